import { type Kysely, sql } from 'kysely'
import { raiseWalls } from './wall.ts'

/** All are walled off by row-level security, and rows are only ever added: what turns out wrong is replaced by a later one. */
const tables: Record<string, string> = {
  conduct_decision: `create table conduct_decision (
    tenant_id integer not null,
    id uuid not null,
    official_id uuid,
    unit_id uuid,
    kind text not null check (kind in ('discipline', 'degradation', 'corruptionInUnit')),
    duty_related boolean,
    act text,
    document text not null check (document <> ''),
    issued_on date not null,
    effective date not null,
    counted_in integer,
    note text not null,
    replaces_id uuid,
    is_revoked boolean not null,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, id),
    constraint conduct_decision_about_one check ((official_id is null) <> (unit_id is null)),
    constraint conduct_decision_replaced_once unique (tenant_id, replaces_id),
    check (effective >= issued_on)
  )`,
  agency_grade: `create table agency_grade (
    tenant_id integer not null,
    unit_id uuid not null,
    year integer not null check (year > 0),
    number integer not null check (number >= 1),
    grade text check (grade in ('excellent', 'good', 'completed', 'failed')),
    document text not null,
    decided_on date not null,
    outstanding boolean not null,
    outstanding_document text not null,
    ruleset_sha256 text,
    inputs text,
    inputs_sha256 text,
    output text,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, unit_id, year, number),
    constraint agency_grade_has_document check (grade is null or document <> ''),
    constraint agency_grade_outstanding_has_document check (not outstanding or outstanding_document <> '')
  )`,
  duty_group: `create table duty_group (
    tenant_id integer not null,
    post_id uuid not null,
    number integer not null check (number >= 1),
    valid_from date not null,
    name text,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, post_id, number)
  )`,
  // The inputs are canonical text: every grade of the year is recomputed from these bytes and nothing else.
  year_close: `create table year_close (
    tenant_id integer not null,
    unit_id uuid not null,
    year integer not null check (year > 0),
    number integer not null check (number >= 1),
    ruleset_sha256 text not null,
    inputs text not null,
    inputs_sha256 text not null,
    results_sha256 text not null,
    reason text,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, unit_id, year, number),
    constraint year_close_again_has_reason check (number = 1 or coalesce(reason, '') <> '')
  )`,
  year_result: `create table year_result (
    tenant_id integer not null,
    unit_id uuid not null,
    year integer not null,
    number integer not null,
    official_id uuid not null,
    status text not null check (status in ('graded', 'provisional', 'notGraded')),
    mean integer,
    proposed text check (proposed in ('excellent', 'good', 'completed', 'failed')),
    grade text check (grade in ('excellent', 'good', 'completed', 'failed')),
    output text not null,
    primary key (tenant_id, unit_id, year, number, official_id),
    constraint year_result_graded_when_proposed check ((proposed is null) = (grade is null))
  )`,
  grade_decision: `create table grade_decision (
    tenant_id integer not null,
    unit_id uuid not null,
    year integer not null check (year > 0),
    official_id uuid not null,
    number integer not null check (number >= 1),
    proposed text not null check (proposed in ('excellent', 'good', 'completed', 'failed')),
    grade text not null check (grade in ('excellent', 'good', 'completed', 'failed')),
    reason text not null,
    document text not null check (document <> ''),
    decided_on date not null,
    signers text not null check (signers <> ''),
    by_user_id text not null,
    by_official_id uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, unit_id, year, official_id, number),
    constraint grade_decision_not_own check (by_official_id is null or by_official_id <> official_id),
    constraint grade_decision_has_reason check (grade = proposed or reason <> '')
  )`,
}

/** [table, columns, referenced table, referenced columns] */
const foreignKeys: [string, string, string, string][] = [
  ['conduct_decision', 'tenant_id, official_id', 'official', 'tenant_id, id'],
  ['conduct_decision', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['conduct_decision', 'tenant_id, replaces_id', 'conduct_decision', 'tenant_id, id'],
  ['agency_grade', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['agency_grade', 'tenant_id, ruleset_sha256', 'ruleset', 'tenant_id, sha256'],
  ['duty_group', 'tenant_id, post_id', 'post', 'tenant_id, id'],
  ['year_close', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['year_close', 'tenant_id, ruleset_sha256', 'ruleset', 'tenant_id, sha256'],
  ['year_result', 'tenant_id, unit_id, year, number', 'year_close', 'tenant_id, unit_id, year, number'],
  ['year_result', 'tenant_id, official_id', 'official', 'tenant_id, id'],
  ['grade_decision', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['grade_decision', 'tenant_id, official_id', 'official', 'tenant_id, id'],
  ['grade_decision', 'tenant_id, by_official_id', 'official', 'tenant_id, id'],
]

const indexes = [
  'create index conduct_decision_official on conduct_decision (tenant_id, official_id)',
  'create index conduct_decision_unit on conduct_decision (tenant_id, unit_id)',
  'create index year_result_official on year_result (tenant_id, official_id, year)',
]

/** The year of an agency: what is on record beside the months, and what was published. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const statement of Object.values(tables)) await run(statement)
  for (const [table, columns, target, keys] of foreignKeys) {
    await run(`alter table ${table} add foreign key (${columns}) references ${target} (${keys})`)
  }
  for (const index of indexes) await run(index)
  await raiseWalls(db, Object.keys(tables))
}
