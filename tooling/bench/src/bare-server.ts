import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import pg from 'pg'
import { replay, type Statement } from './statement.ts'

/**
 * The floor of `serving.ts`, in a process of its own as ours is: Fastify and pg, nothing else. Each path sends the statements that
 * our server sends for the same question, those before the transaction over the pool, and answers with the rows as they came: plainly,
 * and with statements that each connection keeps prepared, as ours do.
 */
const [, , url, file = ''] = process.argv
const pool = new pg.Pool({ connectionString: url, max: 10 })
const server = fastify()

for (const [path, statements] of Object.entries<Statement[]>(JSON.parse(readFileSync(file, 'utf8')))) {
  const begin = statements.findIndex(({ text }) => text.startsWith('begin'))
  const before = statements.slice(0, begin)
  const inside = statements.slice(begin)
  for (const [way, prepared] of Object.entries({ plain: false, prepared: true })) {
    server.get(`/${way}/${path}`, async () => {
      await replay(pool, before, prepared)
      const client = await pool.connect()
      try {
        return await replay(client, inside, prepared)
      } finally {
        client.release()
      }
    })
  }
}

console.log(await server.listen({ port: 0, host: '127.0.0.1' }))
