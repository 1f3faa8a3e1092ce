import { CatalogueId, OfficialId, PostId, RequestKey, Sha256, TaskId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import type { Task, TaskAct } from '@congtam/core/work/task'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { insertPlan } from './plan.ts'
import { findTask, getCatalogueOf, getTask, insertTasks, listBatch, listMonthTasks, listTasks } from './task.ts'
import { appendEvents, listEvents } from './task-event.ts'

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const unitId = UnitId.parse(uuid(1))
const catalogueId = CatalogueId.parse(uuid(2))
const lan = OfficialId.parse(uuid(3))
const head = OfficialId.parse(uuid(4))
const postId = PostId.parse(uuid(5))
const batchKey = RequestKey.parse('019a0000-0000-4000-8000-000000000006')
const month = Month.parse('2026-08')
const sha256 = Sha256.parse('a'.repeat(64))
const byUserId = UserId.parse('u1')
const at = new Date('2026-08-03T02:00:00.000Z')
const taskId = (number: number) => TaskId.parse(uuid(100 + number))

const task = (number: number, deadline: string, more: Partial<Task> = {}): Task => ({
  id: taskId(number),
  unitId,
  month,
  ownerId: lan,
  postId,
  assignerId: head,
  catalogueNumber: 1,
  itemCode: 'B.1',
  title: 'Soạn "báo cáo", {tháng}',
  product: 'Báo cáo',
  requirement: '',
  quantity: Thousandths.parse(2000),
  coefficient: Thousandths.parse(1600),
  deadline: Day.parse(deadline),
  origin: 'planned',
  takenFromId: null,
  version: 0,
  ...more,
})

async function givenTasks(db: Db, ...tasks: Task[]) {
  const tenantId = TENANT
  await db.insertInto('unit').values({ tenantId, id: unitId }).execute()
  await insertPlan(db, TENANT, {
    unitId,
    month,
    firstDay: Day.parse('2026-08-01'),
    lastDay: Day.parse('2026-08-31'),
    state: 'open',
    version: 1,
  })
  const person = (id: OfficialId, fullName: string) => ({
    tenantId,
    id,
    staffNumber: fullName,
    fullName,
    folded: '',
    sortKey: '',
    serviceClass: 'civilServant' as const,
  })
  await insertMany(db, 'official', [person(lan, 'Lan'), person(head, 'Chủ')])
  await insertMany(db, 'post', [
    {
      tenantId,
      id: postId,
      officialId: lan,
      unitId,
      title: 't',
      positionClass: 'staff',
      validFrom: Day.parse('2026-01-01'),
      validTo: null,
    },
  ])
  await insertMany(db, 'file', [
    { tenantId, sha256, mediaType: 'x', size: 1, content: new Uint8Array([1]), byUserId, at },
  ])
  await insertMany(db, 'catalogue', [{ tenantId, id: catalogueId, unitId }])
  await insertMany(db, 'catalogueVersion', [
    {
      tenantId,
      catalogueId,
      number: 1,
      title: 't',
      decision: 'd',
      validFrom: month,
      itemCount: 1,
      itemsSha256: sha256,
      fileSha256: sha256,
      byUserId,
      at,
    },
  ])
  await insertMany(db, 'catalogueItem', [
    {
      tenantId,
      catalogueId,
      number: 1,
      code: 'B.1',
      position: 1,
      section: 'shared',
      department: null,
      task: 't',
      detail: '',
      product: 'p',
      complexityGroup: 'N1',
      frameMin: 0,
      frameMax: 500,
      points: 800,
      coefficient: Thousandths.parse(1600),
      note: '',
      folded: '',
    },
  ])
  await sqlOf(
    insertTasks,
    db,
    TENANT,
    tasks.map((each) => ({ task: each, batchKey, catalogueId, at })),
  )
}

const event = (act: TaskAct) => ({ act, byUserId, byName: 'Lan', at: at.toISOString() })
const accepted = (quantity: number): TaskAct => ({ kind: 'accepted', quantity: Thousandths.parse(quantity) })

test(
  'a task is read as it was written, with the names of its people',
  inRollback(async (db) => {
    await givenTasks(db, task(1, '2026-08-14'))
    const row = await sqlOf(getTask, db, TENANT, taskId(1))
    expect(row).toEqual({
      task: task(1, '2026-08-14'),
      ownerName: 'Lan',
      assignerName: 'Chủ',
      batchKey,
      assignedAt: at,
    })
    expect(await sqlOf(findTask, db, TENANT, taskId(9))).toBeUndefined()
    await expect(getTask(db, TENANT, taskId(9))).rejects.toMatchObject({ code: 'task.notFound' })
    expect(await sqlOf(getCatalogueOf, db, TENANT, taskId(1))).toBe(catalogueId)
  }),
)

test(
  'pages by deadline and then id meet every task once, whatever the equal deadlines',
  inRollback(async (db) => {
    await givenTasks(db, task(3, '2026-08-10'), task(1, '2026-08-10'), task(2, '2026-08-05'), task(4, '2026-08-31'))
    const query = { month, unitId, limit: 2 }
    const first = await sqlOf(listTasks, db, TENANT, { ...query, after: null })
    expect(first.map((row) => row.task.id)).toEqual([taskId(2), taskId(1), taskId(3)])
    const rest = await sqlOf(listTasks, db, TENANT, { ...query, after: ['2026-08-10', taskId(1)] })
    expect(rest.map((row) => row.task.id)).toEqual([taskId(3), taskId(4)])
    expect(await sqlOf(listTasks, db, TENANT, { month, ownerId: head, after: null, limit: 2 })).toEqual([])
    expect(await sqlOf(listMonthTasks, db, TENANT, unitId, month)).toHaveLength(4)
    expect(await sqlOf(listBatch, db, TENANT, batchKey)).toHaveLength(4)
  }),
)

test(
  'histories of many tasks come at once, in order, with the acts as they were given',
  inRollback(async (db) => {
    await givenTasks(db, task(1, '2026-08-14'), task(2, '2026-08-14'))
    await sqlOf(appendEvents, db, TENANT, [
      { taskId: taskId(1), readVersion: 0, event: event(accepted(1000)) },
      { taskId: taskId(2), readVersion: 0, event: event({ kind: 'withdrawn', reason: 'Nhầm "mã", {x}' }) },
    ])
    await appendEvents(db, TENANT, [{ taskId: taskId(1), readVersion: 1, event: event(accepted(500)) }])
    const histories = await sqlOf(listEvents, db, TENANT, [taskId(1), taskId(2), taskId(9)])
    expect(histories.get(taskId(1))).toEqual([
      { ...event(accepted(1000)), number: 1 },
      { ...event(accepted(500)), number: 2 },
    ])
    expect(histories.get(taskId(2))?.[0]?.act).toEqual({ kind: 'withdrawn', reason: 'Nhầm "mã", {x}' })
    expect([histories.has(taskId(9)), (await getTask(db, TENANT, taskId(1))).task.version]).toEqual([false, 2])
    expect(await listEvents(db, TENANT, [])).toEqual(new Map())
  }),
)

test(
  'an event after a version that is no longer the last is refused, also for the tasks beside it',
  inRollback(async (db) => {
    await givenTasks(db, task(1, '2026-08-14'), task(2, '2026-08-14'))
    await appendEvents(db, TENANT, [{ taskId: taskId(1), readVersion: 0, event: event(accepted(1)) }])
    const both = [taskId(1), taskId(2)].map((id) => ({ taskId: id, readVersion: 0, event: event(accepted(1)) }))
    await sql`savepoint s`.execute(db)
    await expect(appendEvents(db, TENANT, both)).rejects.toMatchObject({ code: 'task.stale' })
    await sql`rollback to savepoint s`.execute(db)
    expect((await listEvents(db, TENANT, [taskId(2)])).size).toBe(0)
  }),
)

test.each([
  ['a quantity of 0', task(1, '2026-08-14', { quantity: 0 as Thousandths }), 'task_quantity_positive'],
  ['an owner who assigns their own work', task(1, '2026-08-14', { assignerId: lan }), 'task_owner_is_not_assigner'],
  ['taken-over work without its source', task(1, '2026-08-14', { origin: 'takenOver' }), 'task_taken_over'],
])('the database itself refuses %s', (_, wrong, constraint) =>
  inRollback(async (db) => {
    await givenTasks(db)
    await expect(insertTasks(db, TENANT, [{ task: wrong, batchKey, catalogueId, at }])).rejects.toMatchObject({
      constraint,
    })
  })(),
)

test(
  'the database itself refuses a second taker of a task',
  inRollback(async (db) => {
    const taken = { origin: 'takenOver' as const, takenFromId: taskId(1) }
    await givenTasks(db, task(1, '2026-08-14'), task(2, '2026-08-14', taken))
    const second = insertTasks(db, TENANT, [{ task: task(3, '2026-08-14', taken), batchKey, catalogueId, at }])
    await expect(second).rejects.toMatchObject({ constraint: 'task_taken_once' })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./task.sql'))
