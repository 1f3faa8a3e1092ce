import type { Actor } from '@congtam/core/access/actor'
import { type Action, may, type Permission, type Subject } from '@congtam/core/access/policy'
import { vietnamCalendar } from '@congtam/core/shared/calendar'
import type { TaskId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import type { Task, TaskAct, TaskEvent } from '@congtam/core/work/task'
import { mayAct, momentOf, type TaskMoment } from '@congtam/core/work/task-flow'
import { badgeOf, type TaskBadge, type TaskProgress } from '@congtam/core/work/task-progress'
import type { Db } from '@congtam/db/db'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findPlan } from '@congtam/db/work/plan'
import type { TaskRow } from '@congtam/db/work/task'
import { listEvents } from '@congtam/db/work/task-event'
import { type Allowed, allowanceOf } from '../access/allow.ts'

/** Each act of the console with the right that it needs and the event that it adds. */
export const taskActions = {
  deliver: ['task.deliver', 'delivered'],
  askExtension: ['task.askExtension', 'extensionAsked'],
  reportObstacle: ['task.reportObstacle', 'obstacleReported'],
  accept: ['task.evaluate', 'accepted'],
  returnDelivery: ['task.evaluate', 'returned'],
  recordFailure: ['task.evaluate', 'qualityFailed'],
  recordDelay: ['task.evaluate', 'deadlineMissed'],
  confirmCause: ['task.evaluate', 'causeConfirmed'],
  decideExtension: ['task.evaluate', 'extensionDecided'],
  handOver: ['task.handOver', 'handedOver'],
} as const satisfies Record<string, readonly [Action, TaskAct['kind']]>

export type TaskAction = keyof typeof taskActions

// The keys of a constant object are exactly its type's keys.
const actions = Object.keys(taskActions) as TaskAction[]

/** A task as it is shown to one person on one day, in a list. */
export interface TaskView extends Task {
  ownerName: string
  assignerName: string
  progress: TaskProgress
  badge: TaskBadge
  /** What the person may do now. The reasons for the rest come with the single task: in a list they were three quarters of its bytes. */
  acts: TaskAction[]
}

/** A single task, with the reason for every act that is not open. */
export interface TaskDetail extends TaskView {
  allowed: Allowed<TaskAction>
}

export interface Viewer {
  db: Db
  actor: Actor
  today: Day
}

/** What the rules of access need to know of a task. */
export function subjectOf(task: Pick<Task, 'ownerId' | 'assignerId'>, lineage: readonly UnitId[]): Subject {
  return { lineage, ownerId: task.ownerId, assignerId: task.assignerId }
}

/**
 * Tasks with their state, read together: one statement for all histories, and one plan and lineage for each unit. The lineage of
 * tasks that are all of one unit may be at hand.
 */
export async function viewsOf(
  viewer: Viewer,
  rows: readonly TaskRow[],
  lineage?: readonly UnitId[],
): Promise<TaskView[]> {
  const { db, actor, today } = viewer
  const histories = await listEvents(
    db,
    actor.tenantId,
    rows.map((row) => row.task.id),
  )
  const grounds = new Map<string, Pick<TaskPlace, 'plan' | 'lineage'>>()
  for (const { task } of rows) {
    const key = `${task.unitId} ${task.month}`
    if (!grounds.has(key)) grounds.set(key, await groundOf(viewer, task.unitId, task.month, lineage))
  }
  return rows.flatMap((row) => {
    const ground = grounds.get(`${row.task.unitId} ${row.task.month}`)
    return ground ? [viewOf({ actor, today, ...ground }, row, histories.get(row.task.id) ?? [])] : []
  })
}

/** The plan and the units above one task. */
export async function groundOf(
  { db, actor, today }: Viewer,
  unitId: UnitId,
  month: Month,
  lineage?: readonly UnitId[],
): Promise<Pick<TaskPlace, 'plan' | 'lineage'>> {
  const plan = await findPlan(db, actor.tenantId, unitId, month)
  // A foreign key ties every task to its plan.
  if (!plan) throw new Error(`No plan of ${unitId} in ${month}`)
  return { plan, lineage: lineage ?? (await lineageOf(db, actor.tenantId, unitId, today)) }
}

/** What was read of the place where a task stands. */
export interface TaskPlace {
  actor: Actor
  today: Day
  plan: Plan
  lineage: readonly UnitId[]
}

type NamedTask = Pick<TaskRow, 'task' | 'ownerName' | 'assignerName'>

/** One task with its state, from what was already read. */
export function viewOf(on: TaskPlace, row: NamedTask, events: readonly TaskEvent[]): TaskView {
  const { task, ownerName, assignerName } = row
  const moment = momentOf(task, events, on.plan, on.today)
  const badge = badgeOf(moment.progress, on.today, vietnamCalendar)
  const acts = actions.filter((action) => permissionsOf(action, on, moment, task).every(({ allowed }) => allowed))
  return { ...task, ownerName, assignerName, progress: moment.progress, badge, acts }
}

/** One task with its state and the reasons for what is not open. */
export function detailOf(on: TaskPlace, row: NamedTask, events: readonly TaskEvent[]): TaskDetail {
  const moment = momentOf(row.task, events, on.plan, on.today)
  const answers = actions.map(
    (action) => [action, allowanceOf(...permissionsOf(action, on, moment, row.task))] as const,
  )
  // Object.fromEntries forgets the keys of the table that it was given.
  return { ...viewOf(on, row, events), allowed: Object.fromEntries(answers) as Allowed<TaskAction> }
}

/** First whether the person may at all, then whether the task's state lets them. */
function permissionsOf(
  action: TaskAction,
  { actor, lineage }: TaskPlace,
  moment: TaskMoment,
  task: Task,
): Permission[] {
  const [right, kind] = taskActions[action]
  return [may(actor, right, subjectOf(task, lineage)), mayAct(kind, moment)]
}

/** The rows that `keep` lets through, read on from `after` until the page and one row more are full, or the list ends. */
export async function filledPage(
  read: (after: string[] | null) => Promise<{ views: TaskView[]; isLast: boolean }>,
  keep: (view: TaskView) => boolean,
  { after, limit }: { after: string[] | null; limit: number },
): Promise<TaskView[]> {
  const kept: TaskView[] = []
  let position = after
  for (;;) {
    const { views, isLast } = await read(position)
    kept.push(...views.filter(keep))
    const last = views.at(-1)
    if (kept.length > limit || isLast || !last) return kept
    position = keysOf(last)
  }
}

/** The order of the list of tasks. */
export const keysOf = (task: { deadline: Day; id: TaskId }): string[] => [task.deadline, task.id]
