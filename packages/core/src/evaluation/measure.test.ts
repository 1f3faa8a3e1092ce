import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../shared/testing-runs.ts'
import { type Failure, lost, measure, type Parts, TaskFact } from './measure.ts'
import { someTask, someTasks } from './testing-facts.ts'

/** Unit by unit: each loses one part for every failure that reaches it, and never more than all of it. */
function lostByUnit(failures: readonly Failure[], accepted: number, parts: Parts): number {
  let total = 0
  for (let unit = 0; unit < accepted; unit++) {
    const reached = failures.filter(({ quantity, objectiveCause }) => !objectiveCause && quantity > unit).length
    total += Math.min(parts, reached)
  }
  return total
}

const smallFailures = fc.array(fc.record({ quantity: fc.nat({ max: 14 }), objectiveCause: fc.boolean() }), {
  maxLength: 9,
})

test('what failures take is what they take unit by unit', () =>
  fc.assert(
    fc.property(smallFailures, fc.nat({ max: 12 }), fc.constantFrom<Parts>(1, 2, 4), (failures, accepted, parts) => {
      expect(lost(failures as Failure[], accepted, parts)).toBe(lostByUnit(failures as Failure[], accepted, parts))
    }),
    runs(2000),
  ))

/** The same sums in whole numbers of any size. */
function measuredLarge(tasks: readonly TaskFact[]) {
  const sums = { assigned: 0n, completed: 0n, quality: 0n, progress: 0n }
  for (const task of tasks) {
    const weight = BigInt(task.coefficient)
    if (task.origin === 'planned') sums.assigned += 4n * BigInt(task.quantity) * weight
    if (task.reassignedAway) continue
    const all = 4n * BigInt(task.accepted) * weight
    sums.completed += all
    sums.quality += all - BigInt(lost(task.qualityFailures, task.accepted, 4)) * weight
    sums.progress += all - BigInt(lost(task.missedDeadlines, task.accepted, 4)) * weight
  }
  return sums
}

const big = ({ assigned, completed, quality, progress }: ReturnType<typeof measure>) => ({
  assigned: BigInt(assigned),
  completed: BigInt(completed),
  quality: BigInt(quality),
  progress: BigInt(progress),
})

test('the sums are exact for everyday quantities and for absurd ones', () =>
  fc.assert(
    fc.property(fc.oneof(someTasks(), someTasks({ quantity: 999_999_999, coefficient: 999_999_999 })), (tasks) => {
      expect(big(measure(tasks))).toEqual(measuredLarge(tasks))
    }),
  ))

test('the sums stay exact across 2^53, one unit below it and one above', () => {
  // 2^53 / 4 parts = 2,251,799,813 units; work assigned and completed share it.
  for (const quantity of [999_999_998, 999_999_999]) {
    for (const coefficient of [1_125_898, 1_125_899, 1_125_900, 1_125_901]) {
      const task = { ...someTask, quantity, coefficient, accepted: quantity } as TaskFact
      expect(big(measure([task]))).toEqual(measuredLarge([task]))
    }
  }
})

test('plain numbers serve a month of 320,000 converted units', () => {
  const tasks = Array.from(
    { length: 320 },
    () => ({ ...someTask, quantity: 1_000_000, accepted: 1_000_000, coefficient: 1000 }) as TaskFact,
  )
  expect(typeof measure(tasks).completed).toBe('number')
})

test('the order of tasks and of failures changes nothing', () =>
  fc.assert(
    fc.property(someTasks(), (tasks) => {
      const turned = tasks
        .map((task) => ({
          ...task,
          qualityFailures: task.qualityFailures.toReversed(),
          missedDeadlines: task.missedDeadlines.toReversed(),
        }))
        .toReversed()
      expect(measure(turned)).toEqual(measure(tasks))
    }),
  ))

test('a task split in two, its failures still from the first unit on, changes nothing', () =>
  fc.assert(
    fc.property(someTasks(), fc.nat(), (tasks, at) => {
      const split = tasks.flatMap((task) => {
        const first = task.accepted === 0 ? 0 : at % (task.accepted + 1)
        const part = (accepted: number, quantity: number, from: number) => {
          const within = (failures: readonly Failure[]) =>
            failures.map(({ quantity, objectiveCause }) => ({
              quantity: Math.min(Math.max(quantity - from, 0), accepted),
              objectiveCause,
            }))
          return {
            ...task,
            accepted,
            quantity,
            qualityFailures: within(task.qualityFailures),
            missedDeadlines: within(task.missedDeadlines),
          } as TaskFact
        }
        return [part(first, first, 0), part(task.accepted - first, task.quantity - first, first)]
      })
      expect(measure(split)).toEqual(measure(tasks))
    }),
  ))

test('accepted above the quantity and a failure above the accepted are no facts', () => {
  const paths = (task: object) => TaskFact.safeParse(task).error?.issues.map(({ path }) => path.join('.'))
  expect(paths({ ...someTask, accepted: someTask.quantity + 1 })).toEqual(['accepted'])
  const failure = { quantity: someTask.accepted + 1, objectiveCause: false }
  expect(paths({ ...someTask, missedDeadlines: [failure] })).toEqual(['missedDeadlines.0.quantity'])
  expect(paths({ ...someTask, quantity: 0, accepted: 0 })).toEqual(['quantity'])
})
