import { randomBytes } from 'node:crypto'
import { fail, Refusal } from '@congtam/core/errors'
import type { Session } from '@congtam/db/access/session'
import type { Database } from '@congtam/db/open'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { sessionOf } from './access/session.ts'
import { type SignInLimits, signInLimits } from './access/sign-in-limit.ts'
import { isFault, refusalIn } from './answer.ts'
import { createAuth, sessionCookie } from './auth.ts'
import { serveConsole } from './http/console.ts'
import { answerFailures } from './http/failure.ts'
import { addFileRoutes } from './http/files.ts'
import { addForm02Route } from './http/form02.ts'
import { addHealthRoute } from './http/health.ts'
import { addMarkedWorkbookRoute } from './http/marked-workbook.ts'
import { refuseForeignOrigins } from './http/origin.ts'
import { setSecurityHeaders } from './http/security-headers.ts'
import { addSignInRoutes } from './http/sign-in.ts'
import { type AppRouter, appRouter } from './router.ts'
import { type CallContext, callContext } from './trpc.ts'

export interface ServerSettings {
  database: Database
  /** Signs session cookies. */
  secret: string
  logger: FastifyBaseLogger
  /** The folder of the built console. */
  consoleFolder: string
  clock?: () => Date
  /** Where people reach us, when that is not the address we listen on; with https, cookies are bound to it. */
  publicUrl?: URL | undefined
  requestsPerMinute?: number
  limits?: SignInLimits
}

export type RequestSession = (request: FastifyRequest) => Promise<Session | undefined>
export type RequestCall = (request: FastifyRequest) => CallContext

/** A lost reply is asked for again by more than one call at a time; more than this at once is no console of ours. */
const MOST_CALLS_IN_A_BATCH = 20
const BODY_LIMIT = 1024 * 1024

/** The whole product on one port: API, sign-in, files and the console. */
export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const { database, secret, logger, publicUrl, clock = () => new Date() } = settings
  const secure = publicUrl?.protocol === 'https:'
  const server = fastify({
    loggerInstance: logger,
    genReqId: () => randomBytes(5).toString('hex'),
    bodyLimit: BODY_LIMIT,
    // Only behind a proxy is the sender's address in a header, and only then may it be believed.
    trustProxy: publicUrl !== undefined,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 5000 },
  })

  const cookieName = sessionCookie(secure)
  const findSession: RequestSession = (request) => sessionOf(database, secret, request.cookies[cookieName], clock())
  const callOf: RequestCall = (request) =>
    callContext({ database, now: clock(), requestNumber: request.id, session: () => findSession(request) })

  answerFailures(server)
  await setSecurityHeaders(server, secure)
  await server.register(rateLimit, {
    max: settings.requestsPerMinute ?? 3000,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) => new Refusal('request.tooMany', { seconds: Math.ceil(ttl / 1000) }),
  })
  refuseForeignOrigins(server, publicUrl?.origin)
  await server.register(cookie)
  server.addHook('onRequest', async (request) => {
    // Refused before it begins, so that what is there stays readable.
    if (request.method !== 'GET' && request.method !== 'HEAD' && !(await database.hasRoom())) fail('storage.full', {})
  })
  addHealthRoute(server, database)
  addSignInRoutes(server, {
    auth: createAuth({ database, secret, secure }),
    database,
    clock,
    limits: settings.limits ?? signInLimits,
    sessionOf: findSession,
  })
  addFileRoutes(server, callOf)
  addMarkedWorkbookRoute(server, callOf)
  addForm02Route(server, callOf)
  await server.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      maxBatchSize: MOST_CALLS_IN_A_BATCH,
      createContext: ({ req }) => callOf(req),
      onError: ({ error, path, req }) => {
        const code = refusalIn(error.cause)?.code
        if (isFault(error)) req.log.error({ err: error, path }, 'fault')
        else if (error.code === 'FORBIDDEN') req.log.warn({ path, code }, 'forbidden')
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  })
  await serveConsole(server, settings.consoleFolder)
  return server
}
