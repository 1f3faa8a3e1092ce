import type { SimulatedSubject } from '@congtam/core/evaluation/simulation/subject'
import type { Agency } from '@congtam/core/evaluation/year/year-facts'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { readYear } from '../year/read-year.ts'

/** What the grades of a year ask for besides the months: by person, and the agencies' own grades. */
export interface AgencyYear {
  people: Map<string, Required<Pick<SimulatedSubject, 'group' | 'year'>>>
  agencies: Record<string, Agency>
}

/** The year of an agency as its own page reads it, without the months: those are what the simulation makes anew. */
export async function agencyYear(
  db: Db,
  tenantId: TenantId,
  agencyId: UnitId,
  year: number,
  today: Day,
): Promise<AgencyYear> {
  const agency = { agencyId, name: '', lineage: [agencyId], agencyLineage: [agencyId] }
  const { facts } = (await readYear(db, tenantId, agency, year, today)).inputs
  const people = facts.subjects.map(({ id, group, heads, monthsWorked, provisional, conduct }) => {
    return [id, { group, year: { heads, monthsWorked, provisional, conduct } }] as const
  })
  return { people: new Map(people), agencies: facts.agencies }
}
