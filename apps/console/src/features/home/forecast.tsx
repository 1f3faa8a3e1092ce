import { Link } from '@tanstack/react-router'
import type { Outputs } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { points } from '../../components/figures.tsx'
import { LevelMark } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './home.module.css'

type ForecastFigures = NonNullable<Outputs['home']['waiting']['forecast']>

const RADIUS = 52
const ROUND = 2 * Math.PI * RADIUS

/** What the month would come to if what is still open is done in time: the ring is the hundred points, filled by its two parts. */
export function Forecast({ forecast, month }: { forecast: ForecastFigures; month: string }) {
  const { general, results, total, level, most, missing } = forecast
  return (
    <Section title={m.forecast_title({ month: monthText(month) })}>
      <div className={css.forecast}>
        <svg viewBox="0 0 128 128" width={128} height={128} aria-hidden="true">
          <circle className={css.ring} cx={64} cy={64} r={RADIUS} />
          <Arc from={0} share={results ?? 0} className={css.results} />
          <Arc from={results ?? 0} share={general ?? 0} className={css.general} />
          <text x={64} y={72} textAnchor="middle">
            {total === null ? '–' : points(total)}
          </text>
        </svg>
        <dl>
          <div>
            <dt className={css.keyResults}>{m.forecast_results()}</dt>
            <dd>{m.forecast_of({ value: shown(results), most: points(most.results) })}</dd>
          </div>
          <div>
            <dt className={css.keyGeneral}>{m.forecast_general()}</dt>
            <dd>{m.forecast_of({ value: shown(general), most: points(most.general) })}</dd>
          </div>
          <div>
            <dt>{m.forecast_total()}</dt>
            <dd>
              <strong>{m.forecast_of({ value: shown(total), most: points(most.total) })}</strong>
              {level ? <LevelMark level={level} /> : null}
            </dd>
          </div>
        </dl>
      </div>
      {missing > 0 ? <p className={css.details}>{m.forecast_open_tasks({ count: missing })}</p> : null}
      {general === null ? <p className={css.details}>{m.forecast_incomplete()}</p> : null}
      {results === null ? <p className={css.details}>{m.forecast_leader()}</p> : null}
      <Link to={paths.mySheet}>{m.forecast_open()}</Link>
    </Section>
  )
}

function shown(value: number | null): string {
  return value === null ? '–' : points(value)
}

/** An arc of the ring, in hundredths of a point out of a hundred points. */
function Arc({ from, share, className }: { from: number; share: number; className: string | undefined }) {
  const length = (hundredths: number) => (hundredths / 100_00) * ROUND
  return (
    <circle
      className={className}
      cx={64}
      cy={64}
      r={RADIUS}
      strokeDasharray={`${length(share)} ${ROUND}`}
      strokeDashoffset={-length(from)}
      transform="rotate(-90 64 64)"
    />
  )
}
