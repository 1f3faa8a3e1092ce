import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { startEmbedded } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'

const KEPT = 5
const DUE_AFTER_MS = 20 * 3_600_000
const NAME = /^congtam-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.tar\.gz$/

/** The backups of a data folder, newest first. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'backups')).catch(() => [])
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

/** A first start of the working day makes a backup; restarting in between does not push the older ones out. */
export async function backUpIfDue(folder: string, dump: () => Promise<Uint8Array>, now: Date): Promise<void> {
  const [newest] = await listBackups(folder)
  if (newest && now.getTime() - takenAt(newest) < DUE_AFTER_MS) return
  await backUp(folder, dump, now)
}

/** Writes a backup beside the database and keeps the newest five. A crash on the way leaves the older ones as they were. */
export async function backUp(folder: string, dump: () => Promise<Uint8Array>, now: Date): Promise<string> {
  const backups = join(folder, 'backups')
  await mkdir(backups, { recursive: true })
  const name = `congtam-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.tar.gz`
  const packed = await promisify(gzip)(await dump(), { level: 1 })
  await writeDurably(join(backups, `${name}.part`), packed)
  await rename(join(backups, `${name}.part`), join(backups, name))
  for (const old of (await listBackups(folder)).slice(KEPT)) await rm(join(backups, old))
  return name
}

/** Replaces the database of a folder by one of its backups; what was there is kept in a folder beside it, whose name is given back. */
export async function restoreBackup(folder: string, name: string, now: Date): Promise<string> {
  const lock = lockFolder(folder)
  try {
    const content = new Uint8Array(await promisify(gunzip)(await readFile(join(folder, 'backups', name))))
    const replacement = join(folder, 'database.restoring')
    await rm(replacement, { recursive: true, force: true })
    await (await startEmbedded({ folder: replacement, content })).close()
    const replaced = `database.replaced-${now.getTime()}`
    await rename(join(folder, 'database'), join(folder, replaced)).catch(ignoreAbsent)
    await rename(replacement, join(folder, 'database'))
    return replaced
  } finally {
    lock.release()
  }
}

function takenAt(name: string): number {
  return Date.parse(name.replace(NAME, '$1T$2:$3:$4Z'))
}

async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
