import * as m from '../../paraglide/messages.js'
import css from './year.module.css'
import type { UnitYear } from './year-words.tsx'

/** How full the places of the agency and of every group are. The numbers say it; the bar only helps the eye. */
export function PlaceBars({ data: { scopes, rows, agency, isWhole } }: { data: UnitYear }) {
  const shown = scopes.filter(
    ({ scope, groups }) => isWhole || scope !== 'group' || rows.some((row) => groups.includes(row.group)),
  )
  const ordered = shown.toSorted((a, b) => Number(a.scope === 'group') - Number(b.scope === 'group'))
  return (
    <div className={css.places}>
      <h3>{m.year_places()}</h3>
      <ul>
        {ordered.map((filled) => {
          const { scope, groups, holders, places, counted, candidates, isException } = filled
          const tied = tiedNames(filled, rows)
          return (
            <li key={`${scope}:${groups.join()}`}>
              <span className={css.scope}>
                {scope === 'agency' ? m.year_places_agency({ name: agency.name }) : groups.join(', ')}
              </span>
              <span className={css.bar} aria-hidden="true">
                <span style={{ width: `${places === 0 ? 0 : Math.min(100, (100 * holders) / places)}%` }} />
              </span>
              <strong>{m.year_places_used({ used: holders, places })}</strong>
              <small>
                {m.year_places_says({ counted, candidates })}
                {isException ? ` ${m.year_places_exception()}` : ''}
                {tied ? ` ${m.year_places_tied({ names: tied })}` : ''}
              </small>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Those with the same mean at the border of the scope, where a place stayed free because they could not share it. */
function tiedNames({ scope, groups, holders, places }: UnitYear['scopes'][number], rows: UnitYear['rows']): string {
  if (holders >= places) return ''
  return rows
    .filter(
      ({ quota, group }) => quota && !quota.placed && quota.tied > 0 && quota.scope === scope && groups.includes(group),
    )
    .filter(({ quota }) => quota && quota.rank <= places)
    .map(({ fullName }) => fullName)
    .join(', ')
}
