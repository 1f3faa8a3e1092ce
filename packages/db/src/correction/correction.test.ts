import type { ClosedResult } from '@congtam/core/evaluation/month/closing'
import { type CorrectionId, Sha256, SheetId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertMonthClose } from '../evaluation/month-close.ts'
import { insertResults } from '../evaluation/result.ts'
import { insertRulesets } from '../evaluation/ruleset.ts'
import { givenSheets, LAST, MONTH, people, units } from '../evaluation/testing-month.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { lockPlans } from '../work/plan.ts'
import { insertYearClose, insertYearResults } from '../year/year-close.ts'
import { getCorrection, insertCorrection, insertCorrectionEnd, listCorrections } from './correction.ts'
import { listCorrectedSince, listResultVersions, listScoresOf } from './result-version.ts'
import { aCorrection, by, givenCorrection } from './testing-correction.ts'
import { listYearGroup } from './year-group.ts'

const hash = (letter: string) => Sha256.parse(letter.repeat(64))
const page = { after: null, limit: 5 }

async function givenSheet(db: Db): Promise<SheetId> {
  return SheetId.parse((await givenSheets(db)).get(people.an.fullName))
}

/** An's month closed, and closed again by a correction. */
async function givenVersions(db: Db): Promise<{ sheetId: SheetId; correctionId: CorrectionId }> {
  const sheetId = await givenSheet(db)
  const correctionId = await givenCorrection(db, sheetId)
  const result: ClosedResult = {
    sheetId,
    officialId: people.an.officialId,
    unitId: units.room,
    month: MONTH,
    rulesetSha256: hash('b'),
    inputs: '{}',
    inputsSha256: hash('c'),
    output: '{}',
    status: 'scored',
    general: 2800,
    results: 6000,
    total: 8800,
  }
  await insertRulesets(db, TENANT, [{ sha256: hash('b'), id: 'vn.test', document: '{}' }])
  const close = { unitId: units.room, month: MONTH, resultsSha256: hash('a'), ...by }
  await insertMonthClose(db, TENANT, { ...close, number: 1 })
  await insertResults(db, TENANT, 1, [result])
  await sqlOf(insertMonthClose, db, TENANT, { ...close, number: 2 }, correctionId)
  await insertResults(db, TENANT, 2, [{ ...result, total: 8900 }])
  return { sheetId, correctionId }
}

test(
  'a correction is read as it was prepared, and with its end',
  inRollback(async (db) => {
    const sheetId = await givenSheet(db)
    const correction = aCorrection(sheetId)
    await sqlOf(insertCorrection, db, TENANT, correction)
    const draft = { ...correction, state: 'draft', end: null }
    expect(await sqlOf(getCorrection, db, TENANT, correction.id)).toEqual(draft)
    const end = { correctionId: correction.id, state: 'withdrawn' as const, ...by }
    await sqlOf(insertCorrectionEnd, db, TENANT, end)
    expect(await getCorrection(db, TENANT, correction.id)).toEqual({ ...draft, state: 'withdrawn', end: by })
    await expect(getCorrection(db, OTHER_TENANT, correction.id)).rejects.toMatchObject({ code: 'correction.notFound' })
    const again = insertCorrectionEnd(db, TENANT, { ...end, state: 'signed' })
    await expect(again).rejects.toMatchObject({ constraint: 'correction_end_pkey' })
  }),
)

test(
  'corrections are listed by unit and month, the latest first, in pages',
  inRollback(async (db) => {
    const sheetId = await givenSheet(db)
    const first = await givenCorrection(db, sheetId, 1)
    const second = await givenCorrection(db, sheetId, 2)
    const idsOf = async (query: Parameters<typeof listCorrections>[2]) =>
      (await sqlOf(listCorrections, db, TENANT, query)).map(({ id }) => id)
    expect(await idsOf(page)).toEqual([second, first])
    const after = [aCorrection(sheetId, 2).at.toISOString(), second]
    expect(await idsOf({ under: { unitIds: [units.commune], on: LAST }, month: MONTH, after, limit: 5 })).toEqual([
      first,
    ])
    expect(await idsOf({ ...page, under: { unitIds: [units.hall], on: LAST } })).toEqual([])
    await insertCorrectionEnd(db, TENANT, { correctionId: second, state: 'signed', ...by })
    expect(await idsOf({ ...page, state: 'draft' })).toEqual([first])
  }),
)

