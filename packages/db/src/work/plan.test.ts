import { UnitId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, sqlOf, sqlText, TENANT, testDatabases } from '../testing.ts'
import { asOwner, inTenant } from '../transaction.ts'
import { findPlan, insertPlan, lockPlan, lockPlansSince, savePlan } from './plan.ts'

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
  'the plans of a month and of later ones are held in the order of months',
  inRollback(async (db) => {
    await givenPlan(db)
    const next: Plan = { ...plan, month: Month.parse('2026-09'), lastDay: Day.parse('2026-09-25') }
    await insertPlan(db, TENANT, next)
    expect(await sqlOf(lockPlansSince, db, TENANT, unitId, month)).toEqual([plan, next])
    expect(await lockPlansSince(db, TENANT, unitId, next.month)).toEqual([next])
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

/** What two transactions on the month do, in the order in which they came to do it; the second begins once the first holds its lock. */
async function orderOf(first: 'act' | 'close', second: 'act' | 'close'): Promise<string[][]> {
  const orders: string[][] = []
  for (const database of await testDatabases()) {
    const order: string[] = []
    const held = Promise.withResolvers<void>()
    const step = (kind: 'act' | 'close', onLocked: () => Promise<unknown>) =>
      inTenant(database, TENANT, async (db) => {
        const read = await lockPlan(db, TENANT, unitId, month, kind === 'act' ? 'share' : 'update')
        await onLocked()
        order.push(`${kind} on ${read.state}`)
        if (kind === 'close') await savePlan(db, TENANT, { ...read, state: 'closed' })
      })
    await inTenant(database, TENANT, givenPlan)
    const one = step(first, async () => {
      held.resolve()
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    await held.promise
    await Promise.all([one, step(second, async () => undefined)])
    await asOwner(database, (db) => db.deleteFrom('plan').where('tenantId', '=', TENANT).execute(), TENANT)
    await asOwner(database, (db) => db.deleteFrom('unit').where('tenantId', '=', TENANT).execute(), TENANT)
    orders.push(order)
  }
  return orders
}

test('closing waits for an act that has begun', async () => {
  for (const order of await orderOf('act', 'close')) expect(order).toEqual(['act on open', 'close on open'])
})

test('an act that waited for the closing finds the month closed', async () => {
  for (const order of await orderOf('close', 'act')) expect(order).toEqual(['close on open', 'act on closed'])
})

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./plan.sql'))
