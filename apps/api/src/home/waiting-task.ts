import { holds } from '@congtam/core/access/actor'
import type { TaskWork } from '@congtam/core/evaluation/month/month-facts'
import type { SheetId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { progressOf } from '@congtam/core/work/task-progress'
import { listSheetIds } from '@congtam/db/evaluation/sheet'
import { lineageOf } from '@congtam/db/organisation/unit'
import { listTasks, type TaskRow } from '@congtam/db/work/task'
import { listEvents } from '@congtam/db/work/task-event'
import type { Viewer } from '../work/task-view.ts'
import { type WaitingRow, waitingRow } from './waiting-row.ts'

/** As many as anybody looks through; the list of tasks has the rest. */
const MOST_TASKS = 200

export type RowWork = TaskRow & TaskWork

/** The reader's own tasks of the month with their histories. */
export async function ownTasks(viewer: Viewer, month: Month): Promise<RowWork[]> {
  const ownerId = viewer.actor.officialId
  return ownerId === null ? [] : await withEvents(viewer, { ownerId, month })
}

/** What is still to be delivered, accepted or answered. */
export async function waitingTasks(viewer: Viewer, month: Month, own: readonly RowWork[]): Promise<WaitingRow[]> {
  const { actor, today } = viewer
  const deliver = own.flatMap(({ task, events, assignerName }): WaitingRow[] => {
    const { open, ended, deadline } = progressOf(task, events)
    if (ended || open === 0) return []
    return [
      waitingRow(
        {
          kind: 'deliver',
          title: task.title,
          who: assignerName,
          unitId: task.unitId,
          taskId: task.id,
          sheetId: null,
          due: deadline,
        },
        today,
      ),
    ]
  })
  if (actor.officialId === null) return deliver
  const given = await withEvents(viewer, { assignerId: actor.officialId, month })
  const waiting = given.flatMap(({ task, events, ownerName }) => {
    const { waiting, extensionAsked, ended, deadline, lastDeliveredOn } = progressOf(task, events)
    if (ended) return []
    const common = { title: task.title, who: ownerName, unitId: task.unitId, taskId: task.id, postId: task.postId }
    return [
      ...(waiting > 0 ? [{ ...common, kind: 'evaluateTask' as const, due: lastDeliveredOn ?? deadline }] : []),
      ...(extensionAsked ? [{ ...common, kind: 'decideExtension' as const, due: deadline }] : []),
    ]
  })
  const sheetIds = await readableSheets(viewer, month, waiting)
  return [
    ...deliver,
    ...waiting.map(({ postId, ...row }) => waitingRow({ ...row, sheetId: sheetIds.get(postId) ?? null }, today)),
  ]
}

/** The owners' sheets, where the tasks can be evaluated at one place, for who may read them. */
async function readableSheets(
  { db, actor, today }: Viewer,
  month: Month,
  rows: readonly { unitId: UnitId; postId: string }[],
): Promise<Map<string, SheetId>> {
  const readable = new Set<UnitId>()
  for (const unitId of new Set(rows.map((row) => row.unitId))) {
    if (holds(actor, 'head', await lineageOf(db, actor.tenantId, unitId, today))) readable.add(unitId)
  }
  const posts = rows.filter(({ unitId }) => readable.has(unitId)).map(({ postId }) => postId)
  return await listSheetIds(db, actor.tenantId, posts, month)
}

async function withEvents(
  { db, actor }: Viewer,
  query: Pick<Parameters<typeof listTasks>[2], 'ownerId' | 'assignerId' | 'month'>,
): Promise<RowWork[]> {
  const rows = await listTasks(db, actor.tenantId, { ...query, after: null, limit: MOST_TASKS })
  const histories = await listEvents(
    db,
    actor.tenantId,
    rows.map(({ task }) => task.id),
  )
  return rows.map((row) => ({ ...row, events: histories.get(row.task.id) ?? [] }))
}
