import { writeFile } from 'node:fs/promises'
import { migrate } from '@congtam/db/migrate'
import { openDatabase } from '@congtam/db/open'
import { generatedFiles } from '@congtam/db/schema/generate'

/** Writes the schema and the row types that the migrations add up to. */
const home = new URL('../../../packages/db/', import.meta.url)
const database = await openDatabase({ memory: true })
try {
  await migrate(database)
  for (const [path, text] of Object.entries(await generatedFiles(database))) {
    await writeFile(new URL(path, home), text)
    console.log(`packages/db/${path}`)
  }
} finally {
  await database.close()
}