test(
  'every version of a result is read with who signed it and by which correction',
  inRollback(async (db) => {
    const { sheetId, correctionId } = await givenVersions(db)
    const versions = await sqlOf(listResultVersions, db, TENANT, sheetId)
    expect(versions.map(({ number, total, correctionId: why }) => [number, total, why])).toEqual([
      [1, 8800, null],
      [2, 8900, correctionId],
    ])
    expect(await sqlOf(listScoresOf, db, TENANT, [sheetId])).toEqual([
      { sheetId, officialId: people.an.officialId, status: 'scored', total: 8900 },
    ])
    expect(await listScoresOf(db, TENANT, [])).toEqual([])
    const { officialId } = people.an
    expect(await sqlOf(listCorrectedSince, db, TENANT, officialId, by.at)).toEqual([
      { sheetId, month: MONTH, number: 2, correctionId, at: by.at },
    ])
    expect(await listCorrectedSince(db, TENANT, officialId, new Date(by.at.getTime() + 1))).toEqual([])
    expect(await listCorrectedSince(db, TENANT, people.binh.officialId, by.at)).toEqual([])
  }),
)

test(
  'everybody of a group is read as the closing of the year pinned it, with the grade of that closing',
  inRollback(async (db) => {
    await givenSheet(db)
    const of = { unitId: units.room, year: 2026, number: 1 }
    const subjects = [people.an, people.binh].map(({ officialId: id }) => ({ id, group: 'Công chức Phòng Kinh tế' }))
    const inputs = JSON.stringify({
      facts: { subjects: [...subjects, { id: people.head.officialId, group: 'Lãnh đạo' }] },
    })
    await insertRulesets(db, TENANT, [{ sha256: hash('b'), id: 'vn.test', document: '{}' }])
    const sha256s = { rulesetSha256: hash('b'), inputsSha256: hash('c'), resultsSha256: hash('a') }
    await insertYearClose(db, TENANT, { ...of, ...sha256s, inputs, reason: null, ...by })
    const graded = { status: 'graded' as const, mean: 8800, proposed: 'good' as const, grade: 'good' as const }
    const results = [people.an, people.binh].map(({ officialId }) => ({ officialId, ...graded, output: '{}' }))
    await insertYearResults(db, TENANT, of, results)
    const members = await sqlOf(listYearGroup, db, TENANT, { ...of, dutyGroup: 'Công chức Phòng Kinh tế' })
    expect(members.map(({ fullName, grade }) => [fullName, grade])).toEqual([
      [people.an.fullName, 'good'],
      [people.binh.fullName, 'good'],
    ])
    expect(await listYearGroup(db, TENANT, { ...of, number: 2, dutyGroup: 'Lãnh đạo' })).toEqual([])
  }),
)

test(
  'the plans of several units are held together, those that there are',
  inRollback(async (db) => {
    await givenSheet(db)
    const plans = await sqlOf(lockPlans, db, TENANT, [units.room, units.hall], MONTH)
    expect(plans.map(({ unitId }) => unitId)).toEqual([units.room])
  }),
)

const close = { unitId: units.room, month: MONTH, resultsSha256: hash('a'), ...by, byUserId: UserId.parse('u1') }

test.each([
  ['a second closing without a correction', 2, false],
  ['a first closing by a correction', 1, true],
])('%s is turned away', (_, number, isCorrection) =>
  inRollback(async (db) => {
    const correctionId = await givenCorrection(db, await givenSheet(db))
    const closing = insertMonthClose(db, TENANT, { ...close, number }, isCorrection ? correctionId : null)
    await expect(closing).rejects.toMatchObject({ constraint: 'month_close_says_why' })
  })(),
)

test.each(['correction', 'correction_end'])('what %s holds can be neither changed nor deleted', async (name) => {
  const table = sql.table(name)
  for (const statement of [sql`update ${table} set tenant_id = tenant_id`, sql`delete from ${table}`]) {
    await inRollback(async (db) => {
      await expect(sql`${statement} where tenant_id = ${TENANT}`.execute(db)).rejects.toMatchObject({ code: '42501' })
    })()
  }
})

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./correction.sql'))
