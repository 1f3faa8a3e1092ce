import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { parameterText } from './values.ts'

/** One connection of either kind of database. Without parameters a text may hold several statements, sent as one message. */
export interface Connection {
  query(text: string, parameters: (string | null)[]): Promise<{ rows: unknown[]; affected: number | undefined }>
  /** `broken`: the connection's state is unknown, so nobody may use it again. */
  release(broken: boolean): void
}

export interface Connections {
  acquire(): Promise<Connection>
  close(): Promise<void>
}

/** The transaction that the running code is inside of, if any. */
const inside = new AsyncLocalStorage<{ connections: Connections; open: boolean }>()

/** Runs `act` marked as inside a transaction, so that using the outer handle there is a fault and neither hangs nor escapes the rollback. */
export async function insideTransaction<T>(connections: Connections, act: () => Promise<T>): Promise<T> {
  const mark = { connections, open: true }
  try {
    return await inside.run(mark, act)
  } finally {
    mark.open = false
  }
}

const recorded = new AsyncLocalStorage<string[]>()

/** Also gives the text of each statement that `act` ran. */
export async function recording<T>(act: () => Promise<T>): Promise<{ value: T; statements: string[] }> {
  const statements: string[] = []
  return { value: await recorded.run(statements, act), statements }
}

/** The loan of a connection: once given back it cannot be used, whoever still holds it. */
class Lease implements DatabaseConnection {
  readonly #connection: Connection
  #returned = false
  #broken = false
  /** The error that aborted the transaction: PostgreSQL would answer `commit` with a silent rollback. */
  #aborted: unknown

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#returned) throw new Error('A transaction that has ended was used again.')
    recorded.getStore()?.push(query.sql)
    if (query.sql === 'commit' && this.#aborted) {
      throw new Error('An earlier error has undone this transaction.', { cause: this.#aborted })
    }
    if (query.sql.startsWith('begin') || query.sql.startsWith('rollback')) this.#aborted = undefined
    const { rows, affected } = await this.#connection
      .query(query.sql, query.parameters.map(parameterText))
      .catch((error) => {
        this.#aborted = error
        // Nobody may get a connection whose transaction is still open.
        if (query.sql === 'rollback') this.#broken = true
        throw error
      })
    // Kysely's contract: the caller names the row type.
    const result = { rows: rows as R[] }
    return affected === undefined ? result : { ...result, numAffectedRows: BigInt(affected) }
  }

  // biome-ignore lint/correctness/useYield: neither embedded nor pooled connections stream; lists are bounded instead.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported.')
  }

  release() {
    this.#returned = true
    this.#connection.release(this.#broken)
  }
}

class LeaseDriver implements Driver {
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const mark = inside.getStore()
    if (mark?.open && mark.connections === this.#connections) {
      throw new Error('The outer database handle was used inside a transaction; use the handle the transaction gave.')
    }
    return new Lease(await this.#connections.acquire())
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const mode = settings.accessMode ? ` ${settings.accessMode}` : ''
    await connection.executeQuery(CompiledQuery.raw(`begin${level}${mode}`))
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(connection: DatabaseConnection) {
    if (connection instanceof Lease) connection.release()
  }

  async destroy() {
    await this.#connections.close()
  }
}

/** PostgreSQL over whichever connections are given. */
export function dialectOver(connections: Connections): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new LeaseDriver(connections),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
