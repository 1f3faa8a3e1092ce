import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import type { Month } from '../../shared/period.ts'
import { inForce, type Ruleset } from '../ruleset.ts'
import { nd335Deputy, nd335Head, nd335Staff } from './nd335.ts'

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
