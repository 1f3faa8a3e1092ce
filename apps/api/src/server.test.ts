import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenServer, givenServer } from './http/testing-server.ts'
import { appRouter } from './router.ts'

const folder = mkdtempSync(join(tmpdir(), 'congtam-console-'))
let given: GivenServer
let cookie: string
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Công Tâm</title>')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'main-abc123.js.br'), brotliCompressSync('export {}'))
  given = await givenServer({ consoleFolder: folder, requestsPerMinute: 100_000 })
  await given.account('an.nguyen')
  cookie = await given.signIn('an.nguyen')
})
afterAll(() => given.close())

const JSON_TYPE = 'application/json'
const addresses = ['/api/auth/sign-out', '/files', '/trpc/unit.list']
const foreign: [string, Record<string, string>][] = [
  ['a foreign Origin', { origin: 'https://evil.example', 'content-type': JSON_TYPE }],
  ['an Origin of another port', { origin: 'http://localhost:8080', 'content-type': JSON_TYPE }],
  ['the Origin "null" of a sandbox', { origin: 'null', 'content-type': JSON_TYPE }],
  ['no Origin but a cookie', { origin: '', 'content-type': JSON_TYPE }],
  ['our Origin but fetched across sites', { 'sec-fetch-site': 'cross-site', 'content-type': JSON_TYPE }],
  ['our Origin but fetched from a sister site', { 'sec-fetch-site': 'same-site', 'content-type': JSON_TYPE }],
  ['a form of text', { 'content-type': 'text/plain' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
]

test.each(foreign)('a change with %s is refused everywhere', async (_, headers) => {
  for (const url of addresses) {
    const { origin, ...rest } = { origin: 'http://localhost', ...headers }
    const response = await given.server.inject({
      method: 'POST',
      url,
      headers: { host: 'localhost', cookie, ...rest, ...(origin && { origin }) },
      payload: '{}',
    })
    const body = response.json()
    expect([response.statusCode, (url.startsWith('/trpc/') ? body.error.data : body).code]).toEqual(
      headers['content-type'] === JSON_TYPE ? [403, 'access.foreignOrigin'] : [400, 'request.invalid'],
    )
  }
})

test('no change is made by GET, and no address of a change runs without a body of JSON', async () => {
  // At run time the record is flat, `'task.deliver'` and so on; its type is the tree.
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
  const mutations = Object.keys(procedures).filter((path) => procedures[path]?._def.type === 'mutation')
  expect(mutations).not.toEqual([])
  for (const path of mutations) {
    const byGet = await given.send({ method: 'GET', url: `/trpc/${path}?input=%7B%7D`, headers: { cookie } })
    expect(byGet.statusCode).toBe(405)
    const empty = await given.send({ method: 'POST', url: `/trpc/${path}`, headers: { cookie } })
    expect([400, 415]).toContain(empty.statusCode)
  }
})

test.each([
  ['broken JSON', '/trpc/unit.list?input=%7B', 'GET'],
  ['an unknown procedure', '/trpc/no.such', 'GET'],
  ['an unknown procedure among many', '/trpc/no.such,other.such?batch=1&input=%7B%7D', 'GET'],
  ['a batch beyond measure', `/trpc/${Array(30).fill('no.such').join(',')}?batch=1&input=%7B%7D`, 'GET'],
] as const)('%s is a refusal in our form, without a stack', async (_, url, method) => {
  const response = await given.send({ method, url, headers: { cookie } })
  expect(response.statusCode).toBeGreaterThanOrEqual(400)
  expect(response.statusCode).toBeLessThan(500)
  const [first] = [response.json()].flat()
  expect(first.error.data).toMatchObject({ code: expect.any(String), what: { vi: expect.any(String) } })
  expect(response.body).not.toMatch(/stack|node_modules|\.ts:/)
})

test('health says version, last migration and kind of database', async () => {
  const response = await given.send({ method: 'GET', url: '/health' })
  expect(response.json()).toMatchObject({ status: 'ok', version: '0.1.0', database: given.database.kind })
  expect(response.json().migration).toMatch(/^\d{4}-/)
})

test('health says down with 503 when the database does not answer', async () => {
  const down = await givenServer()
  await down.database.close()
  const response = await down.send({ method: 'GET', url: '/health' })
  expect([response.statusCode, response.json().status]).toEqual([503, 'down'])
  await down.server.close()
})

test('the console is served with its assets kept for a year and its page never', async () => {
  const page = await given.send({ method: 'GET', url: '/', headers: { accept: 'text/html' } })
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
  const asset = await given.send({ method: 'GET', url: '/assets/main-abc123.js' })
  expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test('a browser that takes brotli gets what was compressed at the build', async () => {
  const headers = { 'accept-encoding': 'gzip, deflate, br' }
  const asset = await given.send({ method: 'GET', url: '/assets/main-abc123.js', headers })
  expect(asset.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
    vary: expect.any(String),
  })
  expect(brotliDecompressSync(asset.rawPayload).toString()).toBe('export {}')
})

test('the address of a screen opens the console, a missing asset or address of the API does not', async () => {
  const headers = { accept: 'text/html,*/*' }
  expect((await given.send({ method: 'GET', url: '/phieu/123?thang=2026-08', headers })).body).toContain('Công Tâm')
  expect((await given.send({ method: 'GET', url: '/assets/none.js', headers })).statusCode).toBe(404)
  const missing = await given.send({ method: 'GET', url: '/api/none', headers })
  expect([missing.statusCode, missing.json().code]).toEqual([404, 'request.notFound'])
  expect((await given.send({ method: 'GET', url: '/../../package.json' })).body).not.toContain('fastify')
})

test('every answer carries the headers that keep browsers safe', async () => {
  for (const url of ['/', '/health', '/api/none', '/trpc/no.such']) {
    const { headers } = await given.send({ method: 'GET', url })
    expect(headers['content-security-policy']).toMatch(/default-src 'self';.*frame-ancestors 'none'/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
  }
  expect((await given.send({ method: 'GET', url: '/trpc/no.such' })).headers['cache-control']).toBe('no-store')
})

test('one address that asks beyond measure is told to wait, in our words', async () => {
  const small = await givenServer({ requestsPerMinute: 3 })
  const codes: number[] = []
  for (let asked = 0; asked < 4; asked += 1)
    codes.push((await small.send({ method: 'GET', url: '/health' })).statusCode)
  expect(codes).toEqual([200, 200, 200, 429])
  const refused = await small.send({ method: 'GET', url: '/health' })
  expect(refused.json()).toMatchObject({ code: 'request.tooMany', details: { seconds: expect.any(Number) } })
  await small.close()
})

test('a subscription streams events to whoever is signed in, and an open one does not hold up the end', async () => {
  const own = await givenServer()
  await own.account('an.nguyen')
  const headers = { cookie: await own.signIn('an.nguyen') }
  const address = await own.server.listen({ port: 0, host: '127.0.0.1' })
  const url = `${address}/trpc/catalogue.progress?input=${encodeURIComponent(JSON.stringify({ importKey: randomUUID() }))}`
  const stream = await fetch(url, { headers })
  expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const reader = stream.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  expect(new TextDecoder().decode(value)).toContain('connected')
  const lost = reader?.read().catch(() => 'cut')
  await own.close()
  await lost
  const stranger = await givenServer()
  const refused = await stranger.send({ method: 'GET', url: url.slice(address.length) })
  expect(refused.body).toContain('access.signedOut')
  await stranger.close()
})
