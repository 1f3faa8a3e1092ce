import { no, type Permission, yes } from '../access/policy.ts'
import { fail, Refusal } from '../errors.ts'
import type { Day } from '../shared/period.ts'
import { decimal } from '../shared/points.ts'
import type { Plan } from './plan.ts'
import type { Task, TaskAct, TaskEvent } from './task.ts'
import { progressOf, type TaskProgress } from './task-progress.ts'

/** Where a task stands when somebody wants to act on it. */
export interface TaskMoment {
  task: Pick<Task, 'title' | 'quantity' | 'deadline'>
  progress: TaskProgress
  plan: Pick<Plan, 'month' | 'firstDay' | 'lastDay' | 'state'>
  today: Day
}

type ActKind = TaskAct['kind']
type ActOf<Kind extends ActKind> = Extract<TaskAct, { kind: Kind }>

/** `ready`: whether such an act fits now at all; `fits`: whether this very act does. */
interface Rule<Kind extends ActKind> {
  ready: (moment: TaskMoment) => Permission
  fits?: (moment: TaskMoment, act: ActOf<Kind>) => Permission
}

const amount = (quantity: number) => decimal(quantity, 3)

/** Up to how much a delay may concern: what was both delivered after the deadline and accepted. */
const late = ({ progress }: TaskMoment) => Math.min(progress.deliveredLate, progress.accepted)

const somethingOpen = ({ progress }: TaskMoment) => (progress.open > 0 ? yes : no('task.nothingOpen', {}))

const acceptable = ({ progress }: TaskMoment, quantity: number) =>
  quantity <= progress.waiting ? yes : no('task.nothingToAccept', { waiting: amount(progress.waiting) })

const deliverable = ({ progress }: TaskMoment, quantity: number) =>
  quantity <= progress.open ? yes : no('task.deliveryAboveQuantity', { open: amount(progress.open) })

const failable = ({ progress }: TaskMoment, quantity: number) =>
  quantity <= progress.accepted ? yes : no('task.failureAboveAccepted', { accepted: amount(progress.accepted) })

const delayable = (moment: TaskMoment, quantity: number) =>
  quantity <= late(moment) ? yes : no('task.delayAboveLate', { late: amount(late(moment)) })

const unconfirmed = ({ progress }: TaskMoment) =>
  [...progress.failures, ...progress.delays].filter((entry) => entry.cause === null)

/** What each act needs. Sums can therefore never leave 0 ≤ accepted ≤ delivered ≤ quantity. */
const rules: { [Kind in ActKind]: Rule<Kind> } = {
  delivered: { ready: (moment) => deliverable(moment, 1), fits: (moment, act) => deliverable(moment, act.quantity) },
  accepted: { ready: (moment) => acceptable(moment, 1), fits: (moment, act) => acceptable(moment, act.quantity) },
  returned: { ready: (moment) => acceptable(moment, 1), fits: (moment, act) => acceptable(moment, act.quantity) },
  qualityFailed: { ready: (moment) => failable(moment, 1), fits: (moment, act) => failable(moment, act.quantity) },
  deadlineMissed: { ready: (moment) => delayable(moment, 1), fits: (moment, act) => delayable(moment, act.quantity) },
  causeConfirmed: {
    ready: (moment) => (unconfirmed(moment).length > 0 ? yes : no('task.noSuchDeduction', {})),
    fits: (moment, act) =>
      unconfirmed(moment).some((entry) => entry.of === act.of) ? yes : no('task.noSuchDeduction', {}),
  },
  extensionAsked: {
    ready: (moment) => {
      const { deadline, extensionAsked } = moment.progress
      if (moment.today > deadline) return no('task.extensionLate', { deadline })
      if (extensionAsked) return no('task.extensionPending', { deadline: extensionAsked.deadline })
      return somethingOpen(moment)
    },
    // A month is scored on the work of its own plan: what cannot be done within it is given anew in the next one.
    fits: ({ progress, plan }, act) => {
      if (act.deadline <= progress.deadline) return no('task.extensionNotLater', {})
      return act.deadline <= plan.lastDay ? yes : no('task.extensionOutsidePlan', { lastDay: plan.lastDay })
    },
  },
  extensionDecided: { ready: ({ progress }) => (progress.extensionAsked ? yes : no('task.noExtensionAsked', {})) },
  obstacleReported: { ready: somethingOpen },
  handedOver: {
    // What is delivered belongs to the one who did it, so it is accepted or returned before the rest goes to somebody else.
    ready: (moment) => (moment.progress.waiting > 0 ? no('task.deliveryWaits', {}) : somethingOpen(moment)),
  },
  withdrawn: { ready: ({ progress }) => (progress.lastDeliveredOn === null ? yes : no('task.withdrawTooLate', {})) },
}

/** Acts on what was accepted before a hand-over: it keeps earning, so it can still be deducted from. */
const afterHandOver: readonly ActKind[] = ['qualityFailed', 'deadlineMissed', 'causeConfirmed']

/** Whether an act of this kind fits the task now; who may do it is the policy's question. */
export function mayAct(kind: ActKind, moment: TaskMoment): Permission {
  const { plan, progress, task } = moment
  if (plan.state === 'closed') return no('plan.closed', { month: plan.month })
  if (progress.ended === 'handedOver' && kind === 'handedOver') return no('task.secondOwner', { title: task.title })
  if (progress.ended === 'withdrawn') return no('task.ended', {})
  if (progress.ended === 'handedOver' && !afterHandOver.includes(kind)) return no('task.ended', {})
  return rules[kind].ready(moment)
}

/** The act as it may be added to the history. Refuses what the task's state does not allow. */
export function decideAct<Kind extends ActKind>(moment: TaskMoment, act: ActOf<Kind>): ActOf<Kind> {
  const kind: Kind = act.kind
  const ready = mayAct(kind, moment)
  if (!ready.allowed) throw new Refusal(ready.code, ready.details)
  const rule: Rule<Kind> = rules[kind]
  const fits = rule.fits?.(moment, act) ?? yes
  if (!fits.allowed) throw new Refusal(fits.code, fits.details)
  return act
}

/** How long an assignment may be taken back while nobody has worked on it. */
export const WITHDRAWAL_MINUTES = 10

/** Refuses to take back an assignment that is older than ten minutes, or of which anything happened since. */
export function requireWithdrawable(assignedAt: Date, now: Date, histories: readonly (readonly TaskEvent[])[]): void {
  const isOld = now.getTime() - assignedAt.getTime() > WITHDRAWAL_MINUTES * 60_000
  if (isOld || histories.some((events) => events.length > 0)) fail('task.withdrawTooLate', {})
}

/** The moment of a task, from its row and its history. */
export function momentOf(
  task: TaskMoment['task'],
  events: readonly TaskEvent[],
  plan: TaskMoment['plan'],
  today: Day,
): TaskMoment {
  return { task, progress: progressOf(task, events), plan, today }
}
