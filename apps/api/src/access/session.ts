import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor } from '@congtam/core/access/actor'
import type { TenantId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { findSession, type Session, touchSession } from '@congtam/db/access/session'
import type { Db } from '@congtam/db/db'
import type { Database } from '@congtam/db/open'
import { listGrants } from '@congtam/db/organisation/role-grant'
import { IDLE_SECONDS } from '../auth.ts'

/** How stale the note of a session's last use may be; more often would write at every read. */
const TOUCH_SECONDS = 300

/**
 * Whose session a signed cookie names; undefined if the signature is not ours or the session has ended.
 * One statement of ours in place of better-auth's session call, which costs three times as much (measured: 0.25 to 1.1 ms).
 */
export async function sessionOf(
  database: Database,
  secret: string,
  cookie: string | undefined,
  now: Date,
): Promise<Session | undefined> {
  const token = cookie && signedToken(cookie, secret)
  if (!token) return undefined
  const session = await findSession(database.kysely, token, now, secondsBefore(now, IDLE_SECONDS))
  const isStale = session && session.usedAt < secondsBefore(now, TOUCH_SECONDS)
  if (isStale && (await database.hasRoom())) await touchSession(database.kysely, token, now)
  return session
}

/** The token in a cookie of the form `token.signature`, HMAC-SHA256 in base64, as better-auth signs it. */
export function signedToken(cookie: string, secret: string): string | undefined {
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = cookie.slice(0, dot)
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  const given = Buffer.from(cookie.slice(dot + 1))
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

/** Who asks, with the rights in force today. Read for every request, so a right that ends, ends at once. */
export async function actorOf(db: Db, session: Session & { tenantId: TenantId }, today: Day): Promise<Actor> {
  const { userId, tenantId, name, officialId } = session
  return { userId, tenantId, name, officialId, grants: await listGrants(db, tenantId, userId, today) }
}

function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000)
}
