import type { MonthFacts } from '../facts.ts'
import { type MonthlyScore, type PreparedRuleset, scorePrepared } from '../score.ts'
import { type Placed, placeGrade } from './place.ts'
import type { PeriodKind } from './scored-period.ts'

export interface SheetGrade {
  /** Null where the ruleset knows no points. */
  score: MonthlyScore | null
  /** Null where the ruleset gives no grade for such a period. */
  placed: Placed | null
}

/** The score of the sheet and, where the ruleset gives one, its grade. */
export function gradeSheet(prepared: PreparedRuleset, facts: MonthFacts, kind: PeriodKind): SheetGrade {
  const { ruleset, settings } = prepared
  const score = ruleset.criteria.length > 0 ? scorePrepared(prepared, facts) : null
  if (ruleset.gives[kind] !== 'grade') return { score, placed: null }
  return { score, placed: placeGrade(ruleset, score?.total ?? null, facts.placement, settings) }
}

/** The longest period that the ruleset gives a grade for, else the shortest that it scores: what its worked examples are of. */
export function usualPeriod({ gives }: PreparedRuleset['ruleset']): PeriodKind {
  const kinds = ['year', 'half', 'quarter', 'month'] as const
  return kinds.find((kind) => gives[kind] === 'grade') ?? kinds.findLast((kind) => gives[kind]) ?? 'month'
}
