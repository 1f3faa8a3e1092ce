import { FIRST_YEAR } from '@congtam/core/evaluation/period/person-period'
import { OfficialId } from '@congtam/core/shared/ids'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readForm02 } from '../period/form02.ts'
import { form02Workbook } from '../period/form02-workbook.ts'
import type { RequestCall } from '../server.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Params = z.object({ officialId: OfficialId, year: z.coerce.number().int().min(FIRST_YEAR).max(9999) })

/** Form 02 of a person's year as a workbook. */
export function addForm02Route(server: FastifyInstance, callOf: RequestCall): void {
  server.get('/form-02/:officialId/:year/mau-02.xlsx', async (request, reply) => {
    const params = Params.parse(request.params)
    const call = callOf(request)
    const page = await call.reading((scope) => readForm02(scope, call.today, params))
    reply.header('content-disposition', `attachment; filename="mau-02-${params.year}.xlsx"`)
    reply.header('content-security-policy', 'sandbox')
    reply.header('cache-control', 'no-store')
    return reply.type(XLSX).send(Buffer.from(await form02Workbook(page)))
  })
}
