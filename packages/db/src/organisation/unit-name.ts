import { fail } from '@congtam/core/errors'
import type { Renaming } from '@congtam/core/organisation/unit-flow'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { folded } from '@congtam/core/shared/text'
import type { Db } from '../db.ts'
import { unitNameRow } from './unit.ts'

/** Keeps changes of the unit's names, rooms and people one after the other until the transaction ends. */
export async function lockUnit(db: Db, tenantId: TenantId, unitId: UnitId): Promise<void> {
  const row = await db
    .selectFrom('unit')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', unitId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) fail('unit.notFound', {})
}

/** Whether a unit straight below the parent is called so on the day or later, written with or without diacritics. */
export async function isNameTaken(
  db: Db,
  tenantId: TenantId,
  query: { parentId: UnitId; name: string; from: Day; except?: UnitId },
): Promise<boolean> {
  const { parentId, name, from, except } = query
  let statement = db
    .selectFrom('unitParent')
    .innerJoin('unitName', (join) =>
      join
        .onRef('unitName.tenantId', '=', 'unitParent.tenantId')
        .onRef('unitName.unitId', '=', 'unitParent.unitId')
        .on('unitName.tenantId', '=', tenantId),
    )
    .select('unitName.unitId')
    .where('unitParent.tenantId', '=', tenantId)
    .where('unitParent.tree', '=', 'government')
    .where('unitParent.parentId', '=', parentId)
    .where((eb) => eb.or([eb('unitParent.validTo', 'is', null), eb('unitParent.validTo', '>=', from)]))
    .where('unitName.folded', '=', folded(name))
    .where((eb) => eb.or([eb('unitName.validTo', 'is', null), eb('unitName.validTo', '>=', from)]))
    .limit(1)
  if (except) statement = statement.where('unitName.unitId', '!=', except)
  return (await statement.executeTakeFirst()) !== undefined
}

/** Writes the new name: beside the one before, which then ends, or in its place. */
export async function saveUnitName(db: Db, tenantId: TenantId, unitId: UnitId, renaming: Renaming): Promise<void> {
  const { endsBefore, name } = renaming
  if (endsBefore !== null) {
    await db
      .updateTable('unitName')
      .set({ validTo: endsBefore })
      .where('tenantId', '=', tenantId)
      .where('unitId', '=', unitId)
      .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', endsBefore)]))
      .execute()
    await db
      .insertInto('unitName')
      .values(unitNameRow(tenantId, unitId, name))
      .execute()
    return
  }
  const { name: text, folded: words, sortKey } = unitNameRow(tenantId, unitId, name)
  await db
    .updateTable('unitName')
    .set({ name: text, folded: words, sortKey })
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('validFrom', '=', name.validFrom)
    .execute()
}
