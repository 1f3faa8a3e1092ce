import { TenantId, UnitId } from '@congtam/core/shared/ids'
import { openDatabase } from '@congtam/db/open'
import { peakMegabytes } from '../serving.ts'
import { gradeProvince } from './grading.ts'

/** Grades these agencies in a process of its own, so that the most memory that it takes is its own. */
const [, , url = '', tenant, agencies = ''] = process.argv
const database = await openDatabase({ url, poolSize: 2 })
let people = 0
const ids = agencies.split(',').map((id) => UnitId.parse(id))
await gradeProvince(database, TenantId.parse(Number(tenant)), ids, (graded) => {
  people += graded.length
})
console.log(JSON.stringify({ people, megabytes: peakMegabytes(process.pid) }))
await database.close()
