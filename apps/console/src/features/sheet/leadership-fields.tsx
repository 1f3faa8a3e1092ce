import type { Leadership } from '@congtam/core/evaluation/sheet'
import { Radio, Textarea } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import * as m from '../../paraglide/messages.js'
import css from './sheet.module.css'

type Term = keyof Leadership
interface Choice {
  share: 'full' | 'half' | null
  reason: string
}
export type LeadershipDraft = Record<Term, Choice>

export const emptyLeadership: LeadershipDraft = { dd: { share: null, reason: '' }, e: { share: null, reason: '' } }

/** What each choice means, shortened from Article 15.3b and c. */
const terms = {
  dd: { label: m.lead_dd, full: m.lead_dd_full, half: m.lead_dd_half },
  e: { label: m.lead_e, full: m.lead_e_full, half: m.lead_e_half },
} satisfies Record<Term, unknown>
const names = Object.keys(terms) as Term[]

export function isLeadershipDraft(kept: unknown): kept is LeadershipDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const entries = new Map<string, unknown>(Object.entries(kept))
  return names.every((term) => {
    const choice = entries.get(term)
    return (
      typeof choice === 'object' &&
      choice !== null &&
      'share' in choice &&
      'reason' in choice &&
      typeof choice.reason === 'string'
    )
  })
}

export function leadershipProblems(draft: LeadershipDraft): Problem[] {
  return names.flatMap((term) => {
    const label = terms[term].label()
    const choice =
      draft[term].share === null ? [{ field: `lead-${term}-full`, text: m.lead_problem_share({ term: label }) }] : []
    const reason =
      draft[term].reason.trim() === ''
        ? [{ field: `lead-${term}-reason`, text: m.lead_problem_reason({ term: label }) }]
        : []
    return [...choice, ...reason]
  })
}

/** The two choices, once both are made. */
export function leadershipOf(draft: LeadershipDraft): Leadership {
  return draft as Leadership
}

interface LeadershipFieldsProps {
  value: LeadershipDraft
  onChange: (next: LeadershipDraft) => void
  problems: readonly Problem[]
}

/** The terms đ and e of a leader; d follows from the people led and is computed. */
export function LeadershipFields({ value, onChange, problems }: LeadershipFieldsProps) {
  return names.map((term) => {
    const { label, full, half } = terms[term]
    const change = (change: Partial<Choice>) => onChange({ ...value, [term]: { ...value[term], ...change } })
    return (
      <fieldset key={term} className={css.group}>
        <legend>
          <span>{label()}</span>
        </legend>
        <Radio
          id={`lead-${term}-full`}
          name={`lead-${term}`}
          label={full()}
          checked={value[term].share === 'full'}
          onChange={() => change({ share: 'full' })}
        />
        <Radio
          name={`lead-${term}`}
          label={half()}
          checked={value[term].share === 'half'}
          onChange={() => change({ share: 'half' })}
        />
        {problemOf(problems, `lead-${term}-full`) ? (
          <p className={css.wrong}>{problemOf(problems, `lead-${term}-full`)}</p>
        ) : null}
        <Textarea
          id={`lead-${term}-reason`}
          label={m.lead_reason()}
          value={value[term].reason}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
          error={problemOf(problems, `lead-${term}-reason`)}
          autosize
          minRows={1}
          maxLength={1000}
        />
      </fieldset>
    )
  })
}
