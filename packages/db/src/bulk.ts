import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from './db.ts'
import { asBulk } from './rules/query.ts'
import { columnTypes } from './schema.generated.ts'

/** `unnest` sends a column as one array and is the faster; `values` also works where the engine spreads tables over machines. */
export type BulkStrategy = 'unnest' | 'values'

/** The protocol counts parameters in 16 bits. */
const MOST_PARAMETERS = 65_535
const ROWS_A_STATEMENT = 5_000

/** Inserts any number of rows in few statements. All rows name the same columns as the first. */
export async function insertMany<Table extends keyof Tables>(
  db: Db,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
  strategy: BulkStrategy = 'unnest',
): Promise<void> {
  const [first] = rows
  if (!first) return
  // An insertable row's keys are its table's columns.
  const columns = Object.keys(first) as (keyof Tables[Table] & string)[]
  for (const row of rows) checkColumns(row, columns)
  const size = strategy === 'unnest' ? ROWS_A_STATEMENT : Math.floor(MOST_PARAMETERS / columns.length)
  const insert = strategy === 'unnest' ? insertColumns : insertRows
  for (let start = 0; start < rows.length; start += size) {
    await asBulk(() => insert(db, table, columns, rows.slice(start, start + size)))
  }
}

/** A row with another set of columns would shift its values under wrong names. */
function checkColumns(row: object, columns: readonly string[]): void {
  const keys = Object.keys(row)
  if (keys.length !== columns.length || columns.some((column) => !Object.hasOwn(row, column))) {
    throw new Error(`Rows of one insert differ in their columns: ${columns.join()} and ${keys.join()}`)
  }
}

async function insertColumns<Table extends keyof Tables>(
  db: Db,
  table: Table,
  columns: readonly (keyof Tables[Table] & string)[],
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const arrays = columns.map((column) => {
    // Reading a row by one of its own columns.
    const values = rows.map((row) => (row as Record<string, unknown>)[column])
    return sql`${sql.val(values)}::${sql.raw(columnTypes[table][column])}[]`
  })
  const names = columns.map((column) => sql.ref(column))
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) select * from unnest(${sql.join(arrays)})`.execute(db)
}

async function insertRows<Table extends keyof Tables>(
  db: Db,
  table: Table,
  _columns: readonly string[],
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  await db.insertInto(table).values(rows).execute()
}
