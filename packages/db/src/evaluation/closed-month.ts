import { Sha256, type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Db } from '../db.ts'
import { type StoredResult, storedResults } from './result.ts'

/** More than work in one unit. */
const MOST_RESULTS = 5000

/** One closing of a unit's month, and the hash that was signed with it. */
export interface Closing {
  unitId: UnitId
  month: Month
  number: number
  resultsSha256: Sha256
}

/** Which closings a reader asks for; months are inclusive. */
export interface ClosedSpan {
  from: Month
  to: Month
  /** Only of these units, where given. */
  unitIds?: readonly UnitId[] | undefined
}

/** The closings of the span after `after`, unit by unit and month by month; at most `limit`. */
export async function listClosings(
  db: Db,
  tenantId: TenantId,
  { from, to, unitIds }: ClosedSpan,
  { after, limit }: { after: Closing | null; limit: number },
): Promise<Closing[]> {
  let statement = db
    .selectFrom('monthClose')
    .select(['unitId', 'month', 'number', 'resultsSha256'])
    .where('tenantId', '=', tenantId)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('unitId')
    .orderBy('month')
    .orderBy('number')
    .limit(limit)
  if (unitIds) statement = statement.where('unitId', 'in', unitIds)
  if (after) {
    const last = [after.unitId, after.month, after.number] as const
    statement = statement.where((eb) => eb(eb.refTuple('unitId', 'month', 'number'), '>', eb.tuple(...last)))
  }
  const rows = await statement.execute()
  return rows.map((row) => {
    return { ...row, unitId: UnitId.parse(row.unitId), resultsSha256: Sha256.parse(row.resultsSha256) }
  })
}

/**
 * What was in force in the unit's month once this closing was signed, in the order of sheets: what it published, and what
 * earlier ones had and it left alone. The signature is over all of it.
 */
export async function listClosingResults(db: Db, tenantId: TenantId, closing: Closing): Promise<StoredResult[]> {
  return await storedResults(db, tenantId, (results) =>
    results
      .distinctOn('result.sheetId')
      .where('result.unitId', '=', closing.unitId)
      .where('result.month', '=', closing.month)
      .where('result.number', '<=', closing.number)
      .orderBy('result.sheetId')
      .orderBy('result.number', 'desc')
      .limit(MOST_RESULTS),
  )
}

/** Results of the span that nobody signed: there is no closing of their unit, month and number. At most `limit`. */
export async function listUnsignedResults(
  db: Db,
  tenantId: TenantId,
  { from, to, unitIds }: ClosedSpan,
  limit: number,
): Promise<StoredResult[]> {
  return await storedResults(db, tenantId, (results) => {
    const inSpan = results
      .where('result.month', '>=', from)
      .where('result.month', '<=', to)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('monthClose')
              .select('monthClose.number')
              .where('monthClose.tenantId', '=', tenantId)
              .whereRef('monthClose.unitId', '=', 'result.unitId')
              .whereRef('monthClose.month', '=', 'result.month')
              .whereRef('monthClose.number', '=', 'result.number'),
          ),
        ),
      )
      .orderBy('result.sheetId')
      .orderBy('result.number')
      .limit(limit)
    return unitIds ? inSpan.where('result.unitId', 'in', unitIds) : inSpan
  })
}
