import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, type Province, refusalOf } from './testing.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

test('people of the sample province call as who they are', async () => {
  const me = await province.callerFor('chutich.hoaquy').session.me()
  expect(me).toMatchObject({ username: 'chutich.hoaquy', tenant: { code: '38' }, month: '2026-08' })
  expect(await refusalOf(province.stranger.session.me())).toBe('access.signedOut')
})

test('a right that ends, ends with the day, for the session that is open too', async () => {
  const roles = async (now?: Date) =>
    (await province.callerFor('quantri', now).session.me()).grants.map(({ role }) => role)
  expect(await roles()).toEqual(['admin'])
  const before = new Date('2020-01-01T00:00:00Z')
  expect(await roles(before)).toEqual([])
})
