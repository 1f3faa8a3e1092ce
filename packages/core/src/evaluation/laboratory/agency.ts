import type { UnitKind } from '../../organisation/unit.ts'
import type { UnitId } from '../../shared/ids.ts'

/** A unit as it stood in the tree last, up to some day. */
export interface PlacedUnit {
  id: UnitId
  kind: UnitKind
  parentId: UnitId | null
}

/** A body that gives out places, with those of its units that are looked at. */
export interface AgencyUnits {
  agencyId: UnitId
  unitIds: UnitId[]
  /** Whether that is all of it, and a body that grades people: the province's own unit is none. */
  isWhole: boolean
}

/** The agencies of a unit and everything below it: the bodies straight under the province, each with its rooms, in one order. */
export function agenciesUnder(units: readonly PlacedUnit[], scopeId: UnitId): AgencyUnits[] {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const agencies = new Map<UnitId, UnitId[]>()
  for (const { id } of units) {
    const lineage = lineageIn(known, id)
    if (!lineage.some((unit) => unit.id === scopeId)) continue
    const agencyId = agencyOf(lineage)?.id ?? id
    agencies.set(agencyId, [...(agencies.get(agencyId) ?? []), id])
  }
  const listed = [...agencies].map(([agencyId, unitIds]) => {
    const isWhole = unitIds.includes(agencyId) && known.get(agencyId)?.kind !== 'province'
    return { agencyId, unitIds: unitIds.toSorted(), isWhole }
  })
  return listed.toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : 1))
}

/** The highest unit that is not the province's own; that itself for those who work in it. */
function agencyOf(lineage: readonly PlacedUnit[]): PlacedUnit | undefined {
  return lineage.findLast(({ kind }) => kind !== 'province') ?? lineage[0]
}

/** From the unit itself upwards; a circle that was entered ends where it begins again. */
function lineageIn(known: ReadonlyMap<UnitId, PlacedUnit>, id: UnitId): PlacedUnit[] {
  const lineage: PlacedUnit[] = []
  for (let at = known.get(id); at && !lineage.includes(at); ) {
    lineage.push(at)
    at = at.parentId === null ? undefined : known.get(at.parentId)
  }
  return lineage
}
