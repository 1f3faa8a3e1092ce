import { agenciesUnder } from '@congtam/core/evaluation/laboratory/agency'
import type { ClosedResult } from '@congtam/core/evaluation/month/closing'
import { Sha256, SheetId, UserId } from '@congtam/core/shared/ids'
import { addMonths } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertMonthClose } from '../evaluation/month-close.ts'
import { insertResults } from '../evaluation/result.ts'
import { insertRulesets } from '../evaluation/ruleset.ts'
import { insertSheets, listMonthSheets } from '../evaluation/sheet.ts'
import { givenSheets, LAST, MONTH, people, units } from '../evaluation/testing-month.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { insertPlan } from '../work/plan.ts'
import {
  countClosedPeople,
  type LookedAt,
  listClosedInputs,
  listClosedMonths,
  listClosedPeople,
  listPersonTraits,
  listPlacedUnits,
} from './closed-people.ts'

const BEFORE = addMonths(MONTH, -1)
const sha = Sha256.parse('b'.repeat(64))
const everywhere: LookedAt = { from: BEFORE, to: MONTH, unitIds: null }
const pageOf = { after: null, limit: 50 }

function result(
  sheetId: string | undefined,
  of: (typeof people)['an'],
  month = MONTH,
  unitId = units.room,
): ClosedResult {
  const figures = { status: 'scored', general: 2800, results: 6000, total: 8800 } as const
  return {
    sheetId: SheetId.parse(sheetId),
    officialId: of.officialId,
    unitId,
    month,
    rulesetSha256: sha,
    inputs: `{"sheet":"${sheetId}"}`,
    inputsSha256: sha,
    output: '{}',
    ...figures,
  }
}

/** August of the room closed for three, once more for one of them; and July, for one in the room and for one in the hall. */
async function givenClosed(db: Db): Promise<Map<string, string>> {
  const august = await givenSheets(db)
  const sheets = new Map<string, string>(august)
  for (const unitId of [units.room, units.hall]) {
    const days = { firstDay: `${BEFORE}-01` as never, lastDay: `${BEFORE}-31` as never }
    await insertPlan(db, TENANT, { unitId, month: BEFORE, ...days, state: 'open', version: 1 })
    await insertSheets(db, TENANT, BEFORE, unitId)
    for (const { fullName, sheet } of await listMonthSheets(db, TENANT, unitId, BEFORE)) {
      sheets.set(`${fullName} 7`, sheet.id)
    }
  }
  await insertRulesets(db, TENANT, [{ sha256: sha, id: 'vn.test', document: '{}' }])
  const { an, binh, head, leaving, gone } = people
  await insertResults(db, TENANT, 1, [
    result(sheets.get(an.fullName), an),
    result(sheets.get(binh.fullName), binh),
    result(sheets.get(head.fullName), head),
    result(sheets.get(`${an.fullName} 7`), an, BEFORE),
    result(sheets.get(`${gone.fullName} 7`), gone, BEFORE),
    result(sheets.get(`${leaving.fullName} 7`), leaving, BEFORE, units.hall),
  ])
  await insertResults(db, TENANT, 2, [{ ...result(sheets.get(an.fullName), an), inputs: '{"later":true}' }])
  return sheets
}

test(
  'people come once, in the unit of their last closed sheet, and in pages',
  inRollback(async (db) => {
    await givenClosed(db)
    const { an, binh, head, leaving, gone } = people
    const ids = (...of: (typeof an)[]) => of.map(({ officialId }) => officialId).sort()
    const room = await sqlOf(listClosedPeople, db, TENANT, everywhere, [units.room], pageOf)
    expect(room).toEqual(ids(an, binh, head, gone))
    const [first = an.officialId] = room
    const rest = await sqlOf(listClosedPeople, db, TENANT, everywhere, [units.room], { after: first, limit: 2 })
    expect(rest).toEqual(room.slice(1, 3))
    expect(await listClosedPeople(db, TENANT, everywhere, [units.hall], pageOf)).toEqual(ids(leaving))
    const hallOnly = { ...everywhere, unitIds: [units.hall] }
    expect(await sqlOf(listClosedPeople, db, TENANT, hallOnly, [units.hall], pageOf)).toEqual(ids(leaving))
    expect(await listClosedPeople(db, OTHER_TENANT, everywhere, [units.room], pageOf)).toEqual([])
    expect(await sqlOf(countClosedPeople, db, TENANT, everywhere)).toBe(5)
    expect(await sqlOf(countClosedPeople, db, TENANT, hallOnly)).toBe(1)
    expect(await countClosedPeople(db, TENANT, { ...everywhere, to: BEFORE })).toBe(3)
  }),
)

test(
  'each sheet is read as it is in force, person by person and month by month',
  inRollback(async (db) => {
    const sheets = await givenClosed(db)
    const { an, gone } = people
    const read = await sqlOf(listClosedInputs, db, TENANT, everywhere, [an.officialId, gone.officialId], 2)
    expect(read.map(({ month, inputs }) => `${month} ${inputs}`)).toEqual([
      `${BEFORE} {"sheet":"${sheets.get(`${an.fullName} 7`)}"}`,
      `${MONTH} {"later":true}`,
      `${BEFORE} {"sheet":"${sheets.get(`${gone.fullName} 7`)}"}`,
    ])
    const none = { ...everywhere, unitIds: [units.hall] }
    expect(await sqlOf(listClosedInputs, db, TENANT, none, [an.officialId], 2)).toEqual([])
    expect(await sqlOf(listPersonTraits, db, TENANT, [an.officialId])).toEqual([
      { id: an.officialId, sex: null, birthYear: null, serviceClass: 'civilServant' },
    ])
  }),
)

test(
  'the months that a unit and those below it closed are told with how many closed them',
  inRollback(async (db) => {
    await givenClosed(db)
    const by = { byUserId: UserId.parse('u1'), byName: 'Cao Văn Dũng', at: new Date('2026-09-01T02:00:00.000Z') }
    const closed = [
      { unitId: units.room, month: MONTH },
      { unitId: units.room, month: BEFORE },
      { unitId: units.hall, month: BEFORE },
    ]
    for (const one of closed) await insertMonthClose(db, TENANT, { ...one, number: 1, resultsSha256: sha, ...by })
    expect(await sqlOf(listClosedMonths, db, TENANT, units.commune, LAST)).toEqual([
      { month: MONTH, units: 1 },
      { month: BEFORE, units: 2 },
    ])
    expect(await listClosedMonths(db, TENANT, units.hall, LAST)).toEqual([{ month: BEFORE, units: 1 }])
    expect(await listClosedMonths(db, OTHER_TENANT, units.commune, LAST)).toEqual([])
  }),
)

test(
  'units are read in pages with where they stood last',
  inRollback(async (db) => {
    await givenSheets(db)
    const [first, ...rest] = await sqlOf(listPlacedUnits, db, TENANT, LAST, { after: null, limit: 50 })
    if (!first) throw new Error('There are units')
    expect(await sqlOf(listPlacedUnits, db, TENANT, LAST, { after: first.id, limit: 1 })).toEqual(rest.slice(0, 1))
    expect(agenciesUnder([first, ...rest], units.commune)).toEqual([
      { agencyId: units.commune, unitIds: [units.commune, units.room, units.hall], isWhole: true },
    ])
    expect(await listPlacedUnits(db, OTHER_TENANT, LAST, { after: null, limit: 50 })).toEqual([])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./closed-people.sql'))
