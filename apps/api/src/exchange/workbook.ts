import { Worker } from 'node:worker_threads'
import { Refusal } from '@congtam/core/errors'
import type { WorkbookSheet } from '@congtam/core/exchange/workbook'
import { type WorkbookLimits, workbookLimits } from './workbook-limits.ts'
import type { WorkbookMessage, WorkbookTask } from './workbook-worker.ts'

/** How far the reading is: bytes read of all that will be, and rows found. */
export interface WorkbookProgress {
  read: number
  total: number
  rows: number
}

interface Options {
  limits?: Partial<WorkbookLimits>
  onProgress?: (progress: WorkbookProgress) => void
}

/** Each reading may take its limit of memory, so only so many go on at once; the others wait for their turn. */
const MOST_AT_ONCE = 2
let reading = 0
const waiting: (() => void)[] = []

async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (reading < MOST_AT_ONCE) reading += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await act()
  } finally {
    // The turn passes to the next one without becoming free between.
    const next = waiting.shift()
    if (next) next()
    else reading -= 1
  }
}

/**
 * Reads the visible sheets of an .xlsx file in a thread of its own, which may use so much memory and time and no more.
 * Whatever the bytes are, the answer is the sheets or a refusal.
 */
export async function readWorkbook(bytes: Uint8Array, options: Options = {}): Promise<WorkbookSheet[]> {
  return await inTurn(() => readInThread(bytes, options))
}

async function readInThread(bytes: Uint8Array, { limits = {}, onProgress }: Options): Promise<WorkbookSheet[]> {
  const allowed = { ...workbookLimits, ...limits }
  // A copy of its own, because a Buffer may be a window on memory that holds other things.
  const own = new Uint8Array(bytes)
  const task: WorkbookTask = { bytes: own, limits: allowed }
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: allowed.heapMegabytes, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
    env: {},
  })
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookSheet[]>()
  const sheets: WorkbookSheet[] = []
  let rows = 0
  worker.on('message', (message: WorkbookMessage) => {
    if (message.kind === 'refused') reject(new Refusal(message.code, message.details))
    else if (message.kind === 'done') resolve(sheets)
    else if (message.kind === 'sheet') sheets.push({ name: message.name, rows: [] })
    else {
      for (const row of message.rows) sheets.at(-1)?.rows.push(row)
      rows += message.rows.length
      onProgress?.({ read: message.read, total: message.total, rows })
    }
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(outOfMemory ? new Refusal('workbook.tooMany', { rows: allowed.rows, cells: allowed.cells }) : error)
  })
  worker.on('exit', () => reject(new Error('The thread that reads workbooks ended without an answer.')))
  const timer = setTimeout(
    () => reject(new Refusal('workbook.tooSlow', { seconds: allowed.seconds })),
    allowed.seconds * 1000,
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
