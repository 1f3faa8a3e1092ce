import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openDatabase } from '@congtam/db/open'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newFolder, type Started, type StartSettings, startProgram } from './testing-process.ts'

/** Signs in over HTTP and gives the cookie; undefined where that is refused. */
async function signIn(address: string, username: string, password: string): Promise<string | undefined> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return response.ok ? response.headers.getSetCookie()[0]?.split(';')[0] : undefined
}

async function store(address: string, cookie: string, content: Uint8Array<ArrayBuffer>) {
  const headers = { cookie, origin: new URL(address).origin, 'content-type': 'application/octet-stream' }
  const response = await fetch(`${address}/files`, { method: 'POST', headers, body: content })
  // Either of the two forms that the address answers in.
  return { status: response.status, body: (await response.json()) as { sha256?: string; code?: string } }
}

/** Asks a question of the API. */
async function ask(address: string, cookie: string, path: string, input: unknown): Promise<unknown> {
  const response = await fetch(`${address}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: { cookie },
  })
  return (await response.json()) as unknown
}

/** A real province at its first start: its administrator comes in and finds the official units, and nobody else. */
async function expectThanhHoa(address: string, out: string): Promise<void> {
  const cookie = (await signIn(address, 'quantri', passwordOf(out, 'quantri'))) ?? ''
  const data = (rows: unknown) => ({ result: { data: { rows } } })
  const found = await ask(address, cookie, 'unit.list', { search: 'hoa quy' })
  expect(found).toMatchObject(data([{ name: 'UBND xã Hóa Quỳ', kind: 'commune', code: '16186', people: 0 }]))
  const top = await ask(address, cookie, 'unit.list', { search: 'tinh thanh hoa' })
  expect(top).toMatchObject(data([{ name: 'UBND tỉnh Thanh Hóa', kind: 'province', code: '38', parentId: null }]))
  expect(await ask(address, cookie, 'official.list', {})).toMatchObject(data([]))
  expect(out.match(/[a-z2-9]{4}(-[a-z2-9]{4}){3}/g)).toHaveLength(1)
}

const passwordOf = (out: string, username: string) =>
  new RegExp(`^ +${username.replaceAll('.', '\\.')} +([a-z2-9-]{19}) `, 'm').exec(out)?.[1] ?? ''

/** A start that must fail: one line, an exit code, and nothing left of it. */
async function refusedStart(folder: string, settings: StartSettings): Promise<string> {
  const started = startProgram(folder, settings)
  const code = await started.ended
  expect([code, started.err.trim().split('\n').length]).toEqual([1, 1])
  return started.err.trim()
}

async function said(started: Started, words: string): Promise<void> {
  while (!started.out.includes(words)) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A database of its own on the server, without even a schema. */
async function emptyDatabaseOn(url: string) {
  const name = `congtam_start_${randomBytes(6).toString('hex')}`
  const act = async (statement: string) => {
    const maintenance = await openDatabase({ url, poolSize: 1 })
    await sql.raw(statement).execute(maintenance.kysely).finally(maintenance.close)
  }
  await act(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => act(`drop database ${name} with (force)`) }
}

/** Waits until the first province is there. Accounts come later, so whoever stops the program then stops it half-way. */
async function provinceIn(url: string): Promise<void> {
  const watcher = await openDatabase({ url, poolSize: 1 })
  // While the tables are being made there is nothing to count.
  const count = () =>
    watcher.kysely
      .selectFrom('tenant')
      .select('id')
      .limit(1)
      .execute()
      .catch(() => [])
  while ((await count()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await watcher.close()
}

function embeddedStories(): void {
  test('the first start prints passwords that work, the next keeps everything and prints none, and new ones can be had', async () => {
    const folder = newFolder()
    const first = startProgram(folder)
    const address = await first.address
    const password = passwordOf(first.out, 'chutich.hoaquy')
    const cookie = (await signIn(address, 'chutich.hoaquy', password)) ?? ''
    const { body } = await store(address, cookie, new TextEncoder().encode('%PDF-1.7'))
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(await first.stop()).toBe(0)
    expect(first.err).toBe('')

    const second = startProgram(folder)
    const again = await second.address
    expect(second.out).not.toContain(password)
    expect(second.out).toContain('--new-passwords')
    // The session outlives the restart, and so does the file.
    expect((await fetch(`${again}/files/${body.sha256}`, { headers: { cookie } })).status).toBe(200)
    await second.stop()

    const unknown = { arguments: ['--new-password', 'khong.co.ai'] }
    expect(await refusedStart(folder, unknown)).toContain('không có tài khoản "khong.co.ai"')

    const third = startProgram(folder, { arguments: ['--new-password', 'chutich.hoaquy'] })
    const then = await third.address
    expect(await signIn(then, 'chutich.hoaquy', password)).toBeUndefined()
    expect(await signIn(then, 'chutich.hoaquy', passwordOf(third.out, 'chutich.hoaquy'))).toBeDefined()
    expect((await fetch(`${then}/files/${body.sha256}`, { headers: { cookie } })).status).toBe(401)
    expect(await signIn(then, 'quantri', passwordOf(first.out, 'quantri'))).toBeDefined()
    await third.stop()
  }, 90_000)

  test('a second process on the folder gets one line and harms nothing; after the first is killed it may start', async () => {
    const folder = newFolder()
    const first = startProgram(folder)
    const address = await first.address
    const cookie = (await signIn(address, 'quantri', passwordOf(first.out, 'quantri'))) ?? ''
    expect(await refusedStart(folder, {})).toMatch(new RegExp(`đang được một tiến trình.*pid ${first.process.pid}`))
    const { body } = await store(address, cookie, new TextEncoder().encode('ghi trước khi bị dừng'))
    first.process.kill('SIGKILL')
    await first.ended
    const second = startProgram(folder)
    const again = await second.address
    expect((await fetch(`${again}/files/${body.sha256}`, { headers: { cookie } })).status).toBe(200)
    await second.stop()
  }, 90_000)

  test('a first start that was killed half-way is begun anew, and what it left is put aside', async () => {
    const folder = newFolder()
    const first = startProgram(folder)
    await said(first, 'đang tạo tỉnh mẫu')
    await new Promise((resolve) => setTimeout(resolve, 400))
    first.process.kill('SIGKILL')
    await first.ended
    const second = startProgram(folder)
    const address = await second.address
    expect(await signIn(address, 'quantri', passwordOf(second.out, 'quantri'))).toBeDefined()
    await second.stop()
  }, 90_000)

  test('a taken port is one line, before anything is written', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, 'localhost', resolve))
    const bound = holder.address()
    const port = typeof bound === 'object' && bound ? bound.port : 0
    const folder = newFolder()
    expect(await refusedStart(folder, { env: { PORT: String(port) } })).toContain(
      `cổng ${port} đang được chương trình khác dùng`,
    )
    expect(readdirSync(folder)).toEqual([])
    holder.close()
  })

  test.each([
    ['that is no URL', 'máy chủ của tôi', 'DATABASE_URL không đúng dạng'],
    ['of another kind of database', 'mysql://localhost/congtam', 'DATABASE_URL không đúng dạng'],
    ['without a database', 'postgres://localhost', 'DATABASE_URL không đúng dạng'],
    ['where nobody answers', 'postgres://congtam:bi-mat@127.0.0.1:1/congtam', 'Không kết nối được máy chủ PostgreSQL'],
  ])('a DATABASE_URL %s is one line without its password', async (_, url, words) => {
    const line = await refusedStart(newFolder(), { env: { DATABASE_URL: url } })
    expect(line).toContain(words)
    expect(line).not.toContain('bi-mat')
  })

  test('a disk without room at the first start is one line', async () => {
    expect(await refusedStart(newFolder(), { diskMegabytes: 20 })).toContain('Ổ đĩa chứa thư mục dữ liệu đã đầy')
  }, 60_000)

  test('a disk that fills up while people work refuses what does not fit, keeps what was kept and goes on reading', async () => {
    const started = startProgram(newFolder(), { diskMegabytes: 150 })
    const address = await started.address
    const cookie = (await signIn(address, 'quantri', passwordOf(started.out, 'quantri'))) ?? ''
    const kept: string[] = []
    let refused: Awaited<ReturnType<typeof store>> | undefined
    for (let round = 0; round < 100 && !refused; round += 1) {
      const answer = await store(address, cookie, randomBytes(1_000_000))
      if (answer.status === 200) kept.push(answer.body.sha256 ?? '')
      else refused = answer
    }
    expect(refused).toMatchObject({ status: 503, body: { code: 'storage.full' } })
    for (const sha256 of kept) {
      expect((await fetch(`${address}/files/${sha256}`, { headers: { cookie } })).status).toBe(200)
    }
    await started.stop()
  }, 120_000)

  test.each([
    ['PORT', 'ba nghìn'],
    ['PEOPLE', '0'],
    ['SECRET', 'ngắn'],
    ['PUBLIC_URL', 'ftp://danhgia.vn'],
  ])('a wrong %s is named in one line, and its value is not shown', async (name, value) => {
    const folder = newFolder()
    const line = await refusedStart(folder, { env: { [name]: value } })
    expect(line).toContain(`Biến môi trường ${name} không hợp lệ`)
    expect(line).not.toContain(value)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a real province begins with its communes and one administrator, and goes on at the same command', async () => {
    const folder = newFolder()
    const first = startProgram(folder, { arguments: ['--province', '38'] })
    await expectThanhHoa(await first.address, first.out)
    expect([await first.stop(), first.err]).toEqual([0, ''])
    const second = startProgram(folder, { arguments: ['--province', '38'] })
    expect(await signIn(await second.address, 'quantri', passwordOf(first.out, 'quantri'))).toBeDefined()
    await second.stop()
    expect(await refusedStart(folder, { arguments: ['--province', '40'] })).toContain('đã có dữ liệu (Thanh Hóa)')
  }, 90_000)

  test.each(['99', '16186', 'Thanh Hóa'])(
    'a province of code %s is one line, before anything is written',
    async (code) => {
      const folder = newFolder()
      expect(await refusedStart(folder, { arguments: ['--province', code] })).toContain(`mang mã "${code}"`)
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('an empty database without the sample says how to begin', async () => {
    expect(await refusedStart(newFolder(), { env: { SAMPLE: 'no' } })).toMatch(/--province <mã tỉnh>.*SAMPLE=yes/)
  }, 60_000)

  test('an argument that is not ours is one line', async () => {
    expect(await refusedStart(newFolder(), { arguments: ['--xoa-het'] })).toContain('tham số không hợp lệ')
  })

  test('an older Node is told which one is needed', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`
    const folder = newFolder()
    expect(await refusedStart(folder, { node: ['--import', pretend] })).toMatch(
      /cần Node\.js 24 trở lên, máy đang có 20\.20\.2/,
    )
    expect(existsSync(join(folder, 'database'))).toBe(false)
  })
}

