import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { closingFigures } from './closing.ts'
import { type Figure, met, printFigures } from './figure.ts'
import { openGround } from './ground.ts'
import { importingFigures } from './importing.ts'
import { provinceFigures } from './province/province.ts'
import { explainingFigures } from './scoring/explaining.ts'
import { numericFigures } from './scoring/numeric.ts'
import { peerFigures } from './scoring/peers.ts'
import { scoringFigures } from './scoring/scoring.ts'
import { servingFigures } from './serving.ts'
import { simulatingFigures } from './simulating/simulating.ts'
import { startingFigures } from './starting.ts'

/** Figures are read by people, who know what else the machine did; only `--strict` makes a missed goal an error. */
const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } })

const began = performance.now()
const load = loadavg().map((value) => value.toFixed(1))
const figures: Figure[] = []
let server: string | undefined
try {
  await measureAll()
} catch (error) {
  // What was measured before is shown all the same.
  console.error(error)
  process.exitCode = 1
}

printFigures(figures)
console.log(
  `\nNode ${process.version} on ${cpus().length} × ${cpus()[0]?.model.trim()}; load before ${load.join(', ')}.`,
)
if (server) console.log(`${server} on this machine, fsync and synchronous_commit off for both sides.`)
else console.log('No PostgreSQL on this machine: importing, closing and serving were not measured.')
console.log(`Measured in ${Math.round((performance.now() - began) / 1000)} s.`)
if (values.strict && figures.some((figure) => met(figure) === false)) process.exitCode = 1

async function measureAll(): Promise<void> {
  figures.push(...(await scoringFigures()))
  figures.push(...(await explainingFigures()))
  figures.push(...(await peerFigures()))
  figures.push(...(await simulatingFigures()))
  figures.push(...(await startingFigures()))
  const ground = await openGround()
  if (!ground) return
  server = ground.version
  try {
    figures.push(...(await numericFigures(ground)))
    figures.push(...(await importingFigures(ground)))
    figures.push(...(await closingFigures(ground)))
    figures.push(...(await servingFigures(ground)))
    // Last: the tables are large from here on.
    figures.push(...(await provinceFigures(ground)))
  } finally {
    await ground.close()
  }
}
