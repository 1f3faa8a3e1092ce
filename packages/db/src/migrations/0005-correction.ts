import { type Kysely, sql } from 'kysely'
import { raiseWalls } from './wall.ts'

const tables = [
  // What was prepared, as it was looked at: canonical texts, so that what is signed can be held against it.
  `create table correction (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    reason text not null check (reason in ('petitionWon', 'lateDecision', 'clericalError', 'taskCorrection')),
    explanation text not null check (explanation <> ''),
    document text not null check (document <> ''),
    issued_on date not null,
    changes text not null,
    wave text not null,
    wave_sha256 text not null,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, id)
  )`,
  // One row ends a correction; there is no second, and none is taken back.
  `create table correction_end (
    tenant_id integer not null,
    correction_id uuid not null,
    state text not null check (state in ('signed', 'withdrawn')),
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, correction_id)
  )`,
  'alter table month_close add column correction_id uuid',
  'alter table month_close add constraint month_close_says_why check ((number > 1) = (correction_id is not null))',
]

const foreignKeys = [
  'alter table correction add foreign key (tenant_id, unit_id, month) references plan (tenant_id, unit_id, month)',
  'alter table correction_end add foreign key (tenant_id, correction_id) references correction (tenant_id, id)',
  'alter table month_close add foreign key (tenant_id, correction_id) references correction (tenant_id, id)',
]

const indexes = [
  'create index correction_unit on correction (tenant_id, unit_id, at, id)',
  'create unique index month_close_correction on month_close (tenant_id, correction_id, unit_id)',
]

export async function up(db: Kysely<never>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const statement of [...tables, ...foreignKeys, ...indexes]) await run(statement)
  await raiseWalls(db, ['correction', 'correction_end'])
}
