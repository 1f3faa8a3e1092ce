import { constants, crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive made by hand, so that it may lie. */
export interface MadePart {
  name: string
  packed: Buffer
  method: number
  unpackedBytes: number
  checksum: number
  flags?: number
  /** Shares the bytes of the part before it instead of having its own. */
  overlapping?: boolean
}

export function part(name: string, content: string | Buffer): MadePart {
  const bytes = Buffer.from(content)
  return { name, packed: deflateRawSync(bytes), method: 8, unpackedBytes: bytes.length, checksum: crc32(bytes) }
}

/**
 * A part that unpacks to `head`, then `unit` repeated, then `tail`. A block that ends with a full flush may stand any number of times,
 * so a bomb of hundreds of megabytes is made in no time and never lies in memory. Its checksum is left wrong.
 */
export function repeated(name: string, head: string, unit: string, count: number, tail: string): MadePart {
  const block = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
  const perBlock = Math.max(1, Math.min(count, Math.ceil((1024 * 1024) / unit.length)))
  const blocks = Math.ceil(count / perBlock)
  const units = block(unit.repeat(perBlock))
  const packed = Buffer.concat([block(head), ...Array.from({ length: blocks }, () => units), deflateRawSync(tail)])
  const unpackedBytes = Buffer.byteLength(head + tail) + Buffer.byteLength(unit) * perBlock * blocks
  return { name, packed, method: 8, unpackedBytes, checksum: 0 }
}

/** The same with the checksum that belongs to it: for what is to be read to its end. */
export function checked(made: MadePart, head: string, unit: string, count: number, tail: string): MadePart {
  const perBlock = Math.max(1, Math.min(count, Math.ceil((1024 * 1024) / unit.length)))
  let checksum = crc32(head)
  for (let block = 0; block < Math.ceil(count / perBlock); block++) checksum = crc32(unit.repeat(perBlock), checksum)
  return { ...made, checksum: crc32(tail, checksum) }
}

/** The archive of the parts, as its directory shall describe it. */
export function archive(parts: readonly MadePart[]): Buffer {
  const written: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  let last = 0
  for (const made of parts) {
    const name = Buffer.from(made.name)
    if (!made.overlapping) {
      last = at
      const header = Buffer.alloc(30)
      header.writeUInt32LE(0x04034b50, 0)
      describe(header.subarray(4), made, name.length)
      written.push(header, name, made.packed)
      at += header.length + name.length + made.packed.length
    }
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    describe(entry.subarray(6), made, name.length)
    entry.writeUInt32LE(last, 42)
    directory.push(entry, name)
  }
  const size = directory.reduce((sum, bytes) => sum + bytes.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length & 0xffff, 8)
  end.writeUInt16LE(parts.length & 0xffff, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...written, ...directory, end])
}

function describe(header: Buffer, made: MadePart, nameLength: number): void {
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(made.flags ?? 0, 2)
  header.writeUInt16LE(made.method, 4)
  header.writeUInt32LE(made.checksum, 10)
  header.writeUInt32LE(made.packed.length, 14)
  header.writeUInt32LE(made.unpackedBytes >>> 0, 18)
  header.writeUInt16LE(nameLength, 22)
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const sheetHead = `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>`
export const sheetTail = '</sheetData></worksheet>'
export const stringsHead = `<?xml version="1.0"?><sst xmlns="${MAIN}">`
export const stringsTail = '</sst>'

export const sheetPart = (rows: string, number = 1) =>
  part(`xl/worksheets/sheet${number}.xml`, sheetHead + rows + sheetTail)
export const stringsPart = (strings: string) => part('xl/sharedStrings.xml', stringsHead + strings + stringsTail)

export const someRow = '<row r="1"><c r="A1"><v>1</v></c></row>'

/** The parts that every workbook has, for so many sheets named S1, S2 … */
export function frame(sheets = 1): MadePart[] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`
  const related = numbers.map((number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
  const listed = numbers.map((number) => `<sheet name="S${number}" sheetId="${number}" r:id="rId${number}"/>`)
  return [
    part('_rels/.rels', `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${related.join('')}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
  ]
}

/** A sound workbook of one sheet with these rows, and with more parts beside. */
export const workbookOf = (rows: string, ...more: MadePart[]) => archive([...frame(), sheetPart(rows), ...more])
