import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CamelCasePlugin, Kysely, type KyselyPlugin } from 'kysely'
import { backUpIfDue } from './driver/backup.ts'
import { type Connections, dialectOver } from './driver/driver.ts'
import { type EmbeddedConnections, startEmbedded } from './driver/embedded.ts'
import { lockFolder } from './driver/folder-lock.ts'
import { OpenFailure } from './driver/open-failure.ts'
import { connectServer } from './driver/server.ts'
import { hasRoom } from './room.ts'
import type { Tables } from './schema.generated.ts'

/** A PostgreSQL server, or the embedded database in a folder or in memory (begun from a dump where one is given). */
export type DatabasePlace =
  | { url: string; poolSize?: number }
  | { folder: string }
  | { memory: true; content?: Uint8Array<ArrayBuffer> }

export interface Database {
  readonly kind: 'embedded' | 'server'
  /** The outer handle. Query functions never see it: they get theirs from `inTenant` or `asOwner`. */
  readonly kysely: Kysely<Tables>
  readonly connections: Connections
  /** The whole content as a tar that `openDatabase({ memory: true, content })` reads; only of an embedded database. */
  dump(): Promise<Uint8Array>
  /** Whether there is room on the disk for a write; a server keeps watch over its own. */
  hasRoom(): Promise<boolean>
  /** Ends every connection and thread and gives the folder free. May be called twice. */
  close(): Promise<void>
}

/** Opens a database as it is; `migrate` brings it to the present schema. Fails with an `OpenFailure` that says what to do. */
export async function openDatabase(place: DatabasePlace, plugins: readonly KyselyPlugin[] = []): Promise<Database> {
  if ('url' in place) {
    const connections = await connectServer(place.url, place.poolSize ?? 10)
    const dump = () => Promise.reject(new Error('A server is backed up with its own tools.'))
    return databaseOver('server', connections, plugins, { dump })
  }
  if ('folder' in place) return await openFolder(place.folder, plugins)
  const connections = await startEmbedded(place.content ? { content: place.content } : {})
  return databaseOver('embedded', connections, plugins, { dump: connections.dump })
}

async function openFolder(folder: string, plugins: readonly KyselyPlugin[]): Promise<Database> {
  const lock = lockFolder(folder)
  let connections: EmbeddedConnections | undefined
  try {
    if (!(await hasRoom(folder))) throw new OpenFailure('diskFull', folder)
    const files = join(folder, 'database')
    // What a creation left that was killed or ran out of disk is no database, and holds nothing yet.
    const creating = join(folder, 'creating')
    if (existsSync(creating)) rmSync(files, { recursive: true, force: true })
    const isNew = !existsSync(files)
    if (isNew) writeFileSync(creating, '')
    mkdirSync(files, { recursive: true })
    connections = await startEmbedded({ folder: files })
    rmSync(creating, { force: true })
    if (!isNew) await backUpIfDue(folder, connections.dump, new Date())
    const { dump } = connections
    return databaseOver('embedded', connections, plugins, {
      dump,
      hasRoom: () => hasRoom(folder),
      release: lock.release,
    })
  } catch (error) {
    await connections?.close()
    lock.release()
    throw folderFailure(folder, error)
  }
}

function folderFailure(folder: string, error: unknown): OpenFailure {
  if (error instanceof OpenFailure) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/ENOSPC|No space left/.test(message)) return new OpenFailure('diskFull', folder, error)
  return new OpenFailure('folderUnusable', message, error)
}

interface Means {
  dump: Database['dump']
  hasRoom?: Database['hasRoom']
  release?: () => void
}

function databaseOver(
  kind: Database['kind'],
  connections: Connections,
  plugins: readonly KyselyPlugin[],
  { dump, hasRoom = async () => true, release = () => {} }: Means,
): Database {
  const kysely = new Kysely<Tables>({
    dialect: dialectOver(connections),
    // Keys inside jsonb are the domain's own and stay as they were written.
    plugins: [...plugins, new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= connections.close().finally(release)
    return closing
  }
  return { kind, kysely, connections, dump, hasRoom, close }
}
