import type { OfficialId, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Database } from '../open.ts'

/** Who is signed in with a session. Without a tenant the account is of no use yet, and the caller refuses it. */
export interface SignedIn {
  userId: UserId
  name: string
  username: string | null
  tenantId: TenantId | null
  officialId: OfficialId | null
  expiresAt: Date
}

/**
 * Who holds this session token, unless it has ended. One statement on the outer handle, as the owner:
 * before it is answered there is no tenant to act in.
 */
export async function findSession(database: Database, token: string, now: Date): Promise<SignedIn | undefined> {
  return await database.kysely
    .selectFrom('auth.session as session')
    .innerJoin('auth.user as user', 'user.id', 'session.userId')
    .select([
      'user.id as userId',
      'user.name',
      'user.username',
      'user.tenantId',
      'user.officialId',
      'session.expiresAt',
    ])
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', now)
    .executeTakeFirst()
}
