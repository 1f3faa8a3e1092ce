import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTRPC } from '../../api.ts'
import { dayText, instantText } from '../../components/day-text.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { AgencyGrades } from './agency-grades.tsx'
import { ConductRegister } from './conduct-register.tsx'
import { MissingSteps } from './missing-steps.tsx'
import { PersonPanel } from './person-panel.tsx'
import { PlaceBars } from './place-bars.tsx'
import { ProposalTable } from './proposal-table.tsx'
import { SignYear } from './sign-year.tsx'
import css from './year.module.css'
import { changeWordsOf, type UnitYear, useOpenPerson } from './year-words.tsx'

/** An agency's year in three steps on one page: what is missing, the proposal, decisions and the signature. */
export function AgencyYear({ unitId, year, choose }: { unitId: string; year: number; choose: ReactNode }) {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.year.get.queryOptions({ unitId, year }))
  const person = useOpenPerson()
  const opened = data.rows.find(({ officialId }) => officialId === person.officialId)
  return (
    <Page title={m.year_title({ year })} state={stateOf(data)} action={choose}>
      {data.isWhole ? null : <Note tone="info" what={m.year_only_room({ agency: data.agency.name })} />}
      <Changes data={data} />
      <Section title={m.year_step_missing()}>
        <MissingSteps data={data} />
        <AgencyGrades data={data} />
        <ConductRegister data={data} />
      </Section>
      <Section title={m.year_step_proposal()}>
        <PlaceBars data={data} />
        <ProposalTable data={data} unitId={unitId} onOpen={person.open} />
      </Section>
      {data.isWhole ? (
        <Section title={m.year_step_sign()}>
          <SignYear data={data} unitId={unitId} />
        </Section>
      ) : null}
      {opened ? (
        <PersonPanel
          key={opened.officialId}
          officialId={opened.officialId}
          year={year}
          unitId={unitId}
          row={opened}
          data={data}
          onClose={person.close}
        />
      ) : null}
    </Page>
  )
}

function stateOf({ agency, asOf, closing }: UnitYear): string {
  if (!closing) return m.year_state_open({ agency: agency.name, day: dayText(asOf) })
  const { number, byName, at } = closing
  return m.year_state_closed({ agency: agency.name, number, name: byName, at: instantText(at) })
}

/** A published year that no longer follows from its facts says so, with everybody it touches. */
function Changes({ data: { closing, changes } }: { data: UnitYear }) {
  if (!closing || changes.length === 0) return null
  const { number } = closing
  return (
    <Note
      tone="warn"
      what={m.year_changed({ number, next: number + 1 })}
      next={
        <>
          {m.year_changed_next()}
          <ul className={css.changes}>
            {changes.map((change) => (
              <li key={change.officialId}>{changeWordsOf(change)}</li>
            ))}
          </ul>
        </>
      }
    />
  )
}
