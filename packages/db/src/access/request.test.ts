import { RequestKey, Sha256, UserId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { findRequest, insertRequest, lockRequest, type StoredRequest } from './request.ts'

const request: StoredRequest = {
  key: RequestKey.parse('6f9619ff-8b86-4d01-b42d-00c04fc964ff'),
  userId: UserId.parse('user-1'),
  path: 'task.deliver',
  inputSha256: Sha256.parse('a'.repeat(64)),
  reply: '{"version":3}',
}
const now = new Date('2026-08-31T00:00:00Z')

test(
  'an act is found by its key, byte for byte as it was answered',
  inRollback(async (db) => {
    await sqlOf(lockRequest, db, TENANT, request.key)
    expect(await sqlOf(findRequest, db, TENANT, request.key)).toBeUndefined()
    await sqlOf(insertRequest, db, TENANT, request, now)
    expect(await findRequest(db, TENANT, request.key)).toEqual(request)
  }),
)

test(
  'a key is kept once, whatever the lock did',
  inRollback(async (db) => {
    await insertRequest(db, TENANT, request, now)
    await expect(insertRequest(db, TENANT, request, now)).rejects.toMatchObject({ code: '23505' })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./request.sql'))
