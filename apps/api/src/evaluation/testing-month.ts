import { generalOf } from '@congtam/core/evaluation/month/testing-month'
import type { Leadership } from '@congtam/core/evaluation/sheet'
import { GrantId, OfficialId, PostId, SheetId, type TaskId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { insertMany } from '@congtam/db/bulk'
import type { Db } from '@congtam/db/db'
import { insertUnit } from '@congtam/db/organisation/unit'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { appRouter } from '../router.ts'
import { callContext, createCallerFactory } from '../trpc.ts'
import {
  type GivenUnit,
  givenUnit,
  MONTH,
  newKey,
  TENANT,
  people as unitPeople,
  units as unitTree,
} from '../work/testing-unit.ts'

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const SINCE = Day.parse('2026-01-01')

export const units = { ...unitTree, province: UnitId.parse(uuid(4)) }

const post = (number: number, unitId: UnitId) => ({
  officialId: OfficialId.parse(uuid(100 + number)),
  postId: PostId.parse(uuid(200 + number)),
  unitId,
  positionClass: 'head' as const,
})

/** The commune of the work stories, with the province and its chair above, and a head for the room next door. */
export const people = {
  ...unitPeople,
  governor: post(8, units.province),
  manager: post(9, units.other),
}
export type Name = keyof typeof people

const createCaller = createCallerFactory(appRouter)
export type Caller = ReturnType<typeof createCaller>

let given: GivenUnit

/** The database of the test file that runs. */
export const database = () => given.database

/** Gives a test file a province of its own, in which every story begins before a month is opened. */
export function inGivenMonth(): void {
  beforeAll(async () => {
    given = await givenUnit()
    await inTenant(given.database, TENANT, insertAbove)
  })
  afterAll(() => given.close())
  beforeEach(async () => {
    const everything = sql`truncate result, month_close, ruleset, task_event, task, rating, sheet, plan, request cascade`
    await asOwner(given.database, (db) => everything.execute(db))
  })
}

async function insertAbove(db: Db): Promise<void> {
  const dated = { validFrom: SINCE, validTo: null }
  const name = { name: 'Tỉnh Thanh Hóa', kind: 'province' as const, code: '38', ...dated }
  await insertUnit(db, TENANT, { id: units.province, name, parentId: null })
  await insertMany(db, 'unitParent', [
    { tenantId: TENANT, unitId: units.commune, tree: 'government', parentId: units.province, ...dated },
  ])
  for (const name of ['governor', 'manager'] as const) {
    const { officialId, postId, unitId, positionClass } = people[name]
    const person = { staffNumber: name.toUpperCase(), fullName: name, folded: name, sortKey: name }
    await insertMany(db, 'official', [{ tenantId: TENANT, id: officialId, ...person, serviceClass: 'elected' }])
    await insertMany(db, 'post', [
      { tenantId: TENANT, id: postId, officialId, unitId, positionClass, title: 'x', ...dated },
    ])
    const id = GrantId.parse(postId.replace('7000', '7001'))
    await insertMany(db, 'roleGrant', [
      { tenantId: TENANT, id, userId: UserId.parse(name), role: 'head', unitId, ...dated },
    ])
  }
}

/** Calls procedures as the person, in the morning of the day. */
export function as(name: Name, day = '2026-08-28'): Caller {
  const now = new Date(`${day}T02:00:00Z`)
  const session = {
    userId: UserId.parse(name),
    username: name,
    name,
    tenantId: TENANT,
    officialId: people[name].officialId,
    usedAt: now,
  }
  return createCaller(callContext({ database: database(), now, requestNumber: 'story', session: async () => session }))
}

export type UnitName = 'room' | 'other' | 'commune'
export const which = (unit: UnitName = 'room') => ({ unitId: units[unit], month: MONTH })

const headOf = { room: 'head', other: 'manager', commune: 'chair' } as const satisfies Record<UnitName, Name>
const members = {
  room: ['lan', 'minh', 'hoa', 'deputy', 'head'],
  other: ['neighbour', 'manager'],
  commune: ['chair'],
} as const satisfies Record<UnitName, readonly Name[]>
const aboveOf: Partial<Record<Name, Name>> = { head: 'chair', manager: 'chair', chair: 'governor' }

const unitOf = (name: Name) =>
  (Object.keys(members) as UnitName[]).find((unit) => members[unit].some((one) => one === name)) ?? 'room'
export const superiorOf = (name: Name): Name => aboveOf[name] ?? headOf[unitOf(name)]

const fullShare: Leadership = {
  dd: { share: 'full', reason: 'Hoàn thành kế hoạch, có sáng kiến' },
  e: { share: 'full', reason: 'Đoàn kết nội bộ' },
}
const evidence = [
  { kind: 'document' as const, number: '15/BC-UBND', issuedOn: Day.parse('2026-08-05'), title: 'Báo cáo' },
]
const amount = (quantity: number) => Thousandths.parse(quantity * 1000)

export const opened = (unit: UnitName = 'room') => as(headOf[unit]).plan.open({ key: newKey(), ...which(unit) })
export const planVersion = async (unit: UnitName = 'room') =>
  (await as(headOf[unit]).plan.get(which(unit))).plan?.version ?? 1

export async function sheetOf(name: Name): Promise<SheetId> {
  const [own] = await as(name).sheet.mine({ month: MONTH })
  return SheetId.parse(own?.sheetId)
}

export interface Done {
  quantity?: number
  accepted?: number
  failed?: number
  deadline?: string
}

/** Gives the person work, and has `accepted` of it delivered and accepted. */
export async function worked(
  name: Name,
  { quantity = 2, accepted = quantity, failed = 0, deadline = '2026-08-31' }: Done = {},
): Promise<TaskId> {
  const unit = unitOf(name)
  const superior = as(superiorOf(name))
  const task = {
    postId: people[name].postId,
    itemCode: 'B.1',
    quantity: quantity * 1000,
    deadline: Day.parse(deadline),
    origin: 'planned' as const,
    requirement: '',
  }
  const planned = { ...which(unit), planVersion: await planVersion(unit), key: newKey() }
  const { ids } = await superior.task.assign({ ...planned, tasks: [task] })
  const [id] = ids
  if (id === undefined) throw new Error('No task was given')
  if (accepted === 0) return id
  await as(name).task.deliver({ key: newKey(), id, version: 0, quantity: amount(accepted), evidence, note: '' })
  await superior.task.accept({ key: newKey(), id, version: 1, quantity: amount(accepted) })
  if (failed === 0) return id
  const failure = { key: newKey(), id, version: 2, quantity: amount(failed), reason: 'Sai thể thức', cause: null }
  await superior.task.recordFailure(failure)
  return id
}

const version = async (name: Name) => {
  const id = await sheetOf(name)
  return { id, version: (await as(name).sheet.get({ id })).sheet.version }
}

export const submitInput = async (name: Name, sum = 30) => ({
  key: newKey(),
  ...(await version(name)),
  general: generalOf(sum),
  strengths: 'Đúng hạn',
  weaknesses: '',
})

export const submitted = async (name: Name, sum?: number) => as(name).sheet.submit(await submitInput(name, sum))

export async function assessInput(name: Name, sum = 28, comment = '') {
  const leadership = people[name].positionClass === 'staff' ? null : fullShare
  return { key: newKey(), ...(await version(name)), general: generalOf(sum), leadership, comment }
}

export const assessed = async (name: Name, sum?: number, comment?: string) =>
  as(superiorOf(name)).sheet.assess(await assessInput(name, sum, comment))

/** Opens the unit's month and takes everybody through it until it is ready to close. */
export async function ready(
  unit: UnitName = 'room',
  done: Partial<Record<Name, Done>> = {},
  sums: Partial<Record<Name, number>> = {},
): Promise<void> {
  await opened(unit)
  for (const name of members[unit]) {
    await worked(name, done[name])
    await submitted(name)
    await assessed(name, sums[name])
  }
}

export async function closeInput(unit: UnitName = 'room') {
  const { planVersion: version, resultsSha256 } = await as(headOf[unit]).month.preview(which(unit))
  if (resultsSha256 === null) throw new Error('The results are incomplete')
  return { key: newKey(), ...which(unit), planVersion: version, resultsSha256 }
}

export const closed = async (unit: UnitName = 'room') => as(headOf[unit]).month.close(await closeInput(unit))

export { MONTH, newKey, TENANT }
