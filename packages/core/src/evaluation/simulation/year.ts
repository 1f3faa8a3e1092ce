import { fraction, roundedHalfUp } from '../../shared/fraction.ts'
import type { Month } from '../../shared/period.ts'
import { scoreYear, type YearResult } from '../year/score-year.ts'
import type { YearFacts, YearSubject } from '../year/year-facts.ts'
import { type Both, type ComparedSubject, type Side, sides } from './compared.ts'
import { type Effect, type Outcome, withoutResult } from './outcome.ts'
import type { Policy } from './policy.ts'

type YearPolicy = NonNullable<Policy['year']>

/** A person's year under one side, with what it was made from. */
export interface ComparedYear {
  facts: YearFacts
  subject: YearSubject
  result: YearResult
}

export interface YearOutcome extends Both<Outcome> {
  made: Partial<Both<ComparedYear>>
}

/** The year of everybody in an agency, by person: the months of each side under its yearly rules. */
export function comparedYears(people: readonly ComparedSubject[], policy: YearPolicy): YearOutcome[] {
  const years = people.map((): YearOutcome => {
    const none = withoutResult({ reason: 'noYearFacts', detail: String(policy.year) })
    return { present: none, draft: none, made: {} }
  })
  for (const side of sides) {
    const known = people.flatMap((person, index) => yearSubject(person, side, policy.year, index))
    const facts = { year: policy.year, agencies: policy.agencies, subjects: known.map(({ subject }) => subject) }
    for (const [place, result] of scoreYear(policy[side], facts).entries()) {
      const { subject, index } = known[place] ?? {}
      const year = years[index ?? -1]
      if (!subject || !year) continue
      year[side] = outcome(subject, result)
      year.made[side] = { facts, subject, result }
    }
  }
  return years
}

function yearSubject({ subject, sheets }: ComparedSubject, side: Side, year: number, index: number) {
  const { id, agency, group, positionClass: role } = subject
  if (!subject.year) return []
  const ofYear = sheets.filter(({ period }) => period.kind === 'month' && period.last.startsWith(`${year}-`))
  const months: Partial<Record<Month, number | null>> = {}
  for (const [month, own] of Map.groupBy(ofYear, ({ period }) => period.last)) {
    const totals = own.flatMap((sheet) => sheet[side].total ?? [])
    months[month] = totals.length === 0 ? null : meanOf(totals)
  }
  return [{ index, subject: { id, agency, group, role, ...subject.year, months } }]
}

/** Posts held in the same month count alike. */
function meanOf(totals: readonly number[]): number {
  return roundedHalfUp(
    fraction(
      totals.reduce((sum, total) => sum + total, 0),
      totals.length,
    ),
  )
}

function outcome({ conduct }: YearSubject, result: YearResult): Outcome {
  const { mean: total, grade: level, reason, overriddenBy, gatedBy, quota } = result
  const effects: Effect[] = []
  const kind = overriddenBy === null ? undefined : conduct[overriddenBy]?.kind
  if (kind) effects.push({ what: 'conduct', name: kind })
  if (gatedBy !== null) effects.push({ what: 'gate', name: gatedBy })
  if (quota && !quota.placed) effects.push({ what: 'quota', name: quota.scope })
  const unscored = reason === null ? [] : [{ reason: 'notScored' as const, detail: reason }]
  return { prepared: null, total, level, effects, unscored }
}
