import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPostgres, startPostgres } from '@congtam/db/testing-postgres'

/** Everything that can run on this machine: unit, database (both engines), browser. What cannot is named, and is a failure in CI. */

interface Tally {
  passed: number
  failed: number
  leftOut: string[]
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'congtam-test-'))
const chromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .filter((path) => path !== undefined)
  .find((path) => existsSync(path))

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
      .on('error', () => resolve(1))
      .on('exit', (code) => resolve(code ?? 1))
  })
}

/** A runner that ended badly without reporting any failure has failed itself: that counts as one. */
function settle(tally: Tally, name: string, exitCode: number): Tally {
  if (exitCode === 0 || tally.failed > 0) return tally
  console.error(`${name} ended with code ${exitCode} although no test reported a failure`)
  return { ...tally, failed: 1 }
}

/** `env` chooses the databases: without it the embedded one, with it the stories run on the server. */
async function runVitest(name: string, args: string[], env: Record<string, string>): Promise<Tally> {
  const report = join(reports, `${name}.json`)
  const config = ['run', '--config', 'tooling/test/vitest.config.ts', ...args]
  const code = await run(
    'vitest',
    [...config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  )
  if (!existsSync(report)) return settle({ passed: 0, failed: 0, leftOut: [] }, name, code)
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    testResults: { assertionResults: { status: string; fullName: string }[] }[]
  }
  const skipped = testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
  const leftOut = skipped.map((one) => one.fullName)
  return settle({ passed: numPassedTests, failed: numFailedTests, leftOut }, name, code)
}

async function runBrowser(databaseUrl: string | undefined): Promise<Tally> {
  const report = join(reports, 'browser.json')
  const built = await run('turbo', ['run', 'build', '--filter=@congtam/console', '--output-logs=errors-only'], {
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  })
  if (built !== 0) return { passed: 0, failed: 1, leftOut: [] }
  const code = await run('pnpm', ['--filter', '@congtam/e2e', 'exec', 'playwright', 'test'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    CHROMIUM_PATH: chromium ?? '',
    ...(databaseUrl ? { TEST_DATABASE_URL: databaseUrl } : {}),
  })
  if (!existsSync(report)) return settle({ passed: 0, failed: 0, leftOut: [] }, 'playwright', code)
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  const leftOut = stats.skipped > 0 ? [`${stats.skipped} browser tests`] : []
  return settle({ passed: stats.expected, failed: stats.unexpected + stats.flaky, leftOut }, 'playwright', code)
}

async function main(): Promise<number> {
  const started = Date.now()
  const leftOut: string[] = []
  const onlySome = process.argv.length > 2
  const postgres = findPostgres() ? await startPostgres() : undefined
  if (!postgres) leftOut.push('PostgreSQL stories: no server programs found (Debian: apt-get install postgresql)')
  try {
    const some = process.argv.slice(2)
    const server = postgres ? { TEST_DATABASE_URL: postgres.url } : undefined
    const tallies = [await runVitest('stories', some, server ?? {})]
    if (server && !onlySome) {
      const onServer = { ...server, TEST_DATABASE_KIND: 'server' }
      tallies.push(await runVitest('stories-on-postgresql', ['--project', 'api'], onServer))
    }
    if (!onlySome && chromium) tallies.push(await runBrowser(postgres?.url))
    if (!chromium)
      leftOut.push('browser journeys: no Chromium (Debian: apt-get install chromium, or set CHROMIUM_PATH)')
    leftOut.push(...tallies.flatMap((tally) => tally.leftOut))
    const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
    const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
    for (const name of leftOut) console.log(`left out: ${name}`)
    const unallowed = process.env.CI === 'true' ? leftOut.length : 0
    if (unallowed > 0) console.error(`CI allows nothing to be left out; ${unallowed} were`)
    console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`)
    console.log(`${passed} passed, ${failed + unallowed} failed`)
    return failed + unallowed > 0 || passed === 0 ? 1 : 0
  } finally {
    await postgres?.stop()
    rmSync(reports, { recursive: true, force: true })
  }
}

process.exitCode = await main()
