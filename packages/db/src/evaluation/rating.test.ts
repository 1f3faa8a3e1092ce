import { generalMax } from '@congtam/core/evaluation/general'
import { Rating } from '@congtam/core/evaluation/sheet'
import { SheetId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { insertRating, listLastRatings, listRatings } from './rating.ts'
import { givenSheets, MONTH, units } from './testing-month.ts'

const byUserId = UserId.parse('u1')
const at = new Date('2026-08-28T02:00:00.000Z')
const self = Rating.parse({ by: 'self', general: generalMax, strengths: 'Đúng hạn', weaknesses: '' })
const sentBack = Rating.parse({ by: 'sentBack', message: 'Bổ sung minh chứng' })

async function givenRatings(db: Db, ...ratings: Rating[]) {
  const sheetId = SheetId.parse((await givenSheets(db)).get('Vũ Ân'))
  for (const rating of ratings)
    await sqlOf(insertRating, db, TENANT, { sheetId, rating, byUserId, byName: 'Vũ Ân', at })
  return sheetId
}

test(
  'ratings are added one after the other and read as they were given',
  inRollback(async (db) => {
    const sheetId = await givenRatings(db, self, sentBack, self)
    const ratings = await sqlOf(listRatings, db, TENANT, sheetId)
    expect(ratings.map(({ number, rating }) => [number, rating.by])).toEqual([
      [1, 'self'],
      [2, 'sentBack'],
      [3, 'self'],
    ])
    expect(ratings[0]).toEqual({ number: 1, rating: self, byUserId, byName: 'Vũ Ân', at: at.toISOString() })
  }),
)

test(
  'of a unit’s month the last of each kind is read',
  inRollback(async (db) => {
    const sheetId = await givenRatings(db, self, sentBack, self)
    const last = await sqlOf(listLastRatings, db, TENANT, units.room, MONTH)
    expect([...last.keys()]).toEqual([sheetId])
    expect(last.get(sheetId)?.map(({ number }) => number)).toEqual([3, 2])
  }),
)

test.each([
  ['changed', sql`update rating set by_name = 'x' where tenant_id = ${TENANT}`],
  ['deleted', sql`delete from rating where tenant_id = ${TENANT}`],
])('a rating once given cannot be %s', async (_, statement) => {
  await inRollback(async (db) => {
    await givenRatings(db, self)
    await expect(statement.execute(db)).rejects.toMatchObject({ code: '42501' })
  })()
})

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./rating.sql'))
