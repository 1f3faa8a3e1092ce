import { CatalogueId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { migrate } from '@congtam/db/migrate'
import { type Database, openDatabase } from '@congtam/db/open'
import { startPostgres } from '@congtam/db/testing-postgres'
import { loadSample } from '@congtam/sample/load'
import pg from 'pg'
import { recordable, type Statement } from './statement.ts'

/** A PostgreSQL server of this run with the sample province in it, reached by our own code and by a bare client. */
export interface Ground {
  url: string
  version: string
  tenantId: TenantId
  provinceId: UnitId
  catalogueId: CatalogueId
  itemCode: string
  database: Database
  /** The floor: the same server as its superuser, without anything of ours between. */
  bare: pg.Client
  /** Also gives what `act` sent to the server. */
  recorded<T>(act: () => Promise<T>): Promise<{ value: T; statements: Statement[] }>
  close(): Promise<void>
}

/** Undefined where this machine has no PostgreSQL: then there is no floor to measure against. */
export async function openGround(): Promise<Ground | undefined> {
  const server = await startPostgres()
  if (!server) return undefined
  const { url, version } = server
  const database = await openDatabase({ url, poolSize: 4 })
  const bare = new pg.Client(url)
  await bare.connect()
  const recorded = recordable(database.connections)
  await migrate(database)
  const { tenantIds } = await loadSample(database, { now: new Date(), months: 1 })
  const [tenantId] = tenantIds
  if (tenantId === undefined) throw new Error('The sample has no province')
  const { rows } = await bare.query(
    `select unit_id, catalogue_id, catalogue_item.code from unit_name, catalogue_item
     where kind = 'province' and unit_name.tenant_id = $1 and catalogue_item.tenant_id = $1 limit 1`,
    [tenantId],
  )
  return {
    url,
    version,
    tenantId,
    provinceId: UnitId.parse(rows[0].unit_id),
    catalogueId: CatalogueId.parse(rows[0].catalogue_id),
    itemCode: rows[0].code,
    database,
    bare,
    recorded,
    close: async () => {
      await bare.end()
      await database.close()
      await server.stop()
    },
  }
}
