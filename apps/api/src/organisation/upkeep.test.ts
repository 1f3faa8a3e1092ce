import { randomUUID } from 'node:crypto'
import { OfficialId, PostId, RequestKey, UnitId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenProvince, type Province, refusalOf } from '../testing.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

/** The sample stands on 26 August 2026: June and July are closed, August is open. */
const month = Month.parse('2026-08')
const day = (text: string) => Day.parse(text)
const key = () => RequestKey.parse(randomUUID())
const as = (username: string) => province.callerFor(username)
const admin = () => as('quantri')

async function unitNamed(search: string): Promise<UnitId> {
  const [row] = (await admin().unit.list({ search })).rows
  if (!row) throw new Error(`No unit ${search}`)
  return row.id
}

const post = (unitId: UnitId, given: Partial<{ validFrom: string; positionClass: 'staff' | 'head' }> = {}) => ({
  unitId,
  title: 'Chuyên viên Địa chính',
  positionClass: given.positionClass ?? ('staff' as const),
  validFrom: day(given.validFrom ?? '2026-08-10'),
  validTo: null,
})

let number = 0
/** Somebody new with a post in the unit. */
async function givenNewcomer(unitId: UnitId, given: Parameters<typeof post>[1] = {}) {
  number += 1
  const official = {
    staffNumber: `MOI.${number}`,
    fullName: `Vi Văn Mới ${number}`,
    serviceClass: 'civilServant' as const,
  }
  return await admin().official.create({ key: key(), ...official, post: post(unitId, given) })
}

async function givenRoom(name: string): Promise<UnitId> {
  const parentId = await unitNamed('hoa quy')
  return (await admin().unit.create({ key: key(), parentId, name, kind: 'department', validFrom: day('2026-08-01') }))
    .id
}

describe('a new room', () => {
  test('stands under its body from its day on, and is empty', async () => {
    const id = await givenRoom('Phòng Tư pháp')
    const unit = await admin().unit.get({ id })
    expect(unit).toMatchObject({ name: 'Phòng Tư pháp', kind: 'department', code: null })
    expect(unit.lineage.map(({ name }) => name)).toEqual(['UBND xã Hóa Quỳ', 'UBND tỉnh Thanh Hóa'])
    expect(unit.allowed.manage.allowed).toBe(true)
  })
  test('is made once however often the same act is sent', async () => {
    const parentId = await unitNamed('hoa quy')
    const room = {
      key: key(),
      parentId,
      name: 'Phòng Dân tộc',
      kind: 'department',
      validFrom: day('2026-08-01'),
    } as const
    expect(await admin().unit.create(room)).toEqual(await admin().unit.create(room))
    expect(await refusalOf(admin().unit.create({ ...room, key: key(), name: 'phong dan toc' }))).toBe('unit.nameTaken')
  })
  test('is refused in a closed month of the body, before the body was there, and to anybody else', async () => {
    const parentId = await unitNamed('hoa quy')
    const room = { parentId, name: 'Phòng Tôn giáo', kind: 'department' } as const
    const create = (username: string, validFrom: string) =>
      refusalOf(as(username).unit.create({ key: key(), ...room, validFrom: day(validFrom) }))
    expect(await create('quantri', '2026-07-31')).toBe('plan.closed')
    expect(await create('quantri', '2020-01-01')).toBe('unit.notYet')
    expect(await create('chutich.hoaquy', '2026-08-01')).toBe('access.notYourRole')
    expect(await create('thanhtra', '2026-08-01')).toBe('access.notYourRole')
  })
})

describe('a new name', () => {
  test('begins on its day and leaves the name before with its days', async () => {
    const id = await givenRoom('Phòng Y tế')
    await admin().unit.rename({ key: key(), id, name: 'Trạm Y tế', validFrom: day('2026-08-20') })
    const { name, names } = await admin().unit.get({ id })
    expect(name).toBe('Trạm Y tế')
    expect(names.map(({ name: was, validFrom, validTo }) => [was, validFrom, validTo])).toEqual([
      ['Trạm Y tế', '2026-08-20', null],
      ['Phòng Y tế', '2026-08-01', '2026-08-19'],
    ])
    const again = (validFrom: string, text = 'Trạm xá') =>
      refusalOf(admin().unit.rename({ key: key(), id, name: text, validFrom: day(validFrom) }))
    expect(await again('2026-08-19')).toBe('unit.renamedLater')
    expect(await again('2026-08-26', 'Phòng Kinh tế')).toBe('unit.nameTaken')
  })
  test('corrects the name on the day it began', async () => {
    const id = await givenRoom('Phòng Gáo dục')
    await admin().unit.rename({ key: key(), id, name: 'Phòng Giáo dục', validFrom: day('2026-08-01') })
    expect((await admin().unit.get({ id })).names.map(({ name }) => name)).toEqual(['Phòng Giáo dục'])
  })
  test('is refused in a closed month and to the head', async () => {
    const id = await unitNamed('phong kinh te')
    const rename = { key: key(), id, name: 'Phòng Kinh tế - Hạ tầng', validFrom: day('2026-07-15') }
    expect(await refusalOf(admin().unit.rename(rename))).toBe('plan.closed')
    const now = { ...rename, validFrom: day('2026-08-26') }
    expect(await refusalOf(as('truong.kinhte.hoaquy').unit.rename({ ...now, key: key() }))).toBe('access.notYourRole')
  })
})

