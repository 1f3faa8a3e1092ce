import { points } from '../../components/figures.tsx'
import { gradeOf } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import css from './month.module.css'
import type { BoardRow } from './month-board.tsx'

const WIDTH = 1000
const DOT = 7
const BANDS = [50_00, 70_00, 90_00]
const at = (hundredths: number) => (hundredths / 100_00) * WIDTH

/** One dot a person on the line from 0 to 100, with the borders of the grades and the unit's median. The table below says the same. */
export function Distribution({ rows }: { rows: readonly BoardRow[] }) {
  const totals = rows.flatMap(({ fullName, total }) => (total === null ? [] : [{ fullName, total }]))
  if (totals.length === 0) return null
  const dots = stacked(totals)
  const height = Math.max(...dots.map(({ level }) => level)) * DOT * 2 + DOT * 2
  const median = medianOf(totals.map(({ total }) => total))
  return (
    <Section title={m.board_distribution()}>
      <svg
        className={css.line}
        viewBox={`-10 0 ${WIDTH + 20} ${height + 36}`}
        role="img"
        aria-label={summary(rows, median)}
      >
        <line x1={0} x2={WIDTH} y1={height} y2={height} />
        {BANDS.map((band) => (
          <g key={band}>
            <line x1={at(band)} x2={at(band)} y1={0} y2={height + 6} strokeDasharray="4 4" />
            <text x={at(band)} y={height + 26} textAnchor="middle">
              {points(band)}
            </text>
          </g>
        ))}
        <line className={css.median} x1={at(median)} x2={at(median)} y1={0} y2={height} />
        {dots.map(({ fullName, total, level }) => (
          <circle key={`${fullName}:${level}:${total}`} cx={at(total)} cy={height - DOT - level * DOT * 2} r={DOT - 1}>
            <title>{`${fullName}: ${points(total)}`}</title>
          </circle>
        ))}
      </svg>
      <p className={css.quiet}>{summary(rows, median)}</p>
    </Section>
  )
}

/** Dots that would cover each other stand on top of each other. */
function stacked(totals: readonly { fullName: string; total: number }[]) {
  const heights = new Map<number, number>()
  return totals
    .toSorted((a, b) => a.total - b.total)
    .map((one) => {
      const column = Math.round(at(one.total) / (DOT * 2))
      const level = heights.get(column) ?? 0
      heights.set(column, level + 1)
      return { ...one, level }
    })
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return Math.round((low + high) / 2)
}

function summary(rows: readonly BoardRow[], median: number): string {
  const count = { excellent: 0, good: 0, completed: 0, failed: 0 }
  for (const { total } of rows) if (total !== null) count[gradeOf(total)] += 1
  return m.board_summary({ ...count, none: rows.filter(({ total }) => total === null).length, median: points(median) })
}
