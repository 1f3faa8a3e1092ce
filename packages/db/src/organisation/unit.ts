import { fail } from '@congtam/core/errors'
import type { Unit, UnitName } from '@congtam/core/organisation/unit'
import { type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { folded, sortKey } from '@congtam/core/shared/text'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Db, Tables } from '../db.ts'
import { likeWords } from '../search.ts'

/** Deeper than any chain of command, and an end to a chain that was entered as a circle. */
const DEEPEST = 10
const MOST_NAMES = 100

export interface ListedUnit extends Unit {
  sortKey: string
  /** Everybody with a post in the unit or in a room straight under it on the day. */
  people: number
}

/** The unit as it was on the day, with its parent in the government tree; undefined where it did not exist. */
export async function findUnit(db: Db, tenantId: TenantId, unitId: UnitId, on: Day): Promise<Unit | undefined> {
  return await unitsOn(db, tenantId, on).where('unitName.unitId', '=', unitId).executeTakeFirst()
}

/** The unit as it was on the day. */
export async function getUnit(db: Db, tenantId: TenantId, unitId: UnitId, on: Day): Promise<Unit> {
  return (await findUnit(db, tenantId, unitId, on)) ?? fail('unit.notFound', {})
}

/** The unit and the units above it in the government tree on the day, nearest first. */
export async function lineageOf(db: Db, tenantId: TenantId, unitId: UnitId, on: Day): Promise<UnitId[]> {
  const rows = await db
    .withRecursive('lineage', (query) =>
      query
        .selectFrom('unit')
        .select(['unit.id as unitId', sql<number>`0`.as('depth')])
        .where('unit.tenantId', '=', tenantId)
        .where('unit.id', '=', unitId)
        .unionAll(
          query
            .selectFrom('unitParent')
            .innerJoin('lineage', 'lineage.unitId', 'unitParent.unitId')
            .select(['unitParent.parentId as unitId', sql<number>`lineage.depth + 1`.as('depth')])
            .where('unitParent.tenantId', '=', tenantId)
            .where('unitParent.tree', '=', 'government')
            .where('unitParent.validFrom', '<=', on)
            .where((eb) => eb.or([eb('unitParent.validTo', 'is', null), eb('unitParent.validTo', '>=', on)]))
            .where('lineage.depth', '<', DEEPEST),
        ),
    )
    .selectFrom('lineage')
    .select('unitId')
    .orderBy('depth')
    .execute()
  if (rows.length === 0) fail('unit.notFound', {})
  return rows.map((row) => row.unitId)
}

/** Units of the day in dictionary order after `after`, one more than `limit`. */
export async function listUnits(
  db: Db,
  tenantId: TenantId,
  query: {
    on: Day
    search?: string | undefined
    parentId?: UnitId | undefined
    /** Only these units and what is below them; everything where absent. */
    under?: readonly UnitId[] | undefined
    after: string[] | null
    limit: number
  },
): Promise<ListedUnit[]> {
  const { parentId, under } = query
  let statement = unitsOn(db, tenantId, query.on)
    .select(['unitName.sortKey', (eb) => peopleOn(eb, tenantId, query.on).$asScalar().$notNull().as('people')])
    .orderBy('unitName.sortKey')
    .orderBy('unitName.unitId')
    .limit(query.limit + 1)
  for (const pattern of likeWords(query.search ?? '')) statement = statement.where('unitName.folded', 'like', pattern)
  if (parentId) statement = statement.where('unitParent.parentId', '=', parentId)
  if (under) statement = statement.where('unitName.unitId', 'in', unitsUnder(db, tenantId, under, query.on))
  const [key, id] = query.after ?? []
  const last = UnitId.safeParse(id)
  if (key !== undefined && last.success) {
    statement = statement.where((eb) =>
      eb(eb.refTuple('unitName.sortKey', 'unitName.unitId'), '>', eb.tuple(key, last.data)),
    )
  }
  return await statement.execute()
}

/** These units as they were on the day, in dictionary order. */
export async function listUnitsById(db: Db, tenantId: TenantId, ids: readonly UnitId[], on: Day): Promise<Unit[]> {
  if (ids.length === 0) return []
  return await unitsOn(db, tenantId, on)
    .where(sql<boolean>`unit_name.unit_id = any(${[...ids]}::uuid[])`)
    .orderBy('unitName.sortKey')
    .orderBy('unitName.unitId')
    .limit(ids.length)
    .execute()
}

