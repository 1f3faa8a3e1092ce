import { fail } from '@congtam/core/errors'
import type { PositionClass, Post } from '@congtam/core/organisation/post'
import type { OfficialId, PostId, SheetId, TenantId, UnitId } from '@congtam/core/shared/ids'
import { type Day, firstDay, lastDay, type Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** More than any unit has; a unit is what one head can lead. */
const MOST_POSTS = 500

/** Somebody who worked in a unit in a month, in one post. */
export interface Person {
  officialId: OfficialId
  postId: PostId
  fullName: string
  title: string
  positionClass: PositionClass
  /** Null while the unit has not opened the month. */
  sheetId: SheetId | null
}

/** The post. */
export async function getPost(db: Db, tenantId: TenantId, id: PostId): Promise<Post> {
  const row = await posts(db, tenantId).where('post.id', '=', id).executeTakeFirst()
  return row ?? fail('post.notFound', {})
}

/** The posts that a person held and holds, the latest first. */
export async function listPostsOf(db: Db, tenantId: TenantId, officialId: OfficialId): Promise<Post[]> {
  return await posts(db, tenantId)
    .where('post.officialId', '=', officialId)
    .orderBy('post.validFrom', 'desc')
    .orderBy('post.id')
    .limit(MOST_POSTS)
    .execute()
}

/** A post that somebody holds, with the name of its unit. */
export interface HeldPost extends Post {
  unitName: string
}

/** What these people hold on the day, in the order of people and posts. */
export async function listPostsHeld(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  on: Day,
): Promise<HeldPost[]> {
  return await posts(db, tenantId)
    .innerJoin('unitName', (join) =>
      join
        .onRef('unitName.tenantId', '=', 'post.tenantId')
        .onRef('unitName.unitId', '=', 'post.unitId')
        .on('unitName.tenantId', '=', tenantId)
        .on('unitName.validFrom', '<=', on)
        .on((eb) => eb.or([eb('unitName.validTo', 'is', null), eb('unitName.validTo', '>=', on)])),
    )
    .select('unitName.name as unitName')
    .where(sql<boolean>`post.official_id = any(${[...officialIds]}::uuid[])`)
    .where('post.validFrom', '<=', on)
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', on)]))
    .orderBy('post.officialId')
    .orderBy('post.id')
    .limit(MOST_POSTS)
    .execute()
}

/** Who held a post in the unit on at least one day of the month: the head, the deputies, then the staff in the order of names. */
export async function listPeople(db: Db, tenantId: TenantId, unitId: UnitId, month: Month): Promise<Person[]> {
  return await db
    .selectFrom('post')
    .innerJoin('official', (join) =>
      join
        .onRef('official.tenantId', '=', 'post.tenantId')
        .onRef('official.id', '=', 'post.officialId')
        .on('official.tenantId', '=', tenantId),
    )
    .leftJoin('sheet', (join) =>
      join
        .onRef('sheet.tenantId', '=', 'post.tenantId')
        .onRef('sheet.postId', '=', 'post.id')
        .on('sheet.tenantId', '=', tenantId)
        .on('sheet.month', '=', month),
    )
    .select([
      'post.officialId',
      'post.id as postId',
      'official.fullName',
      'post.title',
      'post.positionClass',
      'sheet.id as sheetId',
    ])
    .where('post.tenantId', '=', tenantId)
    .where('post.unitId', '=', unitId)
    .where('post.validFrom', '<=', lastDay(month))
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', firstDay(month))]))
    .orderBy((eb) => eb.case('post.positionClass').when('head').then(1).when('deputy').then(2).else(3).end())
    .orderBy('official.sortKey')
    .orderBy('post.id')
    .limit(MOST_POSTS)
    .execute()
}

/** A post with the name of whoever holds it. */
export interface NamedPost extends Post {
  fullName: string
}

/** Who holds a post in the unit on the day or later, in the order of days. */
export async function listPostsSince(db: Db, tenantId: TenantId, unitId: UnitId, from: Day): Promise<NamedPost[]> {
  return await posts(db, tenantId)
    .innerJoin('official', (join) =>
      join
        .onRef('official.tenantId', '=', 'post.tenantId')
        .onRef('official.id', '=', 'post.officialId')
        .on('official.tenantId', '=', tenantId),
    )
    .select('official.fullName')
    .where('post.unitId', '=', unitId)
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', from)]))
    .orderBy('post.validFrom')
    .orderBy('post.id')
    .limit(MOST_POSTS)
    .execute()
}

/** Sets the last day of a post. */
export async function endPost(db: Db, tenantId: TenantId, id: PostId, lastDayHeld: Day): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('post')
    .set({ validTo: lastDayHeld })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) fail('post.notFound', {})
}

export async function insertPost(db: Db, tenantId: TenantId, post: Post): Promise<void> {
  await db
    .insertInto('post')
    .values({ tenantId, ...post })
    .execute()
}

/** Gives many posts. */
export async function insertPosts(db: Db, tenantId: TenantId, given: readonly Post[]): Promise<void> {
  await insertMany(
    db,
    'post',
    given.map((post) => ({ tenantId, ...post })),
  )
}

function posts(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('post')
    .select([
      'post.id',
      'post.officialId',
      'post.unitId',
      'post.title',
      'post.positionClass',
      'post.validFrom',
      'post.validTo',
    ])
    .where('post.tenantId', '=', tenantId)
}
