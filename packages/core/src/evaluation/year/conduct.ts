import type { PositionClass } from '../../organisation/post.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { lowerGrade } from './grade.ts'
import type { Conduct, YearFacts } from './year-facts.ts'
import type { Override } from './year-ruleset.ts'

export interface Overridden {
  grade: Grade
  /** The first conduct of the list that forces the grade; null where none does. */
  by: number | null
  rule: Override | null
}

/**
 * The grade that conduct leaves. An act counts in one year only, however many decisions answer it; `isLeftOut` names
 * conduct that counts elsewhere for another reason.
 */
export function overridden(
  grade: Grade,
  conduct: readonly Conduct[],
  role: PositionClass,
  year: number,
  rules: readonly Override[],
  isLeftOut: (one: Conduct) => boolean = () => false,
): Overridden {
  const counting = conduct.flatMap((one, by) => {
    const rule = rules.find((candidate) => concerns(candidate, one, role))
    return rule && countingYear(one, conduct) === year && !isLeftOut(one) ? [{ by, rule }] : []
  })
  const [first] = counting
  if (!first) return { grade, by: null, rule: null }
  return { grade: counting.reduce((lowest, { rule }) => lowerGrade(lowest, rule.grade), grade), ...first }
}

/**
 * The year in which the conduct counts: the one that was recorded for its act, else that of the first decision on it.
 * So a party decision of November and an administrative one of February count once (Article 11.3a), and a decision that
 * follows an evaluation already made on the act counts no more (Article 11.3b).
 */
export function countingYear(one: Conduct, all: readonly Conduct[]): number {
  const same = one.act === null ? [one] : all.filter(({ act }) => act === one.act)
  const recorded = same.find(({ countedIn }) => countedIn !== null)?.countedIn
  if (recorded != null) return recorded
  return Math.min(...same.map(({ effective }) => Number(effective.slice(0, 4))))
}

function concerns(rule: Override, one: Conduct, role: PositionClass): boolean {
  if (rule.kind !== one.kind || !rule.roles.includes(role)) return false
  return !rule.dutyRelated || one.dutyRelated === true
}

/** Whether the decision came in the year itself, but after its grades were decided: the open question A16. */
export function isAfterGrading({ effective, countedIn }: Conduct, { year, gradedOn }: YearFacts): boolean {
  if (gradedOn === undefined || countedIn !== null) return false
  return effective > gradedOn && Number(effective.slice(0, 4)) === year
}
