import { createServer, type Server, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type GivenServer, givenServer, PASSWORD } from '@congtam/api/http/testing-server'
import type { UserId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, createClient } from './client.ts'
import { Failure } from './failure.ts'
import { newRequestKey } from './request-key.ts'

let given: GivenServer
let line: Line
let client: Client
let admin: UserId

/** A line to the server that can be cut: after the server has acted, or before it was reached. */
interface Line {
  url: string
  /** How many of the next answers are lost on the way back. */
  loseAnswers: number
  /** How many of the next requests never arrive. */
  loseRequests: number
  /** The requests that arrived at the line. */
  seen: { method: string; path: string }[]
  server: Server
}

async function lineTo(target: string): Promise<Line> {
  const server = createServer((request, response) => {
    line.seen.push({ method: request.method ?? '', path: request.url ?? '' })
    if (line.loseRequests > 0) {
      line.loseRequests -= 1
      request.socket.destroy()
      return
    }
    const { method = 'GET', headers, url: path } = request
    const onward = sendRequest(`${target}${path}`, { method, headers }, (answer) => {
      if (line.loseAnswers > 0) {
        line.loseAnswers -= 1
        // Only now, when the server has answered and therefore acted, is the line cut.
        request.socket.destroy()
        return
      }
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, loseAnswers: 0, loseRequests: 0, seen: [], server }
}

beforeAll(async () => {
  given = await givenServer()
  admin = await given.account('quantri')
  await given.makeAdmin(admin)
  // The line passes on the Host of the client, so that the Origin fits.
  line = await lineTo(await given.server.listen({ port: 0, host: '127.0.0.1' }))
  client = createClient({ url: line.url, language: 'vi', firstWaitMs: 5 })
  await client.signIn('quantri', PASSWORD)
})
beforeEach(() => {
  line.seen = []
})
afterAll(async () => {
  line.server.close()
  await given.close()
})

const far = '2999-01-01' as Day
const grantsFrom = async (validFrom: Day) => {
  const { rows } = await client.api.account.list.query({})
  return rows.flatMap((row) => row.grants).filter((grant) => grant.validFrom === validFrom)
}

test('somebody signed in asks and is answered, typed from the server', async () => {
  const { rows } = await client.api.account.list.query({})
  expect(rows.map((row) => row.username)).toEqual(['quantri'])
})

test('a change whose answer is lost after it was carried out is asked for again and happens once', async () => {
  const key = newRequestKey()
  line.loseAnswers = 1
  const grant = await client.api.account.grant.mutate({
    key,
    userId: admin,
    role: 'auditor',
    unitId: null,
    validFrom: far,
    validTo: null,
  })
  expect(line.seen).toHaveLength(2)
  expect(grant).toMatchObject({ role: 'auditor', validFrom: far })
  expect(await grantsFrom(far)).toHaveLength(1)
})

test('a change that never arrived is asked for again', async () => {
  const validFrom = '2999-02-01' as Day
  line.loseRequests = 2
  await client.api.account.grant.mutate({
    key: newRequestKey(),
    userId: admin,
    role: 'auditor',
    unitId: null,
    validFrom,
    validTo: null,
  })
  expect(await grantsFrom(validFrom)).toHaveLength(1)
})

test('after the retries are used up the failure says that there was no answer', async () => {
  line.loseRequests = 99
  const failure = await client.api.account.list.query({}).catch((error: unknown) => error)
  expect(line.seen).toHaveLength(4)
  line.loseRequests = 0
  expect(failure).toBeInstanceOf(Failure)
  expect(failure).toMatchObject({ code: 'offline', what: { vi: 'Chưa nhận được trả lời từ máy chủ.' } })
})

test('a refusal is an answer: it is not asked for again and speaks the chosen language', async () => {
  const input = {
    key: newRequestKey(),
    userId: admin,
    role: 'head',
    unitId: null,
    validFrom: far,
    validTo: null,
  } as const
  const vietnamese = await client.api.account.grant.mutate(input).catch((error: unknown) => error)
  expect(line.seen).toHaveLength(1)
  expect(vietnamese).toBeInstanceOf(Failure)
  const english = createClient({ url: line.url, language: () => 'en' })
  const signedOut = await english.api.account.list.query({}).catch((error: unknown) => error)
  expect(signedOut).toMatchObject({
    code: 'access.signedOut',
    kind: 'unauthenticated',
    message: 'You are not signed in, or the session has ended. Sign in and try again; your draft is kept.',
    reference: expect.stringMatching(/^[0-9a-f]{10}$/),
  })
})

test('calls made together travel in one request', async () => {
  await Promise.all([client.api.session.me.query(), client.api.account.list.query({})])
  expect(line.seen.map(({ path }) => path.split('?')[0])).toEqual(['/trpc/session.me,account.list'])
})

test('a file is sent again after a lost answer and comes back as it went', async () => {
  line.loseAnswers = 1
  const bytes = new TextEncoder().encode('%PDF-1.7 biên bản')
  const { sha256, mediaType } = await client.upload(bytes)
  expect(mediaType).toBe('application/pdf')
  const back = new Uint8Array(await (await client.download(sha256)).arrayBuffer())
  expect(back).toEqual(bytes)
})

test('a wrong password is a failure with its code, and after signing out nothing opens', async () => {
  const other = createClient({ url: line.url, language: 'vi' })
  await expect(other.signIn('quantri', 'sai mật khẩu rồi')).rejects.toMatchObject({ code: 'access.wrongSignIn' })
  await other.signIn('quantri', PASSWORD)
  await other.api.session.me.query()
  await other.signOut()
  await expect(other.api.session.me.query()).rejects.toMatchObject({ code: 'access.signedOut' })
})

test('keys are random UUIDs, each a new one', () => {
  const keys = Array.from({ length: 100 }, newRequestKey)
  expect(new Set(keys).size).toBe(100)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
