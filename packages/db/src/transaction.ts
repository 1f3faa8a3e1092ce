import { type Kysely, sql } from 'kysely'
import type { Db, Tables } from './db.ts'
import { insideTransaction } from './driver/driver.ts'
import type { Database } from './open.ts'
import { asRefusal } from './schema/constraint.ts'

/** The only role that requests run as. It owns nothing, and row-level security shows it one tenant. */
export const APP_ROLE = 'congtam_app'

/** Runs `act` in one transaction that sees and writes the rows of one tenant only. A failure undoes all of it. */
export async function inTenant<T>(database: Database, tenantId: number, act: (db: Db) => Promise<T>): Promise<T> {
  return await transact(database, `begin; set local role ${APP_ROLE}; ${tenantSetting(tenantId)}`, act)
}

/**
 * Runs `act` in one transaction as the owner of the schema: migration, the rows that belong to no tenant, sign-in.
 * On a server the owner is itself bound by row-level security, so rows of a tenant are reached only where `tenantId` is given.
 */
export async function asOwner<T>(database: Database, act: (db: Db) => Promise<T>, tenantId?: number): Promise<T> {
  return await transact(database, tenantId === undefined ? 'begin' : `begin; ${tenantSetting(tenantId)}`, act)
}

/** The statement, not `set_config`: a distributed engine passes only the statement on. It takes no parameter, hence the check. */
function tenantSetting(tenantId: number): string {
  if (!Number.isInteger(tenantId) || tenantId < 1 || tenantId > 9999) throw new Error('No such tenant number.')
  return `set local app.tenant_id = '${tenantId}'`
}

async function transact<T>(database: Database, begin: string, act: (db: Db) => Promise<T>): Promise<T> {
  return await database.kysely.connection().execute(async (connection) => {
    await sql.raw(begin).execute(connection)
    try {
      const value = await insideTransaction(database.connections, () => act(connection))
      await sql`commit`.execute(connection)
      return value
    } catch (error) {
      await rollBack(connection)
      throw asRefusal(error)
    }
  })
}

async function rollBack(connection: Kysely<Tables>): Promise<void> {
  // The first failure is the one to report; a connection that cannot roll back is dropped by the driver.
  await sql`rollback`.execute(connection).catch(() => {})
}
