import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { TenantId } from '@congtam/core/shared/ids'
import { type RawBuilder, sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from './db.ts'
import { recording } from './driver/driver.ts'
import { migrate } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'
import { checkQueries } from './rules/query.ts'
import { asOwner, inTenant } from './transaction.ts'

/** The tenant of every story: Thanh Hóa, with the other one, Nghệ An, next to it. */
export const TENANT = TenantId.parse(38)
export const OTHER_TENANT = TenantId.parse(40)

/** Ends a story's transaction without keeping anything of it. */
class Undone extends Error {}

/** Databases outlive their test file: a worker runs many files and migrates once. */
const shared = globalThis as typeof globalThis & { congtamDatabases?: Promise<Database[]> }

/** The migrated databases that each story runs on: the embedded one, and a server's where `TEST_DATABASE_URL` names one. */
export function testDatabases(): Promise<Database[]> {
  shared.congtamDatabases ??= openFresh()
  return shared.congtamDatabases
}

/** A test that runs as the app role in one transaction of the tenant, on every database, and leaves nothing behind. */
export function inRollback(story: (db: Db, database: Database) => Promise<unknown>): () => Promise<void> {
  return async () => {
    for (const database of await testDatabases()) {
      await undone(() =>
        inTenant(database, TENANT, async (db) => {
          await story(db, database)
          throw new Undone()
        }),
      )
    }
  }
}

/** As `inRollback`, but as the owner of the schema. */
export function inOwnersRollback(story: (db: Db, database: Database) => Promise<unknown>): () => Promise<void> {
  return async () => {
    for (const database of await testDatabases()) {
      await undone(() =>
        asOwner(database, async (db) => {
          await story(db, database)
          throw new Undone()
        }),
      )
    }
  }
}

async function undone(run: () => Promise<unknown>): Promise<void> {
  await run().catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
}

/**
 * A freshly migrated database of the caller's own, with both tenants in it; the caller closes it. Embedded, or on the server that
 * `TEST_DATABASE_URL` names where `TEST_DATABASE_KIND` is `server`: the same stories run a second time that way.
 */
export async function openMigrated(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL
  return process.env.TEST_DATABASE_KIND === 'server' && url ? await openOnServer(url) : await openEmbedded()
}

/** As `openMigrated`, but one of each kind that the tests run on: for stories that commit. The caller closes them. */
export async function openFresh(): Promise<Database[]> {
  const url = process.env.TEST_DATABASE_URL
  const embedded = process.env.TEST_DATABASE_KIND === 'server' ? [] : [await openEmbedded()]
  return url ? [...embedded, await openOnServer(url)] : embedded
}

async function openEmbedded(): Promise<Database> {
  return await openDatabase({ memory: true, content: await migratedContent() }, [checkQueries()])
}

/** A database that nobody else uses: two workers that shared one would see each other's roles and locks. It goes when it is closed. */
async function openOnServer(url: string): Promise<Database> {
  const name = `congtam_test_${process.pid}_${threadId}_${Math.floor(performance.now() * 1000)}`
  await onServer(url, sql`create database ${sql.id(name)}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const database = await openDatabase({ url: own.href }, [checkQueries()])
  // The app role belongs to the whole server: two workers that made it at the same moment would refuse each other.
  const turn = await openDatabase({ url, poolSize: 1 })
  await sql`select pg_advisory_lock(335)`.execute(turn.kysely)
  await prepare(database).finally(turn.close)
  const close = async () => {
    await database.close()
    await onServer(url, sql`drop database if exists ${sql.id(name)} with (force)`)
  }
  return { ...database, close }
}

async function onServer(url: string, statement: RawBuilder<unknown>): Promise<void> {
  const server = await openDatabase({ url, poolSize: 1 })
  await statement.execute(server.kysely).finally(server.close)
}

async function prepare(database: Database): Promise<void> {
  await migrate(database)
  await asOwner(database, (db) =>
    db
      .insertInto('tenant')
      .values([
        { id: TENANT, code: '38', name: 'Thanh Hóa' },
        { id: OTHER_TENANT, code: '40', name: 'Nghệ An' },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** Making an empty database takes seconds, so its content is kept between runs for as long as nothing that makes it changes. */
async function migratedContent(): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(tmpdir(), `congtam-migrated-${contentKey()}.tar`)
  const kept = await readFile(path).catch(() => undefined)
  if (kept) return new Uint8Array(kept)
  const database = await openDatabase({ memory: true })
  await prepare(database)
  const content = new Uint8Array(await database.dump())
  await database.close()
  await writeFile(`${path}.${process.pid}-${threadId}`, content)
  await rename(`${path}.${process.pid}-${threadId}`, path)
  return content
}

function contentKey(): string {
  const folder = new URL('./migrations/', import.meta.url)
  const hash = createHash('sha256').update(
    readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))),
  )
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)))
  return hash
    .update(readFileSync(new URL(import.meta.url)))
    .digest('hex')
    .slice(0, 16)
}

const statementsOf = new Map<string, Map<string, Set<string>>>()

/** Calls a db function and keeps the text of what it ran, under its name, for `sqlText`. */
export async function sqlOf<Args extends unknown[], T>(act: (...args: Args) => Promise<T>, ...args: Args): Promise<T> {
  const file = expect.getState().testPath ?? ''
  const { value, statements } = await recording(() => act(...args))
  const ofFile = statementsOf.get(file) ?? new Map<string, Set<string>>()
  statementsOf.set(file, ofFile.set(act.name, new Set([...(ofFile.get(act.name) ?? []), ...statements])))
  return value
}

/** What the functions of this test file ran, to be compared with the `.sql` beside it. */
export function sqlText(): string {
  const ofFile = statementsOf.get(expect.getState().testPath ?? '') ?? new Map<string, Set<string>>()
  const names = [...ofFile.keys()].sort()
  return names.map((name) => `-- ${name}\n${[...(ofFile.get(name) ?? [])].map(laidOut).join('\n')}`).join('\n')
}

function laidOut(statement: string): string {
  const clauses =
    / (from|left join|inner join|where|group by|order by|limit|for update|for share|values|set|on conflict|returning) /g
  return `${statement.replace(/\s+/g, ' ').trim().replace(clauses, '\n  $1 ')};\n`
}
