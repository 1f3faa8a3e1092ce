import type { OfficialId, PostId, SheetId, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { unitsUnder } from '../organisation/unit.ts'

/** A page of people, a year, and several posts each. */
const MOST_SCORES = 5000
const MOST_POSTS = 5000

/** The result in force of one sheet. */
export interface PersonScore {
  officialId: OfficialId
  sheetId: SheetId
  postId: PostId
  month: Month
  status: 'scored' | 'notScored'
  total: number | null
  /** Of the closing or correction that it comes from. */
  number: number
}

/** The results in force of these people in these months: of each sheet the one of the highest number. */
export async function listPersonScores(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  { from, to }: { from: Month; to: Month },
): Promise<PersonScore[]> {
  return await db
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
      'result.month',
      'result.status',
      'result.total',
      'result.number',
    ])
    .where('result.tenantId', '=', tenantId)
    .where(sql<boolean>`result.official_id = any(${[...officialIds]}::uuid[])`)
    .where('result.month', '>=', from)
    .where('result.month', '<=', to)
    .orderBy('result.sheetId')
    .orderBy('result.number', 'desc')
    .limit(MOST_SCORES)
    .execute()
}

/** What went into the results in force of these sheets, as canonical text, by sheet. */
export async function listInputs(
  db: Db,
  tenantId: TenantId,
  sheetIds: readonly SheetId[],
): Promise<Map<SheetId, string>> {
  if (sheetIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('result')
    .distinctOn('sheetId')
    .select(['sheetId', 'inputs'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`sheet_id = any(${[...sheetIds]}::uuid[])`)
    .orderBy('sheetId')
    .orderBy('number', 'desc')
    .limit(sheetIds.length)
    .execute()
  return new Map(rows.map(({ sheetId, inputs }) => [sheetId, inputs]))
}

/** A sheet that the superior has assessed and whose month is not closed. */
export interface AssessedSheet {
  officialId: OfficialId
  sheetId: SheetId
  postId: PostId
  unitId: UnitId
}

/** The assessed sheets of these people in a month that is not closed. */
export async function listAssessedSheets(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  month: Month,
): Promise<AssessedSheet[]> {
  return await db
    .selectFrom('sheet')
    .select(['officialId', 'id as sheetId', 'postId', 'unitId'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`official_id = any(${[...officialIds]}::uuid[])`)
    .where('month', '=', month)
    .where('state', '=', 'assessed')
    .orderBy('officialId')
    .orderBy('id')
    .limit(MOST_SCORES)
    .execute()
}

/** A post with the name that its unit had at the time. */
export interface PostInPeriod {
  id: PostId
  officialId: OfficialId
  unitId: UnitId
  unitName: string
  title: string
  validFrom: Day
  validTo: Day | null
}

/** The posts that these people held between the days, in the order in which they began, with the unit's last name until then. */
export async function listPostsBetween(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  { firstDay, lastDay }: { firstDay: Day; lastDay: Day },
): Promise<PostInPeriod[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('unitName', (join) =>
      join
        .onRef('unitName.tenantId', '=', 'post.tenantId')
        .onRef('unitName.unitId', '=', 'post.unitId')
        .on('unitName.tenantId', '=', tenantId)
        .on('unitName.validFrom', '<=', lastDay),
    )
    .distinctOn('post.id')
    .select([
      'post.id',
      'post.officialId',
      'post.unitId',
      'unitName.name as unitName',
      'post.title',
      'post.validFrom',
      'post.validTo',
    ])
    .where('post.tenantId', '=', tenantId)
    .where(sql<boolean>`post.official_id = any(${[...officialIds]}::uuid[])`)
    .where('post.validFrom', '<=', lastDay)
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', firstDay)]))
    .orderBy('post.id')
    .orderBy('unitName.validFrom', 'desc')
    .limit(MOST_POSTS)
    .execute()
  return rows.toSorted((a, b) =>
    a.validFrom === b.validFrom ? (a.id < b.id ? -1 : 1) : a.validFrom < b.validFrom ? -1 : 1,
  )
}

/** A person on the board of a period. */
export interface PeriodMember {
  officialId: OfficialId
  fullName: string
  sortKey: string
}

/** Who held a post in the unit between the days, in the order of names after `after`; one more than `limit`. */
export async function listPeriodMembers(
  db: Db,
  tenantId: TenantId,
  query: { unitId: UnitId; firstDay: Day; lastDay: Day; after: string[] | null; limit: number },
): Promise<PeriodMember[]> {
  const { unitId, firstDay, lastDay } = query
  let statement = db
    .selectFrom('official')
    .select(['official.id as officialId', 'official.fullName', 'official.sortKey'])
    .where('official.tenantId', '=', tenantId)
    .where('official.id', 'in', (eb) =>
      eb
        .selectFrom('post')
        .select('post.officialId')
        .where('post.tenantId', '=', tenantId)
        .where('post.unitId', '=', unitId)
        .where('post.validFrom', '<=', lastDay)
        .where((at) => at.or([at('post.validTo', 'is', null), at('post.validTo', '>=', firstDay)])),
    )
    .orderBy('official.sortKey')
    .orderBy('official.id')
    .limit(query.limit + 1)
  const [key, id] = query.after ?? []
  if (key !== undefined && id !== undefined) {
    // Text against text: the cursor's id has been through the browser.
    statement = statement.where(sql<boolean>`(official.sort_key, official.id::text) > (${key}, ${id})`)
  }
  return await statement.execute()
}

/** Those with one of the staff numbers who hold or held a post in the unit or below it. */
export async function listPeopleUnder(
  db: Db,
  tenantId: TenantId,
  query: { unitId: UnitId; on: Day; staffNumbers: readonly string[] },
): Promise<{ id: OfficialId; staffNumber: string; fullName: string }[]> {
  const { unitId, on, staffNumbers } = query
  if (staffNumbers.length === 0) return []
  return await db
    .selectFrom('official')
    .select(['official.id', 'official.staffNumber', 'official.fullName'])
    .where('official.tenantId', '=', tenantId)
    .where(sql<boolean>`official.staff_number = any(${[...staffNumbers]}::text[])`)
    .where('official.id', 'in', (eb) =>
      eb
        .selectFrom('post')
        .select('post.officialId')
        .where('post.tenantId', '=', tenantId)
        .where('post.unitId', 'in', unitsUnder(db, tenantId, [unitId], on)),
    )
    .orderBy('official.staffNumber')
    .limit(staffNumbers.length)
    .execute()
}
