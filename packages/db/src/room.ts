import { statfs } from 'node:fs/promises'

/**
 * What has to be free before a write begins: the largest write, its log and the next segment of the log.
 * The embedded engine cannot be asked to try: without room for its log it neither answers nor opens again (PGlite 0.5.16).
 */
const LEAST_BYTES = 64 * 1024 * 1024

/** Whether the disk of the folder has room for a write. */
export async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize >= LEAST_BYTES
}
