import type { ClosedResult } from '@congtam/core/evaluation/month/closing'
import { Sha256, SheetId, UserId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { givenCorrection } from '../correction/testing-correction.ts'
import type { Db } from '../db.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { listClosingResults, listClosings, listUnsignedResults } from './closed-month.ts'
import { insertMonthClose } from './month-close.ts'
import { insertResults } from './result.ts'
import { insertRulesets, listRulesetDocuments } from './ruleset.ts'
import { givenSheets, MONTH, people, units } from './testing-month.ts'

const hash = (letter: string) => Sha256.parse(letter.repeat(64))
const span = { from: MONTH, to: MONTH }
const earlier = { from: Month.parse('2026-01'), to: Month.parse('2026-07') }

/** The room's month closed twice, with one more result that no closing covers. */
async function givenClosings(db: Db): Promise<ClosedResult> {
  const sheets = await givenSheets(db)
  const result: ClosedResult = {
    sheetId: SheetId.parse(sheets.get(people.an.fullName)),
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
  const other = { ...result, sheetId: SheetId.parse(sheets.get(people.binh.fullName)) }
  await insertRulesets(db, TENANT, [{ sha256: hash('b'), id: 'vn.test', document: '{}' }])
  for (const number of [1, 2]) {
    const by = { byUserId: UserId.parse('u1'), byName: 'Cao Văn Dũng', at: new Date('2026-09-01T02:00:00.000Z') }
    const correctionId = number === 1 ? null : await givenCorrection(db, result.sheetId)
    const close = { unitId: units.room, month: MONTH, number, resultsSha256: hash('a'), ...by }
    await insertMonthClose(db, TENANT, close, correctionId)
    await insertResults(db, TENANT, number, number === 1 ? [result, other] : [result])
  }
  await insertResults(db, TENANT, 3, [result])
  return result
}

test(
  'closings are read in pages, each with what it published',
  inRollback(async (db) => {
    const result = await givenClosings(db)
    const [first, second] = await sqlOf(listClosings, db, TENANT, span, { after: null, limit: 5 })
    expect([first?.number, second?.number]).toEqual([1, 2])
    if (!first || !second) throw new Error('nothing was closed')
    expect(await sqlOf(listClosings, db, TENANT, span, { after: first, limit: 5 })).toEqual([second])
    expect(await listClosings(db, TENANT, span, { after: second, limit: 5 })).toEqual([])
    const inForce = await sqlOf(listClosingResults, db, TENANT, second)
    expect(inForce.find(({ sheetId }) => sheetId === result.sheetId)).toEqual({ ...result, number: 2 })
    expect(inForce.map(({ number }) => number).toSorted()).toEqual([1, 2])
    expect((await listClosingResults(db, TENANT, first)).map(({ number }) => number)).toEqual([1, 1])
    const room = { ...span, unitIds: [units.room] }
    expect(await sqlOf(listClosings, db, TENANT, room, { after: null, limit: 1 })).toEqual([first])
    expect(await listClosings(db, TENANT, { ...span, unitIds: [units.hall] }, { after: null, limit: 5 })).toEqual([])
    expect(await listClosings(db, TENANT, earlier, { after: null, limit: 5 })).toEqual([])
    expect(await listClosings(db, OTHER_TENANT, span, { after: null, limit: 5 })).toEqual([])
  }),
)

test(
  'a result without a closing is found',
  inRollback(async (db) => {
    const result = await givenClosings(db)
    expect(await sqlOf(listUnsignedResults, db, TENANT, span, 5)).toEqual([{ ...result, number: 3 }])
    expect(await listUnsignedResults(db, TENANT, { ...span, unitIds: [units.hall] }, 5)).toEqual([])
    expect(await listUnsignedResults(db, TENANT, earlier, 5)).toEqual([])
  }),
)

test(
  'the documents of those rulesets that are kept are read by their hash',
  inRollback(async (db) => {
    await givenClosings(db)
    const documents = await sqlOf(listRulesetDocuments, db, TENANT, [hash('b'), hash('d')])
    expect([...documents]).toEqual([[hash('b'), '{}']])
    expect(await listRulesetDocuments(db, TENANT, [])).toEqual(new Map())
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./closed-month.sql'))
