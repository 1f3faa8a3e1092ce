import type { Account } from '@congtam/core/access/account'
import type { UserId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'

/** How better-auth names a password kept by us, as against a sign-in at another provider. */
const CREDENTIAL = 'credential'

export interface NewAccount extends Account {
  passwordHash: string
}

/** Needs the owner's rights, as everything about passwords and sessions does. */
export async function insertAccounts(db: Db, accounts: readonly NewAccount[], now: Date): Promise<void> {
  if (accounts.length === 0) return
  await db
    .insertInto('auth.user')
    .values(
      accounts.map(({ userId, username, name, tenantId, officialId }) => ({
        id: userId,
        name,
        username,
        displayUsername: username,
        // better-auth asks for an address of everybody; this one can never receive mail (RFC 2606).
        email: `${username}@congtam.invalid`,
        emailVerified: false,
        tenantId,
        officialId,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .execute()
  await db
    .insertInto('auth.account')
    .values(
      accounts.map(({ userId, passwordHash }) => ({
        id: `${CREDENTIAL}-${userId}`,
        accountId: userId,
        providerId: CREDENTIAL,
        userId,
        password: passwordHash,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .execute()
}

export async function savePasswordHash(db: Db, userId: UserId, passwordHash: string, now: Date): Promise<void> {
  await db
    .updateTable('auth.account')
    .set({ password: passwordHash, updatedAt: now })
    .where('userId', '=', userId)
    .where('providerId', '=', CREDENTIAL)
    .execute()
}
