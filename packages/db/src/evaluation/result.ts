import type { ClosedResult } from '@congtam/core/evaluation/month/closing'
import type { LedScore } from '@congtam/core/evaluation/month/month-facts'
import { type OfficialId, type SheetId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Points } from '@congtam/core/shared/points'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** More than work in a unit and the units below it. */
const MOST_RESULTS = 5000

/** A published result; `number` is the closing that it came from. */
export interface StoredResult extends ClosedResult {
  number: number
}

/** Publishes the results of one closing. */
export async function insertResults(
  db: Db,
  tenantId: TenantId,
  number: number,
  results: readonly ClosedResult[],
): Promise<void> {
  const rows = results.map((result) => {
    // A reading without caps may exceed the most points, so these figures are not parsed again.
    const { general, results: task, total } = result as { [Key in 'general' | 'results' | 'total']: Points | null }
    return { tenantId, number, ...result, general, results: task, total }
  })
  await insertMany(db, 'result', rows)
}

/** The result that is in force for the sheet; undefined before its month is closed. */
export async function findResult(db: Db, tenantId: TenantId, sheetId: SheetId): Promise<StoredResult | undefined> {
  const row = await results(db, tenantId)
    .where('result.sheetId', '=', sheetId)
    .orderBy('result.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && storedResult(row)
}

/** The results in force of a unit's month, in the order of sheets. */
export async function listMonthResults(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  month: Month,
): Promise<StoredResult[]> {
  const rows = await results(db, tenantId)
    .distinctOn('result.sheetId')
    .where('result.unitId', '=', unitId)
    .where('result.month', '=', month)
    .orderBy('result.sheetId')
    .orderBy('result.number', 'desc')
    .limit(MOST_RESULTS)
    .execute()
  return rows.map(storedResult)
}

/** The figures in force of everybody in these units, without what they came from. */
export async function listScores(
  db: Db,
  tenantId: TenantId,
  unitIds: readonly UnitId[],
  month: Month,
): Promise<LedScore[]> {
  return await db
    .selectFrom('result')
    .distinctOn('sheetId')
    .select(['sheetId', 'officialId', 'status', 'total'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`)
    .where('month', '=', month)
    .orderBy('sheetId')
    .orderBy('number', 'desc')
    .limit(MOST_RESULTS)
    .execute()
}

/** A person's published months, the latest first, after `after`; one more than `limit`. */
export async function listResultsOf(
  db: Db,
  tenantId: TenantId,
  officialId: OfficialId,
  query: { after: string[] | null; limit: number },
): Promise<StoredResult[]> {
  const [month, sheetId] = query.after ?? []
  const statement = results(db, tenantId)
    .distinctOn(['result.month', 'result.sheetId'])
    .where('result.officialId', '=', officialId)
    .orderBy('result.month', 'desc')
    .orderBy('result.sheetId', 'desc')
    .orderBy('result.number', 'desc')
    .limit(query.limit + 1)
  const page =
    month === undefined || sheetId === undefined
      ? statement
      : statement.where(sql<boolean>`(result.month, result.sheet_id) < (${month}, ${sheetId}::uuid)`)
  return (await page.execute()).map(storedResult)
}

/** Whole results, as a statement of the caller's narrows them down. */
export async function storedResults(
  db: Db,
  tenantId: TenantId,
  narrow: (statement: ReturnType<typeof results>) => ReturnType<typeof results>,
): Promise<StoredResult[]> {
  return (await narrow(results(db, tenantId)).execute()).map(storedResult)
}

function results(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('result')
    .select([
      'result.sheetId',
      'result.number',
      'result.unitId',
      'result.month',
      'result.officialId',
      'result.rulesetSha256',
      'result.inputs',
      'result.inputsSha256',
      'result.output',
      'result.status',
      'result.general',
      'result.results',
      'result.total',
    ])
    .where('result.tenantId', '=', tenantId)
}

function storedResult(row: Awaited<ReturnType<ReturnType<typeof results>['execute']>>[number]): StoredResult {
  return { ...row, unitId: UnitId.parse(row.unitId) }
}
