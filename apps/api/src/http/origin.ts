import { Refusal } from '@congtam/core/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** What an HTML form of any site can send without asking us first. None of our clients sends them. */
const FORM_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']

/**
 * Changes come from our own pages or from programs, never from another site's page in the user's browser.
 * The cookie is SameSite=Strict as well; this holds where a browser does not honour that.
 */
export function refuseForeignOrigins(server: FastifyInstance, publicOrigin: string | undefined): void {
  server.addHook('onRequest', async (request) => {
    if (SAFE.includes(request.method)) return
    if (!isOurs(request, publicOrigin)) throw new Refusal('access.foreignOrigin', {})
    const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    if (type !== undefined && FORM_TYPES.includes(type)) {
      throw new Refusal('request.invalid', { path: 'content-type', problem: `${type} is not taken` })
    }
  })
}

function isOurs(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const { origin, cookie, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') return false
  if (origin !== undefined) return origin === publicOrigin || hostOf(origin) === request.host
  // A browser names its origin. Without a cookie there is nothing that a foreign page could abuse.
  return cookie === undefined || site === 'same-origin'
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
