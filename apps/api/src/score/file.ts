import { readFile, stat, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fail } from '@congtam/core/errors'

const MEGABYTE = 1024 * 1024
/** About 15,000 people with 20 tasks each. */
const LIMIT_MEGABYTES = 64

/** The bytes of a file or of a stream; refused by its name as the person wrote it where that cannot be. */
export async function inputBytes(source: string | Readable, name: string): Promise<Uint8Array> {
  const tooLarge = () => fail('score.tooLarge', { path: name, megabytes: LIMIT_MEGABYTES })
  if (source instanceof Readable) {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk)
      length += bytes.length
      if (length > LIMIT_MEGABYTES * MEGABYTE) tooLarge()
      chunks.push(bytes)
    }
    return Buffer.concat(chunks)
  }
  const found = await stat(source).catch(() => undefined)
  if (found && found.size > LIMIT_MEGABYTES * MEGABYTE) tooLarge()
  return readFile(source).catch(() => fail('score.unreadable', { path: name }))
}

export async function write(target: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(target, bytes).catch(() => fail('score.unwritable', { path: name }))
}
