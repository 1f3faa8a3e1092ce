import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type RatedWork, scoreTexts } from '@congtam/db/evaluation/score-statement'
import { engineText, type Flavour, seeded, someMonth } from '@congtam/db/evaluation/testing-history'
import { migrate } from '@congtam/db/migrate'
import { type Database, openDatabase } from '@congtam/db/open'
import { startPostgres } from '@congtam/db/testing-postgres'
import { asOwner } from '@congtam/db/transaction'

/** `pnpm double`: generated months are scored by the engine and by one SQL statement, and compared as text. 1 where any differs. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '335' } },
})
const count = Number(values.count)
const BATCH = 5_000
/** Of ten batches; ties are where rounding goes wrong, so they are half. */
const FLAVOURS: Flavour[] = ['ties', 'usual', 'ties', 'usual', 'ties', 'vast', 'ties', 'usual', 'ties', 'usual']

const server = await startPostgres()
// A plan made for any arrays expects few rows and loops over thousands: ten times slower from the sixth batch on.
const options = '?options=-c%20plan_cache_mode%3Dforce_custom_plan'
const database = await openDatabase(server ? { url: `${server.url}${options}`, poolSize: 1 } : { memory: true })
try {
  await migrate(database)
  process.exitCode = await compareAll(database)
} finally {
  await database.close()
  await server?.stop()
}

async function compareAll(database: Database): Promise<0 | 1> {
  const began = performance.now()
  const random = seeded(Number(values.seed))
  let [done, tasks, differences] = [0, 0, 0]
  let bySql = 0
  while (done < count) {
    const flavour = FLAVOURS[(done / BATCH) % FLAVOURS.length] ?? 'usual'
    const months = Array.from({ length: Math.min(BATCH, count - done) }, () => someMonth(random, flavour))
    const start = performance.now()
    const pending = asOwner(database, (db) => scoreTexts(db, months)).finally(() => {
      bySql += performance.now() - start
    })
    // The statement goes out first, so that both computations run at the same time.
    await setImmediate()
    differences += tell(months, months.map(engineText), await pending)
    done += months.length
    tasks += months.reduce((sum, { work }) => sum + work.length, 0)
  }
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${done.toLocaleString('en')} scores over ${tasks.toLocaleString('en')} tasks, seed ${values.seed}: ${differences} differences.`,
  )
  console.log(
    `${seconds.toFixed(1)} s, of which ${(bySql / 1000).toFixed(1)} s awaited ${server?.version ?? 'PGlite'}; half of the scores tie-heavy, a tenth with the largest numbers.`,
  )
  return differences === 0 ? 0 : 1
}

function tell(months: readonly RatedWork[], byEngine: readonly string[], bySql: readonly string[]): number {
  const different = byEngine.flatMap((text, at) => (text === bySql[at] ? [] : [at]))
  for (const at of different.slice(0, 3)) {
    console.log(`engine ${byEngine[at]}\nSQL    ${bySql[at] ?? '–'}\nfacts  ${JSON.stringify(months[at])}\n`)
  }
  return different.length
}
