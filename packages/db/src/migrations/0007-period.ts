import { type Kysely, sql } from 'kysely'
import { raiseWalls } from './wall.ts'

const tables = [
  // The grade of a year under Decree 90/2020. A correction is another entry: the last one is in force, the others stay.
  `create table past_grade (
    tenant_id integer not null,
    official_id uuid not null,
    year integer not null check (year >= 2020 and year <= 2025),
    number integer not null check (number >= 1),
    grade text not null check (grade in ('excellent', 'good', 'completed', 'failed')),
    ruleset_id text not null check (ruleset_id in ('vn.nd90-2020.staff', 'vn.nd90-2020.leader')),
    agency text not null check (agency <> ''),
    decision text not null check (decision <> ''),
    decided_on date not null,
    reason text,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, official_id, year, number),
    constraint past_grade_correction_says_why check ((number > 1) = (reason is not null))
  )`,
  // What an agency outside the province sent for somebody who came from there (Article 19.1): a month, or a whole quarter.
  `create table received_score (
    tenant_id integer not null,
    official_id uuid not null,
    period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$'),
    number integer not null check (number >= 1),
    total integer not null check (total >= 0 and total <= 10000),
    agency text not null check (agency <> ''),
    document text not null check (document <> ''),
    document_on date not null,
    reason text,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, official_id, period, number),
    constraint received_score_correction_says_why check ((number > 1) = (reason is not null))
  )`,
]

const foreignKeys = [
  'alter table past_grade add foreign key (tenant_id, official_id) references official (tenant_id, id)',
  'alter table received_score add foreign key (tenant_id, official_id) references official (tenant_id, id)',
]

export async function up(db: Kysely<never>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const statement of [...tables, ...foreignKeys]) await run(statement)
  await raiseWalls(db, ['past_grade', 'received_score'])
}
