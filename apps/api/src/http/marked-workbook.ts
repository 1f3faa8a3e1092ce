import { ImportId } from '@congtam/core/shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RequestCall } from '../server.ts'
import { markImport } from '../work/catalogue-check.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The checked workbook with its findings, to be saved and corrected. */
export function addMarkedWorkbookRoute(server: FastifyInstance, callOf: RequestCall): void {
  server.get('/catalogue-imports/:id/marked.xlsx', async (request, reply) => {
    const { id } = z.object({ id: ImportId }).parse(request.params)
    const content = await markImport(callOf(request), id)
    reply.header('content-disposition', 'attachment; filename="danh-muc-da-kiem-tra.xlsx"')
    reply.header('content-security-policy', 'sandbox')
    return reply.type(XLSX).send(Buffer.from(content))
  })
}
