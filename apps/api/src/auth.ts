import { randomUUID } from 'node:crypto'
import { type Account, Password } from '@congtam/core/access/account'
import type { UserId } from '@congtam/core/shared/ids'
import { insertAccounts, savePasswordHash } from '@congtam/db/access/account'
import { deleteSessions } from '@congtam/db/access/session'
import type { Database } from '@congtam/db/open'
import { asOwner } from '@congtam/db/transaction'
import { betterAuth } from 'better-auth'
import { hashPassword } from 'better-auth/crypto'
import { username } from 'better-auth/plugins/username'
import { CamelCasePlugin } from 'kysely'

/** A session ends after a working day, and earlier when it is not used. */
export const SESSION_SECONDS = 12 * 3600
export const IDLE_SECONDS = 2 * 3600

/** better-auth builds addresses from its own base; it never sees the network, so the name needs no existence. */
export const AUTH_BASE = 'http://congtam.internal'

export interface AuthSettings {
  database: Database
  /** Signs the session cookie. Never logged. */
  secret: string
  /** Whether people reach us by https. */
  secure: boolean
}

/** The cookie that carries a session. `__Host-` binds it to this host and to https. */
export function sessionCookie(secure: boolean): string {
  return secure ? '__Host-congtam-session' : 'congtam-session'
}

/** Sign-in by user name and password. Accounts are made by administrators, so there is no sign-up. */
export function createAuth({ database, secret, secure }: AuthSettings) {
  return betterAuth({
    secret,
    baseURL: AUTH_BASE,
    database: {
      db: database.kysely.withSchema('auth').withPlugin(new CamelCasePlugin()),
      type: 'postgres',
      transaction: true,
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        tenantId: { type: 'number', required: false, input: false },
        officialId: { type: 'string', required: false, input: false },
      },
    },
    plugins: [username({ maxUsernameLength: 40 })],
    // The end is fixed at sign-in; being unused is judged at each request by `updated_at` (see access/session.ts).
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    // Tries are counted by us, for each name as well as for each address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookie(secure),
          attributes: { httpOnly: true, sameSite: 'strict', secure, path: '/' },
        },
      },
      // The sender's address is logged and counted by us, and kept nowhere else.
      ipAddress: { disableIpTracking: true },
    },
    logger: { level: 'error' },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** An account to be made, with its first password. */
export type AccountToCreate = Omit<Account, 'userId'> & { userId?: UserId; password: string }

/** Makes accounts, all or none. Gives their ids in the same order. */
export async function createAccounts(
  database: Database,
  accounts: readonly AccountToCreate[],
  now: Date,
): Promise<UserId[]> {
  const rows = await Promise.all(
    accounts.map(async ({ password, userId, ...account }) => ({
      ...account,
      // Ids of accounts are text to better-auth.
      userId: userId ?? (randomUUID() as string as UserId),
      passwordHash: await hashPassword(Password.parse(password)),
    })),
  )
  await asOwner(database, (db) => insertAccounts(db, rows, now))
  return rows.map((row) => row.userId)
}

/** Gives accounts new passwords and ends their sessions. */
export async function resetPasswords(
  database: Database,
  passwords: readonly { userId: UserId; password: string }[],
  now: Date,
): Promise<void> {
  const hashed = await Promise.all(
    passwords.map(async ({ userId, password }) => ({ userId, hash: await hashPassword(Password.parse(password)) })),
  )
  await asOwner(database, async (db) => {
    for (const { userId, hash } of hashed) await savePasswordHash(db, userId, hash, now)
    await deleteSessions(
      db,
      hashed.map(({ userId }) => userId),
    )
  })
}
