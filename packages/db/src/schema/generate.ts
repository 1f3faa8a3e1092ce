import type { Database } from '../open.ts'
import { asOwner } from '../transaction.ts'
import { listTables } from './catalogue.ts'
import { schemaText } from './dump.ts'
import { rowTypes } from './row-types.ts'

/** The generated files of this package, by their path in it, from a migrated database. */
export async function generatedFiles(database: Database): Promise<Record<string, string>> {
  const tables = await asOwner(database, listTables)
  return { 'schema.sql': schemaText(tables), 'src/schema.generated.ts': rowTypes(tables) }
}
