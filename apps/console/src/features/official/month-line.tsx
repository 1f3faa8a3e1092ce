import { monthText } from '../../components/day-text.tsx'
import { points } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import css from './official.module.css'

const WIDTH = 600
const HEIGHT = 140
const EDGE = 24

interface MonthScore {
  month: string
  total: number | null
  level: { from: number; next: number | null } | null
}

/** The scores month by month, against the levels. The table below says the same in figures. */
export function MonthLine({ months }: { months: readonly MonthScore[] }) {
  const scored = months
    .filter((row): row is MonthScore & { total: number } => row.total !== null)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
  if (scored.length < 2) return null
  const step = (WIDTH - 2 * EDGE) / (scored.length - 1)
  const y = (total: number) => HEIGHT - EDGE - ((total - 40_00) / 60_00) * (HEIGHT - 2 * EDGE)
  const dots = scored.map((row, index) => ({ ...row, x: EDGE + index * step, y: y(Math.max(row.total, 40_00)) }))
  // The borders of the levels that the months lie in, each by the ruleset that scored it.
  const borders = [...new Set(scored.flatMap(({ level }) => [level?.from ?? 0, level?.next ?? 0]))]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={css.line} role="img" aria-label={m.official_line()}>
      {borders
        .filter((border) => border >= 40_00)
        .map((band) => (
          <g key={band}>
            <line x1={EDGE} x2={WIDTH - EDGE} y1={y(band)} y2={y(band)} />
            <text x={0} y={y(band) + 4}>
              {points(band)}
            </text>
          </g>
        ))}
      <polyline points={dots.map((dot) => `${dot.x},${dot.y}`).join(' ')} />
      {dots.map((dot) => (
        <circle key={dot.month} cx={dot.x} cy={dot.y} r={4}>
          <title>{`${monthText(dot.month)}: ${points(dot.total)}`}</title>
        </circle>
      ))}
      {[dots[0], dots.at(-1)].map((dot) =>
        dot ? (
          <text key={dot.month} x={dot.x} y={HEIGHT - 2} textAnchor={dot === dots[0] ? 'start' : 'end'}>
            {monthText(dot.month)}
          </text>
        ) : null,
      )}
    </svg>
  )
}
