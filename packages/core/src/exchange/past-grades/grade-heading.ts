import { folded } from '../../shared/text.ts'
import { cellText, type WorkbookSheet } from '../workbook.ts'

/** What a column of a list of grades holds; every one is needed. */
export const gradeFields = [
  'staffNumber',
  'fullName',
  'year',
  'grade',
  'position',
  'agency',
  'decision',
  'decidedOn',
] as const
export type GradeField = (typeof gradeFields)[number]

export const gradeFieldNames = {
  staffNumber: { vi: 'Số hiệu', en: 'staff number' },
  fullName: { vi: 'Họ và tên', en: 'full name' },
  year: { vi: 'Năm', en: 'year' },
  grade: { vi: 'Mức xếp loại', en: 'grade' },
  position: { vi: 'Nhóm (lãnh đạo/không)', en: 'position' },
  agency: { vi: 'Cơ quan quyết định', en: 'deciding agency' },
  decision: { vi: 'Số quyết định', en: 'decision' },
  decidedOn: { vi: 'Ngày quyết định', en: 'day of the decision' },
} as const satisfies Record<GradeField, { vi: string; en: string }>

/** How offices word each heading, folded and without what stands in brackets. The first that fits wins. */
const wordings: readonly [GradeField, RegExp][] = [
  ['staffNumber', /^so hieu|^ma (so )?(cb|cc|vc|can bo|cong chuc|vien chuc|nhan vien|nhan su)/],
  ['fullName', /^ho (va |, ?)?ten/],
  ['year', /^nam/],
  ['grade', /^(muc |ket qua )?(xep loai|danh gia)|^muc/],
  ['position', /^(nhom|doi tuong|lanh dao|chuc vu)/],
  ['agency', /^(co quan|don vi|noi) /],
  ['decidedOn', /^ngay/],
  ['decision', /^(so )?(quyet dinh|qd)|^can cu/],
]

/** Which column holds which field, counted from 1. */
export type GradeColumns = Partial<Record<GradeField, number>>

export interface GradeHeading {
  row: number
  columns: GradeColumns
}

/** Headings stand under the titles, never far down. */
const SEARCHED_ROWS = 15
/** Fewer than this and the sheet is about something else. */
const ENOUGH_FIELDS = 5

/** The heading row of a list of grades; undefined where the sheet is none. */
export function findGradeHeading(sheet: WorkbookSheet): GradeHeading | undefined {
  for (const { number, cells } of sheet.rows) {
    if (number > SEARCHED_ROWS) return undefined
    const columns: GradeColumns = {}
    for (const cell of cells) {
      const words = folded(cellText(cell).replace(/\([^)]*\)?/g, ' ')).trim()
      const field = wordings.find(([, wording]) => wording.test(words))?.[0]
      if (field && columns[field] === undefined) columns[field] = cell.column
    }
    if (Object.keys(columns).length >= ENOUGH_FIELDS) return { row: number, columns }
  }
  return undefined
}
