import { useState } from 'react'
import { DayText } from '../../components/day-text.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import * as m from '../../paraglide/messages.js'
import css from './home.module.css'
import { destinationOf, type Group } from './waiting.ts'

const SHOWN = 6

/** One act and everything that waits for it, the oldest clock first. */
export function WaitingGroup({ heading, button, rows }: Group) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, SHOWN)
  return (
    <div className={css.group}>
      <h3>
        {heading} <span className={css.count}>{rows.length}</span>
      </h3>
      <ul>
        {shown.map((row) => {
          const { to, params, search } = destinationOf(row)
          return (
            <li key={`${row.taskId ?? row.sheetId ?? row.unitId}`} className={css.row}>
              <div className={css.what}>
                <strong>{row.title}</strong>
                <span className={css.details}>
                  {row.who ? <span>{row.who}</span> : null}
                  {row.due ? <DayText day={row.due} workingDaysLeft={row.workingDaysLeft} /> : null}
                </span>
              </div>
              <LinkButton
                to={to}
                params={params}
                search={search}
                variant="default"
                size="xs"
                aria-label={`${button}: ${row.title}${row.who ? `, ${row.who}` : ''}`}
              >
                {button}
              </LinkButton>
            </li>
          )
        })}
      </ul>
      {rows.length > shown.length ? (
        <button type="button" className={css.all} onClick={() => setAll(true)}>
          {m.home_show_all({ count: rows.length })}
        </button>
      ) : null}
    </div>
  )
}
