import type { ClosedResult } from '@congtam/core/evaluation/month/closing'
import { Sha256, SheetId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenCorrection } from '../correction/testing-correction.ts'
import type { Db } from '../db.ts'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { findMonthClose, insertMonthClose, type MonthClose } from './month-close.ts'
import { findResult, insertResults, listMonthResults, listResultsOf, listScores } from './result.ts'
import { getRulesetDocument, insertRulesets } from './ruleset.ts'
import { givenSheets, MONTH, people, units } from './testing-month.ts'

const hash = (letter: string) => Sha256.parse(letter.repeat(64))
const close: MonthClose = {
  unitId: units.room,
  month: MONTH,
  number: 1,
  resultsSha256: hash('a'),
  byUserId: UserId.parse('u1'),
  byName: 'Cao Văn Dũng',
  at: new Date('2026-09-01T02:00:00.000Z'),
}

async function givenClose(db: Db): Promise<ClosedResult[]> {
  const sheets = await givenSheets(db)
  const result = (name: 'an' | 'binh', total: number | null): ClosedResult => ({
    sheetId: SheetId.parse(sheets.get(people[name].fullName)),
    officialId: people[name].officialId,
    unitId: units.room,
    month: MONTH,
    rulesetSha256: hash('b'),
    inputs: '{"facts":{}}',
    inputsSha256: hash('c'),
    output: `{"total":${total}}`,
    status: total === null ? 'notScored' : 'scored',
    general: 2800,
    results: total && total - 2800,
    total,
  })
  const results = [result('an', 8825), result('binh', null)].toSorted((a, b) => (a.sheetId < b.sheetId ? -1 : 1))
  await sqlOf(insertRulesets, db, TENANT, [{ sha256: hash('b'), id: 'vn.test', document: '{}' }])
  await sqlOf(insertMonthClose, db, TENANT, close)
  await sqlOf(insertResults, db, TENANT, 1, results)
  return results
}

test(
  'a closing and its results are read as they were published',
  inRollback(async (db) => {
    expect(await findMonthClose(db, TENANT, units.room, MONTH)).toBeUndefined()
    const results = (await givenClose(db)).map((result) => ({ ...result, number: 1 }))
    expect(await sqlOf(findMonthClose, db, TENANT, units.room, MONTH)).toEqual(close)
    expect(await sqlOf(listMonthResults, db, TENANT, units.room, MONTH)).toEqual(results)
    for (const result of results) expect(await sqlOf(findResult, db, TENANT, result.sheetId)).toEqual(result)
    expect(await sqlOf(listScores, db, TENANT, [units.room], MONTH)).toEqual(
      results.map(({ sheetId, officialId, status, total }) => ({ sheetId, officialId, status, total })),
    )
    const own = results.filter(({ officialId }) => officialId === people.an.officialId)
    const [first] = await sqlOf(listResultsOf, db, TENANT, people.an.officialId, { after: null, limit: 5 })
    expect(first).toEqual(own[0])
    const after = [MONTH, own[0]?.sheetId ?? '']
    expect(await sqlOf(listResultsOf, db, TENANT, people.an.officialId, { after, limit: 5 })).toEqual([])
  }),
)

test(
  'of several closings the last one is in force, and the earlier ones stay',
  inRollback(async (db) => {
    const [first] = await givenClose(db)
    if (!first) throw new Error('nothing was closed')
    await insertMonthClose(db, TENANT, { ...close, number: 2 }, await givenCorrection(db, first.sheetId))
    await insertResults(db, TENANT, 2, [{ ...first, status: 'scored', total: 9000 }])
    expect(await findResult(db, TENANT, first.sheetId)).toMatchObject({ number: 2, total: 9000 })
    const all = await listMonthResults(db, TENANT, units.room, MONTH)
    expect(all.map(({ number }) => number).toSorted()).toEqual([1, 2])
  }),
)

test(
  'a ruleset is kept once under its hash',
  inRollback(async (db) => {
    await givenClose(db)
    await insertRulesets(db, TENANT, [{ sha256: hash('b'), id: 'vn.other', document: '{"changed":true}' }])
    expect(await sqlOf(getRulesetDocument, db, TENANT, hash('b'))).toBe('{}')
    await expect(getRulesetDocument(db, TENANT, hash('d'))).rejects.toThrow('No ruleset')
  }),
)

test.each(['result', 'month_close', 'ruleset'])(
  'what closing wrote into %s can be neither changed nor deleted',
  async (name) => {
    const table = sql.table(name)
    for (const statement of [sql`update ${table} set tenant_id = tenant_id`, sql`delete from ${table}`]) {
      await inRollback(async (db) => {
        await givenClose(db)
        await expect(sql`${statement} where tenant_id = ${TENANT}`.execute(db)).rejects.toMatchObject({ code: '42501' })
      })()
    }
  },
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./month-close.sql'))
