import type { PositionClass } from '../../organisation/post.ts'
import type { Month } from '../../shared/period.ts'
import type { GroupAuthority } from '../group/grade-group.ts'
import type { Ruleset } from '../ruleset.ts'
import type { Agency } from '../year/year-facts.ts'
import type { YearRuleset } from '../year/year-ruleset.ts'
import type { SimulatedSheet } from './subject.ts'

export type RulesetLookup = (positionClass: PositionClass, month: Month, sheet: SimulatedSheet) => Ruleset | undefined

/** What is held against what. */
export interface Policy {
  present: RulesetLookup
  draft: RulesetLookup
  /** Where the months make the grade of a year; the same yearly rules twice where only the months' rules change. */
  year?: {
    year: number
    present: YearRuleset
    draft: YearRuleset
    agencies: Readonly<Record<string, Agency>>
  }
  authority?: GroupAuthority
}

/** The drafts for whom they apply to, the present rules for everybody else. When a draft comes into force plays no part. */
export function draftedOver(drafts: readonly Ruleset[], present: RulesetLookup): RulesetLookup {
  return (positionClass, month, sheet) =>
    drafts.find(({ appliesTo }) => appliesTo.positionClasses.includes(positionClass)) ??
    present(positionClass, month, sheet)
}
