import { fail } from '@congtam/core/errors'
import { closeMonth as decideClosing } from '@congtam/core/evaluation/month/closing'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { canonicalText } from '@congtam/core/shared/canonical'
import type { Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { findMonthClose, insertMonthClose } from '@congtam/db/evaluation/month-close'
import { insertResults } from '@congtam/db/evaluation/result'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { closeSheets } from '@congtam/db/evaluation/sheet'
import { lockPlan, savePlan } from '@congtam/db/work/plan'
import { scoreUnitMonth } from './unit-month.ts'

/** Who closes which month, and on which results they decided. */
export interface Closing {
  unitId: UnitId
  month: Month
  planVersion: number
  resultsSha256: Sha256
  byUserId: UserId
  byName: string
  at: Date
}

/**
 * Closes the unit's month: scores everybody, publishes, and freezes tasks and sheets. The caller's transaction makes it
 * whole or not at all. The lock on the plan waits for every act under way in the month and turns away the next.
 */
export async function closeMonth(
  db: Db,
  tenantId: TenantId,
  closing: Closing,
): Promise<{ number: number; results: number }> {
  const { unitId, month, planVersion, resultsSha256, byUserId, byName, at } = closing
  const plan = await lockPlan(db, tenantId, unitId, month, 'update')
  if (plan.state === 'closed') fail('plan.closed', { month })
  if (plan.version !== planVersion) fail('plan.stale', {})
  const { scored, missing, stored } = await scoreUnitMonth(db, tenantId, plan)
  const { results } = decideClosing(scored, missing.length, resultsSha256)
  const number = ((await findMonthClose(db, tenantId, unitId, month))?.number ?? 0) + 1
  // They are stored by their hash and never change: only the first closing by a ruleset has to write it.
  const rulesets = [...new Set(scored.map(({ ruleset }) => ruleset))].filter((one) => !stored.has(rulesetSha256(one)))
  await insertRulesets(
    db,
    tenantId,
    rulesets.map((ruleset) => ({ sha256: rulesetSha256(ruleset), id: ruleset.id, document: canonicalText(ruleset) })),
  )
  await insertMonthClose(db, tenantId, { unitId, month, number, resultsSha256, byUserId, byName, at })
  await insertResults(db, tenantId, number, results)
  await closeSheets(db, tenantId, unitId, month)
  await savePlan(db, tenantId, { ...plan, state: 'closed' })
  return { number, results: results.length }
}
