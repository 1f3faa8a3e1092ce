import { OfficialId, PostId, TenantId, UnitId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import {
  findOfficialByNumber,
  getOfficial,
  insertOfficial,
  insertOfficials,
  listOfficials,
  listOfficialsByNumber,
  saveOfficialName,
  saveOfficialTraits,
} from './official.ts'
import {
  endPost,
  getPost,
  insertPost,
  insertPosts,
  listPeople,
  listPostsHeld,
  listPostsOf,
  listPostsSince,
} from './post.ts'
import {
  findUnit,
  getUnit,
  insertUnit,
  lineageOf,
  listUnitNames,
  listUnits,
  listUnitsById,
  unitNameRow,
} from './unit.ts'

const tenant = TenantId.parse(TENANT)
const other = TenantId.parse(OTHER_TENANT)
const since = Day.parse('2025-07-01')
const today = Day.parse('2026-11-21')
const unit = (number: number) => UnitId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const official = (number: number) => OfficialId.parse(unit(1000 + number))
const post = (number: number) => PostId.parse(unit(2000 + number))
const [province, commune, room, ward] = [unit(1), unit(2), unit(3), unit(4)]

/** Thanh Hóa with Hóa Quỳ and its economic room, Hạc Thành beside it, and three people in Hóa Quỳ. */
async function givenHoaQuy(db: Db) {
  const named = (name: string, kind: 'province' | 'commune' | 'department', code: string | null) => ({
    name,
    kind,
    code,
    validFrom: since,
    validTo: null,
  })
  await insertUnit(db, tenant, { id: province, name: named('UBND tỉnh Thanh Hóa', 'province', '38'), parentId: null })
  await insertUnit(db, tenant, { id: commune, name: named('UBND xã Hóa Quỳ', 'commune', '16186'), parentId: province })
  await insertUnit(db, tenant, { id: room, name: named('Phòng Kinh tế', 'department', null), parentId: commune })
  await insertUnit(db, tenant, {
    id: ward,
    name: named('UBND phường Hạc Thành', 'commune', '14758'),
    parentId: province,
  })
  const people = [
    ['Lò Thị Đào', 'head', commune],
    ['Vi Văn Dũng', 'deputy', commune],
    ['Lê Thị Ánh', 'staff', room],
  ] as const
  for (const [index, [fullName, positionClass, unitId]] of people.entries()) {
    const id = official(index)
    await insertOfficial(db, tenant, { id, staffNumber: `HQ.${index}`, fullName, serviceClass: 'civilServant' })
    const held = { officialId: id, unitId, title: 'Công chức', positionClass, validFrom: since, validTo: null }
    await insertPost(db, tenant, { id: post(index), ...held })
  }
}

const listed = async (db: Db, query: { search?: string; parentId?: UnitId; under?: UnitId[]; on?: Day }) =>
  (await sqlOf(listUnits, db, tenant, { on: today, after: null, limit: 50, ...query })).map(({ name, people }) => [
    name,
    people,
  ])

test(
  'a unit is read as it was on the day',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    expect(await sqlOf(getUnit, db, tenant, commune, today)).toEqual({
      id: commune,
      name: 'UBND xã Hóa Quỳ',
      kind: 'commune',
      code: '16186',
      parentId: province,
    })
    expect(await sqlOf(findUnit, db, tenant, commune, Day.parse('2025-06-30'))).toBeUndefined()
    await expect(getUnit(db, tenant, unit(99), today)).rejects.toMatchObject({ code: 'unit.notFound' })
  }),
)

test(
  'a renamed unit keeps its identity, and its names are told with their days',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    await db
      .updateTable('unitName')
      .set({ validTo: Day.parse('2026-04-29') })
      .where('tenantId', '=', tenant)
      .where('unitId', '=', ward)
      .execute()
    const renamed = {
      name: 'UBND phường Thanh Hóa',
      kind: 'commune',
      code: '14758',
      validFrom: Day.parse('2026-04-30'),
      validTo: null,
    } as const
    await db
      .insertInto('unitName')
      .values(unitNameRow(tenant, ward, renamed))
      .execute()
    expect((await getUnit(db, tenant, ward, Day.parse('2026-04-29'))).name).toBe('UBND phường Hạc Thành')
    expect((await getUnit(db, tenant, ward, today)).name).toBe('UBND phường Thanh Hóa')
    expect(
      (await sqlOf(listUnitNames, db, tenant, ward)).map(({ validFrom, validTo }) => [validFrom, validTo]),
    ).toEqual([
      ['2026-04-30', null],
      ['2025-07-01', '2026-04-29'],
    ])
  }),
)

