import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../db.ts'
import type { Database } from '../open.ts'
import { type Column, listTables, type Table } from '../schema/catalogue.ts'
import { tenantTables } from '../schema/manifest.ts'
import { OTHER_TENANT, openFresh, TENANT } from '../testing.ts'
import { asOwner, inTenant } from '../transaction.ts'

type Verb = 'select' | 'insert' | 'update' | 'delete'
const VERBS: Verb[] = ['select', 'insert', 'update', 'delete']

let databases: Database[] = []
let tables: Table[] = []
/** One row of tenant 38 for each table, as JSON. */
const rowOf: Record<string, string> = {}

beforeAll(async () => {
  databases = await openFresh()
  for (const database of databases) {
    await asOwner(database, async (db) => {
      tables = (await listTables(db)).filter(({ name }) => tenantTables.includes(name))
      const unchecked = db.withoutPlugins()
      // One row in each table is enough; where its keys point does not matter to the wall.
      await sql`set local session_replication_role = replica`.execute(unchecked)
      for (const table of tables) {
        rowOf[table.name] = JSON.stringify(
          Object.fromEntries(table.columns.map((column) => [column.name, sampleValue(table, column)])),
        )
        await insertRow(unchecked, table.name)
      }
    })
  }
})

afterAll(async () => {
  for (const database of databases) await database.close()
})

function sampleValue(table: Table, column: Column): unknown {
  if (column.name === 'tenant_id') return TENANT
  if (table.name === 'result' && column.name === 'total') return 1
  // A decision on conduct is about somebody or about a unit.
  if (table.name === 'conduct_decision' && column.name === 'official_id') return '019a0000-0000-7000-8000-000000000001'
  if (!column.notNull) return null
  const check =
    table.constraints.find(({ kind, columns }) => kind === 'c' && columns.join() === column.name)?.definition ?? ''
  const listed = /'([^']*)'::text/.exec(check)?.[1]
  if (check.includes('ANY (ARRAY[')) return listed
  if (check.includes('[0-9]{4}-')) return '2026-08'
  const least = /\((?:\w+) >= (\d+)\)/.exec(check)?.[1]
  if (least) return Number(least)
  if (check.includes('[0-9a-f]{64}')) return 'a'.repeat(64)
  const byType: Record<string, unknown> = {
    integer: 1,
    boolean: false,
    uuid: `019a0000-0000-7000-8000-${[...column.name]
      .reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)
      .toString(16)
      .slice(-12)
      .padStart(12, '0')}`,
    date: '2026-08-31',
    'timestamp with time zone': '2026-08-31T00:00:00Z',
    jsonb: {},
    bytea: '\\x00',
  }
  return byType[column.type] ?? 'x'
}

