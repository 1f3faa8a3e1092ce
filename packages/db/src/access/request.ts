import type { RequestKey, Sha256, TenantId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** An act that was carried out, with the reply that was given. */
export interface StoredRequest {
  key: RequestKey
  userId: UserId
  /** The procedure. */
  path: string
  inputSha256: Sha256
  /** JSON, byte for byte as first sent. */
  reply: string
}

/**
 * Waits until no other transaction is acting on the same key, and keeps others waiting until this one ends.
 * It spares the second of two equal requests a conflict; that there is only one effect is the primary key's promise.
 */
export async function lockRequest(db: Db, tenantId: TenantId, key: RequestKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::integer, hashtext(${key}))`.execute(db)
}

/** The act that was carried out under the key, if one was. */
export async function findRequest(db: Db, tenantId: TenantId, key: RequestKey): Promise<StoredRequest | undefined> {
  const row = await db
    .selectFrom('request')
    .select(['userId', 'path', 'inputSha256', 'reply'])
    .where('tenantId', '=', tenantId)
    .where('key', '=', key)
    .executeTakeFirst()
  // Written by insertRequest, from values of these types.
  return row && { key, ...row, userId: row.userId as UserId, inputSha256: row.inputSha256 as Sha256 }
}

export async function insertRequest(db: Db, tenantId: TenantId, request: StoredRequest, at: Date): Promise<void> {
  await db
    .insertInto('request')
    .values({ tenantId, ...request, at })
    .execute()
}
