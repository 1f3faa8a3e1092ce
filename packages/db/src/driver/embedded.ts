import { Worker } from 'node:worker_threads'
import type { Connection, Connections } from './driver.ts'

export interface WorkerOptions {
  /** Where the engine keeps its files; in memory if absent. */
  folder?: string
  /** A dump to begin from instead of an empty database. */
  content?: Uint8Array<ArrayBuffer>
}

type Act = { act: 'open' | 'dump' | 'close' } | { act: 'query'; text: string; parameters: (string | null)[] }
export type Question = { id: number } & Act

export interface Answer {
  id: number
  rows?: unknown[]
  affected?: number | undefined
  content?: Uint8Array
  error?: { message: string; code?: string | undefined } & Record<string, string | undefined>
}

/** What the engine refused, with the fields that the `pg` driver also gives. */
class StatementError extends Error {
  constructor(fields: NonNullable<Answer['error']>) {
    super(fields.message)
    Object.assign(this, fields)
    this.name = 'StatementError'
  }
}

export interface EmbeddedConnections extends Connections {
  /** The whole content as one tar, taken between two statements. */
  dump(): Promise<Uint8Array>
}

/** PGlite in a thread of its own, so that a long query does not stop the server from answering others. */
export async function startEmbedded(options: WorkerOptions): Promise<EmbeddedConnections> {
  const thread = await startLastingThread(options)
  const turns = new Turns()
  let closing: Promise<void> | undefined
  return {
    acquire: async () => oneConnection(thread.ask, await turns.take()),
    dump: async () => {
      const release = await turns.take()
      try {
        const { content } = await thread.ask({ act: 'dump' })
        if (!content) throw new Error('The engine gave no dump.')
        return content
      } finally {
        release()
      }
    },
    close: () => {
      closing ??= thread.ask({ act: 'close' }).then(thread.end, thread.end)
      return closing
    },
  }
}

function oneConnection(ask: (act: Act) => Promise<Answer>, release: () => void): Connection {
  let lost: unknown
  return {
    async query(text, parameters) {
      // The engine that held this connection's transaction is gone; outside of it nothing more may run.
      if (lost) throw lost
      try {
        const { rows = [], affected } = await ask({ act: 'query', text, parameters })
        return { rows, affected }
      } catch (error) {
        if (isFullDisk(error)) lost = error
        throw error
      }
    },
    release,
  }
}

/**
 * A thread that outlives a full disk. The engine then spins at whatever it is asked next, so it is ended at once, with nothing lost
 * that was committed, and begun anew when something is asked again.
 */
async function startLastingThread(options: WorkerOptions) {
  let thread: ReturnType<typeof startThread> | undefined
  let isClosed = false
  const ask = async (act: Act): Promise<Answer> => {
    if (isClosed) throw new Error('The embedded database is closed.')
    try {
      if (!thread) {
        thread = startThread(options)
        await thread.ask({ act: 'open' })
      }
      return await thread.ask(act)
    } catch (error) {
      if (isFullDisk(error)) await drop()
      throw error
    }
  }
  const drop = async () => {
    const ending = thread
    thread = undefined
    await ending?.end()
  }
  const end = async () => {
    isClosed = true
    await drop()
  }
  await ask({ act: 'open' }).catch(async (error) => {
    await end()
    throw error
  })
  return { ask, end }
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '53100' || error.code === 'ENOSPC')
}

/** The engine has one connection; whoever wants it waits for their turn, first come first served. */
class Turns {
  #last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = promise
    await before
    return resolve
  }
}

function startThread(options: WorkerOptions) {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: options, execArgv: [] })
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let ended: Error | undefined
  let lastId = 0

  const settle = (id: number) => {
    const question = waiting.get(id)
    waiting.delete(id)
    // An idle engine must not keep the process alive; one that owes an answer must.
    if (waiting.size === 0) worker.unref()
    return question
  }
  worker.on('message', (answer: Answer) => {
    const question = settle(answer.id)
    if (answer.error) question?.reject(new StatementError(answer.error))
    else question?.resolve(answer)
  })
  const fail = (error: Error) => {
    ended ??= error
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The embedded database has ended.')))

  return {
    async ask(act: Act): Promise<Answer> {
      if (ended) throw ended
      lastId += 1
      const question = Promise.withResolvers<Answer>()
      waiting.set(lastId, question)
      worker.ref()
      worker.postMessage({ id: lastId, ...act } satisfies Question)
      return await question.promise
    },
    async end(): Promise<void> {
      await worker.terminate()
    },
  }
}
