import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayText } from '../../components/day-text.tsx'
import { Panel } from '../../components/panel.tsx'
import * as m from '../../paraglide/messages.js'
import { AgencyForm } from './agency-form.tsx'
import css from './year.module.css'
import { type UnitYear, YearMark } from './year-words.tsx'

/** How each organisation of the agency was graded: its head is not graded above it. */
export function AgencyGrades({ data }: { data: UnitYear }) {
  const [opened, setOpened] = useState<string | null>(null)
  const agency = data.agencies.find(({ unitId }) => unitId === opened)
  return (
    <details className={css.fold}>
      <summary>{m.year_agencies()}</summary>
      <ul className={css.entries}>
        {data.agencies.map((one) => (
          <li key={one.unitId}>
            <span className={css.entry}>
              <strong>{one.name}</strong>
              {one.outstanding ? (
                <small>{m.year_agency_outstanding({ document: one.outstandingDocument })}</small>
              ) : null}
            </span>
            <span className={css.entry}>
              {one.grade === null ? (
                <span className={css.quiet}>{m.year_agency_none()}</span>
              ) : (
                <YearMark grade={one.grade} />
              )}
              {one.grade !== null && one.decidedOn !== null ? (
                <small>{m.year_agency_document({ document: one.document, day: dayText(one.decidedOn) })}</small>
              ) : null}
            </span>
            {one.mayRecord ? (
              <Button variant="default" size="xs" onClick={() => setOpened(one.unitId)}>
                {m.year_agency_record()}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {agency ? (
        <Panel title={m.year_agency_title({ name: agency.name })} onClose={() => setOpened(null)}>
          <AgencyForm agency={agency} year={data.year} onDone={() => setOpened(null)} />
        </Panel>
      ) : null}
    </details>
  )
}
