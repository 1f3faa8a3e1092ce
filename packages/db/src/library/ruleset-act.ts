import { RulesetAct, type RulesetRecordId } from '@congtam/core/evaluation/library/own'
import type { Sha256, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'

/** More than a draft is ever changed. */
const MOST_ACTS = 1000

/** What somebody did to a record, and the text that it had afterwards. */
export interface StoredAct {
  recordId: RulesetRecordId
  /** The version of the record that the act made. */
  number: number
  act: RulesetAct
  rulesetSha256: Sha256
  byUserId: UserId
  byName: string
  at: Date
}

export async function insertActs(db: Db, tenantId: TenantId, acts: readonly StoredAct[]): Promise<void> {
  const rows = acts.map(({ act, ...by }) => ({ tenantId, ...by, act: JSON.stringify(RulesetAct.parse(act)) }))
  await db.insertInto('rulesetAct').values(rows).execute()
}

/** Everything that was done to the record, in order. */
export async function listActs(db: Db, tenantId: TenantId, recordId: RulesetRecordId): Promise<StoredAct[]> {
  const rows = await db
    .selectFrom('rulesetAct')
    .select(['number', 'act', 'rulesetSha256', 'byUserId', 'byName', 'at'])
    .where('tenantId', '=', tenantId)
    .where('recordId', '=', recordId)
    .orderBy('number')
    .limit(MOST_ACTS)
    .execute()
  return rows.map((row) => ({
    recordId,
    ...row,
    act: RulesetAct.parse(row.act),
    // Written by insertActs, from values of these types.
    rulesetSha256: row.rulesetSha256 as Sha256,
    byUserId: row.byUserId as UserId,
  }))
}
