import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OpenFailure } from './open-failure.ts'

/**
 * Keeps a second process out of a data folder; two would lose committed rows (225 of 2,001 when it was tried).
 * The lock is SQLite's exclusive file lock, which the kernel drops with its process: after `kill -9` there is nothing to clean up,
 * no process number that another program may have taken over, and no moment in which two newcomers both win.
 */
export function lockFolder(folder: string): { release: () => void } {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'lock'))
  const holder = join(folder, 'lock.json')
  try {
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock.close()
    throw new OpenFailure('folderInUse', holderOf(holder), error)
  }
  writeFileSync(holder, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }))
  return {
    release: () => {
      rmSync(holder, { force: true })
      lock.close()
    },
  }
}

/** Who holds the lock, for the message only. */
function holderOf(path: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(path, 'utf8'))
    return `pid ${pid}, ${since}`
  } catch {
    return 'pid ?'
  }
}
