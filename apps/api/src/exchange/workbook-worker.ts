import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@congtam/core/errors'
import type { WorkbookRow } from '@congtam/core/exchange/workbook'
import type { WorkbookLimits } from './workbook-limits.ts'
import { type Package, sharedStrings, sheetRows, workbookOutline } from './workbook-parts.ts'
import { zipParts } from './zip.ts'

/** What the thread that reads a workbook is given, and what it says. */
export interface WorkbookTask {
  bytes: Uint8Array
  limits: WorkbookLimits
}

export type WorkbookMessage =
  | { kind: 'sheet'; name: string }
  | { kind: 'rows'; rows: WorkbookRow[]; read: number; total: number }
  | { kind: 'done' }
  | { kind: 'refused'; code: Refusal['code']; details: Refusal['details'] }

/** Rows go over in such batches: small enough to keep no second copy of the workbook, large enough to cost nothing. */
const BATCH = 500

async function read({ bytes, limits }: WorkbookTask, say: (message: WorkbookMessage) => void): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = zipParts(buffer, limits)
  const from: Package = { bytes: buffer, parts, limits, taken: { bytes: 0, rows: 0, cells: 0, characters: 0 } }
  const { sheets, strings: stringsPart } = await workbookOutline(from)
  const needed = [...sheets.map(({ part }) => part), stringsPart ?? '']
  const total = needed.reduce((sum, name) => sum + (parts.get(name)?.unpackedBytes ?? 0), 0)
  const strings = await sharedStrings(from, stringsPart)
  for (const { name, part } of sheets) {
    say({ kind: 'sheet', name })
    let rows: WorkbookRow[] = []
    const hand = () => {
      say({ kind: 'rows', rows, read: Math.min(from.taken.bytes, total), total })
      rows = []
    }
    await sheetRows(from, part, strings, (row) => {
      if (rows.push(row) >= BATCH) hand()
    })
    hand()
  }
  say({ kind: 'done' })
}

const port = parentPort
if (port) {
  const say = (message: WorkbookMessage) => port.postMessage(message)
  // The thread is started by `readWorkbook` alone, which gives it a WorkbookTask.
  await read(workerData as WorkbookTask, say).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    say({ kind: 'refused', code: error.code, details: error.details })
  })
}
