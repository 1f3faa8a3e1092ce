import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import type { Month } from '../../shared/period.ts'
import { inForce, type Ruleset } from '../ruleset.ts'
import type { YearRuleset } from '../year/year-ruleset.ts'
import { nd335Deputy, nd335Head, nd335Staff } from './nd335.ts'
import { nd335Year } from './nd335-year.ts'

/** Every built-in ruleset. */
export const rulesets: readonly Ruleset[] = [nd335Staff, nd335Head, nd335Deputy]

/** The ruleset that scores such a post in the month; refused where none is in force. */
export function rulesetFor(positionClass: PositionClass, month: Month): Ruleset {
  const found = rulesets.find(
    (ruleset) => ruleset.appliesTo.positionClasses.includes(positionClass) && inForce(ruleset, month),
  )
  return found ?? fail('ruleset.noneInForce', { positionClass, period: month })
}

/** The built-in ruleset of that id, or undefined. */
export function rulesetById(id: string): Ruleset | undefined {
  return rulesets.find((ruleset) => ruleset.id === id)
}

/** Every built-in ruleset that makes a year's grades out of its months, with quotas over everybody together. */
export const yearRulesets: readonly YearRuleset[] = [nd335Year]

/** The yearly ruleset of that id, or undefined. */
export function yearRulesetById(id: string): YearRuleset | undefined {
  return yearRulesets.find((ruleset) => ruleset.id === id)
}
