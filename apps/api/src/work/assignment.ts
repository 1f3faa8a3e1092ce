import { randomUUID } from 'node:crypto'
import type { Actor } from '@congtam/core/access/actor'
import { fail, Refusal } from '@congtam/core/errors'
import { type OfficialId, type PostId, type RequestKey, TaskId, type UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { type AssignmentGround, checkAssignments, loadsOf, type NewTask } from '@congtam/core/work/assignment'
import type { CatalogueItem, CatalogueVersion } from '@congtam/core/work/catalogue'
import type { Plan } from '@congtam/core/work/plan'
import type { Task } from '@congtam/core/work/task'
import { decideAct, requireWithdrawable } from '@congtam/core/work/task-flow'
import { progressOf } from '@congtam/core/work/task-progress'
import { listPeople } from '@congtam/db/organisation/post'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findVersionInForce, listItemsByCode } from '@congtam/db/work/catalogue'
import { findPlan, lockPlan, savePlan } from '@congtam/db/work/plan'
import { getCatalogueOf, insertTasks, listBatch, listMonthTasks } from '@congtam/db/work/task'
import { appendEvents, listEvents } from '@congtam/db/work/task-event'
import { ensure, forbidden } from '../access/allow.ts'
import { type ActContext, addEvent, eventOf, openTask, type TaskVersion } from './task-act.ts'
import { subjectOf, type TaskDetail, type Viewer } from './task-view.ts'

interface Assignment {
  unitId: UnitId
  month: Month
  tasks: NewTask[]
}

interface Ground extends AssignmentGround {
  plan: Plan
  items: ReadonlyMap<string, CatalogueItem>
  version: CatalogueVersion
}

/** What is wrong with each task before anybody assigns it, and what everybody would carry. Writes nothing. */
export async function preview(ctx: Viewer, { unitId, month, tasks }: Assignment) {
  const { db, actor, today } = ctx
  const lineage = await lineageOf(db, actor.tenantId, unitId, today)
  ensure(actor, 'task.assign', { lineage })
  const plan = (await findPlan(db, actor.tenantId, unitId, month)) ?? fail('plan.notFound', { month })
  const ground = await groundOf(ctx, plan, lineage, tasks)
  const rows = checkAssignments(ground, tasks).map((row) => ({
    ...row,
    findings: row.findings.map(({ code, details, blocks }) => {
      const { what, next } = forbidden(code, details)
      return { code, what, next, blocks }
    }),
  }))
  return { planVersion: plan.version, rows, loads: loadsOf(ground, tasks) }
}

/** Assigns all of the tasks or none: the first finding that blocks refuses the whole, and names its row. */
export async function assign(
  ctx: ActContext,
  { key, unitId, month, planVersion, tasks: rows }: Assignment & { key: RequestKey; planVersion: number },
): Promise<{ batchKey: RequestKey; ids: TaskId[]; planVersion: number }> {
  const { db, actor, now, today } = ctx
  const lineage = await lineageOf(db, actor.tenantId, unitId, today)
  ensure(actor, 'task.assign', { lineage })
  const plan = await lockPlan(db, actor.tenantId, unitId, month, 'update')
  if (plan.state === 'closed') fail('plan.closed', { month })
  if (plan.version !== planVersion) fail('plan.stale', {})
  const ground = await groundOf(ctx, plan, lineage, rows)
  for (const { index, findings } of checkAssignments(ground, rows)) {
    const blocking = findings.find((finding) => finding.blocks)
    if (blocking) throw new Refusal(blocking.code, { ...blocking.details, row: index + 1 })
  }
  const tasks = rows.map((row) => taskOf(ground, row))
  const { catalogueId } = ground.version
  await insertTasks(
    db,
    actor.tenantId,
    tasks.map((task) => ({ task, batchKey: key, catalogueId, at: now })),
  )
  await appendEvents(
    db,
    actor.tenantId,
    tasks.flatMap((task) => handOversOf(ctx, ground, task)),
  )
  const saved = await savePlan(db, actor.tenantId, plan)
  return { batchKey: key, ids: tasks.map((task) => task.id), planVersion: saved.version }
}

/** Everything that the rows are checked against. The catalogue is the nearest one in force, going up from the unit. */
async function groundOf(ctx: Viewer, plan: Plan, lineage: UnitId[], rows: readonly NewTask[]): Promise<Ground> {
  const { db, actor } = ctx
  const { tenantId } = actor
  const { unitId, month } = plan
  const version = (await findVersionInForce(db, tenantId, lineage, month)) ?? fail('catalogue.noneInForce', { month })
  const codes = [...new Set(rows.map((row) => row.itemCode))]
  const items = await listItemsByCode(db, tenantId, version.catalogueId, version.number, codes)
  const people = await listPeople(db, tenantId, unitId, month)
  const known = await listMonthTasks(db, tenantId, unitId, month)
  const histories = await listEvents(
    db,
    tenantId,
    known.map((row) => row.task.id),
  )
  return {
    unitId,
    month,
    plan,
    version,
    items,
    people,
    assignerId: assignerIn(actor),
    tasks: known.map(({ task }) => ({ ...task, progress: progressOf(task, histories.get(task.id) ?? []) })),
  }
}

