import { fail } from '@congtam/core/errors'
import { identity } from '@congtam/core/shared/canonical'
import type { RequestKey, TenantId, UserId } from '@congtam/core/shared/ids'
import { findRequest, insertRequest, lockRequest } from '@congtam/db/access/request'
import type { Db } from '@congtam/db/db'

/** An act that somebody asks for under a key of their choice. */
export interface KeyedRequest {
  tenantId: TenantId
  userId: UserId
  key: RequestKey
  path: string
  input: unknown
}

/**
 * The reply that the same act got before; undefined if it was not carried out yet.
 * A second request with the key waits for the first. The key with another person, act or input is refused.
 */
export async function findReply(db: Db, request: KeyedRequest): Promise<{ reply: unknown } | undefined> {
  const { tenantId, userId, key, path, input } = request
  await lockRequest(db, tenantId, key)
  const stored = await findRequest(db, tenantId, key)
  if (!stored) return undefined
  const same = stored.userId === userId && stored.path === path && stored.inputSha256 === identity(input)
  if (!same) fail('request.keyReused', {})
  return { reply: JSON.parse(stored.reply) }
}

/** Keeps the reply, as it is sent, in the transaction of the act. */
export async function keepReply(db: Db, request: KeyedRequest, reply: unknown, now: Date): Promise<void> {
  const { tenantId, userId, key, path, input } = request
  const stored = { key, userId, path, inputSha256: identity(input), reply: JSON.stringify(reply ?? null) }
  await insertRequest(db, tenantId, stored, now)
}
