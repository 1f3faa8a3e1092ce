import type { PositionClass } from '../../organisation/post.ts'
import { Month } from '../../shared/period.ts'
import { MonthFacts } from '../facts.ts'
import { TaskFact } from '../measure.ts'
import { rulesetFor } from '../rulesets/registry.ts'
import { fullGeneral, someTask } from '../testing-facts.ts'
import type { RulesetLookup } from './policy.ts'
import type { SimulatedSubject } from './subject.ts'

const august = Month.parse('2026-08')

/** What is in force today, for any month. */
export const inForceToday: RulesetLookup = (positionClass: PositionClass) => rulesetFor(positionClass, august)

/** Full general points and four products, so many of which failed once: 100, 98.54, 97.08, 95.63, 94.17 points. */
export function withFaults(faulty: number): MonthFacts {
  const work = { id: 't1', quantity: 4000, coefficient: 1000, accepted: 4000 }
  const qualityFailures = faulty > 0 ? [{ quantity: faulty * 1000, objectiveCause: false }] : []
  const tasks = [TaskFact.parse({ ...someTask, ...work, qualityFailures })]
  return { general: fullGeneral, tasks, leadership: null }
}

/** Points of Hà Nội. */
export function hanoiPoints(bonus: number): MonthFacts {
  const criteria = { results: { total: 70_00 }, bonus: { total: bonus } }
  return MonthFacts.parse({ general: { total: 20_00 }, tasks: [], leadership: null, criteria })
}

/** A person of the agency and unit U with one sheet of August for each of the facts, months backwards. */
export function person(
  id: string,
  facts: readonly MonthFacts[],
  more: Partial<SimulatedSubject> = {},
): SimulatedSubject {
  const sheets = facts.map((each, index) => ({
    period: `2026-${String(8 - index).padStart(2, '0')}`,
    positionClass: 'staff' as const,
    facts: each,
  }))
  return { id, unitId: 'U', agency: 'UBND', group: 'chuyên môn', positionClass: 'staff', sheets, ...more }
}
