import { randomUUID } from 'node:crypto'
import { GeneralCode, GeneralPoints, generalMax } from '@congtam/core/evaluation/general'
import type { Rating } from '@congtam/core/evaluation/sheet'
import type { PositionClass } from '@congtam/core/organisation/post'
import { OfficialId, PostId, RequestKey, SheetId, type TaskId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day, dayAt, firstDay, lastDay, type Month, monthOf } from '@congtam/core/shared/period'
import { Task, type TaskAct } from '@congtam/core/work/task'
import { insertMany } from '@congtam/db/bulk'
import type { Db } from '@congtam/db/db'
import { officialRow } from '@congtam/db/organisation/official'
import { unitNameRow } from '@congtam/db/organisation/unit'
import { inTenant } from '@congtam/db/transaction'
import { insertTasks, type TaskEntry } from '@congtam/db/work/task'
import { seeded } from './figure.ts'
import type { Ground } from './ground.ts'

export const PEOPLE = 20
export const TASKS = 20
export const NOW = new Date()
export const MONTH = monthOf(dayAt(NOW))
export const BY = UserId.parse('bench')
const SINCE = Day.parse('2025-07-01')

export interface Person {
  officialId: OfficialId
  postId: PostId
  positionClass: PositionClass
}

/** A unit of 20 people with 20 tasks each, all done and assessed, so that its month is ready to close. */
export interface ReadyUnit {
  unitId: UnitId
  month: Month
  planVersion: number
  people: Person[]
  taskIds: TaskId[]
}

export async function insertReadyUnit(ground: Ground, number: number): Promise<ReadyUnit> {
  const { database, tenantId } = ground
  return await inTenant(database, tenantId, async (db) => {
    const unitId = UnitId.parse(randomUUID())
    await insertUnit(db, ground, unitId, number)
    const people = await insertPeople(db, ground, unitId, number)
    const plan = { unitId, month: MONTH, firstDay: firstDay(MONTH), lastDay: lastDay(MONTH) }
    await insertMany(db, 'plan', [{ tenantId, ...plan, state: 'open', version: 1 }])
    const entries = people.flatMap((person, index) => entriesOf(ground, unitId, person, assignerOf(people, index)))
    await insertTasks(db, tenantId, entries)
    const taskIds = entries.map(({ task }) => task.id)
    await insertHistories(db, ground, entries, number)
    await insertSheets(db, ground, unitId, people)
    return { unitId, month: MONTH, planVersion: 1, people, taskIds }
  })
}

async function insertUnit(db: Db, { tenantId, provinceId }: Ground, id: UnitId, number: number): Promise<void> {
  const dated = { validFrom: SINCE, validTo: null }
  const name = { name: `Phòng đo ${number}`, kind: 'department' as const, code: null, ...dated }
  await insertMany(db, 'unit', [{ tenantId, id }])
  await insertMany(db, 'unitName', [unitNameRow(tenantId, id, name)])
  const edge = { tenantId, unitId: id, tree: 'government' as const, parentId: provinceId, ...dated }
  await insertMany(db, 'unitParent', [edge])
}

async function insertPeople(db: Db, { tenantId }: Ground, unitId: UnitId, number: number): Promise<Person[]> {
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    officialId: OfficialId.parse(randomUUID()),
    postId: PostId.parse(randomUUID()),
    positionClass: index === 0 ? ('head' as const) : index < 3 ? ('deputy' as const) : ('staff' as const),
  }))
  const officials = people.map(({ officialId }, index) => ({
    id: officialId,
    staffNumber: `DO.${number}.${index}`,
    fullName: `Nguyễn Văn ${index}`,
    serviceClass: 'civilServant' as const,
  }))
  await insertMany(
    db,
    'official',
    officials.map((official) => officialRow(tenantId, official)),
  )
  const dated = { validFrom: SINCE, validTo: null }
  const posts = people.map(({ postId, ...held }) => ({ tenantId, id: postId, unitId, title: 'Đo', ...held, ...dated }))
  await insertMany(db, 'post', posts)
  return people
}

