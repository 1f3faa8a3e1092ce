import type { PastGradeEntry } from '@congtam/core/evaluation/period/past-grade'
import type { OfficialId, TenantId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** Six years of everybody on a list, each corrected now and then. */
const MOST_ENTRIES = 20_000

/** An entry with who made it. */
export interface StoredGrade extends PastGradeEntry {
  byUserId: UserId
  byName: string
  at: Date
}

/** Every entry of these people, corrections after what they correct: year by year, the latest first. */
export async function listPastGrades(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
): Promise<StoredGrade[]> {
  return await entries(db, tenantId)
    .where(sql<boolean>`past_grade.official_id = any(${[...officialIds]}::uuid[])`)
    .orderBy('pastGrade.officialId')
    .orderBy('pastGrade.year', 'desc')
    .orderBy('pastGrade.number', 'desc')
    .limit(MOST_ENTRIES)
    .execute()
}

/** The entry in force of a person's year; undefined where there is none. */
export async function findPastGrade(
  db: Db,
  tenantId: TenantId,
  officialId: OfficialId,
  year: number,
): Promise<StoredGrade | undefined> {
  return await entries(db, tenantId)
    .where('pastGrade.officialId', '=', officialId)
    .where('pastGrade.year', '=', year)
    .orderBy('pastGrade.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Adds entries; of two that correct the same one, the second is refused. */
export async function insertPastGrades(db: Db, tenantId: TenantId, added: readonly StoredGrade[]): Promise<void> {
  await insertMany(
    db,
    'pastGrade',
    added.map((entry) => ({ tenantId, ...entry })),
  )
}

function entries(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('pastGrade')
    .select([
      'pastGrade.officialId',
      'pastGrade.year',
      'pastGrade.number',
      'pastGrade.grade',
      'pastGrade.rulesetId',
      'pastGrade.agency',
      'pastGrade.decision',
      'pastGrade.decidedOn',
      'pastGrade.reason',
      'pastGrade.byUserId',
      'pastGrade.byName',
      'pastGrade.at',
    ])
    .where('pastGrade.tenantId', '=', tenantId)
}
