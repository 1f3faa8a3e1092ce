import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { refreshStatistics } from './statistics.ts'
import { testDatabases } from './testing.ts'

test('an embedded database counts its tables when it is told to', async () => {
  for (const database of await testDatabases()) {
    if (database.kind === 'server') continue
    await refreshStatistics(database)
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from pg_stats where tablename = 'schema_migration') as found`.execute(database.kysely)
    expect(rows).toEqual([{ found: true }])
  }
})
