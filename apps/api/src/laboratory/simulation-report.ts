import type { SimulationDocument } from '@congtam/core/evaluation/laboratory/simulation'
import type { SimulationReport } from '@congtam/core/evaluation/simulation/simulate'
import { RoomKind, type UnitKind } from '@congtam/core/organisation/unit'
import { OfficialId, type Sha256, type SimulationId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { lastDay } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { getReport } from '@congtam/db/laboratory/simulation'
import { getOfficial } from '@congtam/db/organisation/official'
import { listUnitsById } from '@congtam/db/organisation/unit'

/** A report as it is kept; whoever attaches it names it by its hash. Refused while the simulation is not done. */
export async function getSimulationReport(
  db: Db,
  tenantId: TenantId,
  id: SimulationId,
): Promise<{ document: SimulationDocument; sha256: Sha256 }> {
  const { report, reportSha256 } = await getReport(db, tenantId, id)
  // Only the run writes these texts, from a value of this type.
  return { document: JSON.parse(report) as SimulationDocument, sha256: reportSha256 }
}

/** What the units and the people of a report are called, by their ids: as they stood at the end of its months. */
export async function namesIn(
  db: Db,
  tenantId: TenantId,
  { asked: { to } }: SimulationDocument,
  { sheets, affected }: SimulationReport,
): Promise<Record<string, string>> {
  const units = new Set([
    ...sheets.by.unit.flatMap(({ value }) => value ?? []),
    ...affected.map(({ unitId }) => unitId),
  ])
  const unitsOf = (ids: Iterable<string>) =>
    listUnitsById(
      db,
      tenantId,
      [...ids].map((id) => UnitId.parse(id)),
      lastDay(to),
    )
  const named = await unitsOf(units)
  const above = await unitsOf(new Set(named.flatMap(({ kind, parentId }) => (isRoom(kind) ? (parentId ?? []) : []))))
  const names: Record<string, string> = {}
  for (const { id, name, kind, parentId } of named) {
    // Every commune has rooms of the same names.
    const body = isRoom(kind) ? above.find((unit) => unit.id === parentId) : undefined
    names[id] = body ? `${name}, ${body.name}` : name
  }
  for (const { id } of affected) names[id] = (await getOfficial(db, tenantId, OfficialId.parse(id))).fullName
  return names
}

function isRoom(kind: UnitKind): boolean {
  return RoomKind.safeParse(kind).success
}
