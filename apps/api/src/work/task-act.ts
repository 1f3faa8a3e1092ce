import type { Actor } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import { fail, Refusal } from '@congtam/core/errors'
import type { TaskId } from '@congtam/core/shared/ids'
import type { TaskAct, TaskEvent } from '@congtam/core/work/task'
import { decideAct, momentOf } from '@congtam/core/work/task-flow'
import type { Db } from '@congtam/db/db'
import { lineageOf } from '@congtam/db/organisation/unit'
import { listKeptFiles } from '@congtam/db/work/file'
import { lockPlan } from '@congtam/db/work/plan'
import { getTask } from '@congtam/db/work/task'
import { appendEvents, listEvents } from '@congtam/db/work/task-event'
import { detailOf, subjectOf, type TaskAction, type TaskDetail, taskActions, type Viewer } from './task-view.ts'

export interface ActContext extends Viewer {
  now: Date
}

/** The task that somebody read, and the version at which they did. */
export interface TaskVersion {
  id: TaskId
  version: number
}

/** The task with its history, read under the lock of its month and at the version that the caller decided on. */
export async function openTask(ctx: ActContext, { id, version }: TaskVersion, action: TaskAction) {
  const { db, actor, today } = ctx
  const row = await getTask(db, actor.tenantId, id)
  const { task } = row
  const plan = await lockPlan(db, actor.tenantId, task.unitId, task.month, 'share')
  const lineage = await lineageOf(db, actor.tenantId, task.unitId, today)
  const permission = may(actor, taskActions[action][0], subjectOf(task, lineage))
  if (!permission.allowed) throw new Refusal(permission.code, permission.details)
  if (plan.state === 'closed') fail('plan.closed', { month: plan.month })
  if (task.version !== version) fail('task.stale', {})
  const events = (await listEvents(db, actor.tenantId, [id])).get(id) ?? []
  return { row, task, plan, lineage, events, moment: momentOf(task, events, plan, today) }
}

export type OpenTask = Awaited<ReturnType<typeof openTask>>

/** Adds the act to the history of the task if the actor may do it and the task's state allows it. */
export async function actOn(
  ctx: ActContext,
  action: TaskAction,
  which: TaskVersion,
  act: TaskAct,
): Promise<TaskDetail> {
  const open = await openTask(ctx, which, action)
  const decided = decideAct(open.moment, act)
  if (decided.kind === 'delivered') await requireFiles(ctx.db, ctx.actor, decided)
  return await addEvent(ctx, open, decided)
}

/** Writes a decided act as the next event of the task, and gives the task as it then stands. */
export async function addEvent(ctx: ActContext, open: OpenTask, act: TaskAct): Promise<TaskDetail> {
  const { db, actor, today } = ctx
  const { row, task, plan, lineage, events } = open
  const event = eventOf(ctx, act)
  await appendEvents(db, actor.tenantId, [{ taskId: task.id, readVersion: task.version, event }])
  const number = task.version + 1
  const after = { ...row, task: { ...task, version: number } }
  return detailOf({ actor, today, plan, lineage }, after, [...events, { ...event, number }])
}

/** An act by the actor, now. */
export function eventOf({ actor, now }: ActContext, act: TaskAct): Omit<TaskEvent, 'number'> {
  return { act, byUserId: actor.userId, byName: actor.name, at: now.toISOString() }
}

async function requireFiles(db: Db, actor: Actor, act: Extract<TaskAct, { kind: 'delivered' }>): Promise<void> {
  const hashes = act.evidence.flatMap((evidence) => (evidence.kind === 'file' ? [evidence.sha256] : []))
  if (hashes.length === 0) return
  const kept = await listKeptFiles(db, actor.tenantId, hashes)
  if (hashes.some((hash) => !kept.includes(hash))) fail('file.notFound', {})
}