const insertRow = (db: Db, table: string) =>
  sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${rowOf[table]}::jsonb)`.execute(
    db,
  )

/** How many rows the verb reached, or the SQLSTATE of its refusal. The transaction goes on either way. */
async function probe(db: Db, table: string, verb: Verb): Promise<number | string> {
  const { grants = [] } = tables.find(({ name }) => name === table) ?? {}
  // Where only some columns may be changed, one of them.
  const column = grants.find((grant) => grant.verb === 'update')?.columns?.[0] ?? 'tenant_id'
  const statement = {
    select: () => sql`select 1 from ${sql.table(table)}`.execute(db),
    insert: () => insertRow(db, table),
    update: () => sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(db),
    delete: () => sql`delete from ${sql.table(table)}`.execute(db),
  }[verb]
  await sql`savepoint probe`.execute(db)
  try {
    const { rows, numAffectedRows } = await statement()
    await sql`release savepoint probe`.execute(db)
    return verb === 'select' ? rows.length : Number(numAffectedRows)
  } catch (error) {
    await sql`rollback to savepoint probe`.execute(db)
    return (error as { code?: string }).code ?? 'no SQLSTATE'
  }
}

async function probeAll(db: Db): Promise<Record<string, number | string>> {
  const unchecked = db.withoutPlugins()
  const outcomes: Record<string, number | string> = {}
  for (const { name } of tables) {
    for (const verb of VERBS) outcomes[`${verb} ${name}`] = await probe(unchecked, name, verb)
  }
  return outcomes
}

/** No row reached and nothing written: 0 rows, no privilege or wall (42501), or a setting that is no number (22P02). */
const isNothing = (outcome: number | string) => outcome === 0 || outcome === '42501' || outcome === '22P02'
const reached = (outcomes: Record<string, number | string>) =>
  Object.entries(outcomes).filter(([, outcome]) => !isNothing(outcome))

const asApp = async (db: Db, tenant?: string) => {
  const unchecked = db.withoutPlugins()
  await sql`set local role congtam_app`.execute(unchecked)
  if (tenant !== undefined) await sql.raw(`set local app.tenant_id = '${tenant}'`).execute(unchecked)
}

describe('every verb on every tenant table', () => {
  test('covers the manifest', () => {
    expect(tables.map(({ name }) => name).sort()).toEqual([...tenantTables].sort())
  })

  test('reaches the one row with the right tenant, as far as the role may', async () => {
    for (const database of databases) {
      const outcomes = await inTenant(database, TENANT, probeAll)
      for (const { name, grants } of tables) {
        const may = (verb: Verb) => grants.some((grant) => grant.role === 'congtam_app' && grant.verb === verb)
        expect(outcomes[`select ${name}`]).toBe(1)
        // The wall lets the row through and the key stops it.
        expect(outcomes[`insert ${name}`]).toBe('23505')
        expect(outcomes[`update ${name}`]).toBe(may('update') ? 1 : '42501')
        expect(outcomes[`delete ${name}`]).toBe('42501')
      }
    }
  })

  test.each(['', '40', '0', '-38', '5 or 1=1', '38.0', "38''"])(
    'reaches nothing with the setting "%s"',
    async (tenant) => {
      for (const database of databases) {
        const outcomes = await asOwner(database, async (db) => {
          await asApp(db, tenant)
          return await probeAll(db)
        })
        expect(reached(outcomes)).toEqual([])
      }
    },
  )

  test('reaches nothing without a setting', async () => {
    for (const database of databases) {
      const outcomes = await asOwner(database, async (db) => {
        await asApp(db)
        return await probeAll(db)
      })
      expect(reached(outcomes)).toEqual([])
    }
  })

  const earlier: [string, (database: Database) => Promise<unknown>][] = [
    ['committed', (database) => inTenant(database, TENANT, probeAll)],
    [
      'rolled back',
      (database) => inTenant(database, TENANT, () => Promise.reject(new Error('undone'))).catch(() => {}),
    ],
    ['failed', (database) => inTenant(database, TENANT, (db) => sql`select 1/0`.execute(db)).catch(() => {})],
  ]
  test.each(earlier)('reaches nothing on a connection whose transaction before was %s', async (_, before) => {
    for (const database of databases) {
      await before(database)
      const outcomes = await asOwner(database, async (db) => {
        await asApp(db)
        return await probeAll(db)
      })
      expect(reached(outcomes)).toEqual([])
    }
  })

  test('keeps its tenant when a savepoint is rolled back, and reaches nothing of the other', async () => {
    for (const database of databases) {
      const outcomes = await inTenant(database, OTHER_TENANT, async (db) => {
        const unchecked = db.withoutPlugins()
        await sql`savepoint inner_one`.execute(unchecked)
        await sql`set local app.tenant_id = '38'`.execute(unchecked)
        expect(await probe(unchecked, 'plan', 'select')).toBe(1)
        await sql`rollback to savepoint inner_one`.execute(unchecked)
        return await probeAll(db)
      })
      expect(reached(outcomes)).toEqual([])
    }
  })

  test('nobody moves a row to another tenant', async () => {
    for (const database of databases) {
      await inTenant(database, TENANT, async (db) => {
        const unchecked = db.withoutPlugins()
        for (const { name } of tables) {
          await sql`savepoint moving`.execute(unchecked)
          await expect(sql`update ${sql.table(name)} set tenant_id = 40`.execute(unchecked)).rejects.toMatchObject({
            code: '42501',
          })
          await sql`rollback to savepoint moving`.execute(unchecked)
        }
      })
    }
  })
})

test('an account of another province is not seen, and no password or session by any request', async () => {
  for (const database of databases) {
    await asOwner(database, async (db) => {
      await sql`insert into auth."user" (id, name, email, email_verified, username, tenant_id) values
        ('a', 'A', 'a@x', true, 'a', 38), ('b', 'B', 'b@x', true, 'b', 40) on conflict do nothing`.execute(db)
    })
    const seen = await inTenant(database, TENANT, (db) =>
      db.selectFrom('auth.user').select(['id', 'username']).execute(),
    )
    expect(seen).toEqual([{ id: 'a', username: 'a' }])
    for (const hidden of [
      'select email from auth."user"',
      'select token from auth.session',
      'select password from auth.account',
    ]) {
      await expect(inTenant(database, TENANT, (db) => sql.raw(hidden).execute(db))).rejects.toMatchObject({
        code: '42501',
      })
    }
  }
})
