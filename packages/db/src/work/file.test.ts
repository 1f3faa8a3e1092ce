import { Sha256, TaskId, UserId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { findFile, insertFile, isEvidenceOf, listKeptFiles, type StoredFile } from './file.ts'

const file: StoredFile = {
  sha256: Sha256.parse('ab'.repeat(32)),
  mediaType: 'application/pdf',
  size: 5,
  content: new Uint8Array([0, 255, 37, 80, 68]),
  byUserId: UserId.parse('user-1'),
}
const now = new Date('2026-08-31T00:00:00Z')

test(
  'a file comes back byte for byte, and stays as it was when somebody sends it again',
  inRollback(async (db) => {
    await sqlOf(insertFile, db, TENANT, file, now)
    await insertFile(db, TENANT, { ...file, byUserId: UserId.parse('user-2') }, now)
    expect(await sqlOf(findFile, db, TENANT, file.sha256)).toEqual(file)
    expect(await findFile(db, OTHER_TENANT, file.sha256)).toBeUndefined()
  }),
)

test(
  'of several hashes those are named that are kept',
  inRollback(async (db) => {
    await insertFile(db, TENANT, file, now)
    const missing = Sha256.parse('cd'.repeat(32))
    expect(await sqlOf(listKeptFiles, db, TENANT, [missing, file.sha256])).toEqual([file.sha256])
    expect(await listKeptFiles(db, TENANT, [])).toEqual([])
  }),
)

test(
  'a file that no delivery names is evidence of nothing',
  inRollback(async (db) => {
    await insertFile(db, TENANT, file, now)
    const task = TaskId.parse('6f9619ff-8b86-4d01-b42d-00c04fc964ff')
    expect(await sqlOf(isEvidenceOf, db, TENANT, file.sha256, task)).toBe(false)
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./file.sql'))
