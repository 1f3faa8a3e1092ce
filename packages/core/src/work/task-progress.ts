import { z } from 'zod'
import type { TaskFact } from '../evaluation/measure.ts'
import { type WorkingCalendar, workingDaysBetween } from '../shared/calendar.ts'
import type { TaskId } from '../shared/ids.ts'
import { type Day, dayAt } from '../shared/period.ts'
import { Thousandths } from '../shared/points.ts'
import type { ObjectiveCause, Task, TaskAct, TaskEvent } from './task.ts'

/** One quality failure or one delay, by the number of the event that recorded it. A cause, once confirmed, switches it off. */
export interface Deduction {
  of: number
  quantity: number
  reason: string
  cause: ObjectiveCause | null
}

/** Where a task stands, read from its history alone. Quantities are thousandths; accepted + waiting = delivered ≤ quantity. */
export interface TaskProgress {
  delivered: number
  waiting: number
  accepted: number
  /** What is still to be delivered. */
  open: number
  /** How much was delivered after the deadline in force. */
  deliveredLate: number
  failures: Deduction[]
  delays: Deduction[]
  /** The deadline in force, after granted extensions. */
  deadline: Day
  extensionAsked: { deadline: Day; reason: string } | null
  /** An obstacle that nobody has answered yet. */
  obstacle: string | null
  ended: 'handedOver' | 'withdrawn' | null
  handedOverTo: TaskId | null
  lastDeliveredOn: Day | null
}

/** Folds the history of a task, in the order of its numbers. Never throws: what the events say is what happened. */
export function progressOf(task: Pick<Task, 'quantity' | 'deadline'>, events: readonly TaskEvent[]): TaskProgress {
  let progress: TaskProgress = {
    delivered: 0,
    waiting: 0,
    accepted: 0,
    open: task.quantity,
    deliveredLate: 0,
    failures: [],
    delays: [],
    deadline: task.deadline,
    extensionAsked: null,
    obstacle: null,
    ended: null,
    handedOverTo: null,
    lastDeliveredOn: null,
  }
  for (const event of events) progress = { ...progress, ...changes(progress, event.act, event) }
  return { ...progress, deliveredLate: Math.min(lateQuantity(events, progress.deadline), progress.delivered) }
}

function changes(progress: TaskProgress, act: TaskAct, event: TaskEvent): Partial<TaskProgress> {
  switch (act.kind) {
    case 'delivered':
      return {
        delivered: progress.delivered + act.quantity,
        waiting: progress.waiting + act.quantity,
        open: progress.open - act.quantity,
        obstacle: null,
        lastDeliveredOn: dayAt(new Date(event.at)),
      }
    case 'accepted':
      return { waiting: progress.waiting - act.quantity, accepted: progress.accepted + act.quantity }
    case 'returned':
      return {
        delivered: progress.delivered - act.quantity,
        waiting: progress.waiting - act.quantity,
        open: progress.open + act.quantity,
      }
    case 'qualityFailed':
      return { failures: [...progress.failures, deduction(act, event)] }
    case 'deadlineMissed':
      return { delays: [...progress.delays, deduction(act, event)], obstacle: null }
    case 'causeConfirmed':
      return {
        failures: progress.failures.map((entry) => (entry.of === act.of ? { ...entry, cause: act.cause } : entry)),
        delays: progress.delays.map((entry) => (entry.of === act.of ? { ...entry, cause: act.cause } : entry)),
        obstacle: null,
      }
    case 'extensionAsked':
      return { extensionAsked: { deadline: act.deadline, reason: act.reason } }
    case 'extensionDecided':
      return {
        extensionAsked: null,
        obstacle: null,
        deadline: act.granted && progress.extensionAsked ? progress.extensionAsked.deadline : progress.deadline,
      }
    case 'obstacleReported':
      return { obstacle: act.text }
    case 'handedOver':
      return { ended: 'handedOver', handedOverTo: act.toTaskId, extensionAsked: null, obstacle: null }
    case 'withdrawn':
      return { ended: 'withdrawn', extensionAsked: null, obstacle: null }
  }
}

function deduction(act: Extract<TaskAct, { kind: 'qualityFailed' | 'deadlineMissed' }>, event: TaskEvent): Deduction {
  return { of: event.number, quantity: act.quantity, reason: act.reason, cause: act.cause }
}

/** Extensions are asked before the deadline, so the last deadline granted is the one that every delivery is held against. */
function lateQuantity(events: readonly TaskEvent[], deadline: Day): number {
  return events.reduce(
    (sum, { act, at }) => (act.kind === 'delivered' && dayAt(new Date(at)) > deadline ? sum + act.quantity : sum),
    0,
  )
}

export const TaskBadge = z.enum(['onTime', 'dueSoon', 'late', 'waiting', 'done', 'ended'])
export type TaskBadge = z.infer<typeof TaskBadge>

/** From how many working days before the deadline on a task is shown as due soon. */
const DUE_SOON_DAYS = 2

/** The one word that a card shows: `waiting` is with somebody else, the acceptance or the answer to an extension. */
export function badgeOf(progress: TaskProgress, today: Day, calendar: WorkingCalendar): TaskBadge {
  if (progress.ended) return 'ended'
  if (progress.open === 0) return progress.waiting === 0 ? 'done' : 'waiting'
  if (progress.extensionAsked) return 'waiting'
  if (today > progress.deadline) return 'late'
  return workingDaysBetween(calendar, today, progress.deadline) <= DUE_SOON_DAYS ? 'dueSoon' : 'onTime'
}

/**
 * What scoring needs to know of the task; null for a withdrawn one, which does not exist for scoring.
 * A task handed over keeps its whole quantity in the denominator, and earns what was accepted of it before (Article 18.1d).
 */
export function taskFact(
  task: Pick<Task, 'id' | 'quantity' | 'coefficient' | 'origin' | 'deadline'>,
  events: readonly TaskEvent[],
): TaskFact | null {
  const { ended, accepted, failures, delays } = progressOf(task, events)
  if (ended === 'withdrawn') return null
  const parts = (deductions: readonly Deduction[]) =>
    deductions
      .map(({ quantity, cause }) => ({
        quantity: Thousandths.parse(Math.min(quantity, accepted)),
        objectiveCause: cause !== null,
      }))
      .filter(({ quantity }) => quantity > 0)
  return {
    id: task.id,
    quantity: task.quantity,
    coefficient: task.coefficient,
    origin: task.origin,
    reassignedAway: ended === 'handedOver' && accepted === 0,
    accepted: Thousandths.parse(accepted),
    qualityFailures: parts(failures),
    missedDeadlines: parts(delays),
  }
}
