import { UnitId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { findPlan, insertPlan, lockPlan, savePlan } from './plan.ts'

const unitId = UnitId.parse('019a0000-0000-7000-8000-000000000001')
const month = Month.parse('2026-08')
const plan: Plan = {
  unitId,
  month,
  firstDay: Day.parse('2026-07-26'),
  lastDay: Day.parse('2026-08-25'),
  state: 'open',
  version: 1,
}

async function givenPlan(db: Db) {
  await db.insertInto('unit').values({ tenantId: TENANT, id: unitId }).execute()
  await sqlOf(insertPlan, db, TENANT, plan)
}

test(
  'a plan is read as it was written, locked or not',
  inRollback(async (db) => {
    await givenPlan(db)
    expect(await sqlOf(findPlan, db, TENANT, unitId, month)).toEqual(plan)
    expect(await sqlOf(lockPlan, db, TENANT, unitId, month, 'share')).toEqual(plan)
    expect(await sqlOf(lockPlan, db, TENANT, unitId, month, 'update')).toEqual(plan)
  }),
)

test(
  'a month that was not opened has no plan to lock',
  inRollback(async (db) => {
    expect(await findPlan(db, TENANT, unitId, month)).toBeUndefined()
    await expect(lockPlan(db, TENANT, unitId, month, 'share')).rejects.toMatchObject({ code: 'plan.notFound' })
  }),
)

test(
  'a second change on the same reading is refused',
  inRollback(async (db) => {
    await givenPlan(db)
    const closed: Plan = { ...plan, state: 'closed' }
    expect(await sqlOf(savePlan, db, TENANT, closed)).toEqual({ ...closed, version: 2 })
    await expect(savePlan(db, TENANT, plan)).rejects.toMatchObject({ code: 'plan.stale' })
    expect(await findPlan(db, TENANT, unitId, month)).toEqual({ ...closed, version: 2 })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./plan.sql'))
