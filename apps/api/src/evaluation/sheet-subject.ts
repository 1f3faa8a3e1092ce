import type { Subject } from '@congtam/core/access/policy'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import type { Db } from '@congtam/db/db'
import type { SheetRow } from '@congtam/db/evaluation/sheet'
import { lineageOf } from '@congtam/db/organisation/unit'

/** The day whose tree decides on a month's sheets: its last one, so that a unit that moved later changes nobody's superior. */
export function treeDay(plan: Pick<Plan, 'lastDay'>, today: Day): Day {
  return today < plan.lastDay ? today : plan.lastDay
}

/** The unit whose head gives the points beside the self score: the own unit's, and for a head the unit's above. */
export function superiorUnitOf(positionClass: PositionClass, lineage: readonly UnitId[]): UnitId | null {
  return (positionClass === 'head' ? lineage[1] : lineage[0]) ?? null
}

/** What the rules of access need to know of a sheet. */
export async function sheetSubject(db: Db, tenantId: TenantId, row: SheetRow, today: Day): Promise<Subject> {
  const { sheet, positionClass, plan } = row
  const lineage = await lineageOf(db, tenantId, sheet.unitId, treeDay(plan, today))
  return { lineage, ownerId: sheet.officialId, superiorUnitId: superiorUnitOf(positionClass, lineage) }
}
