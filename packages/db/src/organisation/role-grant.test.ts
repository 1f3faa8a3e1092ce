import { GrantId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { endGrant, getGrant, insertGrant, listGrants, listGrantsOf, lockLastingAdmins } from './role-grant.ts'
import { insertUnit } from './unit.ts'

const tenant = TenantId.parse(TENANT)
const userId = UserId.parse('lan')
const id = GrantId.parse('00000000-0000-4000-8000-000000000001')
const unitId = UnitId.parse('00000000-0000-4000-8000-000000000002')
const on = (day: string) => Day.parse(day)

async function givenHead(db: Db, validTo: Day | null) {
  const name = {
    name: 'Phòng Kinh tế',
    kind: 'department',
    code: null,
    validFrom: on('2025-07-01'),
    validTo: null,
  } as const
  await insertUnit(db, tenant, { id: unitId, name, parentId: null })
  await sqlOf(insertGrant, db, tenant, { id, userId, role: 'head', unitId, validFrom: on('2026-03-01'), validTo })
}

test.each([
  ['2026-02-28', 0],
  ['2026-03-01', 1],
  ['2026-06-30', 1],
  ['2026-07-01', 0],
])('a right from March to June counts %s: %i', (day, count) =>
  inRollback(async (db) => {
    await givenHead(db, on('2026-06-30'))
    expect(await sqlOf(listGrants, db, tenant, userId, on(day))).toHaveLength(count)
  })(),
)

test(
  'a right that is ended is gone the day after',
  inRollback(async (db) => {
    await givenHead(db, null)
    await sqlOf(endGrant, db, tenant, id, on('2026-08-31'))
    expect(await listGrants(db, tenant, userId, on('2026-08-31'))).toEqual([{ role: 'head', unitId }])
    expect(await listGrants(db, tenant, userId, on('2026-09-01'))).toEqual([])
  }),
)

test(
  'a right that is taken back on its first day never counts',
  inRollback(async (db) => {
    await givenHead(db, null)
    await endGrant(db, tenant, id, on('2026-02-28'))
    expect(await listGrants(db, tenant, userId, on('2026-03-01'))).toEqual([])
  }),
)

test(
  'rights are told with the name of their unit, past ones too',
  inRollback(async (db) => {
    await givenHead(db, on('2026-06-30'))
    expect(await sqlOf(listGrantsOf, db, tenant, [userId], on('2026-11-21'))).toMatchObject([
      { unitName: 'Phòng Kinh tế', role: 'head' },
    ])
    expect(await listGrantsOf(db, tenant, [], on('2026-11-21'))).toEqual([])
  }),
)

test(
  'a right of another province cannot be ended',
  inRollback(async (db) => {
    await givenHead(db, null)
    await expect(endGrant(db, TenantId.parse(OTHER_TENANT), id, on('2026-08-31'))).rejects.toMatchObject({
      code: 'grant.notFound',
    })
  }),
)

test(
  'a right is read by its id, and the administrators who stay are counted',
  inRollback(async (db) => {
    await givenHead(db, null)
    expect(await sqlOf(getGrant, db, tenant, id)).toMatchObject({ role: 'head', unitId, validTo: null })
    const admin = GrantId.parse('00000000-0000-4000-8000-000000000003')
    const grant = { userId, role: 'admin', unitId: null, validFrom: on('2026-03-01') } as const
    await insertGrant(db, tenant, { ...grant, id: admin, validTo: on('2026-12-31') })
    expect(await sqlOf(lockLastingAdmins, db, tenant, on('2026-12-30'))).toEqual([admin])
    expect(await lockLastingAdmins(db, tenant, on('2026-12-31'))).toEqual([])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./role-grant.sql'))
