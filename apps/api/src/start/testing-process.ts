import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../start.js', import.meta.url))

/** The real program as an operator starts it, with what it said. */
export interface Started {
  process: ChildProcess
  out: string
  err: string
  /** Its address, once it says so; fails if it ends before. */
  address: Promise<string>
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  /** Asks it to stop and gives the exit code. */
  stop(): Promise<number | null>
}

export interface StartSettings {
  env?: Record<string, string>
  arguments?: string[]
  /** Options of Node itself. */
  node?: string[]
  /** Runs it with a data folder on a disk of so many megabytes, which only it sees. */
  diskMegabytes?: number
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'congtam-start-'))
}

export function startProgram(folder: string, settings: StartSettings = {}): Started {
  const { diskMegabytes } = settings
  const command = [process.execPath, ...(settings.node ?? []), entry, ...(settings.arguments ?? [])]
  const mount = `mount -t tmpfs -o size=${diskMegabytes}m none "$DATA_FOLDER" && exec "$0" "$@"`
  const inner =
    diskMegabytes === undefined ? command : ['unshare', '--mount', '--map-root-user', 'sh', '-c', mount, ...command]
  const [program = '', ...rest] = inner
  const { DATABASE_URL, TEST_DATABASE_URL, ...inherited } = process.env
  const child = spawn(program, rest, {
    env: { ...inherited, NODE_ENV: 'production', PORT: '0', PEOPLE: '12', DATA_FOLDER: folder, ...settings.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const started: Started = {
    process: child,
    out: '',
    err: '',
    ended,
    address: new Promise((resolve, reject) => {
      child.stdout.on('data', () => {
        const [, address] = /^Công Tâm: (http\S+)$/m.exec(started.out) ?? []
        if (address) resolve(address)
      })
      ended.then((code) => reject(new Error(`The program ended with ${code}: ${started.err}`)))
    }),
    stop: async () => {
      child.kill('SIGTERM')
      return await ended
    },
  }
  // Whoever does not wait for the address does not hear that there was none.
  started.address.catch(() => {})
  child.stdout.setEncoding('utf8').prependListener('data', (text: string) => {
    started.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    started.err += text
  })
  return started
}
