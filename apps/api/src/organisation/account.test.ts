import { randomUUID } from 'node:crypto'
import { Username } from '@congtam/core/access/account'
import { GrantId, OfficialId, RequestKey, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { asOwner } from '@congtam/db/transaction'
import { verifyPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenProvince, NOW, type Province, refusalOf } from '../testing.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

const as = (username: string, now = NOW) => province.callerFor(username, now)
const newKey = () => RequestKey.parse(randomUUID())
const today = Day.parse('2026-08-26')
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

async function accountOf(username: string) {
  const { rows } = await as('quantri').account.list({ search: username })
  const [row] = rows
  if (!row) throw new Error(`No account ${username}`)
  return row
}

async function roomId(): Promise<UnitId> {
  const { rows } = await as('quantri').unit.list({ search: 'phong kinh te' })
  return rows[0]?.id ?? UnitId.parse(randomUUID())
}

describe('the list of accounts', () => {
  test('shows the administrator everybody, by user name, with dated rights', async () => {
    const first = await as('quantri').account.list({ limit: 30 })
    const rest = await as('quantri').account.list({ limit: 30, cursor: first.nextCursor })
    const names = [...first.rows, ...rest.rows].map(({ username }) => username)
    expect(names).toHaveLength(40)
    expect(names).toEqual(names.toSorted())
    const chair = await accountOf('chutich.hoaquy')
    expect(
      chair.grants.map(({ role, unitName, validFrom, validTo }) => [role, unitName, validFrom, validTo]).sort(),
    ).toEqual([
      ['head', 'UBND xã Hóa Quỳ', '2025-07-01', null],
      ['official', 'UBND xã Hóa Quỳ', '2025-07-01', null],
    ])
  })
  test.each(['chutich.hoaquy', 'thanhtra', 'kinhte1.hoaquy'])('is refused to %s', async (username) =>
    expect(await refusalOf(as(username).account.list({}))).toBe('access.notYourRole'),
  )
})

describe('a new account', () => {
  const input = () => ({ key: newKey(), username: Username.parse('thu.hoaquy'), name: 'Lê Thị Thu', officialId: null })

  test('is made once however often it is asked for, and its password is told but never kept', async () => {
    const asked = input()
    const { userId } = await as('quantri').account.create(asked)
    expect(await as('quantri').account.create(asked)).toEqual({ userId })
    expect(await refusalOf(as('quantri').account.create({ ...asked, username: Username.parse('thuy.hoaquy') }))).toBe(
      'request.keyReused',
    )

    const issued = await as('quantri').account.issuePassword({ key: newKey(), userId })
    expect(issued.username).toBe('thu.hoaquy')
    const kept = await asOwner(
      province.database,
      async (db) => ({
        hash: await db
          .selectFrom('auth.account')
          .select('password')
          .where('userId', '=', userId)
          .executeTakeFirstOrThrow(),
        replies: await db
          .selectFrom('request')
          .select('reply')
          .where('tenantId', '=', 38 as never)
          .execute(),
      }),
      38,
    )
    expect(await verifyPassword({ hash: kept.hash.password ?? '', password: issued.password })).toBe(true)
    expect(kept.replies.filter(({ reply }) => reply.includes(issued.password))).toEqual([])
    expect((await as('thu.hoaquy').session.me()).grants).toEqual([])
  })
  test('does not take the name of another, nor a person who is not there', async () => {
    expect(
      await refusalOf(as('quantri').account.create({ ...input(), username: Username.parse('chutich.hoaquy') })),
    ).toBe('account.nameTaken')
    const officialId = OfficialId.parse(randomUUID())
    expect(await refusalOf(as('quantri').account.create({ ...input(), officialId }))).toBe('official.notFound')
  })
  test('is made by the administrator only', async () => {
    expect(await refusalOf(as('chutich.hoaquy').account.create(input()))).toBe('access.notYourRole')
    const { userId } = await accountOf('kinhte1.hoaquy')
    expect(await refusalOf(as('chutich.hoaquy').account.issuePassword({ key: newKey(), userId }))).toBe(
      'access.notYourRole',
    )
    const unknown = UserId.parse('nobody')
    expect(await refusalOf(as('quantri').account.issuePassword({ key: newKey(), userId: unknown }))).toBe(
      'account.notFound',
    )
  })
})

describe('a right', () => {
  const assigner = async () => ({
    key: newKey(),
    userId: (await accountOf('kinhte1.hoaquy')).userId,
    role: 'assigner' as const,
    unitId: await roomId(),
    validFrom: today,
    validTo: null,
  })
  const rolesOf = async (now?: Date) =>
    (await as('kinhte1.hoaquy', now).session.me()).grants.map(({ role }) => role).sort()

  test('counts from its day on, and is gone at once when it is taken back', async () => {
    const asked = { ...(await assigner()), validFrom: Day.parse('2026-08-28') }
    const grant = await as('quantri').account.grant(asked)
    expect(await as('quantri').account.grant(asked)).toEqual(grant)
    expect(await rolesOf()).toEqual(['official'])
    expect(await rolesOf(later(2))).toEqual(['assigner', 'official'])
    await as('quantri', later(3)).account.end({ key: newKey(), grantId: grant.id, lastDay: null })
    expect(await rolesOf(later(3))).toEqual(['official'])
  })
  test('that was given by mistake today is gone today', async () => {
    const grant = await as('quantri').account.grant(await assigner())
    expect(await rolesOf()).toEqual(['assigner', 'official'])
    await as('quantri').account.end({ key: newKey(), grantId: grant.id, lastDay: null })
    expect(await rolesOf()).toEqual(['official'])
  })
  test('may end on a later day', async () => {
    const grant = await as('quantri').account.grant(await assigner())
    await as('quantri').account.end({ key: newKey(), grantId: grant.id, lastDay: Day.parse('2026-08-30') })
    expect(await rolesOf(later(4))).toEqual(['assigner', 'official'])
    expect(await rolesOf(later(5))).toEqual(['official'])
  })
  test.each([
    ['grant.needsUnit', { unitId: null }],
    ['grant.inPast', { validFrom: Day.parse('2026-08-25') }],
    ['grant.daysTurned', { validFrom: Day.parse('2026-09-02'), validTo: Day.parse('2026-09-01') }],
    ['account.notFound', { userId: UserId.parse('nobody') }],
    ['unit.notFound', { unitId: UnitId.parse(randomUUID()) }],
  ])('is refused as %s', async (code, wrong) =>
    expect(await refusalOf(as('quantri').account.grant({ ...(await assigner()), ...wrong }))).toBe(code),
  )
  test('is given and taken by the administrator only', async () => {
    expect(await refusalOf(as('chutich.hoaquy').account.grant(await assigner()))).toBe('access.notYourRole')
    const [grant] = (await accountOf('kinhte1.hoaquy')).grants
    const grantId = grant?.id ?? GrantId.parse(randomUUID())
    expect(await refusalOf(as('truong.kinhte.hoaquy').account.end({ key: newKey(), grantId, lastDay: null }))).toBe(
      'access.notYourRole',
    )
    const unknown = GrantId.parse(randomUUID())
    expect(await refusalOf(as('quantri').account.end({ key: newKey(), grantId: unknown, lastDay: null }))).toBe(
      'grant.notFound',
    )
  })
  test('of the last administrator stays until there is another', async () => {
    const [own] = (await accountOf('quantri')).grants
    const grantId = own?.id ?? GrantId.parse(randomUUID())
    expect(await refusalOf(as('quantri').account.end({ key: newKey(), grantId, lastDay: null }))).toBe(
      'account.lastAdmin',
    )
    const { userId } = await accountOf('thanhtra')
    const second = { key: newKey(), userId, role: 'admin' as const, unitId: null, validFrom: today, validTo: null }
    await as('quantri').account.grant(second)
    await as('thanhtra').account.end({ key: newKey(), grantId, lastDay: null })
    expect(await refusalOf(as('quantri').account.list({}))).toBe('access.notYourRole')
  })
})
