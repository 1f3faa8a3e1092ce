import { randomUUID } from 'node:crypto'
import { OfficialId, UnitId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenProvince, type Province, refusalOf } from '../testing.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

const as = (username: string) => province.callerFor(username)
const month = Month.parse('2026-08')

async function unitNamed(search: string): Promise<UnitId> {
  const { rows } = await as('quantri').unit.list({ search })
  const [row] = rows
  if (!row) throw new Error(`No unit ${search}`)
  return row.id
}

describe('session.me', () => {
  test('tells the chair who they are and over which unit', async () => {
    const me = await as('chutich.hoaquy').session.me()
    expect(me.tenant).toEqual({ id: 38, code: '38', name: 'Thanh Hóa' })
    expect(me.grants.map(({ role, unitName }) => [role, unitName]).sort()).toEqual([
      ['head', 'UBND xã Hóa Quỳ'],
      ['official', 'UBND xã Hóa Quỳ'],
    ])
    expect(me.units).toHaveLength(1)
    expect(me.units[0]?.roles.toSorted()).toEqual(['head', 'official'])
    expect([me.today, me.month]).toEqual(['2026-08-26', '2026-08'])
  })
  test('tells the administrator that the right covers the province', async () => {
    const me = await as('quantri').session.me()
    expect(me.grants).toEqual([{ role: 'admin', unitId: null, unitName: null }])
    expect([me.officialId, me.units]).toEqual([null, []])
  })
  test('is refused to nobody in particular', async () =>
    expect(await refusalOf(province.stranger.session.me())).toBe('access.signedOut'))
})

describe('units', () => {
  test('are all seen by who administers, and by others as far as their rights reach', async () => {
    const seen = async (username: string) => (await as(username).unit.list({})).rows.map(({ name }) => name)
    expect(await seen('quantri')).toHaveLength(6)
    expect(await seen('chutich.hoaquy')).toHaveLength(5)
    expect(await seen('kinhte1.hoaquy')).toEqual(['Phòng Kinh tế'])
  })
  test('are paged without a gap or a double', async () => {
    const first = await as('quantri').unit.list({ limit: 4 })
    const rest = await as('quantri').unit.list({ limit: 4, cursor: first.nextCursor })
    expect(first.rows).toHaveLength(4)
    expect(rest.nextCursor).toBeNull()
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(6)
  })
  test('are told with what is above, below and before', async () => {
    const commune = await as('chutich.hoaquy').unit.get({ id: await unitNamed('hoa quy') })
    expect(commune).toMatchObject({ name: 'UBND xã Hóa Quỳ', code: '16186', kind: 'commune' })
    expect(commune.lineage.map(({ name }) => name)).toEqual(['UBND tỉnh Thanh Hóa'])
    expect(commune.children.rows.map(({ people }) => people).reduce((sum, count) => sum + count, 0)).toBe(34)
    expect(commune.names).toHaveLength(1)
  })
  test('name their people, head first, with the sheets of an open month', async () => {
    const people = await as('truong.kinhte.hoaquy').unit.people({ id: await unitNamed('phong kinh te'), month })
    expect(people.map(({ positionClass }) => positionClass).slice(0, 3)).toEqual(['head', 'deputy', 'deputy'])
    expect(people.every(({ sheetId }) => sheetId !== null)).toBe(true)
  })
  test('of others are refused to an official, and an unknown one is not found', async () => {
    const commune = await unitNamed('hoa quy')
    expect(await refusalOf(as('kinhte1.hoaquy').unit.get({ id: commune }))).toBe('access.notYourRole')
    expect(await refusalOf(as('kinhte1.hoaquy').unit.people({ id: commune, month }))).toBe('access.notYourRole')
    expect(await refusalOf(as('quantri').unit.get({ id: UnitId.parse(randomUUID()) }))).toBe('unit.notFound')
  })
})

describe('people', () => {
  test('are found without diacritics by who may read them', async () => {
    const { rows } = await as('chutich.hoaquy').official.list({ limit: 50 })
    expect(rows).toHaveLength(37)
    const someone = rows[0]
    const typed = (someone?.fullName ?? '')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
    const found = await as('chutich.hoaquy').official.list({ search: typed })
    expect(found.rows.map(({ id }) => id)).toContain(someone?.id)
    expect(someone?.posts[0]).toMatchObject({ unitName: expect.any(String), title: expect.any(String) })
  })
  test('are listed for a unit with its rooms', async () => {
    const { rows } = await as('quantri').official.list({ unitId: await unitNamed('phong kinh te') })
    expect(rows).toHaveLength(10)
  })
  test('are nobody but themselves to an official', async () => {
    const me = await as('kinhte1.hoaquy').session.me()
    const { rows } = await as('kinhte1.hoaquy').official.list({})
    expect(rows.map(({ id }) => id)).toEqual([me.officialId])
    const unitId = await unitNamed('phong kinh te')
    expect(await refusalOf(as('kinhte1.hoaquy').official.list({ unitId }))).toBe('access.notYourRole')
  })
  test('read their own posts and published months; nobody beside them does', async () => {
    const { officialId } = await as('kinhte1.hoaquy').session.me()
    const id = officialId ?? OfficialId.parse(randomUUID())
    const own = await as('kinhte1.hoaquy').official.get({ id })
    expect(own.posts).toHaveLength(1)
    expect(own.months.map((row) => row.month)).toEqual(['2026-07', '2026-06'])
    expect(own.months.every(({ total }) => total !== null)).toBe(true)
    expect((await as('truong.kinhte.hoaquy').official.get({ id })).months).toHaveLength(2)
    expect((await as('thanhtra').official.get({ id })).months).toHaveLength(2)
    expect(await refusalOf(as('vanphong1.hoaquy').official.get({ id }))).toBe('access.notYourRole')
    // Who only assigns knows the person, not what others published of them.
    expect((await as('pho1.kinhte.hoaquy').official.get({ id })).months).toEqual([])
  })
  test('of another number are not found', async () =>
    expect(await refusalOf(as('quantri').official.get({ id: OfficialId.parse(randomUUID()) }))).toBe(
      'official.notFound',
    ))
})
