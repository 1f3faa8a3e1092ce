import { expect, test } from 'vitest'
import type { PastGradeEntry } from '../../evaluation/period/past-grade.ts'
import { OfficialId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import type { WorkbookSheet } from '../workbook.ts'
import { checkGrades } from './grade-check.ts'
import { readGrades } from './grade-sheet.ts'

const HEADING = [
  'STT',
  'Số hiệu CBCC',
  'Họ và tên',
  'Năm',
  'Mức xếp loại chất lượng',
  'Nhóm (lãnh đạo/không)',
  'Cơ quan quyết định',
  'Số quyết định',
  'Ngày quyết định',
]
const LINE = [
  'TH.01',
  'Lò Thị Đào',
  2024,
  'Hoàn thành tốt nhiệm vụ',
  'Lãnh đạo',
  'UBND huyện Như Xuân',
  '2210/QĐ-UBND',
  '12/12/2024',
]
const dao = {
  id: OfficialId.parse('00000000-0000-4000-8000-000000000001'),
  staffNumber: 'TH.01',
  fullName: 'Lò Thị Đào',
}
const entry: PastGradeEntry = {
  officialId: dao.id,
  year: 2024,
  grade: 'good',
  rulesetId: 'vn.nd90-2020.leader',
  agency: 'UBND huyện Như Xuân',
  decision: '2210/QĐ-UBND',
  decidedOn: Day.parse('2024-12-12'),
  number: 1,
  reason: null,
}

type Line = readonly (string | number)[]

function list(...lines: Line[]): WorkbookSheet[] {
  const written = [['KẾT QUẢ XẾP LOẠI'], HEADING, ...lines.map((line, at) => [at + 1, ...line]), ['Người lập']]
  const rows = written.map((values, at) => ({
    number: at + 1,
    cells: values.map((value, column) => ({ column: column + 1, value })),
  }))
  return [{ name: 'Xếp loại', rows }]
}

const checked = (sheets: WorkbookSheet[], entries: PastGradeEntry[] = []) =>
  checkGrades(readGrades(sheets), { officials: [dao], entries, today: Day.parse('2026-08-26') })
const changed = (at: number, value: string | number) => LINE.map((cell, index) => (index === at ? value : cell))
const said = (sheets: WorkbookSheet[], entries?: PastGradeEntry[]) =>
  checked(sheets, entries).findings.map(({ code, column, row }) => `${code} ${column ?? ''}${row ?? ''}`)

test('a list as offices write it gives the grades', () => {
  expect(checked(list(LINE, changed(2, 'Năm 2023')))).toMatchObject({
    grades: [entry, { ...entry, year: 2023 }],
    same: 0,
    findings: [],
  })
})

test('the same list again adds nothing', () => {
  expect(checked(list(LINE), [entry])).toEqual({ grades: [], same: 1, findings: [] })
})

test.each([
  ['Hoàn thành xuất sắc', 'excellent'],
  ['HOÀN THÀNH  TỐT NHIỆM VỤ', 'good'],
  ['hoan thanh nhiem vu', 'completed'],
  ['Không hoàn thành', 'failed'],
])('"%s" is the grade %s', (words, grade) => expect(checked(list(changed(3, words))).grades[0]?.grade).toBe(grade))

test.each([
  [changed(0, ''), 'cell.missing B3'],
  [changed(0, 'số một'), 'number.malformed B3'],
  [changed(0, 'TH.99'), 'person.unknown B3'],
  [changed(1, 'Lò Thị Đậu'), 'person.otherName C3'],
  [changed(2, 2026), 'year.outside D3'],
  [changed(2, 2019), 'year.outside D3'],
  [changed(2, 'hai không hai tư'), 'year.outside D3'],
  [changed(3, 'Giỏi'), 'grade.unknown E3'],
  [changed(3, 'Hoàn thành rất tốt'), 'grade.unknown E3'],
  [changed(4, 'khác'), 'position.unknown F3'],
  [changed(6, 'x'.repeat(101)), 'cell.tooLong H3'],
  [changed(7, '32/12/2024'), 'day.unreadable I3'],
  [changed(7, '12/12/2023'), 'day.unlikely I3'],
  [changed(7, '12/12/2027'), 'day.unlikely I3'],
])('a wrong cell is named: %#', (line, expected) => expect(said(list(line))).toEqual([expected]))

test('a person’s year stands in a list once, whatever the second line says', () =>
  expect(said(list(LINE, changed(3, 'Hoàn thành nhiệm vụ')))).toEqual(['grade.twice D4']))

test('a list never replaces what is on record', () =>
  expect(said(list(changed(3, 'Hoàn thành nhiệm vụ')), [entry])).toEqual(['grade.contradicts E3']))

test('a sheet about something else is not read, and a workbook without a list is refused', () => {
  expect(said([{ name: 'Khác', rows: [{ number: 1, cells: [{ column: 1, value: 'Ghi chú' }] }] }])).toEqual([
    'sheet.ignored ',
    'workbook.noGrades ',
  ])
  expect(said(list())).toEqual(['sheet.noGrades 2'])
})

test('a missing column is named once', () => {
  const [sheet] = list(LINE)
  if (!sheet) throw new Error('There is a sheet')
  const rows = sheet.rows.map((row) => ({ ...row, cells: row.cells.filter(({ column }) => column !== 8) }))
  expect(said([{ ...sheet, rows }])).toEqual(['column.missing 2'])
})
