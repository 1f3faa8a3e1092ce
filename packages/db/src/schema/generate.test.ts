import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testDatabases } from '../testing.ts'
import { generatedFiles } from './generate.ts'

test('the committed schema and row types are what the migrations add up to, on every database', async () => {
  for (const database of await testDatabases()) {
    for (const [path, text] of Object.entries(await generatedFiles(database))) {
      const committed = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
      expect(text, `${path} is out of date on the ${database.kind} database: run pnpm db:generate`).toBe(committed)
    }
  }
})
