import { readFileSync } from 'node:fs'
import { latestMigration } from '@congtam/db/migrate'
import type { Database } from '@congtam/db/open'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

/** Whether we can serve, for whoever watches over the machine. */
export function addHealthRoute(server: FastifyInstance, database: Database): void {
  server.get('/health', async (request, reply) => {
    try {
      const migration = await latestMigration(database)
      return { status: 'ok', version, migration, database: database.kind }
    } catch (error) {
      request.log.error({ err: error }, 'The database does not answer.')
      return reply.code(503).send({ status: 'down', version, migration: null, database: database.kind })
    }
  })
}
