import { fail } from '@congtam/core/errors'
import { Sheet } from '@congtam/core/evaluation/sheet'
import { PositionClass } from '@congtam/core/organisation/post'
import { type OfficialId, type PostId, SheetId, type TenantId, type UnitId } from '@congtam/core/shared/ids'
import { type Day, firstDay, lastDay, Month } from '@congtam/core/shared/period'
import { Plan } from '@congtam/core/work/plan'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More than any unit has; a unit is what one head can lead. */
const MOST_SHEETS = 500

/** A sheet with whom and which post it is for. */
export interface SheetRow {
  sheet: Sheet
  fullName: string
  sortKey: string
  title: string
  positionClass: PositionClass
  plan: Plan
}

/** The sheet, or undefined where there is none. */
export async function findSheet(db: Db, tenantId: TenantId, id: SheetId): Promise<SheetRow | undefined> {
  const row = await sheets(db, tenantId).where('sheet.id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}

/** The sheet. */
export async function getSheet(db: Db, tenantId: TenantId, id: SheetId): Promise<SheetRow> {
  return (await findSheet(db, tenantId, id)) ?? fail('sheet.notFound', {})
}

/** A person's sheets of a month, one for each post. */
export async function listSheetsOf(
  db: Db,
  tenantId: TenantId,
  officialId: OfficialId,
  month: Month,
): Promise<SheetRow[]> {
  const rows = await sheets(db, tenantId)
    .where('sheet.officialId', '=', officialId)
    .where('sheet.month', '=', month)
    .orderBy('sheet.id')
    .limit(MOST_SHEETS)
    .execute()
  return rows.map(rowOf)
}

/** These sheets, in the order of names. */
export async function listSheetsById(db: Db, tenantId: TenantId, ids: readonly string[]): Promise<SheetRow[]> {
  if (ids.length === 0) return []
  const rows = await sheets(db, tenantId)
    .where(isIn('sheet.id', ids))
    .orderBy('official.sortKey')
    .orderBy('sheet.id')
    .limit(ids.length)
    .execute()
  return rows.map(rowOf)
}

/** The sheets of the month of these posts, by post. */
export async function listSheetIds(
  db: Db,
  tenantId: TenantId,
  postIds: readonly string[],
  month: Month,
): Promise<Map<string, SheetId>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('sheet')
    .select(['id', 'postId'])
    .where('tenantId', '=', tenantId)
    .where('month', '=', month)
    .where(isIn('sheet.postId', postIds))
    .orderBy('postId')
    .limit(postIds.length)
    .execute()
  return new Map(rows.map(({ id, postId }) => [postId, id]))
}

/** The latest month for which the post has a sheet. */
export async function findLatestSheetMonth(db: Db, tenantId: TenantId, postId: PostId): Promise<Month | undefined> {
  const row = await db
    .selectFrom('sheet')
    .select('month')
    .where('tenantId', '=', tenantId)
    .where('postId', '=', postId)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && Month.parse(row.month)
}

/** Sheets of a unit's month in the order of names after `after`, one more than `limit`. */
export async function listSheets(
  db: Db,
  tenantId: TenantId,
  query: { unitId: UnitId; month: Month; after: string[] | null; limit: number },
): Promise<SheetRow[]> {
  let statement = sheets(db, tenantId)
    .where('sheet.unitId', '=', query.unitId)
    .where('sheet.month', '=', query.month)
    .orderBy('official.sortKey')
    .orderBy('sheet.id')
    .limit(query.limit + 1)
  const [key, id] = query.after ?? []
  if (key !== undefined && id !== undefined) {
    statement = statement.where((eb) =>
      eb(eb.refTuple('official.sortKey', 'sheet.id'), '>', eb.tuple(key, SheetId.parse(id))),
    )
  }
  return (await statement.execute()).map(rowOf)
}

/** Every sheet of a unit's month. A unit too large to be read whole is a fault, never a shorter list. */
export async function listMonthSheets(db: Db, tenantId: TenantId, unitId: UnitId, month: Month): Promise<SheetRow[]> {
  const rows = await listSheets(db, tenantId, { unitId, month, after: null, limit: MOST_SHEETS })
  if (rows.length > MOST_SHEETS) throw new Error(`Unit ${unitId} has more than ${MOST_SHEETS} sheets in ${month}`)
  return rows
}

/**
 * Sheets that wait for one of these superiors: everybody but the head in the units of `ownUnitIds`, the heads of
 * `unitsBelowIds`; submitted, or not yet although the plan's last day has passed.
 */
export async function listSheetsToAssess(
  db: Db,
  tenantId: TenantId,
  query: {
    month: Month
    today: Day
    ownUnitIds: readonly UnitId[]
    unitsBelowIds: readonly UnitId[]
    limit: number
  },
): Promise<SheetRow[]> {
  const { ownUnitIds, unitsBelowIds } = query
  if (ownUnitIds.length + unitsBelowIds.length === 0) return []
  const rows = await sheets(db, tenantId)
    .where('sheet.month', '=', query.month)
    .where('plan.state', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('sheet.state', '=', 'submitted'),
        eb.and([eb('sheet.state', '=', 'open'), eb('plan.lastDay', '<', query.today)]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb.and([isIn('sheet.unitId', ownUnitIds), eb('post.positionClass', '<>', 'head')]),
        eb.and([isIn('sheet.unitId', unitsBelowIds), eb('post.positionClass', '=', 'head')]),
      ]),
    )
    .orderBy('official.sortKey')
    .orderBy('sheet.id')
    .limit(query.limit)
    .execute()
  return rows.map(rowOf)
}

