import { type Migration, Migrator } from 'kysely/migration'
import * as province from './migrations/0001-province.ts'
import * as auth from './migrations/0002-auth.ts'
import * as library from './migrations/0003-library.ts'
import * as laboratory from './migrations/0004-laboratory.ts'
import * as correction from './migrations/0005-correction.ts'
import * as year from './migrations/0006-year.ts'
import * as period from './migrations/0007-period.ts'
import type { Database } from './open.ts'

/** Forward only, in this order; a published one is never edited. */
const migrations: Record<string, Migration> = {
  '0001-province': province,
  '0002-auth': auth,
  '0003-library': library,
  '0004-laboratory': laboratory,
  '0005-correction': correction,
  '0006-year': year,
  '0007-period': period,
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
