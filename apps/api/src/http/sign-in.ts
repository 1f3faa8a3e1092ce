import { Password } from '@congtam/core/access/account'
import { fail } from '@congtam/core/errors'
import type { Database } from '@congtam/db/open'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { limitSignIn, type SignInLimits } from '../access/sign-in-limit.ts'
import { AUTH_BASE, type Auth } from '../auth.ts'
import type { RequestSession } from '../server.ts'

interface SignInSettings {
  auth: Auth
  database: Database
  clock: () => Date
  limits: SignInLimits
  sessionOf: RequestSession
}

const SignIn = z.object({ username: z.string().max(200), password: z.string().max(200) })
const PasswordChange = z.object({ currentPassword: z.string().max(200), newPassword: z.string().max(200) })

/**
 * The three acts of better-auth that we offer; its other addresses are not reachable.
 * It never says more than yes or no: the answers are in our words.
 */
export function addSignInRoutes(server: FastifyInstance, settings: SignInSettings): void {
  const { auth, database, clock, limits, sessionOf } = settings

  async function ask(request: FastifyRequest, reply: FastifyReply, path: string, body: unknown): Promise<boolean> {
    const headers = new Headers({ 'content-type': 'application/json', origin: AUTH_BASE })
    if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
    const call = new Request(`${AUTH_BASE}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const response = await auth.handler(call)
    if (response.status >= 500) throw new Error(`better-auth answered ${response.status} to ${path}`)
    if (!response.ok) return false
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return true
  }

  server.post('/api/auth/sign-in/username', async (request, reply) => {
    const { username, password } = SignIn.parse(request.body)
    await limitSignIn(database, limits, { username, address: request.ip, now: clock() })
    if (!(await ask(request, reply, '/sign-in/username', { username: username.trim(), password }))) {
      request.log.warn('wrong sign-in')
      fail('access.wrongSignIn', {})
    }
    return { signedIn: true }
  })

  server.post('/api/auth/sign-out', async (request, reply) => {
    await ask(request, reply, '/sign-out', {})
    return { signedIn: false }
  })

  server.post('/api/auth/change-password', async (request, reply) => {
    const session = await sessionOf(request)
    if (!session) fail('access.signedOut', {})
    const { currentPassword, newPassword } = PasswordChange.parse(request.body)
    const username = session.username ?? ''
    await limitSignIn(database, limits, { username, address: request.ip, now: clock() })
    const fits = Password.safeParse(newPassword).success && !newPassword.toLowerCase().includes(username)
    if (!fits) fail('access.passwordUnfit', { least: 12, most: 128 })
    const change = { currentPassword, newPassword, revokeOtherSessions: true }
    if (!(await ask(request, reply, '/change-password', change))) fail('access.wrongSignIn', {})
    return { changed: true }
  })
}
