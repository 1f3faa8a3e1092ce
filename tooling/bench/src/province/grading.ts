import { bandOf } from '@congtam/core/evaluation/grade/band'
import { Grade } from '@congtam/core/evaluation/grade/placement-facts'
import { nd335Year } from '@congtam/core/evaluation/rulesets/nd335-year'
import { rulesetFor } from '@congtam/core/evaluation/rulesets/registry'
import { prepareRuleset } from '@congtam/core/evaluation/score'
import { summedParts } from '@congtam/core/evaluation/summed/score-summed'
import { type ScoredSums, scoreSummedUnit } from '@congtam/core/evaluation/summed/summed-unit'
import { standings } from '@congtam/core/evaluation/year/quota'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import { lastDay } from '@congtam/core/shared/period'
import { listChildIds } from '@congtam/db/evaluation/unit-month'
import { listUnitMeasures, type MeasuredSheet } from '@congtam/db/measure/unit-measures'
import type { Database } from '@congtam/db/open'
import { inTenant } from '@congtam/db/transaction'
import { MONTH } from './rows.ts'

export interface Graded {
  id: string
  total: number | null
  grade: Grade | null
}

/** As many as this machine has processors for; each holds one agency at a time. */
const LANES = 2

/**
 * From rows to grades with quotas, an agency at a time in each lane: while one is scored and ranked, the database sums the
 * next. Nothing is kept of an agency once its grades are handed on.
 */
export async function gradeProvince(
  database: Database,
  tenantId: TenantId,
  agencies: readonly UnitId[],
  take: (graded: readonly Graded[]) => void,
): Promise<void> {
  const parts = summedParts(prepareRuleset(rulesetFor('staff', MONTH)))
  if (!parts) throw new Error('The decree asks for more than sums')
  const waiting = agencies.values()
  const lane = () =>
    inTenant(database, tenantId, async (db) => {
      for (const agency of waiting) {
        const rooms = await listChildIds(db, tenantId, [agency], lastDay(MONTH))
        take(gradeAgency(await listUnitMeasures(db, tenantId, rooms, MONTH, parts)))
      }
    })
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** The month's levels, and the yearly rules' places over them, in each room and in the agency. */
function gradeAgency(sheets: readonly MeasuredSheet[]): Graded[] {
  const scored = [...Map.groupBy(sheets, ({ unitId }) => unitId)].flatMap(([unit, own]) =>
    scoreSummedUnit(rulesetFor, MONTH, { sheets: own, below: [], openBelow: [] }).map((sheet) => memberOf(sheet, unit)),
  )
  const [quota] = nd335Year.quotas
  if (!quota) throw new Error('The decree has a quota')
  const places = standings(quota, scored, () => false, nd335Year.settings)
  return scored.map(({ id, mean, grade }) => {
    return { id, total: mean, grade: places.get(id)?.placed === false ? quota.otherwise : grade }
  })
}

function memberOf({ sheet: { id }, ruleset, score: { total } }: ScoredSums, group: UnitId) {
  const grade = total === null ? null : (Grade.safeParse(bandOf(ruleset.bands, total)?.grade).data ?? null)
  return { id, agency: 'own', group, mean: total, grade }
}
