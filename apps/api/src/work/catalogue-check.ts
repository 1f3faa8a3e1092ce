import { fail } from '@congtam/core/errors'
import { type ColumnChoice, readCatalogue } from '@congtam/core/exchange/catalogue-sheet'
import type { Finding } from '@congtam/core/exchange/finding'
import { type ImportReport, importReport } from '@congtam/core/exchange/import-report'
import type { WorkbookSheet } from '@congtam/core/exchange/workbook'
import { ImportId, type RequestKey, type Sha256, type UnitId } from '@congtam/core/shared/ids'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findLatestVersion, listAllItems } from '@congtam/db/work/catalogue'
import { getCheckedImport, insertImport } from '@congtam/db/work/catalogue-import'
import { findFile } from '@congtam/db/work/file'
import { ensure } from '../access/allow.ts'
import { findReply, keepReply } from '../access/request.ts'
import { type ImportProgress, tellProgress } from '../exchange/import-progress.ts'
import { markedWorkbook } from '../exchange/marked-workbook.ts'
import { readWorkbook } from '../exchange/workbook.ts'
import type { CallContext, Scope } from '../trpc.ts'

export interface CheckRequest {
  unitId: UnitId
  fileSha256: Sha256
  fileName: string
  /** What a person said about columns, over what their headings say. */
  columns: ColumnChoice[]
}

export interface CheckReply {
  importId: ImportId
  report: ImportReport
}

/**
 * The dry run of an import. Reading takes seconds, so it is done between two short transactions: on the embedded database
 * everybody else would otherwise wait for it. The key is the id of the import, and the request is kept as that of any change.
 */
export async function checkWorkbook(
  call: CallContext,
  path: string,
  key: RequestKey,
  input: CheckRequest,
): Promise<CheckReply> {
  const told = (progress: ImportProgress) => tellProgress(key, progress)
  const requestOf = ({ actor: { tenantId, userId } }: Scope) => ({ tenantId, userId, key, path, input })
  let last = { read: 0, total: 0, rows: 0 }
  try {
    const begun = await call.writing(async (scope) => {
      await ensureImports(scope, call, input.unitId)
      const kept = await findReply(scope.db, requestOf(scope))
      const file = kept ? undefined : await findFile(scope.db, scope.actor.tenantId, input.fileSha256)
      return { kept, content: file?.content }
    })
    // Stored by this function, from a value of this type.
    if (begun.kept) return begun.kept.reply as CheckReply
    const sheets = await readWorkbook(begun.content ?? fail('file.notFound', {}), {
      onProgress: (progress) => {
        last = progress
        told({ phase: 'reading', ...progress })
      },
    })
    told({ phase: 'comparing', ...last })
    const reading = readCatalogue(sheets, input.columns)
    const reply = await call.writing(async (scope) => {
      const kept = await findReply(scope.db, requestOf(scope))
      if (kept) return kept.reply as CheckReply
      const made = await keepCheck(scope, call.now, key, input, reading)
      await keepReply(scope.db, requestOf(scope), made, call.now)
      return made
    })
    told({ phase: 'done', ...last })
    return reply
  } catch (error) {
    told({ phase: 'failed', ...last })
    throw error
  }
}

/** Who may import for the unit. */
export async function ensureImports(
  { db, actor }: Scope,
  { today }: Pick<CallContext, 'today'>,
  unitId: UnitId,
): Promise<void> {
  ensure(actor, 'catalogue.import', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
}

async function keepCheck(
  { db, actor }: Scope,
  at: Date,
  key: RequestKey,
  { unitId, fileSha256, fileName }: CheckRequest,
  reading: ReturnType<typeof readCatalogue>,
): Promise<CheckReply> {
  const { tenantId, userId: byUserId } = actor
  const base = await findLatestVersion(db, tenantId, [unitId])
  const before = base ? await listAllItems(db, tenantId, base.catalogueId, base.number) : []
  const report = importReport(reading, before)
  const id = ImportId.parse(key)
  const baseNumber = base?.number ?? 0
  const { items } = reading
  await insertImport(db, tenantId, {
    id,
    unitId,
    fileSha256,
    fileName,
    baseNumber,
    report,
    items,
    appliedNumber: null,
    byUserId,
    at,
  })
  return { importId: id, report }
}

/** The workbook of a check once more, with every finding at its cell. */
export async function markImport(call: CallContext, id: ImportId): Promise<Uint8Array> {
  const { content, report } = await call.reading(async (scope) => {
    const checked = await getCheckedImport(scope.db, scope.actor.tenantId, id)
    await ensureImports(scope, call, checked.unitId)
    const file = await findFile(scope.db, scope.actor.tenantId, checked.fileSha256)
    return { content: file?.content, report: checked.report }
  })
  const sheets = await readWorkbook(content ?? fail('file.notFound', {}))
  return await markedWorkbook(sheets, findingsAgain(sheets, report))
}

/** All findings, of which the report keeps the first, by the columns that it was read with. */
function findingsAgain(sheets: WorkbookSheet[], report: ImportReport): Finding[] {
  const choices = report.sheets
    .filter(({ section }) => section !== null)
    .flatMap(({ name, columns }) => columns.map(({ column, field }) => ({ sheet: name, column, field })))
  return readCatalogue(sheets, choices).findings
}
