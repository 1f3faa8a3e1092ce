import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import { UnitId as UnitIdSchema } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import type { Db } from '../db.ts'

/** A month that some units have closed. */
export interface ClosedMonth {
  month: Month
  units: number
}

/**
 * Holds every open month from this one on against being closed until the transaction ends, and waits for closings under
 * way: whoever changes the rules of a month must not pass somebody who is closing it.
 */
export async function lockOpenMonths(db: Db, tenantId: TenantId, from: Month): Promise<number> {
  const rows = await db
    .selectFrom('plan')
    .select('unitId')
    .where('tenantId', '=', tenantId)
    .where('month', '>=', from)
    .where('state', '=', 'open')
    .orderBy('unitId')
    .orderBy('month')
    .forShare()
    .execute()
  return rows.length
}

/** The earliest month from this one on that a unit has closed. */
export async function findClosedMonth(db: Db, tenantId: TenantId, from: Month): Promise<ClosedMonth | undefined> {
  const row = await db
    .selectFrom('plan')
    .select((eb) => ['month', eb.fn.countAll<number>().as('units')])
    .where('tenantId', '=', tenantId)
    .where('month', '>=', from)
    .where('state', '=', 'closed')
    .groupBy('month')
    .orderBy('month')
    .limit(1)
    .executeTakeFirst()
  // The table holds months alone.
  return row && { month: row.month as Month, units: row.units }
}

/** The province's own unit on the day, at the top of its tree; undefined where none was entered. */
export async function findProvinceUnit(db: Db, tenantId: TenantId, on: Day): Promise<UnitId | undefined> {
  const row = await db
    .selectFrom('unitName')
    .select('unitId')
    .where('tenantId', '=', tenantId)
    .where('kind', '=', 'province')
    .where('validFrom', '<=', on)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', on)]))
    .orderBy('unitId')
    .limit(1)
    .executeTakeFirst()
  return row && UnitIdSchema.parse(row.unitId)
}
