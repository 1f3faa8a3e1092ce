import type { Db } from '../db.ts'

/** Counts one more try under each key, all in one statement, and gives each key's tries so far. */
export async function countTries(db: Db, keys: readonly string[], now: Date): Promise<Record<string, number>> {
  const rows = await db
    .insertInto('auth.rateLimit')
    // In the order of keys: two tries that share keys wait for each other, never in a circle.
    .values(keys.toSorted().map((key) => ({ id: key, key, count: 1, lastRequest: now.getTime() })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        count: eb('auth.rateLimit.count', '+', 1),
        lastRequest: now.getTime(),
      })),
    )
    .returning(['auth.rateLimit.key', 'auth.rateLimit.count'])
    .execute()
  return Object.fromEntries(rows.map((row) => [row.key, row.count]))
}

/** Removes counts that no window reaches back to. */
export async function deleteTriesBefore(db: Db, then: Date): Promise<void> {
  await db.deleteFrom('auth.rateLimit').where('lastRequest', '<', then.getTime()).execute()
}
