import { errors, Refusal } from '@congtam/core/errors'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { faultData, refusalData, refusalIn, trpcCodeOf } from '../answer.ts'

/** Every failure outside tRPC is told in the same form as inside: the body is its `ErrorData`. */
export function answerFailures(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalIn(error) ?? refusalOfServer(error)
    if (refusal) return refuse(reply, request, refusal)
    request.log.error({ err: error }, 'fault')
    return reply.code(500).send(faultData(request.id))
  })
}

export function refuse(reply: FastifyReply, request: FastifyRequest, refusal: Refusal): FastifyReply {
  if (errors[refusal.code].kind === 'forbidden') request.log.warn({ code: refusal.code }, 'forbidden')
  const status = getHTTPStatusCodeFromError(new TRPCError({ code: trpcCodeOf(refusal) }))
  return reply.code(status).send(refusalData(refusal, request.id))
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
