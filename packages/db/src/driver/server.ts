import { Pool, type PoolClient, type types } from 'pg'
import type { Connections } from './driver.ts'
import { OpenFailure } from './open-failure.ts'
import { parsers } from './values.ts'

const OLDEST_VERSION = 150_000

const asText = (text: string) => text
const customTypes = { getTypeParser: (oid: number) => parsers[oid] ?? asText } as typeof types

/** A pool of connections to a PostgreSQL server, proved by one that was opened. */
export async function connectServer(url: string, poolSize: number): Promise<Connections> {
  const pool = new Pool({
    connectionString: checkedUrl(url),
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    types: customTypes,
    // However the server is set up, texts of instants and days have the one form that is read here.
    options: '-c timezone=UTC -c datestyle=ISO,YMD',
    allowExitOnIdle: true,
  })
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    await checkVersion(pool)
  } catch (error) {
    await pool.end()
    throw error instanceof OpenFailure ? error : new OpenFailure('unreachable', reasonOf(error), error)
  }
  return { acquire: () => acquire(pool), close: () => pool.end() }
}

function checkedUrl(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) throw new OpenFailure('urlInvalid', 'not a URL')
  if (!['postgres:', 'postgresql:'].includes(parsed.protocol)) throw new OpenFailure('urlInvalid', parsed.protocol)
  if (parsed.pathname.length < 2) throw new OpenFailure('urlInvalid', 'no database name')
  return url
}

async function checkVersion(pool: Pool) {
  const { rows } = await pool.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::integer as number, current_setting('server_version') as version",
  )
  const found = rows[0]
  if (!found || found.number < OLDEST_VERSION) throw new OpenFailure('serverTooOld', found?.version ?? 'unknown')
}

/** What the network or the server said; an error that joins several tries has no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

async function acquire(pool: Pool) {
  const client: PoolClient = await pool.connect()
  let lost = false
  const onError = () => {
    lost = true
  }
  client.on('error', onError)
  return {
    async query(text: string, parameters: (string | null)[]) {
      const result = await client.query(text, parameters)
      // Several statements in one message give an array of results, of which none is asked for.
      if (Array.isArray(result)) return { rows: [], affected: undefined }
      return { rows: result.rows, affected: result.command === 'SELECT' ? undefined : (result.rowCount ?? undefined) }
    },
    release(broken: boolean) {
      client.off('error', onError)
      client.release(broken || lost)
    },
  }
}
