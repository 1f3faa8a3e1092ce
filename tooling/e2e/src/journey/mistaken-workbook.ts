import { crc32 } from 'node:zlib'
import { catalogueWorkbook } from '@congtam/sample/workbook'

const LOCAL = 'PK\x03\x04'
const CENTRAL = 'PK\x01\x02'

/** The sample's workbook with one text of a sheet replaced by another of the same length, its checksums made right again. */
export function mistakenWorkbook(sheet: string, right: string, wrong: string): Buffer {
  const bytes = Buffer.from(catalogueWorkbook())
  const path = `xl/worksheets/${sheet}.xml`
  const local = entryAt(bytes, LOCAL, 30, path)
  const start = local + 30 + path.length
  const content = bytes.subarray(start, start + bytes.readUInt32LE(local + 18))
  const at = content.indexOf(right)
  if (at < 0 || Buffer.byteLength(right) !== Buffer.byteLength(wrong)) throw new Error(`${right} is not in ${path}.`)
  content.write(wrong, at)
  bytes.writeUInt32LE(crc32(content), local + 14)
  bytes.writeUInt32LE(crc32(content), entryAt(bytes, CENTRAL, 46, path) + 16)
  return bytes
}

/** Where the header of the file in the zip begins; its name stands `offset` bytes after that. */
function entryAt(bytes: Buffer, mark: string, offset: number, path: string): number {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    if (bytes.subarray(at + offset, at + offset + path.length).toString() === path) return at
  }
  throw new Error(`${path} is not in the workbook.`)
}
