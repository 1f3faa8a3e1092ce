import type { PositionClass } from '@congtam/core/organisation/post'
import { type OfficialId, type PostId, type SheetId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More posts, sheets and months than the people of one agency have in a year. */
const MOST_POSTS = 10_000
const MOST_SCORES = 100_000
const MOST_PLANS = 10_000

/** A post of somebody who is graded, as it stands on the day of grading. */
export interface GradedPost {
  officialId: OfficialId
  fullName: string
  sortKey: string
  postId: PostId
  unitId: UnitId
  title: string
  positionClass: PositionClass
}

/** Who holds a post in these units on the day, in the order of names. */
export async function listGradedPosts(
  db: Db,
  tenantId: TenantId,
  unitIds: readonly UnitId[],
  on: Day,
): Promise<GradedPost[]> {
  return await db
    .selectFrom('post')
    .innerJoin('official', (join) =>
      join
        .onRef('official.tenantId', '=', 'post.tenantId')
        .onRef('official.id', '=', 'post.officialId')
        .on('official.tenantId', '=', tenantId),
    )
    .select([
      'post.officialId',
      'official.fullName',
      'official.sortKey',
      'post.id as postId',
      'post.unitId',
      'post.title',
      'post.positionClass',
    ])
    .where('post.tenantId', '=', tenantId)
    .where(sql<boolean>`post.unit_id = any(${[...unitIds]}::uuid[])`)
    .where('post.validFrom', '<=', on)
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', on)]))
    .orderBy('official.sortKey')
    .orderBy('post.officialId')
    .orderBy('post.id')
    .limit(MOST_POSTS)
    .execute()
}

/** A post that one of the people held in the year, wherever it was. */
export interface YearPost {
  officialId: OfficialId
  id: PostId
  unitId: UnitId
  title: string
  unitName: string | null
  validFrom: Day
  validTo: Day | null
}

/** The posts of these people in the span, with the name that each unit had last. */
export async function listYearPosts(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  from: Day,
  to: Day,
): Promise<YearPost[]> {
  return await db
    .selectFrom('post')
    .leftJoin('unitName', (join) =>
      join
        .onRef('unitName.tenantId', '=', 'post.tenantId')
        .onRef('unitName.unitId', '=', 'post.unitId')
        .on('unitName.tenantId', '=', tenantId)
        .on('unitName.validFrom', '<=', to)
        .on((eb) => eb.or([eb('unitName.validTo', 'is', null), eb('unitName.validTo', '>=', to)])),
    )
    .select([
      'post.officialId',
      'post.id',
      'post.unitId',
      'post.title',
      'unitName.name as unitName',
      'post.validFrom',
      'post.validTo',
    ])
    .where('post.tenantId', '=', tenantId)
    .where(sql<boolean>`post.official_id = any(${[...officialIds]}::uuid[])`)
    .where('post.validFrom', '<=', to)
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', from)]))
    .orderBy('post.officialId')
    .orderBy('post.validFrom')
    .orderBy('post.id')
    .limit(MOST_POSTS)
    .execute()
}

/** A published month of a person's post. */
export interface YearScore {
  officialId: OfficialId
  sheetId: SheetId
  postId: PostId
  unitId: UnitId
  month: Month
  number: number
  status: 'scored' | 'notScored'
  total: number | null
}

/** The results in force of these people in the months, also those of other units. */
export async function listYearScores(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  from: Month,
  to: Month,
): Promise<YearScore[]> {
  const rows = await db
    .selectFrom('result')
    .innerJoin('sheet', (join) =>
      join
        .onRef('sheet.tenantId', '=', 'result.tenantId')
        .onRef('sheet.id', '=', 'result.sheetId')
        .on('sheet.tenantId', '=', tenantId),
    )
    .distinctOn('result.sheetId')
    .select([
      'result.officialId',
      'result.sheetId',
      'sheet.postId',
      'result.unitId',
      'result.month',
      'result.number',
      'result.status',
      'result.total',
    ])
    .where('result.tenantId', '=', tenantId)
    .where(sql<boolean>`result.official_id = any(${[...officialIds]}::uuid[])`)
    .where('result.month', '>=', from)
    .where('result.month', '<=', to)
    .orderBy('result.sheetId')
    .orderBy('result.number', 'desc')
    .limit(MOST_SCORES)
    .execute()
  return rows.map((row) => ({ ...row, unitId: UnitId.parse(row.unitId) }))
}

/** How far a unit is with a month. */
export interface YearPlan {
  unitId: UnitId
  month: Month
  state: 'open' | 'closed'
}

/** The months that these units have opened, in the order of units and months. */
export async function listYearPlans(
  db: Db,
  tenantId: TenantId,
  unitIds: readonly UnitId[],
  from: Month,
  to: Month,
): Promise<YearPlan[]> {
  return await db
    .selectFrom('plan')
    .select(['unitId', 'month', 'state'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('unitId')
    .orderBy('month')
    .limit(MOST_PLANS)
    .execute()
}
