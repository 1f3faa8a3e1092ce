import { type AgencyUnits, agenciesUnder, type PlacedUnit } from '@congtam/core/evaluation/laboratory/agency'
import { closedPerson } from '@congtam/core/evaluation/laboratory/closed-person'
import type { SimulationAsk } from '@congtam/core/evaluation/laboratory/simulation'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import type { SimulatedSubject } from '@congtam/core/evaluation/simulation/subject'
import type { Agency } from '@congtam/core/evaluation/year/year-facts'
import type { OfficialId, Sha256, TenantId, UnitId } from '@congtam/core/shared/ids'
import { type Day, lastDay, monthCount } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import {
  type LookedAt,
  listClosedInputs,
  listClosedPeople,
  listPersonTraits,
  listPlacedUnits,
} from '@congtam/db/laboratory/closed-people'
import type { Database } from '@congtam/db/open'
import { inTenant } from '@congtam/db/transaction'
import { rulesetsByHash } from '../library/known-rulesets.ts'
import { agencyYear } from './agency-year.ts'

/** Some megabytes of inputs, and less than a tenth of a second in which the embedded engine serves nobody else. */
const PEOPLE_A_PAGE = 50
const IDS_A_PAGE = 5000
const UNITS_A_PAGE = 2000

/** Whose closed sheets are looked at: where and when, agency by agency. */
export interface Ground {
  span: LookedAt
  agencies: AgencyUnits[]
}

/** The units of what is asked for, as the tree stood at the end of the period. */
export async function groundOf(db: Db, tenantId: TenantId, { from, to, unitId }: SimulationAsk): Promise<Ground> {
  const units: PlacedUnit[] = []
  for (let after: UnitId | null | undefined = null; after !== undefined; ) {
    const page = await listPlacedUnits(db, tenantId, lastDay(to), { after, limit: UNITS_A_PAGE })
    units.push(...page)
    after = page.length < UNITS_A_PAGE ? undefined : page.at(-1)?.id
  }
  const agencies = agenciesUnder(units, unitId)
  const unitIds = agencies.flatMap((agency) => agency.unitIds)
  // Naming every unit of a province in each statement would only make it longer.
  return { span: { from, to, unitIds: unitIds.length === units.length ? null : unitIds }, agencies }
}

/** What people's sheets refer to, gathered before they are given out. */
export interface Gathered {
  /** What the sheets were published with. */
  rulesets: Map<Sha256, Ruleset>
  /** The agencies' grades of the year, where it is looked at. */
  agencies: Record<string, Agency>
}

/** The year that is compared besides the months, and the day as of which it is read. */
export interface YearLookedAt {
  year: number
  today: Day
}

/**
 * The people with their closed sheets, those of an agency one after another; one page of them is in memory at a time, and
 * no transaction lasts longer than a page or the reading of an agency's year.
 */
export async function* closedPeople(
  database: Database,
  tenantId: TenantId,
  { span, agencies }: Ground,
  ofYear: YearLookedAt | null,
  gathered: Gathered,
): AsyncGenerator<SimulatedSubject> {
  const inProvince = <T>(act: (db: Db) => Promise<T>) => inTenant(database, tenantId, act)
  for (const agency of agencies) {
    const { agencyId, isWhole } = agency
    const year =
      ofYear && isWhole
        ? await inProvince((db) => agencyYear(db, tenantId, agencyId, ofYear.year, ofYear.today))
        : undefined
    Object.assign(gathered.agencies, year?.agencies)
    for (let after: OfficialId | null | undefined = null; after !== undefined; ) {
      const page = { after, limit: IDS_A_PAGE }
      const ids: OfficialId[] = await inProvince((db) => listClosedPeople(db, tenantId, span, agency.unitIds, page))
      for (let at = 0; at < ids.length; at += PEOPLE_A_PAGE) {
        const own = ids.slice(at, at + PEOPLE_A_PAGE)
        const people = await inProvince((db) => readPeople(db, tenantId, span, agency, own, gathered.rulesets))
        for (const person of people) yield { ...person, ...year?.people.get(person.id) }
      }
      after = ids.length < IDS_A_PAGE ? undefined : ids.at(-1)
    }
  }
}

async function readPeople(
  db: Db,
  tenantId: TenantId,
  span: LookedAt,
  { agencyId }: AgencyUnits,
  ids: readonly OfficialId[],
  rulesets: Map<Sha256, Ruleset>,
): Promise<SimulatedSubject[]> {
  const traits = await listPersonTraits(db, tenantId, ids)
  const inputs = await listClosedInputs(db, tenantId, span, ids, monthCount(span.from, span.to))
  const unread = new Set(inputs.map(({ rulesetSha256 }) => rulesetSha256).filter((sha256) => !rulesets.has(sha256)))
  if (unread.size > 0) {
    for (const [sha256, ruleset] of await rulesetsByHash(db, tenantId, [...unread])) rulesets.set(sha256, ruleset)
  }
  const byPerson = Map.groupBy(inputs, ({ officialId }) => officialId)
  return traits.flatMap((person) => closedPerson(person, byPerson.get(person.id) ?? [], agencyId, span.to) ?? [])
}
