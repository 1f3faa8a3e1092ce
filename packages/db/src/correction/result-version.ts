import type { LedScore } from '@congtam/core/evaluation/month/month-facts'
import type { CorrectionId, OfficialId, SheetId, TenantId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type StoredResult, storedResults } from '../evaluation/result.ts'

/** More often than a sheet is ever corrected. */
const MOST_VERSIONS = 100

/** One version of a published result, with who signed it and by which correction. */
export interface ResultVersion extends StoredResult {
  byName: string
  at: Date
  /** Null for what closing published first. */
  correctionId: CorrectionId | null
}

/** Every version of the sheet's result, the first one first. */
export async function listResultVersions(db: Db, tenantId: TenantId, sheetId: SheetId): Promise<ResultVersion[]> {
  const results = await storedResults(db, tenantId, (statement) =>
    statement.where('result.sheetId', '=', sheetId).orderBy('result.number').limit(MOST_VERSIONS),
  )
  const [first] = results
  if (!first) return []
  const closings = await db
    .selectFrom('monthClose')
    .select(['number', 'byName', 'at', 'correctionId'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', first.unitId)
    .where('month', '=', first.month)
    .orderBy('number')
    .execute()
  return results.flatMap((result) => {
    const closing = closings.find(({ number }) => number === result.number)
    return closing ? [{ ...result, byName: closing.byName, at: closing.at, correctionId: closing.correctionId }] : []
  })
}

/** The figures in force of these sheets, without what they came from. */
export async function listScoresOf(db: Db, tenantId: TenantId, sheetIds: readonly string[]): Promise<LedScore[]> {
  if (sheetIds.length === 0) return []
  return await db
    .selectFrom('result')
    .distinctOn('sheetId')
    .select(['sheetId', 'officialId', 'status', 'total'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`sheet_id = any(${[...sheetIds]}::uuid[])`)
    .orderBy('sheetId')
    .orderBy('number', 'desc')
    .limit(sheetIds.length)
    .execute()
}

/** A person's result that a correction replaced. */
export interface CorrectedResult {
  sheetId: SheetId
  month: Month
  number: number
  correctionId: CorrectionId
  at: Date
}

/** The person's results that were corrected since then, the latest first. */
export async function listCorrectedSince(
  db: Db,
  tenantId: TenantId,
  officialId: OfficialId,
  since: Date,
): Promise<CorrectedResult[]> {
  const rows = await db
    .selectFrom('result')
    .innerJoin('monthClose', (join) =>
      join
        .onRef('monthClose.tenantId', '=', 'result.tenantId')
        .onRef('monthClose.unitId', '=', 'result.unitId')
        .onRef('monthClose.month', '=', 'result.month')
        .onRef('monthClose.number', '=', 'result.number')
        .on('monthClose.tenantId', '=', tenantId),
    )
    .select(['result.sheetId', 'result.month', 'result.number', 'monthClose.correctionId', 'monthClose.at'])
    .where('result.tenantId', '=', tenantId)
    .where('result.officialId', '=', officialId)
    .where('monthClose.correctionId', 'is not', null)
    .where('monthClose.at', '>=', since)
    .orderBy('monthClose.at', 'desc')
    .orderBy('result.sheetId')
    .limit(MOST_VERSIONS)
    .execute()
  return rows.flatMap(({ correctionId, ...row }) => (correctionId ? [{ ...row, correctionId }] : []))
}
