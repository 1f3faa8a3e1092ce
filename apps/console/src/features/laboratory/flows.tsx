import { lazy, Suspense, useMemo } from 'react'
import { chartColour } from '../../chart/chart-colour.ts'
import { GradeMark } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import css from './laboratory.module.css'
import type { Movements } from './report.tsx'
import { type Level, levelNames, partTitle } from './report-words.ts'

const Chart = lazy(() => import('../../chart/chart.tsx'))

const HEIGHT = 280
/** Best first, as the flows come. */
const levels = ['excellent', 'good', 'completed', 'failed', 'none'] as const satisfies readonly Level[]

const colours = {
  excellent: '--good',
  good: '--accent',
  completed: '--warn',
  failed: '--bad',
  none: '--calm',
} as const satisfies Record<Level, Parameters<typeof chartColour>[0]>

/** How many results went from which level to which: drawn, and as a table with the same figures. */
export function Flows({ movements, year }: { movements: Movements; year?: number }) {
  const { flows } = movements
  const table = year === undefined ? m.lab_flows_table() : m.lab_flows_table_year()
  const option = useMemo(() => drawing(flows), [flows])
  const known = levels.filter((level) => flows.some(({ from, to }) => from === level || to === level))
  const count = (from: Level, to: Level) => flows.find((flow) => flow.from === from && flow.to === to)?.results ?? 0
  const sum = (of: 'from' | 'to', level: Level) =>
    flows.reduce((total, flow) => total + (flow[of] === level ? flow.results : 0), 0)
  return (
    <Section title={partTitle(m.lab_flows(), year)}>
      <div className={css.chart}>
        <div className={css.sides} aria-hidden="true">
          <span>{m.lab_present()}</span>
          <span>{m.lab_draft_side()}</span>
        </div>
        <Suspense fallback={<div style={{ height: HEIGHT }} />}>
          <Chart option={option} height={HEIGHT} label={m.lab_flows_label()} />
        </Suspense>
      </div>
      <p className={css.quiet}>{table}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be within reach of the keyboard. */}
      <section className={css.scroll} tabIndex={0} aria-label={table}>
        <table className={css.matrix}>
          <thead>
            <tr>
              <th scope="col">{m.lab_flows_corner()}</th>
              {known.map((to) => (
                <th key={to} scope="col">
                  <LevelName level={to} />
                </th>
              ))}
              <th scope="col">{m.lab_sum()}</th>
            </tr>
          </thead>
          <tbody>
            {known.map((from) => (
              <tr key={from}>
                <th scope="row">
                  <LevelName level={from} />
                </th>
                {known.map((to) => (
                  <td key={to} data-moved={from === to || count(from, to) === 0 ? undefined : moved(from, to)}>
                    {count(from, to)}
                  </td>
                ))}
                <td>{sum('from', from)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{m.lab_sum()}</th>
              {known.map((to) => (
                <td key={to}>{sum('to', to)}</td>
              ))}
              <td>{movements.all.results}</td>
            </tr>
          </tbody>
        </table>
      </section>
    </Section>
  )
}

function LevelName({ level }: { level: Level }) {
  return level === 'none' ? m.lab_level_none() : <GradeMark grade={level} />
}

function moved(from: Level, to: Level): 'up' | 'down' | undefined {
  if (from === 'none' || to === 'none') return undefined
  return levels.indexOf(to) < levels.indexOf(from) ? 'up' : 'down'
}

function drawing(flows: Movements['flows']) {
  const nodes = (side: 'from' | 'to') =>
    levels
      .filter((level) => flows.some((flow) => flow[side] === level))
      .map((level) => ({
        name: `${side} ${level}`,
        itemStyle: { color: chartColour(colours[level]) },
        label: { formatter: levelNames[level](), position: side === 'from' ? 'right' : 'left' },
      }))
  return {
    tooltip: { trigger: 'item' },
    series: {
      type: 'sankey',
      left: 0,
      right: 0,
      top: 8,
      bottom: 8,
      nodeAlign: 'justify',
      // The name of the smallest flow needs a line of its own.
      nodeGap: 18,
      draggable: false,
      layoutIterations: 0,
      emphasis: { disabled: true },
      label: { color: getComputedStyle(document.body).color, fontFamily: 'inherit', fontSize: 13 },
      lineStyle: { color: 'source', opacity: 0.35 },
      data: [...nodes('from'), ...nodes('to')],
      links: flows.map(({ from, to, results }) => ({ source: `from ${from}`, target: `to ${to}`, value: results })),
    },
  }
}
