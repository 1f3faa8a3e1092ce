import { sql } from 'kysely'
import { openDatabase } from '../open.ts'

/** Opens a folder and writes a row at a time, naming each one kept, until it is killed; with `once` it writes one and just ends. */
const [folder = '', once] = process.argv.slice(2)
const database = await openDatabase({ folder })
await sql`create table if not exists kept (n integer primary key generated always as identity)`.execute(database.kysely)
do {
  const { rows } = await sql<{ n: number }>`insert into kept default values returning n`.execute(database.kysely)
  console.log(rows[0]?.n)
} while (!once)
