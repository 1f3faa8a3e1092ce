import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { Username } from '@congtam/core/access/account'
import { GrantId, type OfficialId, type TenantId, type UserId } from '@congtam/core/shared/ids'
import { dayAt } from '@congtam/core/shared/period'
import type { Database } from '@congtam/db/open'
import { insertGrant } from '@congtam/db/organisation/role-grant'
import { openMigrated, TENANT } from '@congtam/db/testing'
import { inTenant } from '@congtam/db/transaction'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { createAccounts, sessionCookie } from '../auth.ts'
import { createServer, type ServerSettings } from '../server.ts'
import { createLogger } from './log.ts'

export const PASSWORD = 'một câu dài dễ nhớ'

/** A server of its own over an empty province, what it logged, and a clock that stories can move. */
export interface GivenServer {
  server: FastifyInstance
  database: Database
  logged: string[]
  clock: { now: Date }
  /** Sends a request as our own page would. */
  send(request: InjectOptions): Promise<LightMyRequestResponse>
  /** Makes an account with the password above. */
  account(username: string, more?: { tenantId?: TenantId; officialId?: OfficialId }): Promise<UserId>
  /** Gives an account the administration of the province. */
  makeAdmin(userId: UserId): Promise<void>
  /** Signs in and gives the cookie header of the session. */
  signIn(username: string, password?: string): Promise<string>
  close(): Promise<void>
}

export async function givenServer(settings: Partial<ServerSettings> = {}): Promise<GivenServer> {
  const database = await openMigrated()
  const clock = { now: new Date() }
  const logged: string[] = []
  const server = await createServer({
    database,
    secret: randomBytes(32).toString('hex'),
    consoleFolder: tmpdir(),
    logger: createLogger('trace', { write: (line) => logged.push(line) }),
    clock: () => clock.now,
    ...settings,
  })
  const send = (request: InjectOptions) =>
    server.inject({ ...request, headers: { origin: 'http://localhost', host: 'localhost', ...request.headers } })
  return {
    server,
    database,
    logged,
    clock,
    send,
    account: async (username, { tenantId = TENANT, officialId = null } = {}) => {
      const [id] = await createAccounts(
        database,
        [{ username: Username.parse(username), name: `Người ${username}`, tenantId, officialId, password: PASSWORD }],
        clock.now,
      )
      if (id === undefined) throw new Error('No account was made.')
      return id
    },
    makeAdmin: (userId) =>
      inTenant(database, TENANT, (db) => {
        const validFrom = dayAt(new Date(0))
        const id = GrantId.parse(randomUUID())
        return insertGrant(db, TENANT, { id, userId, role: 'admin', unitId: null, validFrom, validTo: null })
      }),
    signIn: async (username, password = PASSWORD) => {
      const response = await send({
        method: 'POST',
        url: '/api/auth/sign-in/username',
        payload: { username, password },
      })
      const cookie = response.cookies.find(({ name }) => name === sessionCookie(false))
      if (!cookie) throw new Error(`No session for ${username}: ${response.statusCode} ${response.body}`)
      return `${cookie.name}=${encodeURIComponent(cookie.value)}`
    },
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}
