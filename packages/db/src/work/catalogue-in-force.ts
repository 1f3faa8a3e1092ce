import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { CatalogueItem, CatalogueVersion } from '@congtam/core/work/catalogue'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** The list that holds for a unit in a month: the nearest going up that has one in force, in its latest version. */
export async function findVersionInForce(
  db: Db,
  tenantId: TenantId,
  lineage: readonly UnitId[],
  month: Month,
): Promise<CatalogueVersion | undefined> {
  const row = await db
    .selectFrom('catalogueVersion')
    .innerJoin('catalogue', (join) =>
      join
        .onRef('catalogue.tenantId', '=', 'catalogueVersion.tenantId')
        .onRef('catalogue.id', '=', 'catalogueVersion.catalogueId')
        .on('catalogue.tenantId', '=', tenantId),
    )
    .select(['catalogueVersion.catalogueId', 'catalogue.unitId', 'catalogueVersion.number', 'catalogueVersion.title'])
    .select(['catalogueVersion.decision', 'catalogueVersion.validFrom', 'catalogueVersion.itemCount'])
    .where('catalogueVersion.tenantId', '=', tenantId)
    .where('catalogueVersion.validFrom', '<=', month)
    .where(sql<boolean>`catalogue.unit_id = any(${[...lineage]}::uuid[])`)
    .orderBy(sql`array_position(${[...lineage]}::uuid[], catalogue.unit_id)`)
    .orderBy('catalogueVersion.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && CatalogueVersion.parse(row)
}

/** The items of these codes in one version of a list; a code that it does not have is left out. */
export async function listItemsByCode(
  db: Db,
  tenantId: TenantId,
  version: Pick<CatalogueVersion, 'catalogueId' | 'number'>,
  codes: readonly string[],
): Promise<CatalogueItem[]> {
  const rows = await db
    .selectFrom('catalogueItem')
    .select(['code', 'section', 'department', 'task', 'detail', 'product', 'complexityGroup as group'])
    .select(['frameMin', 'frameMax', 'points', 'coefficient', 'note'])
    .where('tenantId', '=', tenantId)
    .where('catalogueId', '=', version.catalogueId)
    .where('number', '=', version.number)
    .where(sql<boolean>`code = any(${[...codes]}::text[])`)
    .orderBy('code')
    .limit(Math.max(codes.length, 1))
    .execute()
  return rows.map((row) => CatalogueItem.parse(row))
}
