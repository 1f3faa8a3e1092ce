import { DutyGroupEntry } from '@congtam/core/evaluation/grading/duty-group'
import type { PostId, TenantId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

const MOST_ENTRIES = 5000

/** Every entry of these posts, in the order in which they were made. */
export async function listDutyGroups(
  db: Db,
  tenantId: TenantId,
  postIds: readonly PostId[],
): Promise<DutyGroupEntry[]> {
  const rows = await db
    .selectFrom('dutyGroup')
    .select(['postId', 'number', 'validFrom', 'name'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`post_id = any(${[...postIds]}::uuid[])`)
    .orderBy('postId')
    .orderBy('number')
    .limit(MOST_ENTRIES)
    .execute()
  return rows.map((row) => DutyGroupEntry.parse(row))
}

export async function insertDutyGroups(
  db: Db,
  tenantId: TenantId,
  entries: readonly DutyGroupEntry[],
  by: { byUserId: UserId; byName: string; at: Date },
): Promise<void> {
  await insertMany(
    db,
    'dutyGroup',
    entries.map((entry) => ({ tenantId, ...entry, ...by })),
  )
}
