import { fail } from '@congtam/core/errors'
import type { Finding } from '@congtam/core/exchange/finding'
import { checkGrades, type GradeCheck } from '@congtam/core/exchange/past-grades/grade-check'
import { type GradeReading, readGrades } from '@congtam/core/exchange/past-grades/grade-sheet'
import type { RequestKey, Sha256, UnitId } from '@congtam/core/shared/ids'
import { lineageOf } from '@congtam/db/organisation/unit'
import { insertPastGrades, listPastGrades } from '@congtam/db/period/past-grade'
import { listPeopleUnder } from '@congtam/db/period/person-score'
import { findFile } from '@congtam/db/work/file'
import { ensure } from '../access/allow.ts'
import { findReply, keepReply } from '../access/request.ts'
import { readWorkbook } from '../exchange/workbook.ts'
import type { CallContext, Scope } from '../trpc.ts'

/** A workbook that was sent, and the unit whose people it speaks of: its own, and those of the units below it. */
export interface GradesFile {
  unitId: UnitId
  fileSha256: Sha256
}

/** What adopting would do, and what stands against it. */
export interface GradesReport {
  counts: { grades: number; same: number; mistakes: number; notices: number }
  /** The first of them, mistakes first. */
  findings: Finding[]
}

export type GradesAdopted = Pick<GradesReport['counts'], 'grades' | 'same'>

/** So many findings are shown; more would be read by nobody. */
const SHOWN = 1000

/** The dry run. The stored file is all that is remembered of it, as with a list of people. */
export async function dryRunGrades(call: CallContext, file: GradesFile): Promise<GradesReport> {
  const reading = await readFile(call, file)
  const check = await call.writing((scope) => compare(scope, call, file.unitId, reading))
  const ofSeverity = (severity: Finding['severity']) => check.findings.filter((one) => one.severity === severity)
  const [mistakes, notices] = [ofSeverity('mistake'), ofSeverity('notice')]
  const counts = { ...countsOf(check), mistakes: mistakes.length, notices: notices.length }
  return { counts, findings: [...mistakes, ...notices].slice(0, SHOWN) }
}

/** Adds everything that the file lists and is not on record yet, in one transaction. */
export async function adoptGrades(
  call: CallContext,
  path: string,
  key: RequestKey,
  file: GradesFile,
): Promise<GradesAdopted> {
  const reading = await readFile(call, file)
  return await call.writing(async (scope) => {
    const { db, actor } = scope
    const { tenantId, userId } = actor
    const request = { tenantId, userId, key, path, input: file }
    const kept = await findReply(db, request)
    // Stored by this function, from a value of this type.
    if (kept) return kept.reply as GradesAdopted
    const check = await compare(scope, call, file.unitId, reading)
    const mistakes = check.findings.filter(({ severity }) => severity === 'mistake').length
    if (mistakes > 0) fail('import.refused', { count: mistakes })
    const by = { byUserId: userId, byName: actor.name, at: call.now }
    await insertPastGrades(
      db,
      tenantId,
      check.grades.map((grade) => ({ ...grade, ...by })),
    )
    const counts = countsOf(check)
    await keepReply(db, request, counts, call.now)
    return counts
  })
}

function countsOf({ grades, same }: GradeCheck): GradesAdopted {
  return { grades: grades.length, same }
}

async function ensureImports({ db, actor }: Scope, { today }: Pick<CallContext, 'today'>, unitId: UnitId) {
  ensure(actor, 'period.record', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
}

/** Reading takes seconds, so it is done outside any transaction that writes. */
async function readFile(call: CallContext, { unitId, fileSha256 }: GradesFile): Promise<GradeReading> {
  const content = await call.writing(async (scope) => {
    await ensureImports(scope, call, unitId)
    return (await findFile(scope.db, scope.actor.tenantId, fileSha256))?.content
  })
  return readGrades(await readWorkbook(content ?? fail('file.notFound', {})))
}

async function compare(
  scope: Scope,
  { today }: Pick<CallContext, 'today'>,
  unitId: UnitId,
  reading: GradeReading,
): Promise<GradeCheck> {
  const { db, actor } = scope
  const { tenantId } = actor
  await ensureImports(scope, { today }, unitId)
  const staffNumbers = [...new Set(reading.rows.map(({ staffNumber }) => staffNumber))]
  const officials = await listPeopleUnder(db, tenantId, { unitId, on: today, staffNumbers })
  const entries = await listPastGrades(
    db,
    tenantId,
    officials.map(({ id }) => id),
  )
  // The entry in force of each year comes first.
  const inForce = entries.filter(
    (entry, at) =>
      entries.findIndex(({ officialId, year }) => officialId === entry.officialId && year === entry.year) === at,
  )
  return checkGrades(reading, { officials, entries: inForce, today })
}
