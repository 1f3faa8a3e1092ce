import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chdir } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

/**
 * `pnpm mutate [area …]`: changes the rules of core in a copy, one place at a time, and asks whether a test sees it. Takes
 * minutes an area with one processor, so it is no part of `pnpm test`.
 */
const areas = {
  score: ['score.ts', 'measure.ts', 'summed/*.ts'],
  quota: ['year/{quota,placing,gate,score-year,mean,conduct}.ts'],
  group: ['group/*.ts'],
  grade: ['grade/*.ts'],
  criteria: ['criteria/**/*.ts'],
} as const
type Area = keyof typeof areas
type LogLevel = NonNullable<ConstructorParameters<typeof Stryker>[0]['logLevel']>

// The keys of a constant object are exactly its type's keys.
const known = Object.keys(areas) as Area[]
/** Of a hundred changes so many must be seen. */
const LEAST = 90

const { values, positionals } = parseArgs({
  options: { survivors: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const asked = known.filter((area) => positionals.length === 0 || positionals.includes(area))
if (asked.length < positionals.length) throw new Error(`Areas are ${known.join(', ')}`)

chdir(fileURLToPath(new URL('../../../packages/core', import.meta.url)))
let isEnough = true
for (const area of asked) {
  const { killed, timeout, survived, uncovered } = await mutated(area)
  const score = (100 * (killed + timeout)) / (killed + timeout + survived + uncovered)
  isEnough &&= score >= LEAST
  console.log(
    `${area.padEnd(9)} ${score.toFixed(1)} %: ${killed} killed, ${timeout} timed out, ${survived} survived, ${uncovered} covered by no test`,
  )
}
if (!isEnough) process.exitCode = 1

async function mutated(area: Area) {
  const results = await new Stryker({
    mutate: [...areas[area].map((path) => `src/evaluation/${path}`), '!**/*.test.ts', '!**/testing-*.ts'],
    testRunner: 'vitest',
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
    vitest: { configFile: fileURLToPath(new URL('vitest-config.ts', import.meta.url)), related: true },
    tempDirName: join(tmpdir(), 'congtam-mutate'),
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // A busy machine must not look like an endless loop.
    timeoutMS: 20_000,
    // Schemas and labels are made once when a module is loaded: the types and the rulesets' own tests speak for them.
    ignoreStatic: true,
    // The type checker asks for `?.` wherever an element is read by its index, also where there always is one.
    mutator: { excludedMutations: ['OptionalChaining'] },
    reporters: values.survivors ? ['clear-text'] : [],
    clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false, reportScoreTable: false },
    // Its type is an enum that has no values at run time.
    logLevel: 'error' as LogLevel,
  }).runMutationTest()
  const count = (status: string) => results.filter((result) => result.status === status).length
  return {
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
  }
}