/** Every name that the unit had, the latest first. */
export async function listUnitNames(db: Db, tenantId: TenantId, unitId: UnitId): Promise<UnitName[]> {
  return await db
    .selectFrom('unitName')
    .select(['name', 'kind', 'code', 'validFrom', 'validTo'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .orderBy('validFrom', 'desc')
    .limit(MOST_NAMES)
    .execute()
}

/** Every unit that ever had this official code. */
export async function listUnitIdsOfCode(db: Db, tenantId: TenantId, code: string): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('unitName')
    .distinct()
    .select('unitId')
    .where('tenantId', '=', tenantId)
    .where('code', '=', code)
    .orderBy('unitId')
    .limit(MOST_NAMES)
    .execute()
  return rows.map(({ unitId }) => unitId)
}

/** A unit's first name and, unless it is the top, where it stands in the government tree. */
export interface NewUnit {
  id: UnitId
  name: UnitName
  parentId: UnitId | null
}

export async function insertUnit(db: Db, tenantId: TenantId, unit: NewUnit): Promise<void> {
  const { id, name, parentId } = unit
  await db.insertInto('unit').values({ tenantId, id }).execute()
  await db
    .insertInto('unitName')
    .values(unitNameRow(tenantId, id, name))
    .execute()
  if (parentId === null) return
  const { validFrom, validTo } = name
  await db
    .insertInto('unitParent')
    .values({ tenantId, unitId: id, tree: 'government', validFrom, validTo, parentId })
    .execute()
}

/** The row of a dated name, with the keys by which it is found and ordered. */
export function unitNameRow(tenantId: TenantId, unitId: UnitId, name: UnitName) {
  return { tenantId, unitId, ...name, folded: folded(name.name), sortKey: sortKey(name.name) }
}

/** A query for the ids of these units and of everything below them in the government tree on the day. */
export function unitsUnder(db: Db, tenantId: TenantId, roots: readonly UnitId[], on: Day) {
  return db
    .withRecursive('under', (query) =>
      query
        .selectFrom('unit')
        .select(['unit.id as unitId', sql<number>`0`.as('depth')])
        .where('unit.tenantId', '=', tenantId)
        .where(sql<boolean>`unit.id = any(${[...roots]}::uuid[])`)
        .unionAll(
          query
            .selectFrom('unitParent')
            .innerJoin('under', 'under.unitId', 'unitParent.parentId')
            .select(['unitParent.unitId', sql<number>`under.depth + 1`.as('depth')])
            .where('unitParent.tenantId', '=', tenantId)
            .where('unitParent.tree', '=', 'government')
            .where('unitParent.validFrom', '<=', on)
            .where((eb) => eb.or([eb('unitParent.validTo', 'is', null), eb('unitParent.validTo', '>=', on)]))
            .where('under.depth', '<', DEEPEST),
        ),
    )
    .selectFrom('under')
    .select('under.unitId')
}

function unitsOn(db: Db, tenantId: TenantId, on: Day) {
  return db
    .selectFrom('unitName')
    .leftJoin('unitParent', (join) =>
      join
        .onRef('unitParent.tenantId', '=', 'unitName.tenantId')
        .onRef('unitParent.unitId', '=', 'unitName.unitId')
        .on('unitParent.tenantId', '=', tenantId)
        .on('unitParent.tree', '=', 'government')
        .on('unitParent.validFrom', '<=', on)
        .on((eb) => eb.or([eb('unitParent.validTo', 'is', null), eb('unitParent.validTo', '>=', on)])),
    )
    .select(['unitName.unitId as id', 'unitName.name', 'unitName.kind', 'unitName.code', 'unitParent.parentId'])
    .where('unitName.tenantId', '=', tenantId)
    .where('unitName.validFrom', '<=', on)
    .where((eb) => eb.or([eb('unitName.validTo', 'is', null), eb('unitName.validTo', '>=', on)]))
}

/** Rooms are part of the body above them, so a commune counts the people of its rooms; a province does not count its communes. */
function peopleOn(eb: ExpressionBuilder<Tables, 'unitName'>, tenantId: TenantId, on: Day) {
  const itself = eb
    .selectFrom('unit')
    .select('unit.id as unitId')
    .where('unit.tenantId', '=', tenantId)
    .whereRef('unit.id', '=', 'unitName.unitId')
  const rooms = eb
    .selectFrom('unitParent as edge')
    .innerJoin('unitName as room', (join) =>
      join
        .onRef('room.tenantId', '=', 'edge.tenantId')
        .onRef('room.unitId', '=', 'edge.unitId')
        .on('room.tenantId', '=', tenantId),
    )
    .select('edge.unitId')
    .whereRef('edge.parentId', '=', 'unitName.unitId')
    .where('edge.tenantId', '=', tenantId)
    .where('edge.tree', '=', 'government')
    .where('edge.validFrom', '<=', on)
    .where((at) => at.or([at('edge.validTo', 'is', null), at('edge.validTo', '>=', on)]))
    .where('room.kind', 'in', ['department', 'office', 'centre'])
  return eb
    .selectFrom('post')
    .select((of) => of.fn.count<number>('post.officialId').distinct().as('people'))
    .where('post.tenantId', '=', tenantId)
    .where('post.unitId', 'in', itself.unionAll(rooms))
    .where('post.validFrom', '<=', on)
    .where((at) => at.or([at('post.validTo', 'is', null), at('post.validTo', '>=', on)]))
}
