/** The kinds of file we vouch for, told by their bytes and never by what the sender says. */
export type MediaType =
  | 'application/pdf'
  | 'image/png'
  | 'image/jpeg'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/zip'
  | 'application/octet-stream'

const BEGINNINGS: readonly [string, MediaType][] = [
  ['%PDF-', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
]

/** Names that stand in the directory of an Office file, which is a zip. */
const MEMBERS: readonly [string, MediaType][] = [
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
]

/** What a file is by its bytes; anything not known is only bytes, so no browser will run it. */
export function mediaTypeOf(content: Uint8Array): MediaType {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const known = BEGINNINGS.find(([beginning]) =>
    bytes.subarray(0, beginning.length).equals(Buffer.from(beginning, 'latin1')),
  )
  if (known) return known[1]
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return 'application/octet-stream'
  return MEMBERS.find(([member]) => bytes.includes(member))?.[1] ?? 'application/zip'
}
