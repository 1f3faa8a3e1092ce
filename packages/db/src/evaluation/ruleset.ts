import type { Sha256, TenantId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'

/** A ruleset as it stood when somebody was scored by it: its canonical text under the hash of that text. */
export interface StoredRuleset {
  sha256: Sha256
  id: string
  document: string
}

/** Keeps the rulesets that results point to; one that is kept already stays as it is. */
export async function insertRulesets(db: Db, tenantId: TenantId, rulesets: readonly StoredRuleset[]): Promise<void> {
  if (rulesets.length === 0) return
  await db
    .insertInto('ruleset')
    .values(rulesets.map((ruleset) => ({ tenantId, ...ruleset })))
    .onConflict((conflict) => conflict.columns(['tenantId', 'sha256']).doNothing())
    .execute()
}

/** The text of the ruleset. A result whose ruleset is lost is a fault. */
export async function getRulesetDocument(db: Db, tenantId: TenantId, sha256: Sha256): Promise<string> {
  const row = await db
    .selectFrom('ruleset')
    .select('document')
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!row) throw new Error(`No ruleset ${sha256}`)
  return row.document
}

/** The texts of those of the rulesets that are kept, by their hash. */
export async function listRulesetDocuments(
  db: Db,
  tenantId: TenantId,
  sha256s: readonly Sha256[],
): Promise<Map<Sha256, string>> {
  if (sha256s.length === 0) return new Map()
  const rows = await db
    .selectFrom('ruleset')
    .select(['sha256', 'document'])
    .where('tenantId', '=', tenantId)
    .where('sha256', 'in', sha256s)
    .limit(sha256s.length)
    .execute()
  return new Map(rows.map(({ sha256, document }) => [sha256, document]))
}
