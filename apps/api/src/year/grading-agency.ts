import { fail } from '@congtam/core/errors'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'

/** The agency whose head grades the people of a unit, with the way up from each. */
export interface GradingAgency {
  agencyId: UnitId
  name: string
  /** From the unit that was asked for upwards. */
  lineage: UnitId[]
  /** From the agency upwards; what is above it decides on its head. */
  agencyLineage: UnitId[]
}

/**
 * The body that uses its civil servants (Article 10): the highest unit on the way up below the province. A commune grades
 * the people of its rooms, a department those of its own.
 */
export async function gradingAgency(db: Db, tenantId: TenantId, unitId: UnitId, on: Day): Promise<GradingAgency> {
  const lineage = await lineageOf(db, tenantId, unitId, on)
  const units = new Map((await listUnitsById(db, tenantId, lineage, on)).map((unit) => [unit.id, unit]))
  const index = lineage.findLastIndex((id) => units.get(id) !== undefined && units.get(id)?.kind !== 'province')
  const agency = units.get(lineage[index] ?? unitId)
  if (!agency || index < 0) fail('year.unitNotGraded', {})
  return { agencyId: agency.id, name: agency.name, lineage, agencyLineage: lineage.slice(index) }
}

/** From the unit above: of a room the agency, of the agency what stands over it. */
export function aboveOf({ agencyId, agencyLineage }: GradingAgency, unitId: UnitId): UnitId[] {
  return unitId === agencyId ? agencyLineage.slice(1) : agencyLineage
}
