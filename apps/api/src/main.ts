import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { migrate } from '@congtam/db/migrate'
import { type Database, openDatabase } from '@congtam/db/open'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner } from '@congtam/db/transaction'
import { pino } from 'pino'
import { createLogger } from './http/log.ts'
import { startLaboratory } from './laboratory/laboratory.ts'
import { createServer } from './server.ts'
import { type Env, readEnv } from './start/env.ts'
import { contentOf, loadFirstSample, renewPasswords, type SignInData, signInTable } from './start/first-start.ts'
import { startHourlyWork } from './start/hourly.ts'
import { ensurePortFree, listenFailure } from './start/port.ts'
import { beginProvince, type RealProvince, realProvince } from './start/province.ts'
import { keptSecret } from './start/secret.ts'
import { lineOf, StartFailure } from './start/start-failure.ts'

const consoleFolder = fileURLToPath(new URL('../../console/dist', import.meta.url))

const say = (text: string) => process.stdout.write(`${text}\n`)

async function start(): Promise<void> {
  const env = readEnv(process.env)
  const asked = readArguments()
  const province = asked.province === undefined ? undefined : await realProvince(asked.province)
  await ensurePortFree(env.PORT, env.HOST)
  const database = await openPrepared(env)
  try {
    const signIns = await givePasswords(database, env, { ...asked, province })
    await serve(database, env, signIns)
  } catch (error) {
    await database.close()
    throw error
  }
}

interface Asked<Province> {
  /** Whose passwords are to be made anew: nobody's, all where the list is empty, or those named. */
  renewal: string[] | undefined
  /** The real province that an empty database begins with. */
  province: Province | undefined
}

function readArguments(): Asked<string> {
  try {
    const options = {
      'new-passwords': { type: 'boolean' },
      'new-password': { type: 'string', multiple: true },
      province: { type: 'string' },
    } as const
    const { values } = parseArgs({ options })
    const names = values['new-password'] ?? []
    return {
      renewal: values['new-passwords'] || names.length > 0 ? names : undefined,
      province: values.province,
    }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new StartFailure(
      'tham số không hợp lệ; chỉ có --province=<mã tỉnh>, --new-passwords và --new-password=<tên đăng nhập>.',
      problem,
    )
  }
}

async function openPrepared(env: Env): Promise<Database> {
  if (env.DATABASE_URL !== undefined) return await migrated(await openDatabase({ url: env.DATABASE_URL }))
  const folder = env.DATA_FOLDER
  const database = await migrated(await openDatabase({ folder }))
  if ((await contentOf(database)) !== 'interrupted') return database
  // Nobody could sign in to it, so nothing of anybody's is in it; it is put aside all the same, not removed.
  await database.close()
  renameSync(join(folder, 'database'), join(folder, `interrupted-${Date.now()}`))
  return await migrated(await openDatabase({ folder }))
}

async function migrated(database: Database): Promise<Database> {
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The passwords to tell, if any were given at this start. */
async function givePasswords(database: Database, env: Env, asked: Asked<RealProvince>): Promise<SignInData[]> {
  const now = new Date()
  const content = await contentOf(database)
  if (content === 'interrupted') {
    throw new StartFailure(
      'lần chạy đầu đã dừng giữa chừng nên dữ liệu mẫu chưa đủ. Tạo cơ sở dữ liệu trống rồi chạy lại.',
      'the first start was interrupted; make an empty database and start again.',
    )
  }
  if (content === 'empty') return await begin(database, env, asked.province, now)
  if (asked.province) await ensureSameProvince(database, asked.province)
  return asked.renewal ? await renewPasswords(database, asked.renewal, now) : []
}

/** Invented people never come into a server's database unless they were asked for. */
async function begin(
  database: Database,
  env: Env,
  province: RealProvince | undefined,
  now: Date,
): Promise<SignInData[]> {
  if (province) {
    say(`Lần chạy đầu: đang tạo ${province.communes.length} xã, phường của ${province.province.name}…`)
    return await beginProvince(database, province, now)
  }
  const wantsSample = env.SAMPLE === undefined ? database.kind === 'embedded' : env.SAMPLE === 'yes'
  if (!wantsSample) {
    throw new StartFailure(
      'cơ sở dữ liệu còn trống. Chạy với --province <mã tỉnh> để bắt đầu tỉnh thật, hoặc đặt SAMPLE=yes để dùng thử với dữ liệu hư cấu.',
      'the database is empty; start with --province <code> for a real province, or with SAMPLE=yes for the invented sample.',
    )
  }
  say('Lần chạy đầu: đang tạo tỉnh mẫu, người trong đó là hư cấu…')
  return await loadFirstSample(database, env, now)
}

/** The same command may start a province again and again, but never over another one. */
async function ensureSameProvince(database: Database, { province }: RealProvince): Promise<void> {
  const tenants = await asOwner(database, listTenants)
  if (tenants.some(({ code }) => code === province.code)) return
  const known = tenants.map(({ name }) => name).join(', ')
  throw new StartFailure(
    `cơ sở dữ liệu này đã có dữ liệu (${known}). Dùng cơ sở dữ liệu trống cho ${province.name}, hoặc bỏ --province.`,
    `this database already holds ${known}; use an empty one, or leave --province out.`,
  )
}

async function serve(database: Database, env: Env, signIns: SignInData[]): Promise<void> {
  const { PORT: port, HOST: host } = env
  const logger = createLogger(env.LOG_LEVEL, pino.destination(2))
  const server = await createServer({
    database,
    secret: env.SECRET ?? keptSecret(env.DATA_FOLDER),
    logger,
    consoleFolder,
    publicUrl: env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL),
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
  })
  const hourly = startHourlyWork(database, logger)
  const laboratory = startLaboratory(database, logger)
  const close = async () => {
    await laboratory.stop()
    await hourly.stop()
    await server.close()
    await database.close()
  }
  try {
    await server.listen({ port, host })
  } catch (error) {
    await laboratory.stop()
    await hourly.stop()
    throw listenFailure(error, port, host)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0), endWith))
  }
  const [bound] = server.addresses()
  const listening = typeof bound === 'object' ? bound.port : port
  tellWhere(
    env.PUBLIC_URL ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${listening}`,
    signIns,
  )
}

function tellWhere(address: string, signIns: SignInData[]): void {
  if (!existsSync(join(consoleFolder, 'index.html'))) say('Chưa có giao diện: chạy "npx --yes pnpm@12 start" để dựng.')
  if (signIns.length > 0) {
    say('\nDữ liệu đăng nhập (chỉ hiện một lần):\n')
    say(`${signInTable(signIns)}\n`)
  } else {
    say('Mật khẩu chỉ hiện ở lần chạy đầu. Cấp lại cho mọi người: npx --yes pnpm@12 start --new-passwords')
  }
  say(`Công Tâm: ${address}`)
}

function endWith(error: unknown): void {
  process.stderr.write(`${lineOf(error)}\n`)
  // A database that failed to open may leave a thread that would keep the process.
  process.exit(1)
}

await start().catch(endWith)