test(
  'the lineage runs from the unit to the province, nearest first',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    expect(await sqlOf(lineageOf, db, tenant, room, today)).toEqual([room, commune, province])
    expect(await lineageOf(db, tenant, room, Day.parse('2025-06-30'))).toEqual([room])
    await expect(lineageOf(db, tenant, unit(99), today)).rejects.toMatchObject({ code: 'unit.notFound' })
  }),
)

test(
  'a lineage that was entered as a circle still ends',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const edge = { tenantId: tenant, tree: 'government', validFrom: since, validTo: null } as const
    await db
      .insertInto('unitParent')
      .values({ ...edge, unitId: province, parentId: room })
      .execute()
    expect((await lineageOf(db, tenant, room, today)).length).toBeLessThanOrEqual(11)
  }),
)

test(
  'units are found without diacritics, in dictionary order, with the people of their rooms',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    expect(await listed(db, { search: 'hoa quy' })).toEqual([['UBND xã Hóa Quỳ', 3]])
    expect(await listed(db, { parentId: province })).toEqual([
      ['UBND phường Hạc Thành', 0],
      ['UBND xã Hóa Quỳ', 3],
    ])
    expect(await listed(db, { parentId: commune })).toEqual([['Phòng Kinh tế', 1]])
    expect(await listed(db, { under: [commune] })).toEqual([
      ['Phòng Kinh tế', 1],
      ['UBND xã Hóa Quỳ', 3],
    ])
    expect(await listed(db, { search: '%' })).toEqual([])
    expect(await listed(db, { on: Day.parse('2025-06-30') })).toEqual([])
  }),
)

test(
  'pages of units join without a gap or a double',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const query = { on: today, limit: 3 }
    const first = await listUnits(db, tenant, { ...query, after: null })
    const last = first[2]
    expect(first).toHaveLength(4)
    const rest = await sqlOf(listUnits, db, tenant, { ...query, after: [last?.sortKey ?? '', last?.id ?? ''] })
    expect(rest.map((row) => row.id)).toEqual([first[3]?.id])
  }),
)

test(
  'another province sees nothing of these units',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    expect(await findUnit(db, other, commune, today)).toBeUndefined()
    expect(await listUnits(db, other, { on: today, after: null, limit: 50 })).toEqual([])
  }),
)

test(
  'the people of a unit stand head first and have no sheet before the month is opened',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const people = await sqlOf(listPeople, db, tenant, commune, Month.parse('2026-11'))
    expect(people.map(({ fullName, positionClass, sheetId }) => [fullName, positionClass, sheetId])).toEqual([
      ['Lò Thị Đào', 'head', null],
      ['Vi Văn Dũng', 'deputy', null],
    ])
    expect(await listPeople(db, tenant, commune, Month.parse('2025-06'))).toEqual([])
  }),
)

test(
  'people are found by name without diacritics or by staff number, given name first',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const found = async (query: { search?: string; under?: UnitId[] }) =>
      (await sqlOf(listOfficials, db, tenant, { on: today, after: null, limit: 50, ...query })).map(
        (row) => row.fullName,
      )
    expect(await found({})).toEqual(['Lê Thị Ánh', 'Vi Văn Dũng', 'Lò Thị Đào'])
    expect(await found({ search: 'dao lo' })).toEqual(['Lò Thị Đào'])
    expect(await found({ search: 'hq.1' })).toEqual(['Vi Văn Dũng'])
    expect(await found({ under: [room] })).toEqual(['Lê Thị Ánh'])
    expect(await found({ under: [commune] })).toHaveLength(3)
    expect(await found({ under: [ward] })).toEqual([])
    expect(await found({ under: [] })).toEqual([])
    const [, , last] = await listOfficials(db, tenant, { on: today, after: null, limit: 50 })
    const [first] = await listOfficials(db, tenant, { on: today, after: null, limit: 1 })
    const rest = await sqlOf(listOfficials, db, tenant, {
      on: today,
      after: [first?.sortKey ?? '', first?.id ?? ''],
      limit: 50,
    })
    expect(rest.at(-1)).toEqual(last)
    expect(rest).toHaveLength(2)
  }),
)

test(
  'a person may hold one post after another',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const held = { officialId: official(2), title: 'Phó Trưởng phòng', positionClass: 'deputy', unitId: room } as const
    await insertPost(db, tenant, { id: post(9), ...held, validFrom: Day.parse('2026-10-15'), validTo: null })
    expect((await sqlOf(listPostsOf, db, tenant, official(2))).map(({ positionClass }) => positionClass)).toEqual([
      'deputy',
      'staff',
    ])
    expect(await listPeople(db, tenant, room, Month.parse('2026-10'))).toHaveLength(2)
  }),
)

