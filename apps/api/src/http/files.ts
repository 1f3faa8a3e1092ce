import { fail } from '@congtam/core/errors'
import { Sha256, TaskId } from '@congtam/core/shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RequestCall } from '../server.ts'
import { keepFile, readFile } from '../work/file.ts'

const MEGABYTE = 1024 * 1024
export const LARGEST_FILE = 10 * MEGABYTE

/** Files are kept under the hash of their bytes, so sending one again is no second act and needs no key. */
export function addFileRoutes(server: FastifyInstance, callOf: RequestCall): void {
  void server.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, done) => {
      done(null, body)
    })

    files.post('/files', { bodyLimit: LARGEST_FILE }, async (request) => {
      const content = request.body
      if (!(content instanceof Uint8Array) || content.byteLength === 0) {
        fail('request.invalid', { path: 'file', problem: 'The file is empty.' })
      }
      return await keepFile(callOf(request), content)
    })

    files.get('/files/:sha256', async (request, reply) => {
      const { sha256 } = z.object({ sha256: Sha256 }).parse(request.params)
      const { task } = z.object({ task: TaskId.optional() }).parse(request.query)
      const file = await readFile(callOf(request), sha256, task)
      // Always saved, never shown: what somebody uploaded must not run as a page of ours.
      reply.header('content-disposition', 'attachment').header('content-security-policy', 'sandbox')
      return reply.type(file.mediaType).send(Buffer.from(file.content))
    })
  })
}
