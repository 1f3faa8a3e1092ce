import { type Migration, Migrator } from 'kysely/migration'
import * as province from './migrations/0001-province.ts'
import * as auth from './migrations/0002-auth.ts'
import type { Database } from './open.ts'

/** Forward only, in this order; a published one is never edited. */
const migrations: Record<string, Migration> = {
  '0001-province': province,
  '0002-auth': auth,
}

/** Brings the database to the present schema and names what was done. All of it or nothing. */
export async function migrate(database: Database): Promise<string[]> {
  const migrator = new Migrator({
    // Its own statements are not ours to check.
    db: database.kysely.withoutPlugins(),
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return results?.map((result) => result.migrationName) ?? []
}

/** The last migration that the database has seen. Fails where the database does not answer. */
export async function latestMigration(database: Database): Promise<string | null> {
  const row = await database.kysely
    .selectFrom('schemaMigration')
    .select('name')
    .orderBy('name', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}
