import * as m from '../../paraglide/messages.js'
import { difference, type Judged, type Measure, type Mirror } from './measure.ts'
import css from './mirror.module.css'

/** Of many evaluators the highest and the lowest are drawn; the table has all. */
const EACH_END = 15

/** A dot with its interval for each evaluator on one common line around the others. The table below says the same in words. */
export function IntervalChart({ mirror, measure }: { mirror: Mirror; measure: Measure }) {
  const rows = mirror.rows.flatMap(({ evaluatorId, name, measures }) => {
    const reading = measures[measure]
    return reading.enough ? [{ evaluatorId, name, reading }] : []
  })
  if (rows.length === 0) return <p className={css.quiet}>{m.mirror_nobody_enough({ needs: mirror.fewest })}</p>
  const all = rows.toSorted((a, b) => b.reading.shrunk.estimate - a.reading.shrunk.estimate)
  const ordered = all.length <= 2 * EACH_END ? all : [...all.slice(0, EACH_END), ...all.slice(-EACH_END)]
  const reach = Math.max(
    ...ordered.map(({ reading: { shrunk } }) => Math.max(Math.abs(shrunk.low), Math.abs(shrunk.high))),
  )
  const { unit } = mirror.measures[measure]
  return (
    <>
      <div className={css.chart} aria-hidden="true">
        <div className={css.scale}>
          <span>{m.mirror_less()}</span>
          <span>{m.mirror_more()}</span>
        </div>
        {ordered.map(({ evaluatorId, name, reading }) => (
          <div key={evaluatorId} className={css.line}>
            <span className={css.name}>{name}</span>
            <Track reading={reading} reach={reach} />
            <span className={css.value}>{difference(reading.shrunk.estimate, unit)}</span>
          </div>
        ))}
      </div>
      <p className={css.quiet}>{m.mirror_chart_says()}</p>
      {all.length > ordered.length ? (
        <p className={css.quiet}>{m.mirror_chart_ends({ count: EACH_END, left: all.length - ordered.length })}</p>
      ) : null}
    </>
  )
}

function Track({ reading: { shrunk, standsOut }, reach }: { reading: Judged; reach: number }) {
  const at = (value: number) => 50 + (reach === 0 ? 0 : (48 * value) / reach)
  return (
    <span className={css.track}>
      <span className={css.bar} style={{ left: `${at(shrunk.low)}%`, width: `${at(shrunk.high) - at(shrunk.low)}%` }} />
      <span className={css.dot} data-stands-out={standsOut || undefined} style={{ left: `${at(shrunk.estimate)}%` }} />
    </span>
  )
}
