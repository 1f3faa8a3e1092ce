import { AgencyGrade } from '@congtam/core/evaluation/grading/agency-grade'
import type { Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More entries than the units of one agency get in a year. */
const MOST_GRADES = 2000

/** An organisation's grade on record, with who recorded it. */
export interface RecordedAgencyGrade extends AgencyGrade {
  byName: string
  at: Date
}

/** What these units were graded for the year: the last entry of each. */
export async function listAgencyGrades(
  db: Db,
  tenantId: TenantId,
  unitIds: readonly UnitId[],
  year: number,
): Promise<RecordedAgencyGrade[]> {
  const rows = await db
    .selectFrom('agencyGrade')
    .distinctOn('unitId')
    .select([
      'unitId',
      'year',
      'number',
      'grade',
      'document',
      'decidedOn',
      'outstanding',
      'outstandingDocument',
      'byName',
      'at',
    ])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`)
    .where('year', '=', year)
    .orderBy('unitId')
    .orderBy('number', 'desc')
    .limit(MOST_GRADES)
    .execute()
  return rows.map(({ byName, at, ...entry }) => ({ ...AgencyGrade.parse(entry), byName, at }))
}

/** What the grade was worked out from; all null where only the decision was recorded. */
export interface KeptAssessment {
  rulesetSha256: Sha256 | null
  inputs: string | null
  inputsSha256: Sha256 | null
  output: string | null
}

export async function insertAgencyGrade(
  db: Db,
  tenantId: TenantId,
  entry: AgencyGrade & KeptAssessment & { byUserId: UserId; byName: string; at: Date },
): Promise<void> {
  await db
    .insertInto('agencyGrade')
    .values({ tenantId, ...entry })
    .execute()
}
