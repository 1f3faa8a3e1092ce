import type { Account } from '@congtam/core/access/account'
import type { OfficialId, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'
import { likeWords } from '../search.ts'

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

/** An account as requests see it: nothing of its password or its sessions. */
export interface ListedAccount {
  userId: UserId
  username: string
  name: string
  officialId: OfficialId | null
}

/** The account, or undefined where the province has none of that id. */
export async function findAccount(db: Db, tenantId: TenantId, userId: UserId): Promise<ListedAccount | undefined> {
  const row = await accounts(db, tenantId).where('auth.user.id', '=', userId).executeTakeFirst()
  return row && listed(row)
}

/** Accounts of the province in the order of user names after `after`, one more than `limit`. */
export async function listAccounts(
  db: Db,
  tenantId: TenantId,
  query: { search?: string | undefined; after: string[] | null; limit: number },
): Promise<ListedAccount[]> {
  let statement = accounts(db, tenantId)
    .orderBy('auth.user.username')
    .limit(query.limit + 1)
  for (const pattern of likeWords(query.search ?? ''))
    statement = statement.where('auth.user.username', 'like', pattern)
  const [username] = query.after ?? []
  if (username !== undefined) statement = statement.where('auth.user.username', '>', username)
  return (await statement.execute()).map(listed)
}

function accounts(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('auth.user')
    .select(['auth.user.id', 'auth.user.username', 'auth.user.name', 'auth.user.officialId'])
    .where('auth.user.tenantId', '=', tenantId)
}

function listed({
  id,
  username,
  ...row
}: {
  id: UserId
  username: string | null
  name: string
  officialId: OfficialId | null
}) {
  return { userId: id, username: username ?? '', ...row }
}

/** How many accounts there are in all provinces. */
export async function countAccounts(db: Db): Promise<number> {
  const row = await db
    .selectFrom('auth.user')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
