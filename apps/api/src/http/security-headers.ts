import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const DAYS_180 = 180 * 24 * 3600

/** The browser runs our own scripts only, shows us in nobody's frame and guesses no types. */
export async function setSecurityHeaders(server: FastifyInstance, secure: boolean): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine and ECharts place elements by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: secure ? { maxAge: DAYS_180, includeSubDomains: false } : false,
  })
  server.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    // Everything but the console's own files is about people.
    if (/^\/(trpc|api|files)\b/.test(request.url)) reply.header('cache-control', 'no-store')
  })
}
