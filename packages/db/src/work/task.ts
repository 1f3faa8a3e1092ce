import { fail } from '@congtam/core/errors'
import type { CatalogueId, OfficialId, RequestKey, TaskId, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { Task } from '@congtam/core/work/task'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** More than any unit gives out in a month; a unit is what one head can lead. */
const MOST_TASKS = 20_000

/** A task with the names of its two people, and when and with which assignment it was given. */
export interface TaskRow {
  task: Task
  ownerName: string
  assignerName: string
  batchKey: RequestKey
  assignedAt: Date
}

/** The task, or undefined where there is none. */
export async function findTask(db: Db, tenantId: TenantId, id: TaskId): Promise<TaskRow | undefined> {
  const row = await tasks(db, tenantId).where('task.id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}

/** The task. */
export async function getTask(db: Db, tenantId: TenantId, id: TaskId): Promise<TaskRow> {
  return (await findTask(db, tenantId, id)) ?? fail('task.notFound', {})
}

/** Tasks of a month by deadline after `after`, one more than `limit`: of a unit, of a person, or assigned by one. */
export async function listTasks(
  db: Db,
  tenantId: TenantId,
  query: {
    month: Month
    unitId?: UnitId | undefined
    ownerId?: OfficialId | undefined
    assignerId?: OfficialId | undefined
    after: string[] | null
    limit: number
  },
): Promise<TaskRow[]> {
  let statement = tasks(db, tenantId)
    .where('task.month', '=', query.month)
    .orderBy('task.deadline')
    .orderBy('task.id')
    .limit(query.limit + 1)
  if (query.unitId) statement = statement.where('task.unitId', '=', query.unitId)
  if (query.ownerId) statement = statement.where('task.ownerId', '=', query.ownerId)
  if (query.assignerId) statement = statement.where('task.assignerId', '=', query.assignerId)
  const [deadline, id] = query.after ?? []
  if (deadline !== undefined && id !== undefined) {
    statement = statement.where((eb) =>
      // A cursor is the text of the last row's keys; the database compares them as what they are.
      eb(eb.refTuple('task.deadline', 'task.id'), '>', eb.tuple(deadline as Task['deadline'], id as TaskId)),
    )
  }
  return (await statement.execute()).map(rowOf)
}

/** These tasks, by deadline. */
export async function listTasksById(db: Db, tenantId: TenantId, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return []
  const rows = await tasks(db, tenantId)
    .where(sql<boolean>`task.id = any(${[...ids]}::uuid[])`)
    .orderBy('task.deadline')
    .orderBy('task.id')
    .limit(ids.length)
    .execute()
  return rows.map(rowOf)
}

/** Every task of a unit's month. A month too large to be read whole is a fault, never a shorter list. */
export async function listMonthTasks(db: Db, tenantId: TenantId, unitId: UnitId, month: Month): Promise<TaskRow[]> {
  const rows = await listTasks(db, tenantId, { unitId, month, after: null, limit: MOST_TASKS })
  if (rows.length > MOST_TASKS) throw new Error(`Unit ${unitId} has more than ${MOST_TASKS} tasks in ${month}`)
  return rows
}

/** The tasks that were given with one assignment. */
export async function listBatch(db: Db, tenantId: TenantId, batchKey: RequestKey): Promise<TaskRow[]> {
  const rows = await tasks(db, tenantId)
    .where('task.batchKey', '=', batchKey)
    .orderBy('task.id')
    .limit(MOST_TASKS)
    .execute()
  return rows.map(rowOf)
}

/** A task to be written, with the assignment that it belongs to. */
export interface TaskEntry {
  task: Task
  batchKey: RequestKey
  catalogueId: CatalogueId
  at: Date
}

/** Writes the tasks of an assignment, all or none. */
export async function insertTasks(db: Db, tenantId: TenantId, entries: readonly TaskEntry[]): Promise<void> {
  const rows = entries.map(({ task, batchKey, catalogueId, at }) => ({ tenantId, ...task, batchKey, catalogueId, at }))
  await insertMany(db, 'task', rows)
}

/** The catalogue that the task's item was taken from; what continues the task keeps it. */
export async function getCatalogueOf(db: Db, tenantId: TenantId, id: TaskId): Promise<CatalogueId> {
  const row = await db
    .selectFrom('task')
    .select('catalogueId')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.catalogueId ?? fail('task.notFound', {})
}

function tasks(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('task')
    .innerJoin('official as owner', (join) =>
      join
        .onRef('owner.tenantId', '=', 'task.tenantId')
        .onRef('owner.id', '=', 'task.ownerId')
        .on('owner.tenantId', '=', tenantId),
    )
    .innerJoin('official as assigner', (join) =>
      join
        .onRef('assigner.tenantId', '=', 'task.tenantId')
        .onRef('assigner.id', '=', 'task.assignerId')
        .on('assigner.tenantId', '=', tenantId),
    )
    .select([
      'task.id',
      'task.unitId',
      'task.month',
      'task.ownerId',
      'task.postId',
      'task.assignerId',
      'task.batchKey',
      'task.catalogueNumber',
      'task.itemCode',
      'task.title',
      'task.product',
      'task.requirement',
      'task.quantity',
      'task.coefficient',
      'task.deadline',
      'task.origin',
      'task.takenFromId',
      'task.version',
      'task.at',
      'owner.fullName as ownerName',
      'assigner.fullName as assignerName',
    ])
    .where('task.tenantId', '=', tenantId)
}

type Selected = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

function rowOf(row: Selected): TaskRow {
  const { ownerName, assignerName, batchKey, at } = row
  return { task: Task.parse(row), ownerName, assignerName, batchKey, assignedAt: at }
}
