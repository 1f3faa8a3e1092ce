import { fail } from '@congtam/core/errors'
import type { CatalogueId, Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { folded } from '@congtam/core/shared/text'
import {
  CatalogueItem,
  type CatalogueSection,
  CatalogueVersion,
  type ComplexityGroup,
} from '@congtam/core/work/catalogue'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'
import { unitsUnder } from '../organisation/unit.ts'
import { likeWords } from '../search.ts'

/** A workbook gives at most as many rows. */
const MOST_ITEMS = 60_000
const MOST_VERSIONS = 200
const MOST_CATALOGUES = 500

/** A version with what it was made from and what its items are, so that the same items again are known as such. */
export interface AdoptedVersion extends CatalogueVersion {
  itemsSha256: Sha256
  fileSha256: Sha256
  at: Date
}

export interface ListedCatalogue {
  catalogueId: CatalogueId
  unitId: UnitId
  unitName: string
  latest: CatalogueVersion
}

/**
 * Catalogues with their latest version, by the names of their units on the day. With `around`: only those of these units,
 * of the units above them, whose lists they work by, and of the units below them.
 */
export async function listCatalogues(
  db: Db,
  tenantId: TenantId,
  query: { on: Day; around?: { above: readonly UnitId[]; roots: readonly UnitId[] } | undefined },
): Promise<ListedCatalogue[]> {
  const { on, around } = query
  let statement = versions(db, tenantId)
    .innerJoin('unitName', (join) =>
      join
        .onRef('unitName.tenantId', '=', 'catalogue.tenantId')
        .onRef('unitName.unitId', '=', 'catalogue.unitId')
        .on('unitName.tenantId', '=', tenantId)
        .on('unitName.validFrom', '<=', on)
        .on((eb) => eb.or([eb('unitName.validTo', 'is', null), eb('unitName.validTo', '>=', on)])),
    )
    .select('unitName.name as unitName')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('catalogueVersion as later')
            .select('later.number')
            .where('later.tenantId', '=', tenantId)
            .whereRef('later.catalogueId', '=', 'catalogueVersion.catalogueId')
            .whereRef('later.number', '>', 'catalogueVersion.number'),
        ),
      ),
    )
    .orderBy('unitName.sortKey')
    .orderBy('catalogue.id')
    .limit(MOST_CATALOGUES)
  if (around) {
    statement = statement.where((eb) =>
      eb.or([
        sql<boolean>`catalogue.unit_id = any(${[...around.above]}::uuid[])`,
        eb('catalogue.unitId', 'in', unitsUnder(db, tenantId, around.roots, on)),
      ]),
    )
  }
  return (await statement.execute()).map(({ unitName, ...row }) => {
    const latest = CatalogueVersion.parse(row)
    return { catalogueId: latest.catalogueId, unitId: latest.unitId, unitName, latest }
  })
}

/** The versions of a catalogue, the latest first. */
export async function listVersions(db: Db, tenantId: TenantId, catalogueId: CatalogueId): Promise<AdoptedVersion[]> {
  return await versions(db, tenantId)
    .where('catalogue.id', '=', catalogueId)
    .orderBy('catalogueVersion.number', 'desc')
    .limit(MOST_VERSIONS)
    .execute()
}

/** The version of that number. */
export async function getVersion(
  db: Db,
  tenantId: TenantId,
  catalogueId: CatalogueId,
  number: number,
): Promise<AdoptedVersion> {
  const row = await versions(db, tenantId)
    .where('catalogue.id', '=', catalogueId)
    .where('catalogueVersion.number', '=', number)
    .executeTakeFirst()
  return row ?? fail('catalogue.notFound', {})
}

/** The last adopted version, whether in force by now or later, of the nearest unit of the lineage that has a list of its own. */
export async function findLatestVersion(
  db: Db,
  tenantId: TenantId,
  lineage: readonly UnitId[],
): Promise<AdoptedVersion | undefined> {
  return await nearestVersions(db, tenantId, lineage).executeTakeFirst()
}

/** The version to assign from in the month: of the nearest unit of the lineage that has one in force, the latest. */
export async function findVersionInForce(
  db: Db,
  tenantId: TenantId,
  lineage: readonly UnitId[],
  month: Month,
): Promise<AdoptedVersion | undefined> {
  return await nearestVersions(db, tenantId, lineage)
    .where('catalogueVersion.validFrom', '<=', month)
    .executeTakeFirst()
}

/** The unit's catalogue, held until the transaction ends, so that two imports follow each other. Made under `newId` if there is none. */
export async function lockCatalogue(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  newId: CatalogueId,
): Promise<CatalogueId> {
  await db
    .insertInto('catalogue')
    .values({ tenantId, id: newId, unitId })
    .onConflict((conflict) => conflict.columns(['tenantId', 'unitId']).doNothing())
    .execute()
  const { id } = await db
    .selectFrom('catalogue')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return id
}

