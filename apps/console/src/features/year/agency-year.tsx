import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTRPC } from '../../api.ts'
import { dayText, instantText, monthText } from '../../components/day-text.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { AgencyGrades } from './agency-grades.tsx'
import { ConductRegister } from './conduct-register.tsx'
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

type Missing = UnitYear['checklist'][number]

const words = {
  tooEarly: () => '',
  monthOpen: m.year_missing_month_open,
  decisionOutdated: m.year_missing_decision,
  monthAbsent: m.year_missing_month_absent,
  decemberProvisional: m.year_missing_december,
  agencyNotGraded: m.year_missing_agency,
  headUndecided: m.year_missing_head,
  personNotGraded: m.year_missing_person,
} satisfies Record<Missing['kind'], () => string>

/** What keeps the year open, and apart from it what it can be closed without. */
function MissingSteps({ data: { checklist, year } }: { data: UnitYear }) {
  const blocking = checklist.filter(({ blocks }) => blocks)
  const waiting = checklist.filter(({ blocks }) => !blocks)
  if (checklist.length === 0) return <Note tone="good" what={m.year_nothing_missing()} />
  const early = blocking.some(({ kind }) => kind === 'tooEarly')
  const others = blocking.filter(({ kind }) => kind !== 'tooEarly')
  return (
    <>
      {early ? <Note tone="info" what={m.year_missing_too_early({ day: dayText(`${year}-12-01`) })} /> : null}
      {others.length > 0 ? <Group title={m.year_blocks()} missing={others} /> : null}
      {waiting.length > 0 ? <Group title={m.year_waits()} missing={waiting} /> : null}
    </>
  )
}

function Group({ title, missing }: { title: string; missing: readonly Missing[] }) {
  return (
    <div className={css.missing}>
      <h3>{title}</h3>
      <ul>
        {[...Map.groupBy(missing, ({ kind }) => kind)].map(([kind, found]) => (
          <li key={kind}>
            <strong>{words[kind]()}</strong>
            <span>{linesOf(found).join('; ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Units that wait for the same months stand together. */
function linesOf(found: readonly Missing[]): string[] {
  return [...Map.groupBy(found, ({ months }) => months.join())].flatMap(([, same]) => {
    const months = same[0]?.months ?? []
    if (months.length === 0) return same.map(lineOf)
    return [m.year_months({ who: same.map(({ who }) => who).join(', '), months: months.map(monthText).join(', ') })]
  })
}

function lineOf({ who, reason }: Missing): string {
  if (reason === null) return who
  return `${who} (${reason === 'lessThanSixMonths' ? m.year_reason_too_short() : m.year_reason_no_score()})`
}
