import { folded } from '../../shared/text.ts'
import { cellText, type WorkbookSheet } from '../workbook.ts'

/** What a column of a list of people must hold. */
export const neededFields = [
  'staffNumber',
  'fullName',
  'serviceClass',
  'unit',
  'title',
  'positionClass',
  'validFrom',
] as const
/** What it may hold besides. */
const furtherFields = ['sex', 'birthYear'] as const
export type PeopleField = (typeof neededFields)[number] | (typeof furtherFields)[number]

export const peopleFieldNames = {
  staffNumber: { vi: 'Số hiệu', en: 'staff number' },
  fullName: { vi: 'Họ và tên', en: 'full name' },
  serviceClass: { vi: 'Loại', en: 'service' },
  unit: { vi: 'Đơn vị', en: 'unit' },
  title: { vi: 'Chức vụ/vị trí', en: 'title' },
  positionClass: { vi: 'Lớp vị trí', en: 'position' },
  validFrom: { vi: 'Từ ngày', en: 'from' },
  sex: { vi: 'Giới tính', en: 'sex' },
  birthYear: { vi: 'Năm sinh', en: 'birth year' },
} as const satisfies Record<PeopleField, { vi: string; en: string }>

/** How offices word each heading, folded and without what stands in brackets. The first that fits wins. */
const wordings: readonly [PeopleField, RegExp][] = [
  ['positionClass', /^(lop|nhom) vi tri/],
  ['staffNumber', /^so hieu|^ma (so )?(cb|cc|vc|can bo|cong chuc|vien chuc|nhan vien|nhan su)/],
  ['fullName', /^ho (va |, ?)?ten/],
  ['serviceClass', /^(loai|doi tuong)/],
  ['unit', /^(don vi|phong|noi cong tac)/],
  ['title', /^(chuc vu|chuc danh|vi tri)/],
  ['validFrom', /^(tu ngay|ngay (giu|nhan|bat dau))/],
  ['sex', /^gioi( tinh)?$|^nam ?\/ ?nu$/],
  ['birthYear', /^(nam|ngay|ngay,? thang,? nam) sinh/],
]

/** Which column holds which field, counted from 1. */
export type PeopleColumns = Partial<Record<PeopleField, number>>

export interface PeopleHeading {
  row: number
  columns: PeopleColumns
}

/** Headings stand under the titles, never far down. */
const SEARCHED_ROWS = 15
/** Fewer than this and the sheet is about something else. */
const ENOUGH_FIELDS = 4

/** The heading row of a list of people; undefined where the sheet is none. */
export function findPeopleHeading(sheet: WorkbookSheet): PeopleHeading | undefined {
  for (const { number, cells } of sheet.rows) {
    if (number > SEARCHED_ROWS) return undefined
    const columns: PeopleColumns = {}
    for (const cell of cells) {
      const words = folded(cellText(cell).replace(/\([^)]*\)?/g, ' '))
      const field = wordings.find(([, wording]) => wording.test(words))?.[0]
      if (field && columns[field] === undefined) columns[field] = cell.column
    }
    if (Object.keys(columns).length >= ENOUGH_FIELDS) return { row: number, columns }
  }
  return undefined
}
