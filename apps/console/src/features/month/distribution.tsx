import { lazy, Suspense, useMemo } from 'react'
import { chartColour } from '../../chart/chart-colour.ts'
import { points } from '../../components/figures.tsx'
import { levelName } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import css from './month.module.css'
import type { BoardRow } from './month-board.tsx'

const Chart = lazy(() => import('../../chart/chart.tsx'))

const HEIGHT = 140
/** Totals nearer than this to each other would cover each other as dots. */
const COLUMN = 1_00

interface Dot {
  fullName: string
  total: number
  level: number
}

/** One dot a person on the line from 0 to 100, with the borders of the grades and the unit's median. The table below says the same. */
export function Distribution({ rows }: { rows: readonly BoardRow[] }) {
  const dots = useMemo(() => stacked(rows), [rows])
  const median = medianOf(dots.map(({ total }) => total))
  const option = useMemo(() => drawing(dots, median, bordersOf(rows)), [dots, median, rows])
  if (dots.length === 0) return null
  return (
    <Section title={m.board_distribution()}>
      <Suspense fallback={<div style={{ height: HEIGHT }} />}>
        <Chart option={option} height={HEIGHT} label={summary(rows, median)} />
      </Suspense>
      <p className={css.quiet}>{summary(rows, median)}</p>
    </Section>
  )
}

function drawing(dots: readonly Dot[], median: number, borders: readonly number[]) {
  const line = chartColour('--line')
  const calm = chartColour('--calm')
  return {
    grid: { left: 16, right: 16, top: 16, bottom: 24 },
    tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => told(dots[dataIndex]) },
    xAxis: {
      min: 0,
      max: 100,
      splitLine: { show: false },
      axisLabel: { color: calm },
      axisLine: { show: true, lineStyle: { color: line } },
    },
    yAxis: { min: -0.5, max: Math.max(4, ...dots.map(({ level }) => level)), show: false },
    series: {
      type: 'scatter',
      symbolSize: 12,
      itemStyle: { color: chartColour('--accent'), opacity: 0.75 },
      data: dots.map(({ total, level }) => [total / 100, level]),
      markLine: {
        symbol: 'none',
        silent: true,
        label: { show: false },
        data: [
          ...borders.map((band) => ({ xAxis: band / 100, lineStyle: { color: calm, type: 'dashed' } })),
          { xAxis: median / 100, lineStyle: { color: chartColour('--accent'), type: 'solid' } },
        ],
      },
    },
  }
}

function told(dot: Dot | undefined): string {
  return dot ? `${dot.fullName}: ${points(dot.total)}` : ''
}

/** Dots that would cover each other stand on top of each other. */
function stacked(rows: readonly BoardRow[]): Dot[] {
  const heights = new Map<number, number>()
  return rows
    .flatMap(({ fullName, total }) => (total === null ? [] : [{ fullName, total }]))
    .sort((a, b) => a.total - b.total)
    .map((one) => {
      const column = Math.round(one.total / COLUMN)
      const level = heights.get(column) ?? 0
      heights.set(column, level + 1)
      return { ...one, level }
    })
}

/** Where the levels of these rows begin and end, each by the ruleset that scored it. */
function bordersOf(rows: readonly BoardRow[]): number[] {
  const all = rows.flatMap(({ level }) => (level ? [level.from, level.next ?? 0] : []))
  return [...new Set(all)].filter((border) => border > 0)
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? 0
  const high = sorted[Math.floor(middle)] ?? 0
  return Math.round((low + high) / 2)
}

function summary(rows: readonly BoardRow[], median: number): string {
  const levels = Map.groupBy(
    rows.flatMap(({ level }) => level ?? []),
    levelName,
  )
  const best = [...levels].toSorted(([, a], [, b]) => (b[0]?.from ?? 0) - (a[0]?.from ?? 0))
  return m.board_summary({
    levels: best.map(([name, own]) => m.board_summary_level({ count: own.length, level: name })).join(', '),
    none: rows.filter(({ total }) => total === null).length,
    median: points(median),
  })
}
