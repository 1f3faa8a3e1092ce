import { dayText, monthText } from '../../components/day-text.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './year.module.css'
import type { UnitYear } from './year-words.tsx'

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
export function MissingSteps({ data: { checklist, year } }: { data: UnitYear }) {
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
