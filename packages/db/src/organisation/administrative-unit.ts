import type { AdministrativeUnit } from '@congtam/core/organisation/administrative-unit'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** More territories than the country has had under one list. */
const MOST_UNITS = 20_000

export interface SavedUnits {
  added: number
  changed: number
  unchanged: number
}

/** Makes the table say what `units` say, parents first; what it holds beyond them stays. Needs the owner's rights. */
export async function saveAdministrativeUnits(db: Db, units: readonly AdministrativeUnit[]): Promise<SavedUnits> {
  const known = new Map((await listAdministrativeUnits(db)).map((unit) => [unit.code, unit]))
  const added = units.filter(({ code }) => !known.has(code))
  const changed = units.filter((unit) => {
    const before = known.get(unit.code)
    return before !== undefined && !isSame(before, unit)
  })
  await insertMany(db, 'administrativeUnit', added)
  for (const { code, name, kind, parentCode } of changed) {
    await db.updateTable('administrativeUnit').set({ name, kind, parentCode }).where('code', '=', code).execute()
  }
  return { added: added.length, changed: changed.length, unchanged: units.length - added.length - changed.length }
}

function isSame(a: AdministrativeUnit, b: AdministrativeUnit): boolean {
  return a.name === b.name && a.kind === b.kind && a.parentCode === b.parentCode
}

/** Every known territory in the order of codes. */
export async function listAdministrativeUnits(db: Db): Promise<AdministrativeUnit[]> {
  return await db
    .selectFrom('administrativeUnit')
    .select(['code', 'name', 'kind', 'parentCode'])
    .orderBy('code')
    .limit(MOST_UNITS)
    .execute()
}