/** The head gives work to everybody; to the head, who may not, the first deputy stands in for the level above. */
function assignerOf(people: readonly Person[], index: number): OfficialId {
  const [head, deputy] = people
  if (!head || !deputy) throw new Error('A unit needs a head and a deputy')
  return index === 0 ? deputy.officialId : head.officialId
}

/** Twenty tasks of the person, as they are given. */
export function entriesOf(ground: Ground, unitId: UnitId, person: Person, assignerId: OfficialId): TaskEntry[] {
  const batchKey = RequestKey.parse(randomUUID())
  return Array.from({ length: TASKS }, (_, index) => ({
    task: Task.parse({
      id: randomUUID(),
      unitId,
      month: MONTH,
      ownerId: person.officialId,
      postId: person.postId,
      assignerId,
      catalogueNumber: 1,
      itemCode: ground.itemCode,
      title: `Thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất đợt ${index + 1}`,
      product: 'Báo cáo thẩm định',
      requirement: 'Đúng biểu mẫu, đủ chữ ký',
      quantity: 1000 * (1 + (index % 5)),
      coefficient: 1000 + 100 * index,
      deadline: lastDay(MONTH),
      origin: index === 7 ? 'extra' : 'planned',
      takenFromId: null,
      version: 0,
    }),
    batchKey,
    catalogueId: ground.catalogueId,
    at: NOW,
  }))
}

/** Every task is delivered and accepted; one in five has a failure or a delay on it. */
async function insertHistories(db: Db, { tenantId }: Ground, entries: readonly TaskEntry[], seed: number) {
  const random = seeded(seed)
  const evidence = [{ kind: 'document' as const, number: '15/BC', issuedOn: firstDay(MONTH), title: 'Báo cáo' }]
  const rows = entries.flatMap(({ task: { id, quantity } }) => {
    const reason = 'Sai thể thức'
    const acts: TaskAct[] = [
      { kind: 'delivered', quantity, evidence, note: '' },
      { kind: 'accepted', quantity },
    ]
    if (random() < 0.1) acts.push({ kind: 'qualityFailed', quantity, reason, cause: null })
    if (random() < 0.1) acts.push({ kind: 'deadlineMissed', quantity, reason, cause: null })
    return acts.map((act, index) => ({
      tenantId,
      taskId: id,
      number: index + 1,
      act: JSON.stringify(act),
      byUserId: BY,
      byName: 'Người đo',
      at: NOW,
    }))
  })
  await insertMany(db, 'taskEvent', rows)
}

async function insertSheets(db: Db, { tenantId }: Ground, unitId: UnitId, people: readonly Person[]): Promise<void> {
  const general = GeneralPoints.parse(
    Object.fromEntries(GeneralCode.options.map((code) => [code, generalMax[code] - 50])),
  )
  const share = { share: 'full' as const, reason: 'Hoàn thành kế hoạch' }
  const sheets = people.map((person) => ({ person, id: SheetId.parse(randomUUID()) }))
  const state = { unitId, month: MONTH, state: 'assessed' as const, version: 3 }
  await insertMany(
    db,
    'sheet',
    sheets.map(({ id, person: { officialId, postId } }) => ({ tenantId, id, officialId, postId, ...state })),
  )
  const ratings = sheets.flatMap(({ id, person }) => {
    const given: Rating[] = [
      { by: 'self', general, strengths: 'Đúng hạn', weaknesses: '' },
      {
        by: 'superior',
        general,
        leadership: person.positionClass === 'staff' ? null : { dd: share, e: share },
        comment: '',
      },
    ]
    const by = { byUserId: BY, byName: 'Người đo', at: NOW }
    return given.map((rating, index) => ({
      tenantId,
      sheetId: id,
      number: index + 1,
      rating: JSON.stringify(rating),
      ...by,
    }))
  })
  await insertMany(db, 'rating', ratings)
}
