import { countAccounts, listAccounts } from '@congtam/db/access/account'
import type { Database } from '@congtam/db/open'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { newPassword } from '../access/password.ts'
import { createAccounts, resetPasswords } from '../auth.ts'
import type { Env } from './env.ts'
import { StartFailure } from './start-failure.ts'

/** What somebody needs to sign in; told once and kept nowhere. */
export interface SignInData {
  username: string
  password: string
  /** The person and what they are. */
  person: string
  /** Whether their work shows what a role does. */
  isGuide: boolean
}

/** Accounts come last, so a database with provinces and no account is one whose first start did not end. */
export type Content = 'empty' | 'interrupted' | 'ready'

export async function contentOf(database: Database): Promise<Content> {
  const [tenants, accounts] = await asOwner(database, async (db) => [await listTenants(db), await countAccounts(db)])
  if (accounts > 0) return 'ready'
  return tenants.length === 0 ? 'empty' : 'interrupted'
}

/** Fills an empty database with the sample province and makes an account with a random password for each of its people. */
export async function loadFirstSample(database: Database, env: Env, now: Date): Promise<SignInData[]> {
  // The generator is needed once in the life of a database.
  const { loadSample } = await import('@congtam/sample/load')
  const seed = env.SEED === undefined ? {} : { seed: env.SEED }
  const { accounts } = await loadSample(database, { people: env.PEOPLE, months: env.MONTHS, now, ...seed })
  const given = accounts.map((account) => ({ ...account, password: newPassword() }))
  await createAccounts(
    database,
    given.map(({ title, isGuide, ...account }) => account),
    now,
  )
  return given.map(({ username, password, name, title, isGuide }) => {
    return { username, password, person: name === title ? name : `${name}, ${title}`, isGuide }
  })
}

const MOST_NEW_PASSWORDS = 1000

/** Gives new passwords to the named accounts, or to all, and ends their sessions. */
export async function renewPasswords(database: Database, names: readonly string[], now: Date): Promise<SignInData[]> {
  const renewed: SignInData[] = []
  for (const { id } of await asOwner(database, listTenants)) {
    const query = { after: null, limit: MOST_NEW_PASSWORDS }
    const all = await inTenant(database, id, (db) => listAccounts(db, id, query))
    const chosen = all.filter(({ username }) => names.length === 0 || names.includes(username))
    const given = chosen.map((account) => ({ ...account, password: newPassword() }))
    await resetPasswords(database, given, now)
    renewed.push(...given.map(({ username, password, name }) => ({ username, password, person: name, isGuide: false })))
  }
  const missing = names.filter((name) => !renewed.some(({ username }) => username === name))
  if (missing.length > 0) {
    throw new StartFailure(`không có tài khoản "${missing[0]}".`, `there is no account "${missing[0]}".`)
  }
  return renewed
}

/** The table that is printed once. */
export function signInTable(data: readonly SignInData[]): string {
  const width = Math.max(...data.map(({ username }) => username.length), 'Tên đăng nhập'.length)
  const line = ({ username, password, person }: SignInData) =>
    `  ${username.padEnd(width)}  ${password.padEnd(19)}  ${person}`
  const head = line({ username: 'Tên đăng nhập', password: 'Mật khẩu', person: 'Người dùng', isGuide: false })
  const guides = data.filter(({ isGuide }) => isGuide).map(line)
  const others = data.filter(({ isGuide }) => !isGuide).map(line)
  const between = guides.length > 0 && others.length > 0 ? ['', '  Những người khác:'] : []
  return [head, ...guides, ...between, ...others].join('\n')
}
