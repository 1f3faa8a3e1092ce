import type { Sha256, TaskId, TenantId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** The bytes that a hash names. Who sent them first is kept; the same bytes from another person are the same file. */
export interface StoredFile {
  sha256: Sha256
  mediaType: string
  size: number
  content: Uint8Array
  byUserId: UserId
}

/** Keeps the file; one that is there stays as it is. */
export async function insertFile(db: Db, tenantId: TenantId, file: StoredFile, at: Date): Promise<void> {
  await db
    .insertInto('file')
    .values({ tenantId, ...file, at })
    .onConflict((conflict) => conflict.columns(['tenantId', 'sha256']).doNothing())
    .execute()
}

/** The file of the hash, with its bytes. */
export async function findFile(db: Db, tenantId: TenantId, sha256: Sha256): Promise<StoredFile | undefined> {
  return await db
    .selectFrom('file')
    .select(['sha256', 'mediaType', 'size', 'content', 'byUserId'])
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** Which of the hashes name a file that is kept. */
export async function listKeptFiles(db: Db, tenantId: TenantId, hashes: readonly Sha256[]): Promise<Sha256[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('file')
    .select('sha256')
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`sha256 = any(${[...hashes]}::text[])`)
    .orderBy('sha256')
    .limit(hashes.length)
    .execute()
  return rows.map((row) => row.sha256)
}

/** Whether the file was delivered with the task as evidence. */
export async function isEvidenceOf(db: Db, tenantId: TenantId, sha256: Sha256, taskId: TaskId): Promise<boolean> {
  const row = await db
    .selectFrom('taskEvent')
    .select('number')
    .where('tenantId', '=', tenantId)
    .where('taskId', '=', taskId)
    .where(sql<boolean>`act @> ${JSON.stringify({ evidence: [{ kind: 'file', sha256 }] })}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