/**
 * Opens a sheet for every post held in the month in a unit that has opened it, in all units or in one; how many are new.
 * A post and a month give the same id on every machine, so that doing it again, or elsewhere, makes no second sheet.
 */
export async function insertSheets(db: Db, tenantId: TenantId, month: Month, unitId?: UnitId): Promise<number> {
  const first = firstDay(month)
  const last = lastDay(month)
  const digest = sql<string>`md5(post.id::text || plan.month)`
  const id = sql<string>`overlay(overlay(${digest} placing '8' from 13) placing '8' from 17)::uuid`
  const result = await db
    .insertInto('sheet')
    .columns(['tenantId', 'id', 'officialId', 'postId', 'unitId', 'month', 'state', 'version'])
    .expression((eb) => {
      const posts = eb
        .selectFrom('plan')
        .innerJoin('post', (join) =>
          join
            .onRef('post.tenantId', '=', 'plan.tenantId')
            .onRef('post.unitId', '=', 'plan.unitId')
            .on('post.tenantId', '=', tenantId),
        )
        .select([
          'plan.tenantId',
          id.as('id'),
          'post.officialId',
          'post.id as postId',
          'plan.unitId',
          'plan.month',
          sql<string>`'open'`.as('state'),
          sql<number>`1`.as('version'),
        ])
        .where('plan.tenantId', '=', tenantId)
        .where('plan.month', '=', month)
        .where('plan.state', '=', 'open')
        .where('post.validFrom', '<=', last)
        .where((at) => at.or([at('post.validTo', 'is', null), at('post.validTo', '>=', first)]))
      return unitId ? posts.where('plan.unitId', '=', unitId) : posts
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'postId', 'month']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** Writes the step to which the sheet came only if it is still as the caller read it. */
export async function saveSheet(db: Db, tenantId: TenantId, sheet: Sheet, readVersion: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('sheet')
    .set({ state: sheet.state, version: sheet.version })
    .where('tenantId', '=', tenantId)
    .where('id', '=', sheet.id)
    .where('version', '=', readVersion)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) fail('sheet.stale', {})
}

/** Freezes every sheet of a unit's month. */
export async function closeSheets(db: Db, tenantId: TenantId, unitId: UnitId, month: Month): Promise<void> {
  await db
    .updateTable('sheet')
    .set((eb) => ({ state: 'closed', version: eb('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('month', '=', month)
    .execute()
}

/** One parameter however many ids, so that the statement stays the same. */
function isIn(column: string, ids: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
}

function sheets(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('sheet')
    .innerJoin('official', (join) =>
      join
        .onRef('official.tenantId', '=', 'sheet.tenantId')
        .onRef('official.id', '=', 'sheet.officialId')
        .on('official.tenantId', '=', tenantId),
    )
    .innerJoin('post', (join) =>
      join
        .onRef('post.tenantId', '=', 'sheet.tenantId')
        .onRef('post.id', '=', 'sheet.postId')
        .on('post.tenantId', '=', tenantId),
    )
    .innerJoin('plan', (join) =>
      join
        .onRef('plan.tenantId', '=', 'sheet.tenantId')
        .onRef('plan.unitId', '=', 'sheet.unitId')
        .onRef('plan.month', '=', 'sheet.month')
        .on('plan.tenantId', '=', tenantId),
    )
    .select([
      'sheet.id',
      'sheet.officialId',
      'sheet.postId',
      'sheet.unitId',
      'sheet.month',
      'sheet.state',
      'sheet.version',
      'official.fullName',
      'official.sortKey',
      'post.title',
      'post.positionClass',
      'plan.firstDay',
      'plan.lastDay',
      'plan.state as planState',
      'plan.version as planVersion',
    ])
    .where('sheet.tenantId', '=', tenantId)
}

type Selected = Awaited<ReturnType<ReturnType<typeof sheets>['execute']>>[number]

function rowOf(row: Selected): SheetRow {
  const { fullName, sortKey, title, firstDay: first, lastDay: last, planState, planVersion } = row
  const plan = {
    unitId: row.unitId,
    month: row.month,
    firstDay: first,
    lastDay: last,
    state: planState,
    version: planVersion,
  }
  return {
    sheet: Sheet.parse(row),
    fullName,
    sortKey,
    title,
    positionClass: PositionClass.parse(row.positionClass),
    plan: Plan.parse(plan),
  }
}
