import { createHook } from 'node:async_hooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { IDLE_SECONDS, SESSION_SECONDS } from '../auth.ts'
import { type GivenServer, givenServer, PASSWORD } from './testing-server.ts'

let given: GivenServer
beforeAll(async () => {
  given = await givenServer({ limits: { pair: 10, address: 100_000, name: 60 } })
  await given.account('an.nguyen')
})
beforeEach(() => {
  given.clock.now = new Date()
})
afterAll(() => given.close())

const tries = (username: string, password: string, remoteAddress = '10.0.0.1') =>
  given.send({ method: 'POST', url: '/api/auth/sign-in/username', payload: { username, password }, remoteAddress })
const later = (seconds: number) => {
  given.clock.now = new Date(given.clock.now.getTime() + seconds * 1000)
}
/** Whether the cookie still opens something: an upload is there for everybody signed in. */
const isSignedIn = async (cookie: string) => {
  const response = await given.send({
    method: 'POST',
    url: '/files',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from('x'),
  })
  return response.statusCode === 200
}

test('the right password opens a session whose cookie no script and no other site can use', async () => {
  const response = await tries('an.nguyen', PASSWORD)
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({ signedIn: true })
  const cookie = String(response.headers['set-cookie'])
  expect(cookie).toMatch(/^congtam-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/i)
})

test('behind https the cookie is bound to the host and to https', async () => {
  const secure = await givenServer({ publicUrl: new URL('https://danhgia.thanhhoa.gov.vn') })
  await secure.account('an.nguyen')
  const response = await secure.server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    headers: { origin: 'https://danhgia.thanhhoa.gov.vn' },
    payload: { username: 'an.nguyen', password: PASSWORD },
  })
  expect(String(response.headers['set-cookie'])).toMatch(
    /^__Host-congtam-session=[^;]+;.*Path=\/;.*HttpOnly; Secure; SameSite=Strict$/i,
  )
  expect(response.headers['strict-transport-security']).toContain('max-age=')
  await secure.close()
})

test('the user name is taken in any case and with spaces around it', async () => {
  expect((await tries(' An.Nguyen ', PASSWORD)).statusCode).toBe(200)
})

test('a wrong password, an unknown name and an impossible name get the same answer', async () => {
  const answers = [
    await tries('an.nguyen', 'sai mật khẩu rồi'),
    await tries('khong.co.ai', 'sai mật khẩu rồi'),
    await tries('!', 'sai mật khẩu rồi'),
  ]
  const seen = answers.map((answer) => ({ status: answer.statusCode, ...answer.json(), reference: '' }))
  expect(seen[0]).toMatchObject({ status: 401, code: 'access.wrongSignIn' })
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
  const headers = answers.map((answer) => Object.keys(answer.headers).sort())
  expect(headers[1]).toEqual(headers[0])
})

/** How many passwords were hashed while the act went on; hashing is all the time that signing in takes. */
async function hashings(act: () => Promise<unknown>): Promise<number> {
  let count = 0
  const hook = createHook({
    init(_id, type) {
      if (type === 'SCRYPTREQUEST') count += 1
    },
  }).enable()
  await act()
  hook.disable()
  return count
}

test('a wrong password and an unknown name take the same work, so their time tells nothing', async () => {
  expect(await hashings(() => tries('an.nguyen', 'sai mật khẩu rồi', '10.1.0.1'))).toBe(1)
  expect(await hashings(() => tries('khong.co.ai', 'sai mật khẩu rồi', '10.1.0.2'))).toBe(1)
})

test('too many tries of one name from one address are refused, also with the right password, until the time is over', async () => {
  await given.account('binh.le')
  const codes: number[] = []
  for (let attempt = 0; attempt < 11; attempt += 1) {
    codes.push((await tries('binh.le', 'sai mật khẩu rồi', '10.2.0.1')).statusCode)
  }
  expect(codes).toEqual([...Array(10).fill(401), 429])
  const refused = await tries('binh.le', PASSWORD, '10.2.0.1')
  expect(refused.statusCode).toBe(429)
  const { code, details } = refused.json()
  expect(code).toBe('request.tooMany')
  // The person is told a time that is true.
  expect((await tries('binh.le', PASSWORD, '10.2.0.2')).statusCode).toBe(200)
  later(details.seconds)
  expect((await tries('binh.le', PASSWORD, '10.2.0.1')).statusCode).toBe(200)
})

