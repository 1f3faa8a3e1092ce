import fc from 'fast-check'
import type { MonthFacts } from './facts.ts'
import { GeneralPoints } from './general.ts'
import { TaskFact } from './measure.ts'

/** A task of three products at coefficient 1.6, all accepted. */
export const someTask = TaskFact.parse({
  id: 't1',
  quantity: 3000,
  coefficient: 1600,
  origin: 'planned',
  reassignedAway: false,
  accepted: 3000,
  qualityFailures: [],
  missedDeadlines: [],
})

/** The most general points: 30. */
export const fullGeneral = GeneralPoints.parse({
  'I.1': 500,
  'I.2': 500,
  'II.1': 250,
  'II.2': 250,
  'II.3': 250,
  'II.4': 250,
  'III.1': 250,
  'III.2': 250,
  'III.3': 250,
  'III.4': 250,
})

export const factsOf = (tasks: TaskFact[], leadership: MonthFacts['leadership'] = null): MonthFacts => ({
  general: fullGeneral,
  tasks,
  leadership,
})

/** Any tasks that the schema admits, up to these limits. */
export function someTasks({ quantity = 9000, coefficient = 10_000 } = {}): fc.Arbitrary<TaskFact[]> {
  const failures = (accepted: number) =>
    fc.array(fc.record({ quantity: fc.nat({ max: accepted }), objectiveCause: fc.boolean() }), { maxLength: 6 })
  const task = fc
    .record({
      id: fc.uuid(),
      quantity: fc.integer({ min: 1, max: quantity }),
      coefficient: fc.integer({ min: 1, max: coefficient }),
      origin: fc.constantFrom('planned', 'planned', 'extra', 'takenOver'),
      reassignedAway: fc.boolean(),
    })
    .chain((given) =>
      fc
        .nat({ max: given.quantity })
        .chain((accepted) =>
          fc
            .record({ qualityFailures: failures(accepted), missedDeadlines: failures(accepted) })
            .map((failed) => TaskFact.parse({ ...given, accepted, ...failed })),
        ),
    )
  return fc.array(task, { maxLength: 8 })
}
