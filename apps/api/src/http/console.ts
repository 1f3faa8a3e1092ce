import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Refusal } from '@congtam/core/errors'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from './failure.ts'

/**
 * Serves the built console. Files with a hash in their name never change and are kept by browsers for a year.
 * Any other address that a person opens is a screen of the console, which its own router finds.
 */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/') && basename(path) !== 'index.html'
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  server.setNotFoundHandler((request, reply) => {
    const asksForScreen = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (built && asksForScreen && !/^\/(trpc|api|files|health|assets)\b/.test(request.url)) {
      return reply.sendFile('index.html')
    }
    return refuse(reply, request, new Refusal('request.notFound', {}))
  })
}
