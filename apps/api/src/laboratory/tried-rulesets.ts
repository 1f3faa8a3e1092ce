import { fail } from '@congtam/core/errors'
import { builtInRuleset } from '@congtam/core/evaluation/library/built-in'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import type { Sha256, TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { listRulesetDocuments } from '@congtam/db/evaluation/ruleset'
import { rulesetsByHash } from '../library/known-rulesets.ts'

/** The rulesets to be tried, in the order asked: of the library, or of texts that it held before they were edited. */
export async function triedRulesets(db: Db, tenantId: TenantId, sha256s: readonly Sha256[]): Promise<Ruleset[]> {
  const own = sha256s.filter((sha256) => !builtInRuleset(sha256))
  const documents = await listRulesetDocuments(db, tenantId, own)
  const unknown = own.find((sha256) => !documents.has(sha256))
  if (unknown) fail('simulation.unknownDraft', { sha256: unknown })
  const rulesets = await rulesetsByHash(db, tenantId, sha256s)
  return sha256s.flatMap((sha256) => rulesets.get(sha256) ?? [])
}
