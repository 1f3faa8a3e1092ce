import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { openDatabase } from '../open.ts'

/** Reads and writes values of every type that we store, for the parity test to run under other time zones. */
const [place = ''] = process.argv.slice(2)
const database = await openDatabase(
  place.startsWith('postgres') ? { url: place } : { memory: true, content: new Uint8Array(await readFile(place)) },
)
const { kysely } = database
const at = new Date('2026-08-31T17:30:00.123Z')

await sql`create temporary table parity (
  n integer, big bigint, huge bigint, d date, at timestamptz, plain timestamp, j jsonb, b bytea, t text, ok boolean, u uuid,
  amount numeric, texts text[], days date[], numbers integer[])`.execute(kysely)
await sql`insert into parity values (
  ${42}, ${9_007_199_254_740_991}, ${'9007199254740993'}, ${'2026-03-01'}, ${at}, ${'2026-08-31 17:30:00'},
  ${JSON.stringify({ keepThis_key: [1, 'a', null] })}, ${new Uint8Array([0, 92, 255])}, ${'Đặng Thị "Ơn"'}, ${true},
  ${'019a0000-0000-7000-8000-000000000001'}, ${'12.50'}, ${['a,b', 'NULL', '', '"\\', null]}, ${['2026-03-01']}, ${[1, -2]})`.execute(
  kysely,
)
const { rows } = await sql`select *, now() - ${at} > interval '0' as compared from parity`.execute(kysely)
const { rows: counted } = await sql`
  select count(*) as n, sum(5::int4) as total, date '2026-03-01' as the_day, timestamptz '1890-01-01 00:00+07:06:30' as old, null::integer as none,
    max(at) as last from parity where d = ${'2026-03-01'} and n = any(${[42]}::integer[]) and at = ${at}`.execute(
  kysely,
)
const written = await sql`update parity set n = 1`.execute(kysely)
const refused = await sql`insert into parity (u) values ('x')`.execute(kysely).catch((error) => ({ code: error.code }))
await database.close()

const kinds = (row: unknown) =>
  Object.entries(row as object).map(([key, value]) => [
    key,
    value?.constructor?.name ?? 'null',
    value instanceof Uint8Array ? [...value] : value,
  ])
console.log(JSON.stringify([rows.map(kinds), counted.map(kinds), String(written.numAffectedRows), refused]))
