import { fail } from '@congtam/core/errors'
import type { Finding } from '@congtam/core/exchange/finding'
import type { RequestKey, Sha256, UnitId } from '@congtam/core/shared/ids'
import { findFile } from '@congtam/db/work/file'
import { findReply, keepReply } from '../access/request.ts'
import type { CallContext, Scope } from '../trpc.ts'
import { readWorkbook } from './workbook.ts'

/** A workbook that was sent, and the unit whose people it lists: its own, and those of the units below it. */
export interface ListFile {
  unitId: UnitId
  fileSha256: Sha256
}

/** One kind of list: how it is read, held against what is there, and put on record. */
interface ListImport<Reading, Check extends { findings: readonly Finding[] }, Counts> {
  read: (workbook: Awaited<ReturnType<typeof readWorkbook>>) => Reading
  /** Refuses whoever may not bring the list in. */
  ensure: (scope: Scope, call: CallContext, unitId: UnitId) => Promise<void>
  compare: (scope: Scope, call: CallContext, unitId: UnitId, reading: Reading) => Promise<Check>
  counts: (check: Check) => Counts
  write: (scope: Scope, call: CallContext, check: Check) => Promise<void>
}

/** What adopting would do, and what stands against it. */
interface ListReport<Counts> {
  counts: Counts & { mistakes: number; notices: number }
  /** The first of them, mistakes first. */
  findings: Finding[]
}

/** So many findings are shown; more would be read by nobody. */
const SHOWN = 1000

/** The two steps of a list. The stored file is all that is remembered of the first: the second reads it again and compares it with what is then there. */
export function listImport<Reading, Check extends { findings: readonly Finding[] }, Counts>(
  list: ListImport<Reading, Check, Counts>,
) {
  /** Reading takes seconds, so it is done outside any transaction that writes. */
  async function readFile(call: CallContext, { unitId, fileSha256 }: ListFile): Promise<Reading> {
    const content = await call.writing(async (scope) => {
      await list.ensure(scope, call, unitId)
      return (await findFile(scope.db, scope.actor.tenantId, fileSha256))?.content
    })
    return list.read(await readWorkbook(content ?? fail('file.notFound', {})))
  }

  async function compared(scope: Scope, call: CallContext, unitId: UnitId, reading: Reading): Promise<Check> {
    await list.ensure(scope, call, unitId)
    return await list.compare(scope, call, unitId, reading)
  }

  return {
    async dryRun(call: CallContext, file: ListFile): Promise<ListReport<Counts>> {
      const reading = await readFile(call, file)
      const check = await call.writing((scope) => compared(scope, call, file.unitId, reading))
      const [mistakes, notices] = [ofSeverity(check, 'mistake'), ofSeverity(check, 'notice')]
      const counts = { ...list.counts(check), mistakes: mistakes.length, notices: notices.length }
      return { counts, findings: [...mistakes, ...notices].slice(0, SHOWN) }
    },

    /** Adds everything that the file lists and is not there yet, in one transaction. */
    async adopt(call: CallContext, path: string, key: RequestKey, file: ListFile): Promise<Counts> {
      const reading = await readFile(call, file)
      return await call.writing(async (scope) => {
        const { db, actor } = scope
        const request = { tenantId: actor.tenantId, userId: actor.userId, key, path, input: file }
        const kept = await findReply(db, request)
        // Stored by this function, from a value of this type.
        if (kept) return kept.reply as Counts
        const check = await compared(scope, call, file.unitId, reading)
        const mistakes = ofSeverity(check, 'mistake').length
        if (mistakes > 0) fail('import.refused', { count: mistakes })
        await list.write(scope, call, check)
        const counts = list.counts(check)
        await keepReply(db, request, counts, call.now)
        return counts
      })
    },
  }
}

function ofSeverity({ findings }: { findings: readonly Finding[] }, severity: Finding['severity']): Finding[] {
  return findings.filter((one) => one.severity === severity)
}
