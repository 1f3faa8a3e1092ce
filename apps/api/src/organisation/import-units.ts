import { migrate } from '@congtam/db/migrate'
import { openDatabase } from '@congtam/db/open'
import { importUnits } from '@congtam/sample/load'
import { readEnv } from '../start/env.ts'
import { lineOf } from '../start/start-failure.ts'

/** `pnpm units:import`: brings the table of provinces and communes to what the data package says. */
async function run(): Promise<void> {
  const { DATABASE_URL: url, DATA_FOLDER: folder } = readEnv(process.env)
  const database = await openDatabase(url === undefined ? { folder } : { url })
  try {
    await migrate(database)
    const { added, changed, unchanged } = await importUnits(database)
    process.stdout.write(
      `Đơn vị hành chính: thêm ${added}, sửa ${changed}, giữ nguyên ${unchanged}. (${added} added, ${changed} changed, ${unchanged} unchanged)\n`,
    )
  } finally {
    await database.close()
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${lineOf(error)}\n`)
  process.exit(1)
})
