import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { fail } from '@congtam/core/errors'
import type { WorkbookLimits } from './workbook-limits.ts'

/** One part of the archive as its directory describes it. Nothing of it is unpacked yet. */
export interface ZipPart {
  name: string
  method: number
  packedBytes: number
  unpackedBytes: number
  checksum: number
  localHeader: number
}

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
/** The end record is 22 bytes and may be followed by a remark of at most 65,535. */
const END_RECORD = 22
const LONGEST_REMARK = 65_535
const STORED = 0
const DEFLATED = 8

/** An old .xls or an encrypted workbook is an OLE container. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** The parts of a workbook's archive. Refuses what is no archive, is cut off, or declares more than is allowed. */
export function zipParts(bytes: Buffer, limits: WorkbookLimits): Map<string, ZipPart> {
  if (bytes.subarray(0, 8).equals(OLE)) fail(bytes.includes(ENCRYPTED) ? 'workbook.encrypted' : 'workbook.notXlsx', {})
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== LOCAL_HEADER) fail('workbook.notXlsx', {})
  const end = endRecord(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.parts) tooLarge(limits)
  const parts = new Map<string, ZipPart>()
  let at = bytes.readUInt32LE(end + 16)
  let declared = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) fail('workbook.damaged', {})
    const next = at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) fail('workbook.damaged', {})
    if (bytes.readUInt16LE(at + 8) & 1) fail('workbook.encrypted', {})
    const part = directoryEntry(bytes, at)
    // Two parts of one name: which one is meant would depend on the reader.
    if (parts.has(part.name)) fail('workbook.damaged', {})
    parts.set(part.name, part)
    declared += part.unpackedBytes
    if (declared > limits.unpackedBytes) tooLarge(limits)
    at = next
  }
  return parts
}

function endRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_RECORD - LONGEST_REMARK)
  for (let at = bytes.length - END_RECORD; at >= first; at--) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at
  }
  return fail('workbook.damaged', {})
}

function directoryEntry(bytes: Buffer, at: number): ZipPart {
  const nameBytes = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28))
  return {
    // Some writers use the Windows separator or begin at the root. Names only find parts; nothing is ever written under them.
    name: nameBytes.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, ''),
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packedBytes: bytes.readUInt32LE(at + 20),
    unpackedBytes: bytes.readUInt32LE(at + 24),
    localHeader: bytes.readUInt32LE(at + 42),
  }
}

function tooLarge(limits: WorkbookLimits): never {
  return fail('workbook.tooLarge', { limit: `${Math.round(limits.unpackedBytes / 1024 / 1024)} MB` })
}

const CHUNK = 64 * 1024

/**
 * Unpacks one part piece by piece. What comes out is counted: the moment it is more than the directory declared, reading stops,
 * so the sum that `zipParts` allowed is never exceeded, whatever the file says of itself.
 */
export async function* unpacked(bytes: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  let count = 0
  let checksum = 0
  for await (const chunk of rawChunks(bytes, part)) {
    count += chunk.length
    if (count > part.unpackedBytes) fail('workbook.damaged', {})
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (count !== part.unpackedBytes || checksum !== part.checksum) fail('workbook.damaged', {})
}

async function* rawChunks(bytes: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, part)
  if (part.method === STORED) {
    for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK)
    return
  }
  if (part.method !== DEFLATED) fail('workbook.damaged', {})
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  try {
    // The callback only keeps a late error from being thrown at the process; the loop below sees it first.
    pipeline([packed], inflate, () => {})
    for await (const chunk of inflate) yield chunk
  } catch {
    fail('workbook.damaged', {})
  } finally {
    inflate.destroy()
  }
}

function packedBytes(bytes: Buffer, part: ZipPart): Buffer {
  const at = part.localHeader
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER) fail('workbook.damaged', {})
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (start + part.packedBytes > bytes.length) fail('workbook.damaged', {})
  return bytes.subarray(start, start + part.packedBytes)
}
