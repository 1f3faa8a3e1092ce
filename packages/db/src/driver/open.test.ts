import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../open.ts'
import { asOwner } from '../transaction.ts'
import { backUp, backUpIfDue, listBackups, restoreBackup } from './backup.ts'
import { OpenFailure } from './open-failure.ts'

/** A folder with an empty database and a backup of today, which take seconds to make; each test begins from a copy. */
let made = ''
let folder = ''
let children: ChildProcess[] = []

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'congtam-folder-'))
  await (await openDatabase({ folder: made })).close()
  await (await openDatabase({ folder: made })).close()
})
afterAll(() => rm(made, { recursive: true, force: true }))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'congtam-folder-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await rm(folder, { recursive: true, force: true })
})

function holder(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./holder.ts', import.meta.url)), folder, ...args])
  children.push(child)
  return child
}

/** Runs a holder until it has kept `count` rows, then kills it; gives the last row it named. */
async function killedAfter(count: number): Promise<number> {
  const child = holder()
  let last = 0
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) {
    last = Number(line)
    if (last >= count) child.kill('SIGKILL')
  }
  return last
}

const kept = async () => {
  const database = await openDatabase({ folder })
  const { rows } = await sql<{ n: number }>`select max(n) as n from kept`.execute(database.kysely)
  await database.close()
  return rows[0]?.n
}

const failure = (act: Promise<unknown>) =>
  act.then(
    () => 'opened',
    (error: unknown) => error,
  )

const givenDatabase = () => cp(made, folder, { recursive: true })

describe('a data folder', () => {
  beforeEach(givenDatabase)

  test('keeps what was written, also when the process is killed, and is free again at once', async () => {
    const first = await killedAfter(20)
    const between = await kept()
    expect(between).toBeGreaterThanOrEqual(first)
    const second = await killedAfter((between ?? 0) + 20)
    expect(await kept()).toBeGreaterThanOrEqual(second)
  })

  test('is refused to a second process while one holds it, with who holds it', async () => {
    const child = holder()
    await once(child.stdout ?? child, 'data')
    const error = await failure(openDatabase({ folder }))
    expect(error).toBeInstanceOf(OpenFailure)
    expect(error).toMatchObject({ code: 'folderInUse' })
    expect((error as OpenFailure).en).toContain(`pid ${child.pid}`)
    expect((error as OpenFailure).vi).toContain('đang được một tiến trình Công Tâm khác dùng')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await kept()).toBeGreaterThan(0)
  })

  test('is refused to a second opening in the same process, and free after closing', async () => {
    const database = await openDatabase({ folder })
    expect(await failure(openDatabase({ folder }))).toMatchObject({ code: 'folderInUse' })
    await database.close()
    await database.close()
    await (await openDatabase({ folder })).close()
  })

  test('is taken by one of several processes that start at the same moment', async () => {
    await killedAfter(1)
    const starts = [holder(), holder(), holder(), holder()]
    const outcomes = await Promise.all(
      starts.map(async (child) => {
        let refused = ''
        child.stderr?.on('data', (text) => {
          refused += text
        })
        return await Promise.race([
          once(child.stdout ?? child, 'data').then(() => 'opened'),
          once(child, 'exit').then(() => (refused.includes('in use by another') ? 'refused' : refused)),
        ])
      }),
    )
    expect(outcomes.sort()).toEqual(['opened', 'refused', 'refused', 'refused'])
  })

  test('does not keep a process alive that forgot to close it', async () => {
    const child = holder('once')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(await kept()).toBe(1)
  })

  test('that is damaged says where the backups are, and opens again from one of them', async () => {
    await writeFile(join(folder, 'database', 'PG_VERSION'), '9')
    const error = await failure(openDatabase({ folder }))
    expect(error).toMatchObject({ code: 'folderUnusable' })
    expect((error as OpenFailure).en).toContain('backups')
    const [backup = ''] = await listBackups(folder)
    await restoreBackup(folder, backup, new Date())
    await (await openDatabase({ folder })).close()
  })
})

describe('backups of a data folder', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 7, number, 1))
  const content = async () => new Uint8Array([1, 2, 3])

  test('are made when a folder is opened, the newest five are kept, and a crash halfway leaves no broken one', async () => {
    for (let number = 1; number <= 7; number++) await backUp(folder, content, day(number))
    await writeFile(join(folder, 'backups', 'congtam-2026-08-08T01-00-00.tar.gz.part'), 'half')
    expect(await listBackups(folder)).toEqual(
      [7, 6, 5, 4, 3].map((number) => `congtam-2026-08-0${number}T01-00-00.tar.gz`),
    )
  })

  test('are not pushed out by restarts on one day', async () => {
    await backUpIfDue(folder, content, day(1))
    await backUpIfDue(folder, content, new Date(day(1).getTime() + 3_600_000))
    expect(await listBackups(folder)).toHaveLength(1)
    await backUpIfDue(folder, content, day(2))
    expect(await listBackups(folder)).toHaveLength(2)
  })

  test('bring back what was there, and keep what is replaced', async () => {
    await givenDatabase()
    const before = await killedAfter(5)
    const database = await openDatabase({ folder })
    const name = await backUp(folder, database.dump, day(28))
    await sql`drop table kept`.execute(database.kysely)
    expect(await failure(restoreBackup(folder, name, day(29)))).toMatchObject({ code: 'folderInUse' })
    await database.close()

    const replaced = await restoreBackup(folder, name, day(29))
    expect(await kept()).toBeGreaterThanOrEqual(before)
    expect(await readdir(folder)).toContain(replaced)
  })
})

describe('a server that cannot be used is one clear failure', () => {
  test.each([
    ['not a url', 'urlInvalid'],
    ['mysql://a@b/c', 'urlInvalid'],
    ['postgres://postgres@localhost:5432', 'urlInvalid'],
  ])('%s', async (url, code) => {
    expect(await failure(openDatabase({ url }))).toMatchObject({ name: 'OpenFailure', code })
  })

  test('nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    server.close()
    await once(server, 'close')
    const error = await failure(openDatabase({ url: `postgres://a:secret@127.0.0.1:${port}/c` }))
    expect(error).toMatchObject({ code: 'unreachable' })
    expect((error as OpenFailure).vi).toContain('Không kết nối được')
    expect((error as OpenFailure).message).not.toContain('secret')
  })

  test.runIf(process.env.TEST_DATABASE_URL)('no such database', async () => {
    const other = new URL(process.env.TEST_DATABASE_URL ?? '')
    other.pathname = '/no_such_database'
    expect(await failure(openDatabase({ url: other.href }))).toMatchObject({ code: 'unreachable' })
  })

  test.runIf(process.env.TEST_DATABASE_URL)(
    'a connection that the server drops fails one request and not the next',
    async () => {
      const database = await openDatabase({ url: process.env.TEST_DATABASE_URL ?? '', poolSize: 2 })
      const drop = asOwner(database, async (db) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
        await inOther(database, sql`select pg_terminate_backend(${rows[0]?.pid})`)
        await sql`select 1`.execute(db)
      })
      await expect(drop).rejects.toThrow()
      expect(await asOwner(database, async () => 'works')).toBe('works')
      await database.close()
    },
  )
})

/** Runs a statement on a connection of its own, outside the transaction around the call. */
async function inOther(database: Database, statement: RawBuilder<unknown>): Promise<void> {
  const connection = await database.connections.acquire()
  await connection.query(
    statement.compile(database.kysely).sql,
    statement.compile(database.kysely).parameters.map(String),
  )
  connection.release(false)
}
