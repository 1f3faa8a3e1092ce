import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inOwnersRollback } from '../testing.ts'
import { type SchemaRule, schemaFindings } from './schema.ts'

test(
  'the migrated schema breaks no rule',
  inOwnersRollback(async (db) => {
    expect(await schemaFindings(db)).toEqual([])
  }),
)

/** One violation for each rule and each half of a rule, made by statements a future migration might contain. */
const violations: [SchemaRule, string, string[]][] = [
  ['S1', 'a table that nobody placed', ['create table stray (id integer primary key)']],
  ['S1', 'a placed table that is gone', ['drop table auth.verification']],
  [
    'S2',
    'a tenant column of another type',
    ['drop policy request_tenant on request', 'alter table request alter column tenant_id type bigint'],
  ],
  [
    'S3',
    'a key that does not begin with the tenant',
    ['alter table request drop constraint request_pkey', 'alter table request add primary key (key, tenant_id)'],
  ],
  ['S4', 'a unique index without the tenant', ['create unique index planted on task (batch_key, id)']],
  [
    'S5',
    'a key without the tenant',
    [
      'create unique index planted on task (id)',
      'alter table rating add constraint planted foreign key (sheet_id) references task (id)',
    ],
  ],
  [
    'S5',
    'a key from a reference table to a tenant table',
    [
      'alter table tenant add column unit_id uuid',
      'alter table tenant add constraint planted foreign key (id, unit_id) references unit (tenant_id, id)',
    ],
  ],
  [
    'S5',
    'a key from a local table to a tenant table',
    [
      'alter table auth."user" add constraint planted foreign key (tenant_id, official_id) references official (tenant_id, id)',
    ],
  ],
  [
    'S6',
    'a key that clears the tenant',
    [
      'alter table role_grant add constraint planted foreign key (tenant_id, unit_id) references unit (tenant_id, id) on delete set null',
    ],
  ],
  [
    'S7',
    'a key made inside a table before a later one',
    [
      'drop table result, rating, month_close',
      'create table rating (tenant_id integer not null, id uuid, foreign key (tenant_id, id) references sheet (tenant_id, id))',
      'create table result (tenant_id integer not null)',
      'create policy planted on rating using (true)',
    ],
  ],
  [
    'S8',
    'a trigger',
    [
      "create function planted() returns trigger language plpgsql as 'begin return new; end'",
      'create trigger planted before update on plan for each row execute function planted()',
    ],
  ],
  ['S9', 'a wall that the owner is outside of', ['alter table plan no force row level security']],
  [
    'S9',
    'a verb without a policy',
    ['drop policy plan_tenant on plan', 'create policy planted on plan for select using (true)'],
  ],
  [
    'S10',
    'a sub-select in a policy',
    ["create policy planted on plan using (tenant_id = (select current_setting('a')::integer))"],
  ],
  [
    'S10',
    'an unknown function in a policy',
    ['create policy planted on plan using (pg_catalog.pg_backend_pid() = tenant_id)'],
  ],
  ['S11', 'a default privilege', ['alter default privileges grant select on tables to congtam_app']],
  ['S12', 'an app role that passes the wall', ['alter role congtam_app bypassrls']],
  ['S12', 'an app role that owns', ['alter table request owner to congtam_app']],
  ['S12', 'an app role that creates', ['grant create on schema public to congtam_app']],
  ['S13', 'an unlogged table', ['create unlogged table planted (id integer)']],
  ['S13', 'inheritance', ['create table planted () inherits (tenant)']],
  ['S13', 'a rule', ['create rule planted as on delete to request do instead nothing']],
  ['S14', 'a narrow identity', ['alter table tenant add column planted integer generated always as identity']],
  [
    'S14',
    'a tenant row numbered by the database',
    ['alter table plan add column planted bigint generated always as identity'],
  ],
  ['S16', 'a view with its owner’s rights', ['create view planted as select id from task']],
  [
    'S17',
    'a function with its owner’s rights',
    ["create function planted() returns integer language sql security definer as 'select 1'"],
  ],
]

describe('each rule can fail', () => {
  test.each(violations)('%s: %s', (name, _, statements) =>
    inOwnersRollback(async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
      const found = await schemaFindings(db)
      expect(found.filter((finding) => finding.startsWith(`${name}:`))).not.toEqual([])
    })(),
  )

  test(
    'S18: an extension that is not on the list',
    inOwnersRollback(async (db) => {
      const unchecked = db.withoutPlugins()
      await sql`set local allow_system_table_mods = on`.execute(unchecked)
      await sql`update pg_extension set extname = 'planted'`.execute(unchecked)
      expect(await schemaFindings(db)).toEqual(['S18: planted is not on the list of extensions'])
    }),
  )

  test(
    'S11 and S15: a partition with a grant, partitioned by something else',
    inOwnersRollback(async (db) => {
      for (const statement of [
        'drop table result',
        'create table result (tenant_id integer not null, id uuid, primary key (tenant_id, id)) partition by hash (tenant_id)',
        'create table planted partition of result for values with (modulus 1, remainder 0)',
        'grant select on planted to congtam_app',
      ]) {
        await sql.raw(statement).execute(db)
      }
      const rules = (await schemaFindings(db)).map((finding) => finding.split(':')[0])
      expect(rules).toEqual(expect.arrayContaining(['S11', 'S15']))
    }),
  )
})
