import { expect, test } from 'vitest'
import { inOwnersRollback, sqlOf, sqlText } from '../testing.ts'
import { countTries, deleteTriesBefore } from './sign-in-try.ts'

const now = new Date('2026-08-31T00:00:00Z')
const later = new Date('2026-08-31T01:00:00Z')

test(
  'each try counts under each of its keys',
  inOwnersRollback(async (db) => {
    expect(await sqlOf(countTries, db, ['name|x', 'address|1'], now)).toEqual({ 'name|x': 1, 'address|1': 1 })
    expect(await countTries(db, ['name|y', 'address|1'], now)).toEqual({ 'name|y': 1, 'address|1': 2 })
  }),
)

test(
  'counts are forgotten when nobody has tried since',
  inOwnersRollback(async (db) => {
    await countTries(db, ['old', 'both'], now)
    await countTries(db, ['both', 'new'], later)
    await sqlOf(deleteTriesBefore, db, later)
    expect(await countTries(db, ['old', 'both', 'new'], later)).toEqual({ old: 1, both: 3, new: 2 })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./sign-in-try.sql'))
