import type { PositionClass } from '../../organisation/post.ts'
import type { OfficialId, SheetId } from '../../shared/ids.ts'
import type { Month } from '../../shared/period.ts'
import type { LeadershipFacts, SummedFacts } from '../facts.ts'
import { leadingTerm } from '../month/month-facts.ts'
import { type RulesetOf, scoreInOrder, type UnitMonth } from '../month/unit-month.ts'
import type { Ruleset } from '../ruleset.ts'
import { type MonthlyFigures, prepareRuleset } from '../score.ts'
import { figuresOfSummed } from './score-summed.ts'

/** A sheet of a month with its tasks summed, and the points that count on it. */
export interface SummedSheet extends Pick<SummedFacts, 'general' | 'work'> {
  sheet: { id: SheetId; officialId: OfficialId }
  positionClass: PositionClass
  /** A leader's terms that the superior decided; null while nobody has. */
  decided: Pick<LeadershipFacts, 'dd' | 'e'> | null
}

export interface ScoredSums extends SummedSheet {
  ruleset: Ruleset
  score: MonthlyFigures
}

/** The figures of every sheet of a unit, in the order that leaders' terms ask for: those of `scoreUnit`, without its tasks. */
export function scoreSummedUnit(
  rulesetOf: RulesetOf,
  month: Month,
  unit: Pick<UnitMonth, 'below' | 'openBelow'> & { sheets: readonly SummedSheet[] },
): ScoredSums[] {
  return scoreInOrder(unit, (sheet, led): ScoredSums => {
    const ruleset = rulesetOf(sheet.positionClass, month)
    const { dd = null, e = null } = sheet.decided ?? {}
    const leadership = led === null ? null : { d: leadingTerm(ruleset, led), dd, e }
    const { general, work } = sheet
    return { ...sheet, ruleset, score: figuresOfSummed(prepareRuleset(ruleset), { general, work, leadership }) }
  })
}
