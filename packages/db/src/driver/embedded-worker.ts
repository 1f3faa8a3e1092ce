import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { Answer, Question, WorkerOptions } from './embedded.ts'
import { parsers } from './values.ts'

/** Parameters arrive as text; these types would otherwise be refused or written again. */
const asText = (text: string) => text
const serializers = Object.fromEntries(
  [16, 17, 25, 114, 3802, 1042, 1043, 1082, 1114, 1184].map((oid) => [oid, asText]),
)

if (!parentPort) throw new Error('The embedded database runs in a worker thread.')
const port = parentPort
const options: WorkerOptions = workerData
const opening = open(options)
// The failure is the answer to the first question, not an end of the whole process.
opening.catch(() => {})

async function open({ folder, content }: WorkerOptions): Promise<PGlite> {
  return await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(content === undefined ? {} : { loadDataDir: new Blob([content]) }),
    parsers,
    serializers,
  })
}

// One at a time and in the order asked: the engine has a single connection.
let previous: Promise<void> = Promise.resolve()
port.on('message', (question: Question) => {
  previous = previous.then(() => answer(question))
})

async function answer(question: Question): Promise<void> {
  try {
    const value = await act(question)
    const transfer = value.content ? [value.content.buffer as ArrayBuffer] : []
    port.postMessage({ id: question.id, ...value } satisfies Answer, transfer)
  } catch (error) {
    port.postMessage({ id: question.id, error: plain(error) } satisfies Answer)
  }
}

async function act(question: Question): Promise<Omit<Answer, 'id'>> {
  const database = await opening
  switch (question.act) {
    case 'open':
      return {}
    case 'query':
      return await query(database, question.text, question.parameters)
    case 'dump': {
      const dump = await database.dumpDataDir('none')
      return { content: new Uint8Array(await dump.arrayBuffer()) }
    }
    case 'close':
      await database.close()
      return {}
  }
}

async function query(database: PGlite, text: string, parameters: (string | null)[]) {
  const results = parameters.length === 0 ? await database.exec(text) : [await database.query(text, parameters)]
  const only = results.length === 1 ? results[0] : undefined
  const rows = only?.rows ?? []
  return { rows, affected: rows.length > 0 && !only?.affectedRows ? undefined : only?.affectedRows }
}

/** Errors lose their fields on the way between threads, so the ones that matter are copied. */
function plain(error: unknown) {
  if (isFullDisk(error)) return { message: 'No space left on device', code: 'ENOSPC' }
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, code, constraint, table, column, detail } = error as Error & Record<string, string | undefined>
  return { message, code, constraint, table, column, detail }
}

/** The engine's own file layer tells by number only: 51 is ENOSPC in the numbers of WASI. */
function isFullDisk(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errno' in error && error.errno === 51
}
