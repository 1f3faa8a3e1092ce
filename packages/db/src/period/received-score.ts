import type { ReceivedEntry } from '@congtam/core/evaluation/period/received-score'
import type { OfficialId, TenantId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More than a page of people could have been sent. */
const MOST_ENTRIES = 5000

/** An entry with who made it. */
export interface StoredReceived extends ReceivedEntry {
  byUserId: UserId
  byName: string
  at: Date
}

/** Every entry of these people, period by period, the latest first. */
export async function listReceivedScores(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
): Promise<StoredReceived[]> {
  return await entries(db, tenantId)
    .where(sql<boolean>`received_score.official_id = any(${[...officialIds]}::uuid[])`)
    .orderBy('receivedScore.officialId')
    .orderBy('receivedScore.period')
    .orderBy('receivedScore.number', 'desc')
    .limit(MOST_ENTRIES)
    .execute()
}

/** The entry in force of a person's month or quarter; undefined where there is none. */
export async function findReceivedScore(
  db: Db,
  tenantId: TenantId,
  officialId: OfficialId,
  period: string,
): Promise<StoredReceived | undefined> {
  return await entries(db, tenantId)
    .where('receivedScore.officialId', '=', officialId)
    .where('receivedScore.period', '=', period)
    .orderBy('receivedScore.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Adds an entry; of two that correct the same one, the second is refused. */
export async function insertReceivedScore(db: Db, tenantId: TenantId, entry: StoredReceived): Promise<void> {
  await db
    .insertInto('receivedScore')
    .values({ tenantId, ...entry })
    .execute()
}

function entries(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('receivedScore')
    .select([
      'receivedScore.officialId',
      'receivedScore.period',
      'receivedScore.number',
      'receivedScore.total',
      'receivedScore.agency',
      'receivedScore.document',
      'receivedScore.documentOn',
      'receivedScore.reason',
      'receivedScore.byUserId',
      'receivedScore.byName',
      'receivedScore.at',
    ])
    .where('receivedScore.tenantId', '=', tenantId)
}
