import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import { rulesetOf } from '@congtam/core/evaluation/library/in-force'
import type { RulesetOf } from '@congtam/core/evaluation/month/unit-month'
import type { TenantId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listRecordsOfMonth } from '@congtam/db/library/ruleset-record'
import { withRulesets } from './library.ts'

/** What the province's library scores the month's posts by: its own rulesets adopted for it, then the national ones. */
export async function rulesetsInForce(db: Db, tenantId: TenantId, month: Month): Promise<RulesetOf> {
  const own = await withRulesets(db, tenantId, await listRecordsOfMonth(db, tenantId, month))
  return rulesetOf([...own, ...builtInLibrary()])
}
