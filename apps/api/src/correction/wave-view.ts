import type { WaveEntry } from '@congtam/core/evaluation/correction/wave'
import type { Sha256, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { listYearGroup, type YearMember } from '@congtam/db/correction/year-group'
import type { Db } from '@congtam/db/db'
import { listSheetsById } from '@congtam/db/evaluation/sheet'
import { listPeople } from '@congtam/db/organisation/post'
import { listUnitsById } from '@congtam/db/organisation/unit'
import { listYearDependents, type YearDependent } from '@congtam/db/year/year-dependent'
import { signingLineage } from './signing.ts'

/** Somebody affected, by name. */
export interface AffectedView extends WaveEntry {
  fullName: string
  title: string
  unitName: string
}

/** Everybody whom a correction reaches, and what rests on them: the list that is looked at before anybody signs. */
export interface WaveView {
  sha256: Sha256
  affected: AffectedView[]
  openAbove: { unitId: UnitId; unitName: string }[]
  /** Closed years that count one of the months that get another score. */
  years: AffectedYear[]
  /** Who signs: the head of the highest unit that is touched, or the next one above whose own result stays. */
  signer: { unitId: UnitId; unitName: string; fullName: string | null } | null
}

/** A group of a closed year in which somebody's mean becomes another: each rank and place in it, and what hangs on the agency. */
export interface AffectedYear
  extends Pick<YearDependent, 'unitId' | 'unitName' | 'year' | 'number' | 'dutyGroup' | 'people'> {
  /** Whose mean becomes another one. */
  moved: string[]
  members: YearMember[]
}

interface Shown {
  month: Month
  /** The day whose names and tree are shown. */
  on: Day
  lineage: readonly UnitId[]
  sha256: Sha256
  affected: readonly WaveEntry[]
  openAbove: readonly UnitId[]
}

export async function viewWave(db: Db, tenantId: TenantId, shown: Shown): Promise<WaveView> {
  const { month, on, lineage, sha256, affected, openAbove } = shown
  const units = await listUnitsById(db, tenantId, [...lineage], on)
  const unitName = (unitId: UnitId) => units.find(({ id }) => id === unitId)?.name ?? ''
  const sheets = await listSheetsById(
    db,
    tenantId,
    affected.map(({ sheetId }) => sheetId),
  )
  const byId = new Map(sheets.map((row) => [row.sheet.id, row]))
  const named = affected.map((entry): AffectedView => {
    const row = byId.get(entry.sheetId)
    return { ...entry, fullName: row?.fullName ?? '', title: row?.title ?? '', unitName: unitName(entry.unitId) }
  })
  const moved = named.filter(({ before, after }) => before.total !== after.total || before.status !== after.status)
  return {
    sha256,
    affected: named,
    openAbove: openAbove.map((unitId) => ({ unitId, unitName: unitName(unitId) })),
    years: await yearsOf(db, tenantId, month, moved),
    signer: await signerOf(db, tenantId, shown, unitName),
  }
}

async function yearsOf(
  db: Db,
  tenantId: TenantId,
  month: Month,
  moved: readonly AffectedView[],
): Promise<AffectedYear[]> {
  const ids = [...new Set(moved.map(({ officialId }) => officialId))]
  const dependents = await listYearDependents(db, tenantId, ids, month)
  const groups = Map.groupBy(dependents, ({ unitId, year, dutyGroup }) => `${unitId} ${year} ${dutyGroup}`)
  const years: AffectedYear[] = []
  for (const [first, ...others] of groups.values()) {
    if (!first) continue
    const { unitId, unitName, year, number, dutyGroup, people } = first
    const own = new Set([first, ...others].map(({ officialId }) => officialId))
    years.push({
      unitId,
      unitName,
      year,
      number,
      dutyGroup,
      people,
      moved: [...new Set(moved.flatMap(({ officialId, fullName }) => (own.has(officialId) ? [fullName] : [])))],
      members: await listYearGroup(db, tenantId, { unitId, year, number, dutyGroup }),
    })
  }
  return years
}

async function signerOf(
  db: Db,
  tenantId: TenantId,
  { month, lineage, affected }: Shown,
  unitName: (unitId: UnitId) => string,
): Promise<WaveView['signer']> {
  const rewritten = affected.filter(({ isRewritten }) => isRewritten).map(({ officialId }) => officialId)
  for (const unitId of signingLineage(affected, lineage)) {
    const people = await listPeople(db, tenantId, unitId, month)
    const head = people.find(({ positionClass }) => positionClass === 'head')
    if (head && rewritten.includes(head.officialId)) continue
    return { unitId, unitName: unitName(unitId), fullName: head?.fullName ?? null }
  }
  return null
}
