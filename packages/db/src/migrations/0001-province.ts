import { type Kysely, sql } from 'kysely'

/** Tables that carry `tenant_id` first and are walled off by row-level security. */
const tenantTables = [
  'unit',
  'unit_name',
  'unit_parent',
  'official',
  'post',
  'role_grant',
  'request',
  'file',
  'catalogue',
  'catalogue_version',
  'catalogue_item',
  'catalogue_import',
  'plan',
  'task',
  'task_event',
  'sheet',
  'rating',
  'ruleset',
  'month_close',
  'result',
]

/** Rows of these are only ever added: the app role may neither change nor delete them. */
const appendOnly = [
  'request',
  'file',
  'catalogue_version',
  'catalogue_item',
  'task_event',
  'rating',
  'ruleset',
  'month_close',
  'result',
]

const tables = [
  `create table tenant (
    id integer primary key,
    code text not null unique check (code ~ '^[0-9]{2}$'),
    name text not null
  )`,
  // Official codes of QĐ 19/2025/QĐ-TTg: text, for their leading zeros.
  `create table administrative_unit (
    code text primary key check (code ~ '^[0-9]{2}([0-9]{3})?$'),
    name text not null,
    kind text not null check (kind in ('province', 'city', 'commune', 'ward', 'special_zone')),
    parent_code text references administrative_unit (code)
  )`,
  `create table unit (
    tenant_id integer not null references tenant (id),
    id uuid not null,
    primary key (tenant_id, id)
  )`,
  `create table unit_name (
    tenant_id integer not null,
    unit_id uuid not null,
    valid_from date not null,
    valid_to date,
    name text not null,
    folded text not null,
    sort_key text not null,
    kind text not null check (kind in ('province', 'commune', 'department', 'office', 'centre')),
    code text check (code ~ '^[0-9]{2}([0-9]{3})?$'),
    primary key (tenant_id, unit_id, valid_from),
    check (valid_to is null or valid_to >= valid_from)
  )`,
  `create table unit_parent (
    tenant_id integer not null,
    unit_id uuid not null,
    tree text not null check (tree in ('government', 'party', 'front', 'zone')),
    valid_from date not null,
    valid_to date,
    parent_id uuid not null,
    primary key (tenant_id, unit_id, tree, valid_from),
    check (valid_to is null or valid_to >= valid_from),
    constraint unit_parent_not_itself check (parent_id <> unit_id)
  )`,
  `create table official (
    tenant_id integer not null references tenant (id),
    id uuid not null,
    staff_number text not null,
    full_name text not null,
    folded text not null,
    sort_key text not null,
    service_class text not null check (service_class in ('elected', 'civilServant', 'publicEmployee', 'contract')),
    primary key (tenant_id, id),
    constraint official_staff_number_key unique (tenant_id, staff_number)
  )`,
  `create table post (
    tenant_id integer not null,
    id uuid not null,
    official_id uuid not null,
    unit_id uuid not null,
    title text not null,
    position_class text not null check (position_class in ('staff', 'head', 'deputy')),
    valid_from date not null,
    valid_to date,
    primary key (tenant_id, id),
    check (valid_to is null or valid_to >= valid_from)
  )`,
  `create table role_grant (
    tenant_id integer not null,
    id uuid not null,
    user_id text not null,
    role text not null check (role in ('admin', 'head', 'assigner', 'official', 'auditor')),
    unit_id uuid,
    valid_from date not null,
    valid_to date,
    primary key (tenant_id, id)
  )`,
  `create table request (
    tenant_id integer not null references tenant (id),
    key uuid not null,
    user_id text not null,
    path text not null,
    input_sha256 text not null,
    reply text not null,
    at timestamptz not null,
    primary key (tenant_id, key)
  )`,
  `create table file (
    tenant_id integer not null references tenant (id),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    size integer not null check (size > 0),
    content bytea not null,
    by_user_id text not null,
    at timestamptz not null,
    primary key (tenant_id, sha256)
  )`,
  `create table catalogue (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    primary key (tenant_id, id),
    constraint catalogue_unit_key unique (tenant_id, unit_id)
  )`,
  `create table catalogue_version (
    tenant_id integer not null,
    catalogue_id uuid not null,
    number integer not null check (number >= 1),
    title text not null,
    decision text not null,
    valid_from text not null check (valid_from ~ '^[0-9]{4}-[0-9]{2}$'),
    item_count integer not null,
    items_sha256 text not null,
    file_sha256 text not null,
    by_user_id text not null,
    at timestamptz not null,
    primary key (tenant_id, catalogue_id, number)
  )`,
  `create table catalogue_item (
    tenant_id integer not null,
    catalogue_id uuid not null,
    number integer not null,
    code text not null,
    position integer not null,
    section text not null check (section in ('leadership', 'shared', 'department')),
    department text,
    task text not null,
    detail text not null,
    product text not null,
    complexity_group text not null check (complexity_group in ('N1', 'N2', 'N3', 'N4', 'N5')),
    frame_min integer not null,
    frame_max integer not null,
    points integer not null check (points > 0),
    coefficient integer not null check (coefficient > 0),
    note text not null,
    folded text not null,
    primary key (tenant_id, catalogue_id, number, code)
  )`,
  `create table catalogue_import (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    file_sha256 text not null,
    file_name text not null,
    base_number integer not null,
    report jsonb not null,
    items jsonb not null,
    applied_number integer,
    by_user_id text not null,
    at timestamptz not null,
    primary key (tenant_id, id)
  )`,
  `create table plan (
    tenant_id integer not null,
    unit_id uuid not null,
    month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    first_day date not null,
    last_day date not null,
    state text not null check (state in ('open', 'closed')),
    version integer not null check (version >= 1),
    primary key (tenant_id, unit_id, month),
    check (first_day <= last_day)
  )`,
  `create table task (
    tenant_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    month text not null,
    owner_id uuid not null,
    post_id uuid not null,
    assigner_id uuid not null,
    batch_key uuid not null,
    catalogue_id uuid not null,
    catalogue_number integer not null,
    item_code text not null,
    title text not null,
    product text not null,
    requirement text not null,
    quantity integer not null,
    coefficient integer not null check (coefficient > 0),
    deadline date not null,
    origin text not null check (origin in ('planned', 'extra', 'takenOver')),
    taken_from_id uuid,
    version integer not null check (version >= 0),
    at timestamptz not null,
    primary key (tenant_id, id),
    constraint task_quantity_positive check (quantity > 0),
    constraint task_owner_is_not_assigner check (owner_id <> assigner_id),
    constraint task_taken_over check ((origin = 'takenOver') = (taken_from_id is not null)),
    constraint task_taken_once unique (tenant_id, taken_from_id)
  )`,
  `create table task_event (
    tenant_id integer not null,
    task_id uuid not null,
    number integer not null check (number >= 1),
    act jsonb not null,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, task_id, number)
  )`,
  `create table sheet (
    tenant_id integer not null,
    id uuid not null,
    official_id uuid not null,
    post_id uuid not null,
    unit_id uuid not null,
    month text not null,
    state text not null check (state in ('open', 'submitted', 'assessed', 'closed')),
    version integer not null check (version >= 1),
    primary key (tenant_id, id),
    constraint sheet_post_month_key unique (tenant_id, post_id, month)
  )`,
  `create table rating (
    tenant_id integer not null,
    sheet_id uuid not null,
    number integer not null check (number >= 1),
    rating jsonb not null,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, sheet_id, number)
  )`,
  `create table ruleset (
    tenant_id integer not null references tenant (id),
    sha256 text not null,
    id text not null,
    document text not null,
    primary key (tenant_id, sha256)
  )`,
  `create table month_close (
    tenant_id integer not null,
    unit_id uuid not null,
    month text not null,
    number integer not null check (number >= 1),
    results_sha256 text not null,
    by_user_id text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (tenant_id, unit_id, month, number)
  )`,
  // The inputs are canonical text: the result is recomputed from these bytes and nothing else.
  `create table result (
    tenant_id integer not null,
    sheet_id uuid not null,
    number integer not null check (number >= 1),
    unit_id uuid not null,
    month text not null,
    official_id uuid not null,
    ruleset_sha256 text not null,
    inputs text not null,
    inputs_sha256 text not null,
    output text not null,
    status text not null check (status in ('scored', 'notScored')),
    general integer,
    results integer,
    total integer,
    primary key (tenant_id, sheet_id, number),
    constraint result_total_when_scored check ((status = 'scored') = (total is not null))
  )`,
]

