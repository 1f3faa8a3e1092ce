import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Writes a megabyte at a time until the disk refuses, then reads and writes on; the disk gets room when told. */
const story = `
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { openDatabase } from '${new URL('./open.ts', import.meta.url).href}'
import { asOwner } from '${new URL('./transaction.ts', import.meta.url).href}'
const folder = process.env.FOLDER
const database = await openDatabase({ folder })
await sql\`create table kept (n integer, content bytea)\`.execute(database.kysely)
const write = (n) => asOwner(database, (db) => sql\`insert into kept values (\${n}, \${randomBytes(1_000_000)})\`.execute(db)).then(() => 'kept', (error) => error.code)
let kept = 0
let answer = 'kept'
while (answer === 'kept') { answer = await write(kept); if (answer === 'kept') kept += 1 }
const told = [answer, await write(-1)]
execFileSync('mount', ['-o', 'remount,size=400m', folder])
const { rows } = await sql\`select count(*) as n from kept\`.execute(database.kysely)
told.push(rows[0].n === kept, await write(kept))
await database.close()
console.log(JSON.stringify(told))
`

test('a disk that is full to the last byte refuses writes, loses nothing and is written again when it has room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'congtam-full-'))
  const inner = 'mount -t tmpfs -o size=130m none "$FOLDER" && exec "$0" --input-type=module -e "$STORY"'
  const { stdout } = await promisify(execFile)(
    'unshare',
    ['--mount', '--map-root-user', 'sh', '-c', inner, process.execPath],
    { cwd: new URL('.', import.meta.url), env: { ...process.env, FOLDER: folder, STORY: story }, timeout: 60_000 },
  )
  expect(JSON.parse(stdout)).toEqual(['storage.full', 'storage.full', true, 'kept'])
}, 90_000)
