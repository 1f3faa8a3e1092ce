import { generalMax } from '@congtam/core/evaluation/general'
import { Rating } from '@congtam/core/evaluation/sheet'
import { Sha256, SheetId, UserId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { lockPlan, savePlan } from '../work/plan.ts'
import { listAssessedSheets } from './assessed-sheet.ts'
import { insertRating } from './rating.ts'
import { insertResults } from './result.ts'
import { insertRulesets } from './ruleset.ts'
import { closeSheets } from './sheet.ts'
import { givenSheets, MONTH, people, units } from './testing-month.ts'

const span = { from: MONTH, to: MONTH, below: null }
const head = UserId.parse('head')
const low = { ...generalMax, 'I.1': 400 }
const rating = (by: 'self' | 'superior', general: object) =>
  Rating.parse({
    by,
    general,
    ...(by === 'self' ? { strengths: '', weaknesses: '' } : { leadership: null, comment: '' }),
  })

/** An's sheet rated twice by the head and once by herself, Bình's by nobody; the month closed. */
async function givenAssessed(db: Db): Promise<SheetId> {
  const sheetId = SheetId.parse((await givenSheets(db)).get(people.an.fullName))
  const at = new Date('2026-09-02T18:00:00.000Z')
  await insertRating(db, TENANT, {
    sheetId,
    rating: rating('self', generalMax),
    byUserId: UserId.parse('an'),
    byName: 'Vũ Ân',
    at,
  })
  for (const general of [generalMax, low]) {
    await insertRating(db, TENANT, {
      sheetId,
      rating: rating('superior', general),
      byUserId: head,
      byName: 'Cao Văn Dũng',
      at,
    })
  }
  return sheetId
}

async function close(db: Db, sheetId: SheetId): Promise<void> {
  const hash = Sha256.parse('b'.repeat(64))
  await insertRulesets(db, TENANT, [{ sha256: hash, id: 'vn.test', document: '{}' }])
  const figures = { status: 'scored', general: 2900, results: 6000, total: 8900 } as const
  const texts = { rulesetSha256: hash, inputs: '{}', inputsSha256: hash, output: '{}' }
  const place = { sheetId, officialId: people.an.officialId, unitId: units.room, month: MONTH }
  await insertResults(db, TENANT, 1, [{ ...place, ...texts, ...figures }])
  await closeSheets(db, TENANT, units.room, MONTH)
  const plan = await lockPlan(db, TENANT, units.room, MONTH, 'update')
  await savePlan(db, TENANT, { ...plan, state: 'closed' })
}

test(
  'a closed sheet is read with the last points of each side, the published results and the days it took',
  inRollback(async (db) => {
    const sheetId = await givenAssessed(db)
    expect(await listAssessedSheets(db, TENANT, span, 10)).toEqual([])
    await close(db, sheetId)
    const sheet = {
      sheetId,
      officialId: people.an.officialId,
      unitId: units.room,
      month: MONTH,
      results: 6000,
      evaluatorId: head,
      evaluatorName: 'Cao Văn Dũng',
      superior: low,
      self: generalMax,
      days: 3,
    }
    expect(await sqlOf(listAssessedSheets, db, TENANT, span, 10)).toEqual([sheet])
    expect(await sqlOf(listAssessedSheets, db, TENANT, { ...span, below: units.commune }, 10)).toEqual([sheet])
    expect(await listAssessedSheets(db, TENANT, { ...span, below: units.room }, 10)).toEqual([])
    expect(await listAssessedSheets(db, TENANT, { ...span, below: units.hall }, 10)).toEqual([])
    expect(await listAssessedSheets(db, OTHER_TENANT, span, 10)).toEqual([])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./assessed-sheet.sql'))
