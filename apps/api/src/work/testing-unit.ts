import { randomUUID } from 'node:crypto'
import type { Role } from '@congtam/core/access/role'
import type { PositionClass } from '@congtam/core/organisation/post'
import {
  CatalogueId,
  GrantId,
  OfficialId,
  PostId,
  RequestKey,
  Sha256,
  TenantId,
  UnitId,
  UserId,
} from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { insertMany } from '@congtam/db/bulk'
import type { Db } from '@congtam/db/db'
import type { Database } from '@congtam/db/open'
import { insertUnit } from '@congtam/db/organisation/unit'
import { openMigrated } from '@congtam/db/testing'
import { inTenant } from '@congtam/db/transaction'
import { callContext, createCallerFactory, router } from '../trpc.ts'
import { planRouter } from './plan.ts'
import { taskRouter } from './task.ts'

export const TENANT = TenantId.parse(38)
export const MONTH = Month.parse('2026-08')
const SINCE = Day.parse('2026-01-01')

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const catalogueId = CatalogueId.parse(uuid(90))
/** The bytes of one file that was sent up. */
export const FILE = Sha256.parse('f'.repeat(64))

export const units = { commune: UnitId.parse(uuid(1)), room: UnitId.parse(uuid(2)), other: UnitId.parse(uuid(3)) }

const person = (number: number, unit: keyof typeof units, positionClass: PositionClass, role: Role) => ({
  officialId: OfficialId.parse(uuid(100 + number)),
  postId: PostId.parse(uuid(200 + number)),
  unitId: units[unit],
  positionClass,
  role,
})

/** A commune with two rooms: the chair above, a room with its head, a deputy who also assigns, three officials; one next door. */
export const people = {
  chair: person(1, 'commune', 'head', 'head'),
  head: person(2, 'room', 'head', 'head'),
  deputy: person(3, 'room', 'deputy', 'assigner'),
  lan: person(4, 'room', 'staff', 'official'),
  minh: person(5, 'room', 'staff', 'official'),
  hoa: person(6, 'room', 'staff', 'official'),
  neighbour: person(7, 'other', 'staff', 'official'),
} as const
export type Name = keyof typeof people

const createCaller = createCallerFactory(router({ plan: planRouter, task: taskRouter }))
export type Caller = ReturnType<typeof createCaller>

export interface GivenUnit {
  database: Database
  /** Calls procedures as the person, in the morning of the day. */
  as(name: Name, day?: string, time?: string): Caller
  close(): Promise<void>
}

export const newKey = () => RequestKey.parse(randomUUID())

/** A database of its own with the commune, its catalogue of two products and no month opened yet. */
export async function givenUnit(): Promise<GivenUnit> {
  const database = await openMigrated()
  await inTenant(database, TENANT, async (db) => {
    await insertOrganisation(db)
    await insertCatalogue(db)
  })
  const as = (name: Name, day = '2026-08-03', time = '02:00:00') => {
    const { officialId } = people[name]
    const now = new Date(`${day}T${time}Z`)
    const session = { userId: UserId.parse(name), username: name, name, tenantId: TENANT, officialId, usedAt: now }
    return createCaller(callContext({ database, now, requestNumber: 'story', session: async () => session }))
  }
  return { database, as, close: () => database.close() }
}

async function insertOrganisation(db: Db): Promise<void> {
  const tenantId = TENANT
  const named = (name: string, kind: 'commune' | 'department') => ({
    name,
    kind,
    code: null,
    validFrom: SINCE,
    validTo: null,
  })
  await insertUnit(db, TENANT, { id: units.commune, name: named('Xã Hóa Quỳ', 'commune'), parentId: null })
  await insertUnit(db, TENANT, { id: units.room, name: named('Phòng Kinh tế', 'department'), parentId: units.commune })
  await insertUnit(db, TENANT, { id: units.other, name: named('Phòng Văn hoá', 'department'), parentId: units.commune })
  const all = Object.entries(people)
  await insertMany(
    db,
    'official',
    all.map(([name, { officialId: id }]) => ({
      tenantId,
      id,
      staffNumber: name.toUpperCase(),
      fullName: name,
      folded: name,
      sortKey: name,
      serviceClass: 'civilServant',
    })),
  )
  const dated = { tenantId, validFrom: SINCE, validTo: null }
  await insertMany(
    db,
    'post',
    all.map(([, { postId: id, officialId, unitId, positionClass }]) => ({
      id,
      officialId,
      unitId,
      positionClass,
      title: 'x',
      ...dated,
    })),
  )
  await insertMany(
    db,
    'roleGrant',
    all.map(([name, { role, unitId }], index) => ({
      id: GrantId.parse(uuid(300 + index)),
      userId: UserId.parse(name),
      role,
      unitId,
      ...dated,
    })),
  )
}

async function insertCatalogue(db: Db): Promise<void> {
  const tenantId = TENANT
  const by = { byUserId: UserId.parse('admin'), at: new Date('2026-07-01T02:00:00Z') }
  await insertMany(db, 'file', [
    { tenantId, sha256: FILE, mediaType: 'application/pdf', size: 1, content: new Uint8Array([1]), ...by },
  ])
  await insertMany(db, 'catalogue', [{ tenantId, id: catalogueId, unitId: units.commune }])
  const version = { tenantId, catalogueId, number: 1 }
  await insertMany(db, 'catalogueVersion', [
    {
      ...version,
      title: 'Danh mục',
      decision: '283/QĐ-UBND',
      validFrom: MONTH,
      itemCount: 2,
      itemsSha256: FILE,
      fileSha256: FILE,
      ...by,
    },
  ])
  const item = (code: string, section: 'leadership' | 'shared', points: number) => ({
    ...version,
    code,
    position: points,
    section,
    department: null,
    task: `Việc ${code}`,
    detail: '',
    product: 'Báo cáo',
    complexityGroup: 'N1' as const,
    frameMin: 0,
    frameMax: 50_00,
    points,
    coefficient: Thousandths.parse(points * 2),
    note: '',
    folded: '',
  })
  await insertMany(db, 'catalogueItem', [item('B.1', 'shared', 8_00), item('A.1', 'leadership', 20_00)])
}
