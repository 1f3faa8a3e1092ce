import type { MonthFacts } from '../facts.ts'
import { type ScoredPeriod, scoredPeriod } from '../grade/scored-period.ts'
import { quotaOf } from '../group/capped-quota.ts'
import { type GroupStanding, rankGroup } from '../group/grade-group.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { Policy } from './policy.ts'
import type { SimulatedSheet, SimulatedSubject } from './subject.ts'

/** The sides of a simulation. */
export const sides = ['present', 'draft'] as const
export type Side = (typeof sides)[number]

/** What both sides make of one thing. */
export type Both<Made> = Record<Side, Made>

/** A sheet under both sets of rules. */
export interface ComparedSheet extends Both<Outcome> {
  sheet: SimulatedSheet
  period: ScoredPeriod
  /** What was scored, where those led moved and the leader's term with them. */
  drawn?: Partial<Both<MonthFacts>>
  /** The places that each side gave out, where it caps a grade. */
  standing?: Partial<Both<GroupStanding>>
}

export interface ComparedSubject {
  subject: SimulatedSubject
  sheets: ComparedSheet[]
}

/** Reads periods, each text once. */
export function periodReader(): (text: string) => ScoredPeriod {
  const known = new Map<string, ScoredPeriod>()
  return (text) => {
    const period = known.get(text) ?? scoredPeriod(text)
    if (!period) throw new Error(`Not a period: ${text}`)
    known.set(text, period)
    return period
  }
}

/** A person's sheets by themselves, before any quota. */
export function compared(
  subject: SimulatedSubject,
  { present, draft }: Policy,
  periodOf: (text: string) => ScoredPeriod,
): ComparedSubject {
  const sheets = subject.sheets.map((sheet) => {
    const period = periodOf(sheet.period)
    return { sheet, period, present: outcomeOf(present, sheet, period), draft: outcomeOf(draft, sheet, period) }
  })
  return { subject, sheets }
}

/** Whether somebody else's results may change this person's. */
export function isRanked({ sheets }: ComparedSubject, { year, authority }: Policy): boolean {
  if (year) return true
  return sheets.some((sheet) =>
    sides.some((side) => {
      const { prepared } = sheet[side]
      if (prepared?.ruleset.gives[sheet.period.kind] !== 'grade') return false
      return quotaOf(prepared.ruleset, authority?.parentOf?.(prepared.ruleset)) !== null
    }),
  )
}

/** Gives out the places among the people of an agency, period by period. */
export function ranked(people: readonly ComparedSubject[], { authority }: Policy): void {
  const all = people.flatMap(({ subject, sheets }) => sheets.map((sheet, index) => ({ subject, sheet, index })))
  for (const own of Map.groupBy(all, ({ sheet }) => sheet.period.text).values()) {
    for (const side of sides) placesGiven(own, side, authority)
  }
}

type Placed = { subject: SimulatedSubject; sheet: ComparedSheet; index: number }

function placesGiven(people: readonly Placed[], side: Side, authority: Policy['authority']): void {
  const members = people.flatMap(({ subject, sheet, index }) => {
    const { prepared, level, total } = sheet[side]
    if (prepared?.ruleset.gives[sheet.period.kind] !== 'grade') return []
    const { id, agency, group } = subject
    return [{ sheet, member: { id: `${id} ${index}`, agency, group, prepared, grade: level, points: total } }]
  })
  const standings = rankGroup(
    members.map(({ member }) => member),
    authority,
  )
  for (const [index, { sheet }] of members.entries()) {
    const given = standings[index]
    if (!given?.standing) continue
    const { standing, grade, isUndecided } = given
    sheet.standing = { ...sheet.standing, [side]: given }
    sheet[side] = {
      ...sheet[side],
      level: grade,
      effects: standing.placed
        ? sheet[side].effects
        : [...sheet[side].effects, { what: 'quota', name: standing.scope }],
      unscored: isUndecided ? [{ reason: 'needsDecision', detail: standing.scope }] : [],
    }
  }
}
