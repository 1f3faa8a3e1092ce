import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '@congtam/db/open'
import { readEnv } from '../start/env.ts'
import { lineOf, StartFailure } from '../start/start-failure.ts'
import { runRescore } from './command.ts'

/** The database of the server, as it is: re-scoring neither migrates nor makes one. */
async function open(): Promise<Database> {
  const { DATABASE_URL: url, DATA_FOLDER: folder } = readEnv(process.env)
  if (url !== undefined) return await openDatabase({ url })
  if (existsSync(join(folder, 'database'))) return await openDatabase({ folder })
  throw new StartFailure(
    `không có cơ sở dữ liệu trong ${folder}. Đặt DATA_FOLDER hoặc DATABASE_URL.`,
    `there is no database in ${folder}; set DATA_FOLDER or DATABASE_URL`,
  )
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

process.exitCode = await runRescore(process.argv.slice(2), { open, say, complain }).catch((error: unknown) => {
  complain(lineOf(error))
  return 2
})