function serverStories(url: string): void {
  test('on PostgreSQL the first start fills the empty database, and a second process works beside the first', async () => {
    const database = await emptyDatabaseOn(url)
    const env = { DATABASE_URL: database.url, SAMPLE: 'yes', SECRET: 'một bí mật chung dài hơn ba mươi hai ký tự' }
    const first = startProgram(newFolder(), { env })
    const address = await first.address
    const cookie = (await signIn(address, 'quantri', passwordOf(first.out, 'quantri'))) ?? ''
    const { body } = await store(address, cookie, new TextEncoder().encode('gửi qua tiến trình thứ nhất'))
    const second = startProgram(newFolder(), { env })
    const beside = await second.address
    expect((await fetch(`${beside}/files/${body.sha256}`, { headers: { cookie } })).status).toBe(200)
    expect(await (await fetch(`${beside}/health`)).json()).toMatchObject({ status: 'ok', database: 'server' })
    expect([await first.stop(), await second.stop()]).toEqual([0, 0])
    await database.drop()
  }, 90_000)

  test('on PostgreSQL nothing invented comes in unasked, and a real province begins where it was asked for', async () => {
    const database = await emptyDatabaseOn(url)
    const env = { DATABASE_URL: database.url }
    expect(await refusedStart(newFolder(), { env })).toMatch(/--province <mã tỉnh>.*SAMPLE=yes/)
    const first = startProgram(newFolder(), { env, arguments: ['--province=38'] })
    await expectThanhHoa(await first.address, first.out)
    expect(await first.stop()).toBe(0)
    await database.drop()
  }, 90_000)

  test('a first start on PostgreSQL that was killed half-way is not begun anew over what is there', async () => {
    const database = await emptyDatabaseOn(url)
    const env = { DATABASE_URL: database.url, SAMPLE: 'yes' }
    const first = startProgram(newFolder(), { env })
    await provinceIn(database.url)
    first.process.kill('SIGKILL')
    await first.ended
    expect(await refusedStart(newFolder(), { env })).toContain('lần chạy đầu đã dừng giữa chừng')
    await database.drop()
  }, 90_000)
}

const server = process.env.TEST_DATABASE_KIND === 'server' ? process.env.TEST_DATABASE_URL : undefined
if (server === undefined) embeddedStories()
else serverStories(server)