test(
  'a post ends, and who holds one in the unit from a day on is told by name',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    await sqlOf(endPost, db, tenant, post(0), Day.parse('2026-10-31'))
    const since = async (day: string) =>
      (await sqlOf(listPostsSince, db, tenant, commune, Day.parse(day))).map(({ fullName }) => fullName)
    expect(await since('2026-10-31')).toEqual(['Lò Thị Đào', 'Vi Văn Dũng'])
    expect(await since('2026-11-01')).toEqual(['Vi Văn Dũng'])
    await expect(endPost(db, other, post(1), today)).rejects.toMatchObject({ code: 'post.notFound' })
  }),
)

test(
  'a name that was misspelt is corrected and found as corrected',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const found = await sqlOf(findOfficialByNumber, db, tenant, 'HQ.0')
    expect(found).toMatchObject({ fullName: 'Lò Thị Đào' })
    if (found) await sqlOf(saveOfficialName, db, tenant, { ...found, fullName: 'Lò Thị Mận' })
    const query = { on: today, after: null, limit: 50 }
    expect(await listOfficials(db, tenant, { ...query, search: 'man' })).toHaveLength(1)
    expect(await listOfficials(db, tenant, { ...query, search: 'dao' })).toEqual([])
    expect(await findOfficialByNumber(db, other, 'HQ.0')).toBeUndefined()
    const traits = { sex: 'female', birthYear: 1985 } as const
    if (found) await sqlOf(saveOfficialTraits, db, tenant, { id: found.id, ...traits })
    expect(await findOfficialByNumber(db, tenant, 'HQ.0')).toMatchObject(traits)
    const stranger = { id: official(9), ...traits }
    await expect(saveOfficialTraits(db, tenant, stranger)).rejects.toMatchObject({ code: 'official.notFound' })
    const nobody = { id: official(9), staffNumber: 'HQ.9', fullName: 'Ai', serviceClass: 'contract' } as const
    await expect(saveOfficialName(db, tenant, nobody)).rejects.toMatchObject({ code: 'official.notFound' })
  }),
)

test(
  'many people are entered with their posts at once',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const named = { staffNumber: 'HQ.7', fullName: 'Hà Văn Bảy', serviceClass: 'contract' } as const
    await sqlOf(insertOfficials, db, tenant, [{ id: official(7), ...named }])
    const held = { officialId: official(7), unitId: room, title: 'Thủ quỹ', positionClass: 'staff' } as const
    await sqlOf(insertPosts, db, tenant, [{ id: post(7), ...held, validFrom: today, validTo: null }])
    const found = await sqlOf(listOfficialsByNumber, db, tenant, ['HQ.7', 'HQ.1', 'HQ.99'])
    expect(found.map(({ fullName }) => fullName)).toEqual(['Vi Văn Dũng', 'Hà Văn Bảy'])
    expect(await listOfficialsByNumber(db, tenant, [])).toEqual([])
    expect(await listPostsOf(db, tenant, official(7))).toHaveLength(1)
  }),
)

test(
  'a staff number belongs to one person',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    const twin = { id: official(5), staffNumber: 'HQ.1', fullName: 'Lê Văn Ba', serviceClass: 'contract' } as const
    await expect(insertOfficial(db, tenant, twin)).rejects.toThrow()
  }),
)

test(
  'a post is read by its id, and what people hold on a day with the names of their units',
  inRollback(async (db) => {
    await givenHoaQuy(db)
    expect(await sqlOf(getPost, db, tenant, post(2))).toMatchObject({ officialId: official(2), unitId: room })
    expect(await sqlOf(getOfficial, db, tenant, official(2))).toMatchObject({ fullName: 'Lê Thị Ánh' })
    expect(await sqlOf(listPostsHeld, db, tenant, [official(2)], today)).toMatchObject([{ unitName: 'Phòng Kinh tế' }])
    expect(await listPostsHeld(db, tenant, [official(2)], Day.parse('2025-06-30'))).toEqual([])
    expect((await sqlOf(listUnitsById, db, tenant, [room, province], today)).map(({ name }) => name)).toEqual([
      'Phòng Kinh tế',
      'UBND tỉnh Thanh Hóa',
    ])
    await expect(getOfficial(db, tenant, official(9))).rejects.toMatchObject({ code: 'official.notFound' })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./unit.sql'))
