import { Username } from '@congtam/core/access/account'
import { TenantId, UserId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inOwnersRollback, sqlOf, sqlText } from '../testing.ts'
import { countAccounts, findAccount, insertAccounts, listAccounts, savePasswordHash } from './account.ts'

const now = new Date('2026-08-31T00:00:00Z')
const tenant = TenantId.parse(38)

const account = (username: string, tenantId = tenant) => ({
  userId: UserId.parse(`id-${username}`),
  username: Username.parse(username),
  name: `Người ${username}`,
  tenantId,
  officialId: null,
  passwordHash: 'hash',
})

async function givenAccounts(db: Db) {
  const accounts = [
    account('lan.hoaquy'),
    account('binh.hoaquy'),
    account('an_toan'),
    account('lan.vinh', TenantId.parse(40)),
  ]
  await sqlOf(insertAccounts, db, accounts, now)
}

test(
  'accounts are listed by user name, page by page, and only those of the province',
  inOwnersRollback(async (db) => {
    await givenAccounts(db)
    const names = async (query: { search?: string; after?: string[]; limit?: number }) =>
      (await sqlOf(listAccounts, db, tenant, { after: null, limit: 50, ...query })).map(({ username }) => username)
    expect(await names({})).toEqual(['an_toan', 'binh.hoaquy', 'lan.hoaquy'])
    expect(await names({ limit: 1 })).toEqual(['an_toan', 'binh.hoaquy'])
    expect(await names({ after: ['an_toan'] })).toEqual(['binh.hoaquy', 'lan.hoaquy'])
    expect(await names({ search: 'LAN' })).toEqual(['lan.hoaquy'])
    // An underscore means itself.
    expect(await names({ search: 'n_t' })).toEqual(['an_toan'])
    expect(await names({ search: '_' })).toEqual(['an_toan'])
  }),
)

test(
  'an account is found by its id within its province',
  inOwnersRollback(async (db) => {
    await givenAccounts(db)
    expect(await sqlOf(findAccount, db, tenant, UserId.parse('id-lan.hoaquy'))).toEqual({
      userId: 'id-lan.hoaquy',
      username: 'lan.hoaquy',
      name: 'Người lan.hoaquy',
      officialId: null,
    })
    expect(await findAccount(db, tenant, UserId.parse('id-lan.vinh'))).toBeUndefined()
  }),
)

test(
  'a new password replaces the old one',
  inOwnersRollback(async (db) => {
    await givenAccounts(db)
    const before = await sqlOf(countAccounts, db)
    await sqlOf(savePasswordHash, db, UserId.parse('id-lan.hoaquy'), 'another', now)
    const { password } = await db
      .selectFrom('auth.account')
      .select('password')
      .where('userId', '=', UserId.parse('id-lan.hoaquy'))
      .executeTakeFirstOrThrow()
    expect(password).toBe('another')
    expect(await countAccounts(db)).toBe(before)
  }),
)

test(
  'a user name belongs to one account of the whole installation',
  inOwnersRollback(async (db) => {
    await givenAccounts(db)
    await expect(insertAccounts(db, [account('lan.vinh')], now)).rejects.toThrow()
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./account.sql'))