test('guessing one name from many addresses is refused too, and an unknown name no differently', async () => {
  const strict = await givenServer({ limits: { pair: 10, address: 100, name: 3 } })
  await strict.account('chi.tran')
  for (const username of ['chi.tran', 'khong.co.ai']) {
    const codes: number[] = []
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const request = {
        method: 'POST',
        url: '/api/auth/sign-in/username',
        payload: { username, password: 'sai' },
      } as const
      codes.push((await strict.send({ ...request, remoteAddress: `10.3.0.${attempt}` })).statusCode)
    }
    expect(codes).toEqual([401, 401, 401, 429])
  }
  await strict.close()
})

test('a session that is used stays, one that is not used ends, and each ends after a working day', async () => {
  const used = await given.signIn('an.nguyen')
  const idle = await given.signIn('an.nguyen')
  for (let slept = 0; slept < SESSION_SECONDS - IDLE_SECONDS; slept += IDLE_SECONDS - 60) {
    later(IDLE_SECONDS - 60)
    expect(await isSignedIn(used)).toBe(true)
  }
  expect(await isSignedIn(idle)).toBe(false)
  later(IDLE_SECONDS - 60)
  expect(await isSignedIn(used)).toBe(false)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const cookie = await given.signIn('an.nguyen')
  expect(await isSignedIn(cookie)).toBe(true)
  const response = await given.send({ method: 'POST', url: '/api/auth/sign-out', headers: { cookie }, payload: {} })
  expect(response.statusCode).toBe(200)
  expect(await isSignedIn(cookie)).toBe(false)
})

test('a cookie that was changed by one character opens nothing', async () => {
  const cookie = await given.signIn('an.nguyen')
  for (const at of [cookie.indexOf('=') + 3, cookie.length - 8]) {
    const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1)
    expect(await isSignedIn(changed)).toBe(false)
  }
  expect(await isSignedIn('congtam-session=%')).toBe(false)
})

test('a new password needs the old one and ends the other sessions', async () => {
  await given.account('dung.pham')
  const cookie = await given.signIn('dung.pham')
  const other = await given.signIn('dung.pham')
  const change = (currentPassword: string, newPassword: string) =>
    given.send({
      method: 'POST',
      url: '/api/auth/change-password',
      headers: { cookie },
      payload: { currentPassword, newPassword },
    })
  expect((await change('sai mật khẩu rồi', 'một câu khác dài hơn')).json()).toMatchObject({
    code: 'access.wrongSignIn',
  })
  expect((await change(PASSWORD, 'ngắn quá')).json()).toMatchObject({ code: 'access.passwordUnfit' })
  expect((await change(PASSWORD, 'tôi là dung.pham đây')).json()).toMatchObject({ code: 'access.passwordUnfit' })
  expect(await isSignedIn(other)).toBe(true)
  expect((await change(PASSWORD, 'một câu khác dài hơn')).statusCode).toBe(200)
  expect(await isSignedIn(other)).toBe(false)
  await given.signIn('dung.pham', 'một câu khác dài hơn')
})

test('nobody makes an account, and no other address of the sign-in library is open', async () => {
  for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'is-username-available', 'get-session', 'ok']) {
    const url = `/api/auth/${path}`
    const payload = { email: 'a@b.vn', name: 'A', username: 'a.bcd', password: PASSWORD, tenantId: 38 }
    expect((await given.send({ method: 'POST', url, payload })).statusCode).toBe(404)
    expect((await given.send({ method: 'GET', url })).statusCode).toBe(404)
  }
})

test('no password, cookie or secret stands in the log, and no query text', async () => {
  const cookie = await given.signIn('an.nguyen')
  await isSignedIn(cookie)
  await given.send({ method: 'GET', url: `/trpc/unit.list?input=${encodeURIComponent('{"search":"điều riêng tư"}')}` })
  const log = given.logged.join('')
  const secrets = [PASSWORD, decodeURIComponent(cookie).slice(20, 40), encodeURIComponent('điều riêng tư')]
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  expect(log.includes('"path":"/trpc/unit.list"')).toBe(true)
  expect(log.includes('wrong sign-in')).toBe(true)
})
