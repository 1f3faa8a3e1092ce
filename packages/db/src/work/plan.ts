import { fail } from '@congtam/core/errors'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { Plan } from '@congtam/core/work/plan'
import type { Db } from '../db.ts'

/** The unit's plan of the month, or undefined where the month was not opened. */
export async function findPlan(db: Db, tenantId: TenantId, unitId: UnitId, month: Month): Promise<Plan | undefined> {
  const row = await plans(db, tenantId, unitId, month).executeTakeFirst()
  return row && Plan.parse(row)
}

/**
 * The plan, held until the transaction ends: `share` for acts on the month's tasks and sheets, which may run side by
 * side, `update` for what changes the plan itself. Closing takes `update`, so it waits for every act and stops the next.
 */
export async function lockPlan(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  month: Month,
  mode: 'share' | 'update',
): Promise<Plan> {
  const statement = plans(db, tenantId, unitId, month)
  const row = await (mode === 'share' ? statement.forShare() : statement.forUpdate()).executeTakeFirst()
  return row ? Plan.parse(row) : fail('plan.notFound', { month })
}

/**
 * The plans of these units, those that there are, held for a change that reaches several of them. Always in one order, so
 * that two such changes wait for each other instead of standing in each other's way.
 */
export async function lockPlans(db: Db, tenantId: TenantId, unitIds: readonly UnitId[], month: Month): Promise<Plan[]> {
  const rows = await db
    .selectFrom('plan')
    .select(['unitId', 'month', 'firstDay', 'lastDay', 'state', 'version'])
    .where('tenantId', '=', tenantId)
    .where('unitId', 'in', unitIds)
    .where('month', '=', month)
    .orderBy('unitId')
    .limit(unitIds.length)
    .forUpdate()
    .execute()
  return rows.map((row) => Plan.parse(row))
}

/** Later months than anybody plans ahead. */
const MOST_MONTHS = 100

/** The unit's plans of this month and later ones, held against closing until the transaction ends. */
export async function lockPlansSince(db: Db, tenantId: TenantId, unitId: UnitId, from: Month): Promise<Plan[]> {
  const rows = await db
    .selectFrom('plan')
    .select(['unitId', 'month', 'firstDay', 'lastDay', 'state', 'version'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('month', '>=', from)
    .orderBy('month')
    .limit(MOST_MONTHS)
    .forShare()
    .execute()
  return rows.map((row) => Plan.parse(row))
}

/** Opens the month. A second opening is refused by the key. */
export async function insertPlan(db: Db, tenantId: TenantId, plan: Plan): Promise<void> {
  const { unitId, month, firstDay, lastDay, state, version } = plan
  await db.insertInto('plan').values({ tenantId, unitId, month, firstDay, lastDay, state, version }).execute()
}

/** Writes the plan's state as its next version, only if it is still as the caller read it. */
export async function savePlan(db: Db, tenantId: TenantId, plan: Plan): Promise<Plan> {
  const { numUpdatedRows } = await db
    .updateTable('plan')
    .set({ state: plan.state, version: plan.version + 1 })
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', plan.unitId)
    .where('month', '=', plan.month)
    .where('version', '=', plan.version)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) fail('plan.stale', {})
  return { ...plan, version: plan.version + 1 }
}

function plans(db: Db, tenantId: TenantId, unitId: UnitId, month: Month) {
  return db
    .selectFrom('plan')
    .select(['unitId', 'month', 'firstDay', 'lastDay', 'state', 'version'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('month', '=', month)
}
