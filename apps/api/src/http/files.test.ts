import { createHash } from 'node:crypto'
import { inTenant } from '@congtam/db/transaction'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenServer, givenServer } from './testing-server.ts'

let given: GivenServer
const cookieOf: Record<string, string> = {}
beforeAll(async () => {
  given = await givenServer()
  for (const name of ['an.nguyen', 'binh.le']) {
    await given.account(name)
    cookieOf[name] = await given.signIn(name)
  }
})
afterAll(() => given.close())

const upload = (content: Buffer, cookie = cookieOf['an.nguyen'] ?? '', type = 'application/octet-stream') =>
  given.send({ method: 'POST', url: '/files', headers: { cookie, 'content-type': type }, payload: content })
const download = (sha256: string, cookie = cookieOf['an.nguyen'] ?? '') =>
  given.send({ method: 'GET', url: `/files/${sha256}`, headers: { cookie } })

test('a file is kept under the hash of its bytes and comes back the same, to be saved and never shown', async () => {
  const content = Buffer.from('%PDF-1.7 biên bản họp')
  const kept = await upload(content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(kept.json()).toEqual({ sha256, size: content.byteLength, mediaType: 'application/pdf' })
  const back = await download(sha256)
  expect(back.rawPayload.equals(content)).toBe(true)
  expect(back.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('the same file again is the same file', async () => {
  const content = Buffer.from('một tệp gửi hai lần')
  expect((await upload(content)).json()).toEqual((await upload(content, cookieOf['binh.le'])).json())
  const rows = await inTenant(given.database, 38, (db) =>
    db
      .selectFrom('file')
      .select('byUserId')
      .where('tenantId', '=', 38 as never)
      .where('size', '=', content.byteLength)
      .execute(),
  )
  expect(rows).toHaveLength(1)
})

test('what the sender calls it does not matter: a page of HTML comes back as bytes', async () => {
  const page = Buffer.from('<script>alert(1)</script>')
  const { sha256, mediaType } = (await upload(page, cookieOf['an.nguyen'], 'image/png')).json()
  expect(mediaType).toBe('application/octet-stream')
  expect((await download(sha256)).headers['content-security-policy']).toBe('sandbox')
})

test('another person gets the answer of a file that is not there', async () => {
  const { sha256 } = (await upload(Buffer.from('riêng của An'))).json()
  const theirs = await download(sha256, cookieOf['binh.le'])
  const missing = await download('0'.repeat(64), cookieOf['binh.le'])
  expect([theirs.statusCode, missing.statusCode]).toEqual([404, 404])
  expect({ ...theirs.json(), reference: '' }).toEqual({ ...missing.json(), reference: '' })
})

test('nobody signed in uploads or reads', async () => {
  expect((await upload(Buffer.from('x'), 'other=1')).json().code).toBe('access.signedOut')
  expect((await download('0'.repeat(64), 'other=1')).json().code).toBe('access.signedOut')
})

test('a file above 10 MB is refused in words, one of exactly 10 MB is kept', async () => {
  const refused = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 7))
  expect([refused.statusCode, refused.json().code]).toEqual([413, 'request.tooLarge'])
  expect((await upload(Buffer.alloc(10 * 1024 * 1024, 7))).statusCode).toBe(200)
})

test('an empty file and a hash that is none are refused', async () => {
  expect((await upload(Buffer.alloc(0))).json()).toMatchObject({ code: 'request.invalid', details: { path: 'file' } })
  expect((await download('../../etc/passwd')).statusCode).toBeGreaterThanOrEqual(400)
  expect((await download('ABC')).json().code).toBe('request.invalid')
})
