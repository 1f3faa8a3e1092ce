import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { type Database, openDatabase } from '../open.ts'
import { openFresh, TENANT } from '../testing.ts'
import { asOwner, inTenant } from '../transaction.ts'

test('migrating again changes nothing', async () => {
  for (const database of await openFresh()) {
    expect(await migrate(database)).toEqual([])
    await database.close()
  }
})

test('a later version of the program does not run backwards: an unknown migration stops it', async () => {
  for (const database of await openFresh()) {
    await sql`insert into schema_migration (name, timestamp) values ('9999-later', '')`.execute(database.kysely)
    await expect(migrate(database)).rejects.toThrow('9999-later')
    await database.close()
  }
})

/** The usual case on a server: the owner may make roles and is no superuser, so the wall binds the owner too. */
async function checkPlainOwner(database: Database) {
  const files = readdirSync(new URL('../migrations/', import.meta.url))
    .filter((name) => /^\d{4}-/.test(name))
    .sort()
  expect(await migrate(database)).toEqual(files.map((file) => file.replace('.ts', '')))
  await asOwner(database, (db) =>
    db.insertInto('tenant').values({ id: TENANT, code: '38', name: 'Thanh Hóa' }).execute(),
  )
  const unit = { tenantId: TENANT, id: '019a0000-0000-7000-8000-000000000001' as never }
  await inTenant(database, TENANT, (db) => db.insertInto('unit').values(unit).execute())

  const units = (db: Parameters<Parameters<typeof asOwner>[1]>[0]) =>
    db.selectFrom('unit').select('id').where('tenantId', '=', TENANT).execute()
  expect(await inTenant(database, TENANT, units)).toHaveLength(1)
  expect(await asOwner(database, units)).toEqual([])
  expect(await asOwner(database, units, TENANT)).toHaveLength(1)
  await expect(asOwner(database, (db) => db.insertInto('unit').values(unit).execute())).rejects.toMatchObject({
    code: '42501',
  })
}

test('an owner who is no superuser migrates the embedded database', async () => {
  const database = await openDatabase({ memory: true })
  await sql`create role plain_owner login createrole`.execute(database.kysely)
  await sql`grant create on database postgres to plain_owner`.execute(database.kysely)
  await sql`alter schema public owner to plain_owner`.execute(database.kysely)
  await sql`set session authorization plain_owner`.execute(database.kysely)
  await checkPlainOwner(database)
  await database.close()
})

test.runIf(process.env.TEST_DATABASE_URL)('an owner who is no superuser migrates a server', async () => {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  const name = `congtam_owner_${process.pid}`
  const server = await openDatabase({ url: url.href })
  try {
    await sql`create role ${sql.id(name)} login createrole password 'owner'`.execute(server.kysely)
    await sql`create database ${sql.id(name)} owner ${sql.id(name)}`.execute(server.kysely)
    Object.assign(url, { username: name, password: 'owner', pathname: `/${name}` })
    const database = await openDatabase({ url: url.href })
    await checkPlainOwner(database).finally(database.close)
  } finally {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.kysely)
    await sql`drop role ${sql.id(name)}`.execute(server.kysely)
    await server.close()
  }
})
