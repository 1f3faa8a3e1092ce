import { folded } from '../shared/text.ts'
import type { CatalogueSection } from '../work/catalogue.ts'
import { cellText, type WorkbookRow, type WorkbookSheet } from './workbook.ts'

/** What a column of a catalogue sheet may hold. */
export const catalogueFields = [
  'number',
  'code',
  'department',
  'task',
  'detail',
  'product',
  'group',
  'frame',
  'points',
  'coefficient',
  'note',
] as const
export type CatalogueField = (typeof catalogueFields)[number]

/** Without these columns no row can become an item. */
export const requiredFields = ['code', 'task', 'product', 'group', 'frame', 'points', 'coefficient'] as const

export const fieldNames = {
  number: { vi: 'STT', en: 'number' },
  code: { vi: 'Mã công việc', en: 'code' },
  department: { vi: 'Phòng, ban chuyên môn', en: 'department' },
  task: { vi: 'Nhiệm vụ', en: 'task' },
  detail: { vi: 'Công việc chi tiết', en: 'detail' },
  product: { vi: 'Sản phẩm đầu ra', en: 'output product' },
  group: { vi: 'Nhóm', en: 'group' },
  frame: { vi: 'Khung điểm', en: 'frame' },
  points: { vi: 'Điểm chấm', en: 'points' },
  coefficient: { vi: 'Hệ số quy đổi', en: 'coefficient' },
  note: { vi: 'Ghi chú', en: 'note' },
} as const satisfies Record<CatalogueField, { vi: string; en: string }>

/**
 * How offices word each heading, folded. The first pattern that fits wins, so the narrow ones stand first:
 * "Sản phẩm chuẩn = 5 điểm = hệ số 1,00" is a remark above the notes, not a product, points or a coefficient.
 */
const wordings: readonly [CatalogueField, RegExp][] = [
  ['note', /^(ghi chu|dien giai|luu y)|san pham chuan|^(note|remark)/],
  ['number', /^(stt|tt|so tt|so thu tu|no\.?)$/],
  ['code', /^ma( so| hieu)?( (cv|cong viec|sp|san pham|nhiem vu|danh muc|sp\/cv))?$|^code$/],
  ['coefficient', /^he so|^quy doi|coefficient/],
  ['frame', /khung diem|^khung|diem khung|muc diem toi da/],
  ['points', /^(diem|so diem)( (cham|so|quy doi|chuan|duoc cham|thuc te))?$|^diem cham|^points$/],
  ['group', /^nhom( (do phuc tap|cong viec|san pham|phuc tap))?$|^(muc )?do phuc tap|^group$/],
  ['product', /^san pham|^ket qua dau ra|^dau ra|^product/],
  ['detail', /cong viec (chi tiet|cu the)|^(mo ta|noi dung|chi tiet)|^detail/],
  ['department', /^(phong|ban chuyen mon|bo phan|don vi(?! tinh))\b|phong, ?ban|^department/],
  ['task', /^(ten )?(nhiem vu|cong viec|dau viec|danh muc cong viec)|^task/],
]

/** Which column holds which field. Columns count from 1. */
export type ColumnMapping = Partial<Record<CatalogueField, number>>

export interface Heading {
  /** The number of the row, or of the lower row where the heading takes two. */
  row: number
  columns: ColumnMapping
}

/** Headings stand under the titles of the decision, never far down. */
const SEARCHED_ROWS = 15

/** Fewer recognised headings than this and the sheet is about something else, such as the general criteria. */
const ENOUGH_FIELDS = 4

/** The heading row, found by its words; undefined where the sheet is not a catalogue. */
export function findHeading(sheet: WorkbookSheet): Heading | undefined {
  let best: Heading | undefined
  for (const [index, row] of sheet.rows.entries()) {
    if (row.number > SEARCHED_ROWS) break
    const heading = withSecondRow(headingOf(row), sheet.rows[index + 1])
    if (fieldCount(heading) > (best ? fieldCount(best) : 0)) best = heading
  }
  return best && fieldCount(best) >= ENOUGH_FIELDS ? best : undefined
}

/** The number of fields that tell a catalogue from another list; a number and notes stand in every table. */
function fieldCount({ columns }: Heading): number {
  return Object.keys(columns).filter((field) => field !== 'number' && field !== 'note').length
}

function headingOf(row: WorkbookRow): Heading {
  const columns: ColumnMapping = {}
  for (const cell of row.cells) {
    const field = fieldOf(cellText(cell))
    if (field && columns[field] === undefined) columns[field] = cell.column
  }
  return { row: row.number, columns }
}

/** A heading may be split: "Điểm" above, merged over "Khung điểm" and "Điểm chấm" in the row below. */
function withSecondRow(heading: Heading, next: WorkbookRow | undefined): Heading {
  if (next?.number !== heading.row + 1) return heading
  const lower = headingOf(next)
  const codeColumn = heading.columns.code ?? lower.columns.code
  const isItem = next.cells.some(
    (cell) => typeof cell.value === 'number' || (cell.column === codeColumn && lower.columns.code !== codeColumn),
  )
  if (isItem || Object.keys(lower.columns).length === 0) return heading
  const taken = new Set(Object.values(lower.columns))
  const kept = Object.entries(heading.columns).filter(([, column]) => !taken.has(column))
  return { row: next.number, columns: { ...lower.columns, ...Object.fromEntries(kept) } }
}

function fieldOf(heading: string): CatalogueField | undefined {
  const words = folded(heading)
    .replace(/\s*\([^)]*\)?\s*/g, ' ')
    .trim()
  if (words === '' || words.length > 60) return undefined
  return wordings.find(([, wording]) => wording.test(words))?.[0]
}

/** Which part of the list a sheet holds, by its titles, its name and its columns. */
export function sectionOf(sheet: WorkbookSheet, heading: Heading): CatalogueSection | undefined {
  if (heading.columns.department !== undefined) return 'department'
  const titles = sheet.rows.filter((row) => row.number < heading.row).flatMap((row) => row.cells.map(cellText))
  for (const words of [...titles, sheet.name].map(folded)) {
    if (/dung chung/.test(words)) return 'shared'
    if (/lanh dao|quan ly/.test(words) && !/uy ban|ubnd/.test(words)) return 'leadership'
    if (/\brieng\b/.test(words)) return 'department'
  }
  return undefined
}