/** Work is given by a person who answers for it, so an account without one assigns nothing. */
function assignerIn(actor: Actor): OfficialId {
  return actor.officialId ?? fail('access.notYourRole', { roles: ['head', 'assigner'] })
}

/** The task of a row without blocking findings, with the coefficient as the catalogue has it today. */
function taskOf(ground: Ground, row: NewTask): Task {
  const item = ground.items.get(row.itemCode) ?? fail('catalogue.itemUnknown', { code: row.itemCode })
  const owner = ownerOf(ground, row.postId)
  const source = row.takenFromId ? ground.tasks.find((task) => task.id === row.takenFromId) : undefined
  return {
    id: TaskId.parse(randomUUID()),
    unitId: ground.unitId,
    month: ground.month,
    ownerId: owner.officialId,
    postId: owner.postId,
    assignerId: ground.assignerId,
    catalogueNumber: ground.version.number,
    itemCode: item.code,
    title: item.task,
    product: item.product,
    requirement: row.requirement,
    quantity: Thousandths.parse(row.quantity),
    // What continues a task weighs what that task weighed, whatever the catalogue says by now.
    coefficient: source?.coefficient ?? item.coefficient,
    deadline: row.deadline,
    origin: row.origin,
    takenFromId: row.takenFromId ?? null,
    version: 0,
  }
}

function ownerOf({ people, month }: Pick<Ground, 'people' | 'month'>, postId: PostId) {
  return people.find((person) => person.postId === postId) ?? fail('task.postNotHeld', { month })
}

/** A taken-over task ends the one that it continues, in the same act. */
function handOversOf(ctx: ActContext, ground: Ground, task: Task) {
  const source = ground.tasks.find((known) => known.id === task.takenFromId)
  if (!source) return []
  const act = { kind: 'handedOver' as const, toTaskId: task.id, reason: task.requirement || task.title }
  return [{ taskId: source.id, readVersion: source.version, event: eventOf(ctx, act) }]
}

/** Takes an assignment back while nobody has worked on it. */
export async function withdrawBatch(
  ctx: ActContext,
  { batchKey, reason }: { batchKey: RequestKey; reason: string },
): Promise<{ ids: TaskId[] }> {
  const { db, actor, now, today } = ctx
  const rows = await listBatch(db, actor.tenantId, batchKey)
  const first = rows[0] ?? fail('task.notFound', {})
  const { unitId, month } = first.task
  const plan = await lockPlan(db, actor.tenantId, unitId, month, 'update')
  const lineage = await lineageOf(db, actor.tenantId, unitId, today)
  for (const { task } of rows) ensure(actor, 'task.withdraw', subjectOf(task, lineage))
  if (plan.state === 'closed') fail('plan.closed', { month })
  const ids = rows.map((row) => row.task.id)
  const histories = await listEvents(db, actor.tenantId, ids)
  requireWithdrawable(
    first.assignedAt,
    now,
    ids.map((id) => histories.get(id) ?? []),
  )
  if (rows.some(({ task }) => task.takenFromId !== null)) fail('task.withdrawTakenOver', {})
  const event = eventOf(ctx, { kind: 'withdrawn', reason })
  await appendEvents(
    db,
    actor.tenantId,
    rows.map(({ task }) => ({ taskId: task.id, readVersion: task.version, event })),
  )
  await savePlan(db, actor.tenantId, plan)
  return { ids }
}

/** Gives what is open of a task to somebody else. The task itself stays in its owner's denominator (Article 18.1d). */
export async function handOver(
  ctx: ActContext,
  input: TaskVersion & { key: RequestKey; toPostId: PostId; deadline: Day; reason: string },
): Promise<TaskDetail> {
  const { db, actor, now } = ctx
  const open = await openTask(ctx, input, 'handOver')
  const { task, plan, moment } = open
  const { firstDay, lastDay } = plan
  const id = TaskId.parse(randomUUID())
  const act = decideAct(moment, { kind: 'handedOver', toTaskId: id, reason: input.reason })
  const people = await listPeople(db, actor.tenantId, task.unitId, task.month)
  const taker = ownerOf({ people, month: task.month }, input.toPostId)
  const assignerId = assignerIn(actor)
  if (taker.officialId === task.ownerId) fail('task.alreadyTheirs', { name: taker.fullName })
  if (taker.officialId === assignerId) fail('access.ownWork', {})
  if (input.deadline < firstDay || input.deadline > lastDay) {
    fail('task.deadlineOutsidePlan', { deadline: input.deadline, firstDay, lastDay })
  }
  const taken: Task = {
    ...task,
    id,
    ownerId: taker.officialId,
    postId: taker.postId,
    assignerId,
    quantity: Thousandths.parse(moment.progress.open),
    deadline: input.deadline,
    origin: 'takenOver',
    takenFromId: task.id,
    version: 0,
  }
  const catalogueId = await getCatalogueOf(db, actor.tenantId, task.id)
  await insertTasks(db, actor.tenantId, [{ task: taken, batchKey: input.key, catalogueId, at: now }])
  return await addEvent(ctx, open, act)
}
