import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAccounts } from '@congtam/api/auth'
import { createLogger } from '@congtam/api/http/log'
import { createServer } from '@congtam/api/server'
import { type Started, startProgram } from '@congtam/api/start/testing-process'
import { Username } from '@congtam/core/access/account'
import { GrantId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { insertGrant } from '@congtam/db/organisation/role-grant'
import { inTenant } from '@congtam/db/transaction'
import autocannon from 'autocannon'
import { closingOf } from './closing.ts'
import { type Figure, middle } from './figure.ts'
import type { Ground } from './ground.ts'
import type { Statement } from './statement.ts'
import { insertReadyUnit, MONTH, type ReadyUnit } from './unit-month.ts'

const CONNECTIONS = 50
const ROUNDS = 3
/** The compiler settles by calls, not by time: on a busy machine seconds would leave the slower side cold. */
const WARM_UP_REQUESTS = 3000
const SECONDS = 3

/** A unit with its head signed in, and both servers over the same database. */
interface Scene {
  unit: ReadyUnit
  cookie: string
  ours: Started
  oursAt: string
  bareAt: string
}

interface Question {
  name: string
  path: string
  input: (unit: ReadyUnit) => unknown
  least: number
}

const questions: readonly Question[] = [
  { name: 'read one task', path: 'task.get', input: ({ taskIds }) => ({ id: taskIds[25] }), least: 0.25 },
  {
    name: 'list 50 tasks',
    path: 'task.list',
    input: ({ unitId }) => ({ unitId, month: MONTH, limit: 50 }),
    least: 0.4,
  },
]

export async function servingFigures(ground: Ground): Promise<Figure[]> {
  return await withServers(ground, async (scene) => {
    const figures: Figure[] = []
    for (const question of questions) figures.push(...(await compare(scene, question)))
    await closeOverHttp(ground, scene)
    figures.push({
      name: 'most memory of the server after both and a closing',
      ours: `${peakMegabytes(scene.ours.process.pid)} MB`,
      floor: '',
      ratio: null,
      goal: null,
    })
    return figures
  })
}

/** Turn by turn, so that what else the machine does meets all. */
async function compare(
  { unit, cookie, oursAt, bareAt }: Scene,
  { name, path, input, least }: Question,
): Promise<Figure[]> {
  const own = `${oursAt}${addressOf(path, input(unit))}`
  const [plain, prepared] = [`${bareAt}/plain/${path}`, `${bareAt}/prepared/${path}`]
  for (const url of [own, plain, prepared]) await load(url, cookie, { amount: WARM_UP_REQUESTS })
  const rates: { own: number; plain: number; prepared: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.push({
      own: await load(own, cookie, { duration: SECONDS }),
      plain: await load(plain, cookie, { duration: SECONDS }),
      prepared: await load(prepared, cookie, { duration: SECONDS }),
    })
  }
  const ours = middle(rates.map((rate) => rate.own))
  const figure = (against: string, floor: number, goal: Figure['goal']): Figure => ({
    name: `${name}: tRPC, session, row-level security / ${against}`,
    ours: requests(ours),
    floor: requests(floor),
    ratio: ours / floor,
    goal,
  })
  return [
    figure('the same statements on bare Fastify', middle(rates.map((rate) => rate.plain)), { least }),
    figure('the same, prepared', middle(rates.map((rate) => rate.prepared)), null),
  ]
}

function requests(rate: number): string {
  return `${Math.round(rate).toLocaleString('en')} requests/s`
}

async function load(url: string, cookie: string, until: { amount: number } | { duration: number }): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, headers: { cookie }, ...until })
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return result['2xx'] / result.duration
}

function addressOf(path: string, input: unknown): string {
  return `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`
}

async function withServers<T>(ground: Ground, act: (scene: Scene) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'congtam-bench-'))
  const secret = randomBytes(32).toString('hex')
  const unit = await insertReadyUnit(ground, 9_001)
  const { cookie, statements } = await recordQuestions(ground, unit, secret)
  const file = join(folder, 'statements.json')
  writeFileSync(file, JSON.stringify(statements))
  const bare = spawn(process.execPath, [fileURLToPath(new URL('bare-server.ts', import.meta.url)), ground.url, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const env = { DATABASE_URL: ground.url, SECRET: secret, SAMPLE: 'no', REQUESTS_PER_MINUTE: '100000000' }
  const ours = startProgram(folder, { env })
  try {
    const [said] = await once(bare.stdout, 'data')
    return await act({ unit, cookie, ours, oursAt: await ours.address, bareAt: String(said).trim() })
  } finally {
    bare.kill()
    await ours.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Signs the unit's head in and learns, by asking our own server once, what it sends for each question. */
async function recordQuestions(ground: Ground, unit: ReadyUnit, secret: string) {
  const { database, tenantId } = ground
  const server = await createServer({
    database,
    secret,
    consoleFolder: tmpdir(),
    logger: createLogger('silent', process.stderr),
  })
  const credentials = await makeHead(ground, unit)
  const headers = { origin: 'http://localhost', host: 'localhost' }
  const signedIn = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    headers,
    payload: credentials,
  })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const statements: Record<string, Statement[]> = {}
  for (const { path, input } of questions) {
    const url = addressOf(path, input(unit))
    const asked = await ground.recorded(() => server.inject({ url, headers: { ...headers, cookie } }))
    if (asked.value.statusCode !== 200) throw new Error(`${path}: ${asked.value.body}`)
    statements[path] = asked.statements
  }
  await server.close()
  return { cookie, statements, tenantId, database }
}

async function makeHead({ database, tenantId }: Ground, { unitId, people }: ReadyUnit) {
  const credentials = { username: Username.parse('truong.do'), password: randomUUID() }
  const officialId = people[0]?.officialId ?? null
  const [userId] = await createAccounts(
    database,
    [{ ...credentials, name: 'Trưởng phòng', tenantId, officialId }],
    new Date(),
  )
  if (userId === undefined) throw new Error('No account was made')
  const dated = { validFrom: Day.parse('2025-07-01'), validTo: null }
  const grant = { id: GrantId.parse(randomUUID()), userId, role: 'head' as const, unitId, ...dated }
  await inTenant(database, tenantId, (db) => insertGrant(db, tenantId, grant))
  return credentials
}

async function closeOverHttp(ground: Ground, { unit, cookie, oursAt }: Scene): Promise<void> {
  const { unitId, month, planVersion, resultsSha256 } = await closingOf(ground, unit)
  const response = await fetch(`${oursAt}/trpc/month.close`, {
    method: 'POST',
    headers: { cookie, origin: oursAt, 'content-type': 'application/json' },
    body: JSON.stringify({ key: randomUUID(), unitId, month, planVersion, resultsSha256 }),
  })
  if (!response.ok) throw new Error(`month.close: ${await response.text()}`)
}

/** The most memory that the process ever held, as the kernel counted it. */
export function peakMegabytes(pid: number | undefined): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
