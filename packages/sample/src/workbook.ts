import { crc32 } from 'node:zlib'
import { GeneralCode, generalMax } from '@congtam/core/evaluation/general'
import { decimal } from '@congtam/core/shared/points'
import type { CatalogueItem, CatalogueSection } from '@congtam/core/work/catalogue'
import { catalogueItems } from './catalogue.ts'

type Cell = string | number

interface Sheet {
  name: string
  /** How many columns the three title rows are merged over. */
  width: number
  rows: Cell[][]
}

/** The sample's catalogue as offices send it: four sheets with merged headings. The same bytes each time. */
export function catalogueWorkbook(): Uint8Array {
  const sheets = [
    general(),
    items('PL II - Lanh dao', 'PHỤ LỤC II', 'NHIỆM VỤ LÃNH ĐẠO, QUẢN LÝ', 'leadership'),
    items('PL III - Dung chung', 'PHỤ LỤC III', 'CÔNG VIỆC DÙNG CHUNG', 'shared'),
    items('PL IV - Rieng phong', 'PHỤ LỤC IV', 'CÔNG VIỆC RIÊNG THEO PHÒNG', 'department'),
  ]
  const parts = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const)
  return zip([
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`])),
    ],
    ...parts,
  ])
}

function general(): Sheet {
  const rows = GeneralCode.options.map((code) => [code, `Tiêu chí chung ${code}`, generalMax[code] / 100])
  return {
    name: 'PL I - Tieu chi chung',
    width: 3,
    rows: [['PHỤ LỤC I'], ['TIÊU CHÍ CHUNG'], [''], ['TT', 'Tiêu chí', 'Điểm tối đa'], ...rows],
  }
}

function items(name: string, title: string, subtitle: string, section: CatalogueSection): Sheet {
  const withRoom = section === 'department'
  const heading = [
    'STT',
    'Mã CV',
    ...(withRoom ? ['Phòng, ban chuyên môn'] : []),
    'Nhiệm vụ',
    'Công việc chi tiết',
    'Sản phẩm đầu ra',
    'Nhóm',
    'Khung điểm',
    'Điểm chấm',
    'Hệ số quy đổi',
    'Ghi chú',
  ]
  const rowOf = (item: CatalogueItem, index: number): Cell[] => [
    index + 1,
    item.code,
    ...(withRoom ? [item.department ?? ''] : []),
    item.task,
    item.detail,
    item.product,
    item.group,
    `${item.frameMin / 100}-${item.frameMax / 100}`,
    Number(decimal(item.points, 2)),
    Number(decimal(item.coefficient, 3)),
    item.note,
  ]
  const rows = catalogueItems.filter((item) => item.section === section).map(rowOf)
  return {
    name,
    width: heading.length,
    rows: [[title], [`DANH MỤC QUY ĐỔI - ${subtitle}`], ['(Dữ liệu mẫu)'], heading, ...rows],
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** No catalogue has more columns than letters. */
const letter = (column: number) => String.fromCharCode(65 + column)

function sheetXml({ rows, width }: Sheet): string {
  const cell = (value: Cell, place: string) =>
    typeof value === 'number'
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  const data = rows.map((row, index) => {
    const cells = row.flatMap((value, column) => (value === '' ? [] : [cell(value, `${letter(column)}${index + 1}`)]))
    return `<row r="${index + 1}">${cells.join('')}</row>`
  })
  const merged = [1, 2, 3].map((row) => `<mergeCell ref="A${row}:${letter(width - 1)}${row}"/>`)
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData><mergeCells count="3">${merged.join('')}</mergeCells></worksheet>`
}

function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${parts.join('')}</Types>`
}

/** A zip of stored entries, all dated 1 January 1980: enough for a few sheets, and the same bytes on every machine. */
function zip(entries: readonly (readonly [path: string, text: string])[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, text] of entries) {
    const name = Buffer.from(path)
    const content = Buffer.from(text)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    // Bit 11: names are UTF-8.
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(0x21, 8)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, content])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, name]))
    bodies.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...bodies, listed, Buffer.from('PK\x05\x06', 'latin1'), end]))
}
