import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import { rulesetOf } from '@congtam/core/evaluation/library/in-force'
import { scoresMonth } from '@congtam/core/evaluation/library/life'
import type { RulesetOf } from '@congtam/core/evaluation/month/unit-month'
import type { Sha256, TenantId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listMonthRulesets } from '@congtam/db/library/ruleset-record'
import { withRulesets } from './library.ts'

/** What a month is scored by, and which of those documents the province's store holds already. */
export interface InForce {
  rulesetOf: RulesetOf
  stored: ReadonlySet<Sha256>
}

/** What the province's library scores the month's posts by: its own rulesets adopted for it, then the national ones. One statement, once the documents are known. */
export async function readInForce(db: Db, tenantId: TenantId, month: Month): Promise<InForce> {
  const national = builtInLibrary().filter((one) => scoresMonth(one, month))
  const sha256s = national.map(({ sha256 }) => sha256)
  const { own, stored } = await listMonthRulesets(db, tenantId, month, sha256s)
  const library = [...(await withRulesets(db, tenantId, own)), ...national]
  return { rulesetOf: rulesetOf(library), stored }
}

/** The ruleset of each kind of post in the month, as the province's library has it. */
export async function rulesetsInForce(db: Db, tenantId: TenantId, month: Month): Promise<RulesetOf> {
  return (await readInForce(db, tenantId, month)).rulesetOf
}
