import type { OfficialId, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'

/** A session and whose it is. An account without a province may do nothing. */
export interface Session {
  userId: UserId
  username: string | null
  name: string
  tenantId: TenantId | null
  officialId: OfficialId | null
  /** When the session was last used, to the minutes that its callers round to. */
  usedAt: Date
}

/**
 * The session of the token, if it has neither reached its end nor been unused since `idleSince`.
 * One statement, as the owner: before it is answered there is no tenant to act in.
 */
export async function findSession(db: Db, token: string, now: Date, idleSince: Date): Promise<Session | undefined> {
  return await db
    .selectFrom('auth.session as session')
    .innerJoin('auth.user as user', 'user.id', 'session.userId')
    .select(['user.id as userId', 'user.username', 'user.name', 'user.tenantId', 'user.officialId'])
    .select('session.updatedAt as usedAt')
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', now)
    .where('session.updatedAt', '>', idleSince)
    .executeTakeFirst()
}

/** Notes that the session is in use. */
export async function touchSession(db: Db, token: string, now: Date): Promise<void> {
  await db.updateTable('auth.session').set({ updatedAt: now }).where('token', '=', token).execute()
}

/** Ends every session of the accounts. */
export async function deleteSessions(db: Db, userIds: readonly UserId[]): Promise<void> {
  if (userIds.length === 0) return
  await db.deleteFrom('auth.session').where('userId', 'in', userIds).execute()
}

/** Removes sessions that have ended by themselves. */
export async function deleteEndedSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('auth.session').where('expiresAt', '<=', now).execute()
}
