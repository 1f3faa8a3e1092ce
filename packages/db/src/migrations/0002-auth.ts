import { type Kysely, sql } from 'kysely'

/** As `getMigrations(auth.options).compileMigrations()` of better-auth 1.7.25 prints it, but with `official_id` as the uuid it is. */
const statements = [
  'create schema auth',
  `create table auth."user" (
    id text not null primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null,
    image text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    username text unique,
    display_username text,
    tenant_id integer,
    official_id uuid
  )`,
  `create table auth.session (
    id text not null primary key,
    expires_at timestamptz not null,
    token text not null unique,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null,
    ip_address text,
    user_agent text,
    user_id text not null
  )`,
  `create table auth.account (
    id text not null primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null
  )`,
  `create table auth.verification (
    id text not null primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp
  )`,
  `create table auth.rate_limit (
    id text not null primary key,
    key text not null unique,
    count integer not null,
    last_request bigint not null
  )`,
  'alter table auth.session add foreign key (user_id) references auth."user" (id) on delete cascade',
  'alter table auth.account add foreign key (user_id) references auth."user" (id) on delete cascade',
  'create index session_user_id_idx on auth.session (user_id)',
  'create index account_user_id_idx on auth.account (user_id)',
  'create index verification_identifier_idx on auth.verification (identifier)',
  'create index user_tenant on auth."user" (tenant_id, username)',
  // Requests see who has an account in their province; sign-in itself runs as the owner, whom this policy does not bind.
  'grant usage on schema auth to congtam_app',
  'grant select (id, name, username, tenant_id, official_id) on auth."user" to congtam_app',
  'alter table auth."user" enable row level security',
  `create policy user_tenant on auth."user" for select to congtam_app
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer)`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