/** [table, columns, referenced table, referenced columns] */
const foreignKeys: [string, string, string, string][] = [
  ['unit_name', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['unit_parent', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['unit_parent', 'tenant_id, parent_id', 'unit', 'tenant_id, id'],
  ['post', 'tenant_id, official_id', 'official', 'tenant_id, id'],
  ['post', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['role_grant', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['catalogue', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['catalogue_version', 'tenant_id, catalogue_id', 'catalogue', 'tenant_id, id'],
  ['catalogue_version', 'tenant_id, file_sha256', 'file', 'tenant_id, sha256'],
  ['catalogue_item', 'tenant_id, catalogue_id, number', 'catalogue_version', 'tenant_id, catalogue_id, number'],
  ['catalogue_import', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['catalogue_import', 'tenant_id, file_sha256', 'file', 'tenant_id, sha256'],
  ['plan', 'tenant_id, unit_id', 'unit', 'tenant_id, id'],
  ['task', 'tenant_id, unit_id, month', 'plan', 'tenant_id, unit_id, month'],
  ['task', 'tenant_id, owner_id', 'official', 'tenant_id, id'],
  ['task', 'tenant_id, assigner_id', 'official', 'tenant_id, id'],
  ['task', 'tenant_id, post_id', 'post', 'tenant_id, id'],
  [
    'task',
    'tenant_id, catalogue_id, catalogue_number, item_code',
    'catalogue_item',
    'tenant_id, catalogue_id, number, code',
  ],
  ['task', 'tenant_id, taken_from_id', 'task', 'tenant_id, id'],
  ['task_event', 'tenant_id, task_id', 'task', 'tenant_id, id'],
  ['sheet', 'tenant_id, official_id', 'official', 'tenant_id, id'],
  ['sheet', 'tenant_id, post_id', 'post', 'tenant_id, id'],
  ['sheet', 'tenant_id, unit_id, month', 'plan', 'tenant_id, unit_id, month'],
  ['rating', 'tenant_id, sheet_id', 'sheet', 'tenant_id, id'],
  ['month_close', 'tenant_id, unit_id, month', 'plan', 'tenant_id, unit_id, month'],
  ['result', 'tenant_id, sheet_id', 'sheet', 'tenant_id, id'],
  ['result', 'tenant_id, official_id', 'official', 'tenant_id, id'],
  ['result', 'tenant_id, ruleset_sha256', 'ruleset', 'tenant_id, sha256'],
]

const indexes = [
  'create index unit_name_sort on unit_name (tenant_id, sort_key, unit_id)',
  'create index unit_parent_parent on unit_parent (tenant_id, parent_id)',
  'create index official_sort on official (tenant_id, sort_key, id)',
  'create index post_unit on post (tenant_id, unit_id, official_id)',
  'create index post_official on post (tenant_id, official_id)',
  'create index role_grant_user on role_grant (tenant_id, user_id)',
  'create index catalogue_item_position on catalogue_item (tenant_id, catalogue_id, number, position)',
  'create index task_unit_month on task (tenant_id, unit_id, month, deadline, id)',
  'create index task_owner_month on task (tenant_id, owner_id, month, deadline, id)',
  'create index task_assigner_month on task (tenant_id, assigner_id, month, deadline, id)',
  'create index task_batch on task (tenant_id, batch_key)',
  'create index sheet_unit_month on sheet (tenant_id, unit_id, month)',
  'create index sheet_official_month on sheet (tenant_id, official_id, month)',
  'create index result_unit_month on result (tenant_id, unit_id, month)',
  'create index result_official_month on result (tenant_id, official_id, month)',
]

// A plain setting on the indexed column: a sub-select or an EXISTS could not be distributed (scale measurements, A.2 and B.4).
const sameTenant = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer`

export async function up(db: Kysely<never>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const table of tables) await run(table)
  for (const [table, columns, target, keys] of foreignKeys) {
    await run(`alter table ${table} add foreign key (${columns}) references ${target} (${keys})`)
  }
  for (const index of indexes) await run(index)
  await run(`do $$ begin
    if not exists (select from pg_roles where rolname = 'congtam_app') then
      create role congtam_app nologin nosuperuser nobypassrls;
    end if;
    grant congtam_app to current_user;
  exception when insufficient_privilege then
    -- Another database of this server made the role; then its administrator must have given it to us.
    if not pg_has_role(current_user, 'congtam_app', 'member') then
      raise exception 'The role congtam_app is another''s here. An administrator runs: grant congtam_app to %', current_user;
    end if;
  end $$`)
  await run('grant usage on schema public to congtam_app')
  await run('grant select on tenant, administrative_unit to congtam_app')
  for (const table of tenantTables) {
    await run(`alter table ${table} enable row level security`)
    await run(`alter table ${table} force row level security`)
    await run(`create policy ${table}_tenant on ${table} using (${sameTenant}) with check (${sameTenant})`)
    const verbs = appendOnly.includes(table) ? 'select, insert' : 'select, insert, update'
    await run(`grant ${verbs} on ${table} to congtam_app`)
  }
}
