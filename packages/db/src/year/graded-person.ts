import type { PositionClass } from '@congtam/core/organisation/post'
import type { OfficialId, PostId, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More posts and months than the people of one agency have in a year. */
const MOST_POSTS = 10_000
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
