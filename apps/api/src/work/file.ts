import { createHash } from 'node:crypto'
import { holds } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import type { Sha256, TaskId } from '@congtam/core/shared/ids'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findFile, insertFile, isEvidenceOf, type StoredFile } from '@congtam/db/work/file'
import { findTask } from '@congtam/db/work/task'
import type { CallContext, Scope } from '../trpc.ts'
import { mediaTypeOf } from './media-type.ts'

/** What is known of a file that was stored. */
export interface FileReceipt {
  sha256: Sha256
  size: number
  mediaType: string
}

/** Keeps the bytes under their hash. Whoever is signed in may; what nobody names as evidence is read by its sender only. */
export async function keepFile(call: CallContext, content: Uint8Array): Promise<FileReceipt> {
  // A digest of SHA-256 in hexadecimal is what the brand means.
  const sha256 = createHash('sha256').update(content).digest('hex') as Sha256
  const receipt = { sha256, size: content.byteLength, mediaType: mediaTypeOf(content) }
  await call.writing(({ db, actor }) =>
    insertFile(db, actor.tenantId, { ...receipt, content, byUserId: actor.userId }, call.now),
  )
  return receipt
}

/** The file, for its sender and administrators, and for whoever may read the task that it is evidence of. */
export async function readFile(call: CallContext, sha256: Sha256, taskId: TaskId | undefined): Promise<StoredFile> {
  return await call.reading(async (scope) => {
    const file = await findFile(scope.db, scope.actor.tenantId, sha256)
    // One answer for what is not there and for what is not theirs: a hash shall not tell that somebody has the file.
    if (!file || !(await mayRead(scope, call, file, taskId))) fail('file.notFound', {})
    return file
  })
}

async function mayRead({ db, actor }: Scope, call: CallContext, file: StoredFile, taskId: TaskId | undefined) {
  if (file.byUserId === actor.userId || holds(actor, 'admin', [])) return true
  const found = taskId && (await findTask(db, actor.tenantId, taskId))
  if (!found || !(await isEvidenceOf(db, actor.tenantId, file.sha256, found.task.id))) return false
  const { unitId, ownerId, assignerId } = found.task
  const lineage = await lineageOf(db, actor.tenantId, unitId, call.today)
  return may(actor, 'task.read', { lineage, ownerId, assignerId }).allowed
}
