import { type Kysely, sql } from 'kysely'

// A plain setting on the indexed column: a sub-select or an EXISTS could not be distributed (scale measurements, A.2 and B.4).
const sameTenant = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::integer`

/** Walls tables off by province: the app role sees and adds rows of its own only. Changing them needs a grant of its own. */
export async function raiseWalls(db: Kysely<never>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    for (const statement of [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy ${table}_tenant on ${table} using (${sameTenant}) with check (${sameTenant})`,
      `grant select, insert on ${table} to congtam_app`,
    ]) {
      await sql.raw(statement).execute(db)
    }
  }
}
