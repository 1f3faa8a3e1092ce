import { builtInRuleset } from '@congtam/core/evaluation/library/built-in'
import { engine } from '@congtam/core/evaluation/library/engine'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import type { Sha256, TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { listRulesetDocuments } from '@congtam/db/evaluation/ruleset'

/** More than all provinces of an installation have in force. */
const MOST_KEPT = 500

/** A province's rulesets by the hash of their text, so none of them ever goes out of date; no province sees another's. */
const kept = new Map<string, Ruleset>()
const keyOf = (tenantId: TenantId, sha256: Sha256) => `${tenantId} ${sha256}`

/** These rulesets of the province by their hashes: the built-in ones, and its own from its store. One that is lost is a fault. */
export async function rulesetsByHash(
  db: Db,
  tenantId: TenantId,
  sha256s: readonly Sha256[],
): Promise<Map<Sha256, Ruleset>> {
  const found = new Map<Sha256, Ruleset>()
  for (const sha256 of sha256s) {
    const known = builtInRuleset(sha256)?.ruleset ?? kept.get(keyOf(tenantId, sha256))
    if (known) found.set(sha256, known)
  }
  const missing = sha256s.filter((sha256) => !found.has(sha256))
  const documents = await listRulesetDocuments(db, tenantId, missing)
  for (const sha256 of missing) {
    const document = documents.get(sha256)
    if (document === undefined) throw new Error(`No ruleset ${sha256}`)
    const ruleset = engine.Ruleset.parse(JSON.parse(document))
    found.set(sha256, ruleset)
    keep(keyOf(tenantId, sha256), ruleset)
  }
  return found
}

function keep(key: string, ruleset: Ruleset): void {
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, ruleset)
}
