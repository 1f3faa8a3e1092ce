import { SheetId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import {
  closeSheets,
  findLatestSheetMonth,
  findSheet,
  getSheet,
  insertSheets,
  listMonthSheets,
  listSheetIds,
  listSheets,
  listSheetsById,
  listSheetsOf,
  listSheetsToAssess,
  saveSheet,
} from './sheet.ts'
import { givenSheets, MONTH, people, units } from './testing-month.ts'

const unknown = SheetId.parse('00000000-0000-4000-8000-000000000001')
const room = { unitId: units.room, month: MONTH }
const names = (rows: readonly { fullName: string }[]) => rows.map(({ fullName }) => fullName)

test(
  'everybody who held a post in the month has one sheet, in the order of given names',
  inRollback(async (db) => {
    await givenSheets(db)
    const rows = await sqlOf(listMonthSheets, db, TENANT, units.room, MONTH)
    expect(names(rows)).toEqual(['Vũ Ân', 'An Bình', 'Cao Văn Dũng'])
    expect(rows[0]).toMatchObject({
      sheet: { state: 'open', version: 1, month: MONTH },
      plan: { state: 'open' },
      positionClass: 'staff',
    })
  }),
)

test(
  'opening again adds only who came since, and the same post gets the same id',
  inRollback(async (db) => {
    const before = await givenSheets(db)
    expect(await sqlOf(insertSheets, db, TENANT, MONTH, units.room)).toBe(0)
    expect(await sqlOf(insertSheets, db, TENANT, MONTH)).toBe(0)
    await db
      .updateTable('post')
      .set({ validTo: null })
      .where('tenantId', '=', TENANT)
      .where('id', '=', people.gone.postId)
      .execute()
    expect(await insertSheets(db, TENANT, MONTH)).toBe(1)
    const after = await listMonthSheets(db, TENANT, units.room, MONTH)
    expect(names(after)).toContain('Hà Cũ')
    for (const { fullName, sheet } of after) expect([undefined, sheet.id]).toContain(before.get(fullName))
    expect(before.get('Vũ Ân')).toBe('40285f36-6616-83f8-812a-cfbe7cda4cf6')
  }),
)

test(
  'a post tells the latest month for which it has a sheet',
  inRollback(async (db) => {
    await givenSheets(db)
    const [first] = await listMonthSheets(db, TENANT, units.room, MONTH)
    expect(first && (await sqlOf(findLatestSheetMonth, db, TENANT, first.sheet.postId))).toBe(MONTH)
    expect(await findLatestSheetMonth(db, TENANT, people.gone.postId)).toBeUndefined()
  }),
)

test(
  'a list is read page by page without a gap',
  inRollback(async (db) => {
    await givenSheets(db)
    const [first, second] = await sqlOf(listSheets, db, TENANT, { ...room, after: null, limit: 1 })
    const after = first ? [first.sortKey, first.sheet.id] : null
    const rest = await sqlOf(listSheets, db, TENANT, { ...room, after, limit: 5 })
    expect(names(rest)).toEqual(['An Bình', 'Cao Văn Dũng'])
    expect(rest[0]).toEqual(second)
  }),
)

test(
  'a sheet is found by its id, its person and its post',
  inRollback(async (db) => {
    const an = (await givenSheets(db)).get('Vũ Ân') ?? unknown
    const row = await sqlOf(getSheet, db, TENANT, an)
    expect(row.fullName).toBe('Vũ Ân')
    expect(await sqlOf(listSheetsOf, db, TENANT, people.an.officialId, MONTH)).toEqual([row])
    expect(await sqlOf(listSheetsById, db, TENANT, [an])).toEqual([row])
    expect(await sqlOf(listSheetIds, db, TENANT, [people.an.postId], MONTH)).toEqual(new Map([[people.an.postId, an]]))
    expect(await findSheet(db, TENANT, unknown)).toBeUndefined()
    await expect(getSheet(db, TENANT, unknown)).rejects.toMatchObject({ code: 'sheet.notFound' })
  }),
)

test(
  'a second step on the same reading is refused',
  inRollback(async (db) => {
    const { sheet } = await getSheet(db, TENANT, (await givenSheets(db)).get('Vũ Ân') ?? unknown)
    await sqlOf(saveSheet, db, TENANT, { ...sheet, state: 'submitted', version: 2 }, 1)
    await expect(saveSheet(db, TENANT, { ...sheet, version: 2 }, 1)).rejects.toMatchObject({ code: 'sheet.stale' })
    expect((await getSheet(db, TENANT, sheet.id)).sheet).toEqual({ ...sheet, state: 'submitted', version: 2 })
  }),
)

test(
  'a superior is told of submitted sheets, and of late ones after the plan’s last day',
  inRollback(async (db) => {
    const ids = await givenSheets(db)
    const { sheet } = await getSheet(db, TENANT, ids.get('Vũ Ân') ?? unknown)
    await saveSheet(db, TENANT, { ...sheet, state: 'submitted', version: 2 }, 1)
    const waiting = async (today: string, ownUnitIds = [units.room], unitsBelowIds = [units.hall]) =>
      names(
        await sqlOf(listSheetsToAssess, db, TENANT, {
          month: MONTH,
          today: Day.parse(today),
          ownUnitIds,
          unitsBelowIds,
          limit: 50,
        }),
      )
    expect(await waiting('2026-08-20')).toEqual(['Vũ Ân'])
    expect(await waiting('2026-09-01')).toEqual(['Vũ Ân', 'An Bình'])
    expect(await waiting('2026-09-01', [units.commune], [units.room])).toEqual(['Cao Văn Dũng'])
    expect(await waiting('2026-09-01', [], [])).toEqual([])
  }),
)

test(
  'closing freezes every sheet of the unit’s month',
  inRollback(async (db) => {
    await givenSheets(db)
    await sqlOf(closeSheets, db, TENANT, units.room, MONTH)
    const rows = await listMonthSheets(db, TENANT, units.room, MONTH)
    expect(rows.map(({ sheet }) => `${sheet.state} ${sheet.version}`)).toEqual(['closed 2', 'closed 2', 'closed 2'])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./sheet.sql'))