describe('a newcomer', () => {
  test('is found, and has a sheet of the open month at once', async () => {
    const unitId = await unitNamed('phong kinh te')
    const { id } = await givenNewcomer(unitId)
    const person = await admin().official.get({ id })
    expect(person.posts).toMatchObject([{ unitName: 'Phòng Kinh tế', validFrom: '2026-08-10', validTo: null }])
    const people = await as('truong.kinhte.hoaquy').unit.people({ id: unitId, month })
    expect(people.find(({ officialId }) => officialId === id)?.sheetId).toEqual(expect.any(String))
  })
  test('with a known staff number is refused whole', async () => {
    const unitId = await unitNamed('phong kinh te')
    const { staffNumber } = await givenNewcomer(unitId)
    const twin = {
      key: key(),
      staffNumber,
      fullName: 'Lê Văn Ba',
      serviceClass: 'contract',
      post: post(unitId),
    } as const
    expect(await refusalOf(admin().official.create(twin))).toBe('official.numberTaken')
    const second = { ...twin, key: key(), staffNumber: 'MOI.HAI' }
    const head = { ...second, post: post(unitId, { positionClass: 'head' }) }
    expect(await refusalOf(admin().official.create(head))).toBe('post.secondHead')
    expect((await admin().official.list({ search: 'MOI.HAI' })).rows).toEqual([])
  })
  test('cannot begin in a closed month, nor be entered by the head', async () => {
    const unitId = await unitNamed('phong kinh te')
    const person = { staffNumber: 'MOI.CU', fullName: 'Lê Văn Cũ', serviceClass: 'contract' } as const
    const early = { key: key(), ...person, post: post(unitId, { validFrom: '2026-07-31' }) }
    expect(await refusalOf(admin().official.create(early))).toBe('plan.closed')
    const late = { key: key(), ...person, post: post(unitId) }
    expect(await refusalOf(as('truong.kinhte.hoaquy').official.create(late))).toBe('access.notYourRole')
  })
  test('whose name was misspelt is found by the right one', async () => {
    const { id } = await givenNewcomer(await unitNamed('phong kinh te'))
    const corrected = { id, fullName: 'Cầm Bá Thước', sex: 'male', birthYear: 1980 } as const
    await admin().official.correct({ key: key(), ...corrected })
    expect((await admin().official.list({ search: 'cam ba thuoc' })).rows.map((row) => row.id)).toEqual([id])
    const other = as('truong.kinhte.hoaquy').official.correct({ key: key(), ...corrected })
    expect(await refusalOf(other)).toBe('access.notYourRole')
    const nobody = { key: key(), ...corrected, id: OfficialId.parse(randomUUID()) }
    expect(await refusalOf(admin().official.correct(nobody))).toBe('official.notFound')
    const child = admin().official.correct({ key: key(), ...corrected, birthYear: 2020 })
    expect(await refusalOf(child)).toBe('official.ageUnlikely')
    expect(await admin().official.get({ id })).toMatchObject(corrected)
  })
})

describe('a post', () => {
  test('is given beside another one, but not twice for the same days', async () => {
    const room = await givenRoom('Phòng Thanh tra')
    const { id: officialId } = await givenNewcomer(await unitNamed('phong kinh te'))
    const give = (fields: Parameters<typeof post>[1]) =>
      admin().post.give({ key: key(), officialId, ...post(room, fields) })
    await give({ positionClass: 'head', validFrom: '2026-08-15' })
    expect(await refusalOf(give({ positionClass: 'head', validFrom: '2026-08-20' }))).toBe('post.alreadyHeld')
    expect((await admin().official.get({ id: officialId })).posts).toHaveLength(2)
    const { id: second } = await givenNewcomer(await unitNamed('phong kinh te'))
    const rival = { key: key(), officialId: second, ...post(room, { positionClass: 'head' }) }
    expect(await refusalOf(admin().post.give(rival))).toBe('post.secondHead')
    expect(await refusalOf(admin().post.give({ ...rival, key: key(), validFrom: day('2026-07-31') }))).toBe(
      'unit.notYet',
    )
    const noUnit = { ...rival, key: key(), unitId: UnitId.parse(randomUUID()) }
    expect(await refusalOf(admin().post.give(noUnit))).toBe('unit.notFound')
  })
  test('ends on a day of the open month, and another head may follow from the next', async () => {
    const room = await givenRoom('Phòng Nội vụ')
    const { id } = await givenNewcomer(room, { positionClass: 'head', validFrom: '2026-08-03' })
    const [held] = (await admin().official.get({ id })).posts
    const postId = held?.id ?? PostId.parse(randomUUID())
    const end = (lastDay: string) => admin().post.end({ key: key(), postId, lastDay: day(lastDay) })
    expect(await refusalOf(end('2026-08-02'))).toBe('post.daysTurned')
    expect(await end('2026-08-20')).toMatchObject({ validTo: '2026-08-20' })
    expect(await refusalOf(end('2026-08-25'))).toBe('post.ended')
    await givenNewcomer(room, { positionClass: 'head', validFrom: '2026-08-21' })
    const unknown = { key: key(), postId: PostId.parse(randomUUID()), lastDay: day('2026-08-25') }
    expect(await refusalOf(admin().post.end(unknown))).toBe('post.notFound')
    expect(await refusalOf(as('chutich.hoaquy').post.end({ key: key(), postId, lastDay: day('2026-08-10') }))).toBe(
      'access.notYourRole',
    )
  })
  test('does not end in a closed month, nor before the month of its open sheet', async () => {
    const { officialId } = await as('kinhte1.hoaquy').session.me()
    const [held] = (await admin().official.get({ id: officialId ?? OfficialId.parse(randomUUID()) })).posts
    const postId = held?.id ?? PostId.parse(randomUUID())
    const end = (lastDay: string) => refusalOf(admin().post.end({ key: key(), postId, lastDay: day(lastDay) }))
    expect(await end('2026-07-15')).toBe('plan.closed')
    expect(await end('2026-07-31')).toBe('post.sheetOpen')
  })
})
