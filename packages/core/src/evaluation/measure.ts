import { z } from 'zod'
import { caption } from '../shared/caption.ts'
import type { Exact } from '../shared/fraction.ts'
import { Thousandths } from '../shared/points.ts'
import { Origin } from '../work/task.ts'

/** A failed assessment or a missed deadline, and how much of the accepted quantity it concerns, from the first unit on. */
export const Failure = z.strictObject({
  quantity: Thousandths.meta(caption('Số lượng bị', 'Quantity concerned')),
  objectiveCause: z.boolean().meta(caption('Nguyên nhân khách quan', 'Objective cause')),
})
export type Failure = z.infer<typeof Failure>

/** What scoring needs to know of one task; quantities and the coefficient in thousandths. */
export const TaskFact = z
  .strictObject({
    id: z.string().min(1).max(200).meta(caption('Mã việc', 'Task')),
    quantity: Thousandths.min(1).meta(caption('Số lượng giao', 'Quantity')),
    coefficient: Thousandths.min(1).meta(caption('Hệ số', 'Coefficient')),
    origin: Origin.meta(
      caption('Nguồn', 'Origin', {
        planned: { vi: 'Trong kế hoạch', en: 'Planned' },
        extra: { vi: 'Ngoài kế hoạch', en: 'Extra' },
        takenOver: { vi: 'Nhận từ người khác', en: 'Taken over' },
      }),
    ),
    /** Handed to somebody else: stays in the denominator and earns nothing (Article 18.1d). */
    reassignedAway: z.boolean().meta(caption('Đã giao lại cho người khác', 'Handed to somebody else')),
    accepted: Thousandths.meta(caption('Số lượng hoàn thành', 'Accepted')),
    qualityFailures: z.array(Failure).meta(caption('Lần chưa đạt chất lượng', 'Quality failures')),
    missedDeadlines: z.array(Failure).meta(caption('Lần chậm', 'Missed deadlines')),
  })
  .check(({ value, issues }) => {
    const above = (path: PropertyKey[], maximum: number) =>
      issues.push({ code: 'too_big', origin: 'number', maximum, inclusive: true, path, input: value })
    if (value.accepted > value.quantity) above(['accepted'], value.quantity)
    for (const key of ['qualityFailures', 'missedDeadlines'] as const) {
      for (const [index, failure] of value[key].entries()) {
        if (failure.quantity > value.accepted) above([key, index, 'quantity'], value.accepted)
      }
    }
  })
export type TaskFact = z.infer<typeof TaskFact>

/**
 * The exact sums over a person's tasks, all in the same small unit: one millionth of a converted unit, divided by `parts`.
 * Numbers while every sum stays below 2^53, bigints beyond; never rounded.
 */
export interface Measures {
  /** A: the work originally assigned, also what was later given to somebody else. */
  readonly assigned: Exact
  readonly completed: Exact
  /** Completed, less what failed assessments took. */
  readonly quality: Exact
  /** Completed, less what missed deadlines took. */
  readonly progress: Exact
  /** Whether any failure or delay took something. */
  readonly deducted: boolean
}

/** How many failures on the same unit take all of its credit: at four, each takes 25 % (Article 14.2b and c). */
export type Parts = 1 | 2 | 4

/** What scoring needs of a month's work once its tasks are summed, with the number of parts that they were summed in. */
export interface SummedWork {
  readonly measures: Measures
  readonly parts: Parts
}

/** Sums the tasks. Never throws: a failure above the accepted quantity takes no more than what was accepted. */
export function measure(tasks: readonly TaskFact[], parts: Parts = 4): Measures {
  let assigned = 0
  let completed = 0
  let lostQuality = 0
  let lostProgress = 0
  for (const task of tasks) {
    if (task.origin === 'planned') assigned += task.quantity * task.coefficient
    if (task.reassignedAway) continue
    completed += task.accepted * task.coefficient
    // Most tasks have none: asking first halves the time of the whole sum.
    if (task.qualityFailures.length > 0)
      lostQuality += lost(task.qualityFailures, task.accepted, parts) * task.coefficient
    if (task.missedDeadlines.length > 0)
      lostProgress += lost(task.missedDeadlines, task.accepted, parts) * task.coefficient
  }
  // Every term is positive, so a float sum below 2^53 proves that each product and each partial sum was exact.
  if ((assigned + completed) * parts > Number.MAX_SAFE_INTEGER) return measureLarge(tasks, parts)
  return {
    assigned: assigned * parts,
    completed: completed * parts,
    quality: completed * parts - lostQuality,
    progress: completed * parts - lostProgress,
    deducted: lostQuality + lostProgress > 0,
  }
}

function measureLarge(tasks: readonly TaskFact[], parts: Parts): Measures {
  let assigned = 0n
  let completed = 0n
  let lostQuality = 0n
  let lostProgress = 0n
  for (const task of tasks) {
    const coefficient = BigInt(task.coefficient)
    if (task.origin === 'planned') assigned += BigInt(task.quantity) * coefficient
    if (task.reassignedAway) continue
    completed += BigInt(task.accepted) * coefficient
    lostQuality += BigInt(lost(task.qualityFailures, task.accepted, parts)) * coefficient
    lostProgress += BigInt(lost(task.missedDeadlines, task.accepted, parts)) * coefficient
  }
  const scale = BigInt(parts)
  return {
    assigned: assigned * scale,
    completed: completed * scale,
    quality: completed * scale - lostQuality,
    progress: completed * scale - lostProgress,
    deducted: lostQuality + lostProgress > 0n,
  }
}

/**
 * What the failures take of a task, in thousandths divided by `parts`.
 * Failures begin at the first unit, so they nest, and a unit loses one part for each failure that reaches it, up to all
 * `parts`. Summed over the units that is the sum of the `parts` largest failed quantities.
 */
export function lost(failures: readonly Failure[], accepted: number, parts: Parts): number {
  if (failures.length > parts) return lostToLargest(failures, accepted, parts)
  let total = 0
  for (const failure of failures) {
    if (!failure.objectiveCause) total += Math.min(failure.quantity, accepted)
  }
  return total
}

function lostToLargest(failures: readonly Failure[], accepted: number, parts: Parts): number {
  return failures
    .filter(({ objectiveCause }) => !objectiveCause)
    .map(({ quantity }) => Math.min(quantity, accepted))
    .sort((a, b) => b - a)
    .slice(0, parts)
    .reduce((total, quantity) => total + quantity, 0)
}
