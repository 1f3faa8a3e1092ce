import { errors, Refusal } from '@congtam/core/errors'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorData, faultData, refusalData, refusalIn, trpcCodeOf } from '../answer.ts'

/** Every failure outside a procedure is told in the same words as inside. */
export function answerFailures(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalIn(error) ?? refusalOfServer(error)
    if (refusal) return refuse(reply, request, refusal)
    request.log.error({ err: error }, 'fault')
    return reply.code(500).send(formed(request, faultData(request.id), 'INTERNAL_SERVER_ERROR'))
  })
}

export function refuse(reply: FastifyReply, request: FastifyRequest, refusal: Refusal): FastifyReply {
  if (errors[refusal.code].kind === 'forbidden') request.log.warn({ code: refusal.code }, 'forbidden')
  const code = trpcCodeOf(refusal)
  const status = getHTTPStatusCodeFromError(new TRPCError({ code }))
  return reply.code(status).send(formed(request, refusalData(refusal, request.id), code))
}

/** The body is the `ErrorData`; to a call of a procedure it goes in the envelope that its client opens. */
function formed(request: FastifyRequest, data: ErrorData, code: TRPCError['code']) {
  if (!request.url.startsWith('/trpc/')) return data
  return { error: { code: TRPC_ERROR_CODES_BY_KEY[code], message: data.code, data } }
}

/** What Fastify itself objects to before a route is reached. */
function refusalOfServer(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined
  if (error.statusCode === 413) return new Refusal('request.tooLarge', { limit: '10 MB' })
  if (error.statusCode >= 400 && error.statusCode < 500) {
    return new Refusal('request.invalid', { path: 'request', problem: error.message })
  }
  return undefined
}
