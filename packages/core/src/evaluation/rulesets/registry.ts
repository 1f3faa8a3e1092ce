import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import type { Month } from '../../shared/period.ts'
import { inForce, type Ruleset } from '../ruleset.ts'
import type { YearRuleset } from '../year/year-ruleset.ts'
import { haiphong212Head, haiphong212Leader, haiphong212Staff } from './local/haiphong212.ts'
import { hanoi3814Leader, hanoi3814Staff } from './local/hanoi3814.ts'
import { hcmc06Leader, hcmc06Staff } from './local/hcmc06.ts'
import { thanhHoaLeader, thanhHoaStaff } from './local/thanhhoa73.ts'
import { nd90Leader } from './national/nd90-leader.ts'
import { nd90Staff } from './national/nd90-staff.ts'
import { nd335Agency } from './national/nd335-agency.ts'
import { party366Collective, party366Leader, party366Member } from './national/party366.ts'
import { nd335Deputy, nd335Head, nd335Staff } from './nd335.ts'
import { nd335Year } from './nd335-year.ts'
import { agencySplit } from './template/agency-split.ts'
import { pointsAndGates } from './template/points-and-gates.ts'
import { threeStepMonth } from './template/three-step-month.ts'

/** What scores the months of posts where nothing else is adopted. */
const usual: readonly Ruleset[] = [nd335Staff, nd335Head, nd335Deputy]

/** Every built-in ruleset. */
export const rulesets: readonly Ruleset[] = [
  ...usual,
  nd335Agency,
  nd90Staff,
  nd90Leader,
  party366Collective,
  party366Leader,
  party366Member,
  hanoi3814Staff,
  hanoi3814Leader,
  haiphong212Staff,
  haiphong212Leader,
  haiphong212Head,
  hcmc06Staff,
  hcmc06Leader,
  thanhHoaStaff,
  thanhHoaLeader,
  threeStepMonth,
  pointsAndGates,
  agencySplit,
]

/** The national ruleset of such a post in the month. What scores a province's people is for its library to say. */
export function rulesetFor(positionClass: PositionClass, month: Month): Ruleset {
  const found = usual.find(
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
