import { fail } from '@congtam/core/errors'
import type { FactChange } from '@congtam/core/evaluation/correction/change'
import { correctionWave, type ResultInForce, type Wave } from '@congtam/core/evaluation/correction/wave'
import { ResultInputs } from '@congtam/core/evaluation/month/closing'
import { rulesetReader } from '@congtam/core/evaluation/month/rescoring'
import type { Sha256, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import { listScoresOf } from '@congtam/db/correction/result-version'
import type { Db } from '@congtam/db/db'
import { listMonthResults } from '@congtam/db/evaluation/result'
import { listRulesetDocuments } from '@congtam/db/evaluation/ruleset'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findPlan, lockPlans } from '@congtam/db/work/plan'

/** The closed month of a unit, with the units above it in the tree of that month. */
export interface ClosedMonth {
  plan: Plan
  /** The unit and those above it, nearest first. */
  lineage: UnitId[]
  /** The month's plans of these units, those that there are. */
  plans: Plan[]
}

/** What a correction does, and everything that it was worked out from. */
export interface ReadWave {
  wave: Wave
  inForce: ResultInForce[]
  /** The units above that have not closed the month: they will take the new figures when they do. */
  openAbove: UnitId[]
}

/**
 * The unit's closed month; refused while it is open, for then nothing has to be corrected. To sign, the plans of the unit
 * and of all above it are held: a unit above that is just closing has either closed, and belongs to the wave, or will read
 * the corrected figures.
 */
export async function readMonth(
  db: Db,
  tenantId: TenantId,
  { unitId, month }: { unitId: UnitId; month: Month },
  to: 'look' | 'sign',
): Promise<ClosedMonth> {
  const plan = (await findPlan(db, tenantId, unitId, month)) ?? fail('plan.notFound', { month })
  if (plan.state !== 'closed') fail('correction.monthOpen', { month })
  const lineage = await lineageOf(db, tenantId, unitId, plan.lastDay)
  if (to === 'sign') return { plan, lineage, plans: await lockPlans(db, tenantId, lineage, month) }
  const plans: Plan[] = []
  for (const above of lineage) {
    const found = await findPlan(db, tenantId, above, month)
    if (found) plans.push(found)
  }
  return { plan, lineage, plans }
}

/** Computes the wave from what was stored at closing. */
export async function readWave(
  db: Db,
  tenantId: TenantId,
  { plan: { month }, plans }: ClosedMonth,
  changes: readonly FactChange[],
): Promise<ReadWave> {
  const inForce: ResultInForce[] = []
  for (const { unitId, state } of plans) {
    if (state === 'closed') inForce.push(...(await listMonthResults(db, tenantId, unitId, month)))
  }
  const known = new Set<string>(inForce.map(({ sheetId }) => sheetId))
  const led = inForce.flatMap(({ inputs }) => ResultInputs.parse(JSON.parse(inputs)).led ?? [])
  const elsewhere = [...new Set(led.map(({ sheetId }) => sheetId))].filter((sheetId) => !known.has(sheetId))
  const figures = await listScoresOf(db, tenantId, elsewhere)
  const rulesetOf = await rulesetsOf(db, tenantId, inForce)
  const wave = correctionWave({ changes, results: inForce, figures, rulesetOf })
  return { wave, inForce, openAbove: plans.filter(({ state }) => state === 'open').map(({ unitId }) => unitId) }
}

/** The rulesets that these results were published with, from the texts that were stored. */
export async function rulesetsOf(db: Db, tenantId: TenantId, results: readonly { rulesetSha256: Sha256 }[]) {
  const documents = await listRulesetDocuments(db, tenantId, [
    ...new Set(results.map(({ rulesetSha256 }) => rulesetSha256)),
  ])
  return rulesetReader((sha256) => documents.get(sha256))
}