/** Adopts a version with its items, in their order. */
export async function insertVersion(
  db: Db,
  tenantId: TenantId,
  version: AdoptedVersion & { byUserId: UserId },
  items: readonly CatalogueItem[],
): Promise<void> {
  const { unitId: _, ...row } = version
  const { catalogueId, number } = version
  await db
    .insertInto('catalogueVersion')
    .values({ tenantId, ...row })
    .execute()
  const rows = items.map((item, position) => catalogueItemRow(tenantId, catalogueId, number, position, item))
  await insertMany(db, 'catalogueItem', rows)
}

/** The row of an item, with the text by which it is found. */
export function catalogueItemRow(
  tenantId: TenantId,
  catalogueId: CatalogueId,
  number: number,
  position: number,
  { group, ...item }: CatalogueItem,
) {
  const text = [item.code, item.task, item.product, item.detail, item.department ?? ''].join(' ')
  return { tenantId, catalogueId, number, position, ...item, complexityGroup: group, folded: folded(text) }
}

/** Items of a version in their order after `after`, one more than `limit`. */
export async function listItems(
  db: Db,
  tenantId: TenantId,
  query: {
    catalogueId: CatalogueId
    number: number
    search?: string | undefined
    section?: CatalogueSection | undefined
    group?: ComplexityGroup | undefined
    after: string[] | null
    limit: number
  },
): Promise<{ position: number; item: CatalogueItem }[]> {
  let statement = items(db, tenantId, query.catalogueId, query.number)
    .select('position')
    .orderBy('position')
    .limit(query.limit + 1)
  for (const pattern of likeWords(query.search ?? '')) statement = statement.where('folded', 'like', pattern)
  if (query.section) statement = statement.where('section', '=', query.section)
  if (query.group) statement = statement.where('complexityGroup', '=', query.group)
  const last = Number(query.after?.[0])
  if (Number.isSafeInteger(last)) statement = statement.where('position', '>', last)
  return (await statement.execute()).map(({ position, ...row }) => ({ position, item: CatalogueItem.parse(row) }))
}

/** Every item of a version, in their order. */
export async function listAllItems(
  db: Db,
  tenantId: TenantId,
  catalogueId: CatalogueId,
  number: number,
): Promise<CatalogueItem[]> {
  return await items(db, tenantId, catalogueId, number).orderBy('position').limit(MOST_ITEMS).execute()
}

/** Those of the codes that the version has, by code. */
export async function listItemsByCode(
  db: Db,
  tenantId: TenantId,
  catalogueId: CatalogueId,
  number: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, CatalogueItem>> {
  const rows = await items(db, tenantId, catalogueId, number)
    .where(sql<boolean>`code = any(${[...codes]}::text[])`)
    .orderBy('position')
    .limit(MOST_ITEMS)
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

function versions(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('catalogueVersion')
    .innerJoin('catalogue', (join) =>
      join
        .onRef('catalogue.tenantId', '=', 'catalogueVersion.tenantId')
        .onRef('catalogue.id', '=', 'catalogueVersion.catalogueId')
        .on('catalogue.tenantId', '=', tenantId),
    )
    .select([
      'catalogueVersion.catalogueId',
      'catalogue.unitId',
      'catalogueVersion.number',
      'catalogueVersion.title',
      'catalogueVersion.decision',
      'catalogueVersion.validFrom',
      'catalogueVersion.itemCount',
      'catalogueVersion.itemsSha256',
      'catalogueVersion.fileSha256',
      'catalogueVersion.at',
    ])
    .where('catalogueVersion.tenantId', '=', tenantId)
}

function nearestVersions(db: Db, tenantId: TenantId, lineage: readonly UnitId[]) {
  return versions(db, tenantId)
    .where(sql<boolean>`catalogue.unit_id = any(${[...lineage]}::uuid[])`)
    .orderBy(sql`array_position(${[...lineage]}::uuid[], catalogue.unit_id)`)
    .orderBy('catalogueVersion.number', 'desc')
    .limit(1)
}

function items(db: Db, tenantId: TenantId, catalogueId: CatalogueId, number: number) {
  return db
    .selectFrom('catalogueItem')
    .select([
      'code',
      'section',
      'department',
      'task',
      'detail',
      'product',
      'complexityGroup as group',
      'frameMin',
      'frameMax',
      'points',
      'coefficient',
      'note',
    ])
    .where('tenantId', '=', tenantId)
    .where('catalogueId', '=', catalogueId)
    .where('number', '=', number)
}
