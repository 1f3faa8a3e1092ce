import { fail } from '@congtam/core/errors'
import type { TaskId, TenantId } from '@congtam/core/shared/ids'
import { TaskEvent } from '@congtam/core/work/task'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** Far more than the tasks that are read at a time ever gather. */
const MOST_EVENTS = 100_000

export type Histories = ReadonlyMap<TaskId, readonly TaskEvent[]>

/** What happened to each of the tasks, in order, read at once. A task without history is not in the map. */
export async function listEvents(db: Db, tenantId: TenantId, taskIds: readonly TaskId[]): Promise<Histories> {
  if (taskIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('taskEvent')
    .select(['taskId', 'number', 'act', 'byUserId', 'byName', 'at'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`task_id = any(${[...taskIds]}::uuid[])`)
    .orderBy('taskId')
    .orderBy('number')
    .limit(MOST_EVENTS)
    .execute()
  if (rows.length === MOST_EVENTS) throw new Error(`More than ${MOST_EVENTS} events of ${taskIds.length} tasks`)
  const histories = new Map<TaskId, TaskEvent[]>()
  for (const { taskId, at, ...row } of rows) {
    const event = TaskEvent.parse({ ...row, at: at.toISOString() })
    const history = histories.get(taskId)
    if (history) history.push(event)
    else histories.set(taskId, [event])
  }
  return histories
}

/** An event to be added after the version of its task that was read. */
export interface EventEntry {
  taskId: TaskId
  readVersion: number
  event: Omit<TaskEvent, 'number'>
}

/** Adds one event to each of the tasks, all or none: a task that changed since it was read is refused. */
export async function appendEvents(db: Db, tenantId: TenantId, entries: readonly EventEntry[]): Promise<void> {
  if (entries.length === 0) return
  const ids = entries.map((entry) => entry.taskId)
  const versions = entries.map((entry) => entry.readVersion)
  const { numUpdatedRows } = await db
    .updateTable('task')
    .from(
      sql<{ id: TaskId; version: number }>`unnest(${ids}::uuid[], ${versions}::integer[])`.as<'read'>(
        sql`read(id, version)`,
      ),
    )
    .set((eb) => ({ version: eb('task.version', '+', 1) }))
    .where('task.tenantId', '=', tenantId)
    .whereRef('task.id', '=', 'read.id')
    .whereRef('task.version', '=', 'read.version')
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== entries.length) fail('task.stale', {})
  const rows = entries.map(({ taskId, readVersion, event }) => ({
    tenantId,
    taskId,
    number: readVersion + 1,
    act: JSON.stringify(event.act),
    byUserId: event.byUserId,
    byName: event.byName,
    at: new Date(event.at),
  }))
  await insertMany(db, 'taskEvent', rows)
}
