import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface PostgresServer {
  /** The maintenance database, as a superuser. */
  url: string
  version: string
  stop(): Promise<void>
}

/** Where this machine keeps PostgreSQL's programs, newest version first; undefined where it has none. */
export function findPostgres(): string | undefined {
  const versions = '/usr/lib/postgresql'
  const installed = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...installed.map((version) => join(versions, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
}

/** A throw-away server on a free port of this machine, or undefined where PostgreSQL is not installed. Not durable: for tests only. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const programs = findPostgres()
  if (!programs) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'congtam-postgres-'))
  const data = join(folder, 'data')
  const asServerUser = await serverUserOf(folder)
  const call = (program: string, ...args: string[]) => asServerUser(join(programs, program), args)
  try {
    await call(
      'initdb',
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    )
    const port = await freePort()
    const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off`
    await call('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start')
    const { stdout } = await run(join(programs, 'postgres'), ['--version'])
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      version: stdout.trim(),
      stop: async () => {
        await call('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL refuses to run as root, so root hands the folder to the user `postgres` and runs the programs as that user. */
async function serverUserOf(folder: string): Promise<(program: string, args: string[]) => Promise<unknown>> {
  // A server that keeps the pipes of its starter open would never let the call end; its output goes to its log.
  const start = (program: string, args: string[]) =>
    new Promise<void>((resolve, reject) => {
      const child = execFile(program, args, { cwd: folder, timeout: 60_000 })
      let said = ''
      child.stderr?.on('data', (text) => {
        said += text
      })
      child.on('error', reject)
      child.on('exit', (code) => {
        child.stdout?.destroy()
        child.stderr?.destroy()
        if (code === 0) resolve()
        else reject(new Error(`${program} ended with ${code}: ${said}`))
      })
    })
  if (userInfo().uid !== 0) return start
  const { stdout } = await run('id', ['-u', 'postgres'])
  await chown(folder, Number(stdout), -1)
  await chmod(folder, 0o700)
  return (program, args) => start('runuser', ['-u', 'postgres', '--', program, ...args])
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
