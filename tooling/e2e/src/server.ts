import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Server {
  url: string
  /** The one-time passwords that the start printed, by user name. */
  passwords: ReadonlyMap<string, string>
  /** Ends the server and lets a command read what it leaves: what the command printed. */
  afterwards(command: string, words: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** Starts the real server as a person would, on an empty database, and reads the sign-in data from what it prints. */
export async function startServer(kind: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'congtam-e2e-'))
  const port = await freePort()
  const databaseUrl = kind === 'postgresql' ? await freshDatabase() : undefined
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_FOLDER: folder,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, SAMPLE: 'yes' } : {}),
  }
  const child = spawn('node', ['apps/api/src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // The runner may be ended in the middle of a test; no server outlives it.
  process.once('exit', () => child.kill())
  async function afterwards(command: string, words: readonly string[]) {
    child.kill()
    await ended
    return (await promisify(execFile)('node', [command, ...words], { cwd: root, env })).stdout
  }
  async function stop() {
    child.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://localhost:${port}`
  try {
    await ready(url, child, () => printed)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, passwords: passwordsIn(printed), afterwards, stop }
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}:\n${printed()}`)
    const answer = await fetch(`${url}/health`).catch(() => undefined)
    if (answer?.ok && printed().includes(url.slice(url.lastIndexOf(':')))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server was not ready within a minute:\n${printed()}`)
}

function passwordsIn(printed: string): Map<string, string> {
  const lines = printed.matchAll(/^\s*([a-z][a-z0-9.]+)\s{2,}(\S{12,})\s/gm)
  return new Map([...lines].map(([, name = '', password = '']) => [name, password]))
}

async function freshDatabase(): Promise<string> {
  const server = new URL(process.env.TEST_DATABASE_URL ?? '')
  const name = `e2e_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  server.pathname = `/${name}`
  return server.href
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
