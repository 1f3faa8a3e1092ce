import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import type { Month } from '../../shared/period.ts'
import type { RulesetOf } from '../month/unit-month.ts'
import type { Ruleset } from '../ruleset.ts'
import { type LibraryRuleset, lastScored, scoresMonth } from './life.ts'

/** Which ruleset of the library scores such a post in the month: a province's own before the one that it refines. */
export function rulesetOf(library: readonly LibraryRuleset[]): RulesetOf {
  return (positionClass, month) => {
    const found = library.filter((one) => scoresMonth(one, month) && scoresPosts(one.ruleset, positionClass))
    const closest = found.find(({ ruleset }) => !found.some((other) => refines(other.ruleset, ruleset, library)))
    return closest?.ruleset ?? fail('ruleset.noneInForce', { positionClass, period: month })
  }
}

/** A ruleset of another name that would score the same posts in the same months, where neither refines the other. */
export function rivalOf(record: LibraryRuleset, library: readonly LibraryRuleset[]): LibraryRuleset | undefined {
  const { ruleset } = record
  return library.find(
    (one) =>
      one.ruleset.id !== ruleset.id &&
      (one.state === 'adopted' || one.state === 'superseded') &&
      ruleset.appliesTo.positionClasses.some(
        (positionClass) => scoresPosts(ruleset, positionClass) && scoresPosts(one.ruleset, positionClass),
      ) &&
      sharesMonths(one, record) &&
      !refines(one.ruleset, ruleset, library) &&
      !refines(ruleset, one.ruleset, library),
  )
}

function scoresPosts({ appliesTo, gives, isTemplate }: Ruleset, positionClass: PositionClass): boolean {
  const { subject, positionClasses } = appliesTo
  return subject === 'civilServant' && gives.month === 'score' && !isTemplate && positionClasses.includes(positionClass)
}

/** Whether the one stands below the other, straight or by others between them. A circle of parents ends with the library. */
function refines(one: Ruleset, other: Ruleset, library: readonly LibraryRuleset[]): boolean {
  let parent = one.parent
  for (let steps = 0; parent !== null && steps <= library.length; steps += 1) {
    if (parent === other.id) return true
    const above: string = parent
    parent = library.find(({ ruleset }) => ruleset.id === above)?.ruleset.parent ?? null
  }
  return false
}

/** Whether both would score some month. */
export function sharesMonths(one: LibraryRuleset, other: LibraryRuleset): boolean {
  const before = (from: Month, last: Month | null) => last === null || from <= last
  return before(one.ruleset.effective.from, lastScored(other)) && before(other.ruleset.effective.from, lastScored(one))
}
