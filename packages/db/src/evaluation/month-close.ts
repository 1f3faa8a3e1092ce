import type { CorrectionId, Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Db } from '../db.ts'

/** One closing of a unit's month: who signed which results. */
export interface MonthClose {
  unitId: UnitId
  month: Month
  number: number
  resultsSha256: Sha256
  byUserId: UserId
  byName: string
  at: Date
}

/** The last closing of the unit's month; undefined while it is open. */
export async function findMonthClose(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  month: Month,
): Promise<MonthClose | undefined> {
  const row = await db
    .selectFrom('monthClose')
    .select(['number', 'resultsSha256', 'byUserId', 'byName', 'at'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('month', '=', month)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  // Written by insertMonthClose, from values of these types.
  return row && { unitId, month, ...row, resultsSha256: row.resultsSha256 as Sha256, byUserId: row.byUserId as UserId }
}

/** Every closing of a month but the first is made by a correction, which says why. */
export async function insertMonthClose(
  db: Db,
  tenantId: TenantId,
  close: MonthClose,
  correctionId: CorrectionId | null = null,
): Promise<void> {
  await db
    .insertInto('monthClose')
    .values({ tenantId, ...close, correctionId })
    .execute()
}
