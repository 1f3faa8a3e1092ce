import { type Kysely, sql } from 'kysely'
import { raiseWalls } from './wall.ts'

const tables = [
  // `version` counts the acts on the record; `adoption_number` those of the province that put something into force, without
  // a gap: of two that were decided on the same library, the second finds its number taken.
  `create table ruleset_record (
    tenant_id integer not null,
    id uuid not null,
    ruleset_id text not null,
    ruleset_version integer not null check (ruleset_version >= 1),
    ruleset_sha256 text not null,
    state text not null check (state in ('draft', 'tested', 'adopted', 'superseded', 'discarded')),
    acknowledged jsonb not null,
    effective_from text not null check (effective_from ~ '^[0-9]{4}-[0-9]{2}$'),
    effective_to text check (effective_to ~ '^[0-9]{4}-[0-9]{2}$'),
    superseded_from text check (superseded_from ~ '^[0-9]{4}-[0-9]{2}$'),
    adoption jsonb,
    adoption_number integer check (adoption_number >= 1),
    simulation_id uuid,
    without_simulation text,
    version integer not null check (version >= 1),
    primary key (tenant_id, id),
    constraint ruleset_record_adoption_key unique (tenant_id, adoption_number),
    constraint ruleset_record_adopted check ((state in ('adopted', 'superseded')) = (adoption is not null)),
    constraint ruleset_record_adoption_numbered check ((adoption is null) = (adoption_number is null)),
    constraint ruleset_record_superseded check ((state = 'superseded') = (superseded_from is not null)),
    constraint ruleset_record_simulated
      check (adoption is null or simulation_id is not null or coalesce(btrim(without_simulation), '') <> '')
  )`,
  `create table ruleset_act (
    tenant_id integer not null,
    record_id uuid not null,
    number integer not null check (number >= 1),
    act jsonb not null,
    ruleset_sha256 text not null,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, record_id, number)
  )`,
]

const foreignKeys = [
  ['ruleset_record', 'tenant_id, ruleset_sha256', 'ruleset', 'tenant_id, sha256'],
  ['ruleset_act', 'tenant_id, record_id', 'ruleset_record', 'tenant_id, id'],
  ['ruleset_act', 'tenant_id, ruleset_sha256', 'ruleset', 'tenant_id, sha256'],
]

const indexes = [
  `create unique index ruleset_record_version_key on ruleset_record (tenant_id, ruleset_id, ruleset_version)
    where state <> 'discarded'`,
  'create index ruleset_record_sha256 on ruleset_record (tenant_id, ruleset_sha256)',
]

export async function up(db: Kysely<never>): Promise<void> {
  const keys = foreignKeys.map(
    ([table, columns, target, names]) =>
      `alter table ${table} add foreign key (${columns}) references ${target} (${names})`,
  )
  for (const statement of [...tables, ...keys, ...indexes]) await sql.raw(statement).execute(db)
  await raiseWalls(db, ['ruleset_record', 'ruleset_act'])
  await sql.raw('grant update on ruleset_record to congtam_app').execute(db)
}
