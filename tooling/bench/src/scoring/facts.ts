import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { seeded } from '../figure.ts'

export const TASKS = 20

export const CRITERIA = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'] as const

/** `tie`: every task is worth 0.8 and fails whole, so that exact halves of a hundredth are common. */
export function people(count: number, seed: number, tie: boolean): MonthFacts[] {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  return Array.from({ length: count }, () => ({
    general: Object.fromEntries(CRITERIA.map((code, index) => [code, (index < 2 ? 400 : 200) + below(3) * 25])),
    tasks: Array.from({ length: TASKS }, (_, index) => {
      const quantity = tie ? 1000 : (1 + below(5)) * 1000
      const accepted = random() < 0.9 ? quantity : tie ? 0 : below(quantity / 1000) * 1000
      const failures = () =>
        accepted > 0 && random() < 0.15
          ? Array.from({ length: 1 + below(2) }, () => ({
              quantity: tie ? accepted : 1000 * (1 + below(accepted / 1000)),
              objectiveCause: random() < 0.1,
            }))
          : []
      return {
        id: `t${index}`,
        quantity,
        coefficient: tie ? 800 : 200 * (1 + below(85)),
        origin: random() < 0.93 || index === 0 ? 'planned' : 'extra',
        reassignedAway: false,
        accepted,
        qualityFailures: failures(),
        missedDeadlines: failures(),
      }
    }),
    leadership: null,
  })) as unknown as MonthFacts[]
}

/** What one would write by hand for staff alone: integers, no data-driven rules, no explanation. In hundredths. */
export function byHand({ general, tasks }: MonthFacts): number | null {
  let assigned = 0
  let credit = 0
  for (const task of tasks) {
    if (task.origin === 'planned') assigned += task.quantity * task.coefficient
    if (task.reassignedAway) continue
    credit += (12 * task.accepted - worst(task.qualityFailures) - worst(task.missedDeadlines)) * task.coefficient
  }
  if (assigned === 0) return null
  let points = 0
  for (const code of CRITERIA) points += general?.[code] ?? 0
  const capped = Math.min(credit, assigned * 12)
  // points + 7000 × capped / (12 × assigned), rounded half up without leaving the integers.
  const divisor = assigned * 24
  const over = 14_000 * capped + assigned * 12
  return points + (over - (over % divisor)) / divisor
}

function worst(failures: readonly { quantity: number; objectiveCause: boolean }[]): number {
  if (failures.length === 0) return 0
  if (failures.length > 4) throw new Error('the generator gives at most four failures')
  let sum = 0
  for (const failure of failures) if (!failure.objectiveCause) sum += failure.quantity
  return sum
}
