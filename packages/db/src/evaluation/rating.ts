import { Rating, RatingEntry } from '@congtam/core/evaluation/sheet'
import type { SheetId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Far more than a sheet is ever sent back and forth. */
const MOST_RATINGS = 200
/** Three kinds for more sheets than any unit has. */
const MOST_LAST = 5000

export interface NewRating {
  sheetId: SheetId
  rating: Rating
  byUserId: UserId
  byName: string
  at: Date
}

/** Adds a rating after those that the sheet has. Earlier ones stay as they are; of two at the same instant one is refused. */
export async function insertRating(db: Db, tenantId: TenantId, rating: NewRating): Promise<void> {
  const { sheetId, byUserId, byName, at } = rating
  const text = JSON.stringify(Rating.parse(rating.rating))
  await sql`
    insert into rating (tenant_id, sheet_id, number, rating, by_user_id, by_name, at)
    select ${tenantId}::integer, ${sheetId}::uuid, coalesce(max(rating.number), 0) + 1, ${text}::jsonb, ${byUserId}::text, ${byName}::text, ${at}::timestamptz
    from rating where rating.tenant_id = ${tenantId} and rating.sheet_id = ${sheetId}
  `.execute(db)
}

/** Everything that was ever said on a sheet, in order. */
export async function listRatings(db: Db, tenantId: TenantId, sheetId: SheetId): Promise<RatingEntry[]> {
  const rows = await db
    .selectFrom('rating')
    .select(['number', 'rating', 'byUserId', 'byName', 'at'])
    .where('tenantId', '=', tenantId)
    .where('sheetId', '=', sheetId)
    .orderBy('number')
    .limit(MOST_RATINGS)
    .execute()
  return rows.map(entryOf)
}

/** The last of each kind of rating for every sheet of a unit's month: all that can count. */
export async function listLastRatings(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  month: Month,
): Promise<Map<SheetId, RatingEntry[]>> {
  const kind = sql<string>`rating.rating ->> 'by'`
  const rows = await db
    .selectFrom('rating')
    .innerJoin('sheet', (join) =>
      join
        .onRef('sheet.tenantId', '=', 'rating.tenantId')
        .onRef('sheet.id', '=', 'rating.sheetId')
        .on('sheet.tenantId', '=', tenantId),
    )
    .distinctOn(['rating.sheetId', kind])
    .select(['rating.sheetId', 'rating.number', 'rating.rating', 'rating.byUserId', 'rating.byName', 'rating.at'])
    .where('rating.tenantId', '=', tenantId)
    .where('sheet.unitId', '=', unitId)
    .where('sheet.month', '=', month)
    .orderBy('rating.sheetId')
    .orderBy(kind)
    .orderBy('rating.number', 'desc')
    .limit(MOST_LAST)
    .execute()
  const entries = new Map<SheetId, RatingEntry[]>()
  for (const row of rows) entries.set(row.sheetId, [...(entries.get(row.sheetId) ?? []), entryOf(row)])
  return entries
}

function entryOf(row: { number: number; rating: unknown; byUserId: string; byName: string; at: Date }): RatingEntry {
  return RatingEntry.parse({ ...row, at: row.at.toISOString() })
}
