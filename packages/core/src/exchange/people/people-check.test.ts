import { expect, test } from 'vitest'
import { OfficialId, PostId, UnitId } from '../../shared/ids.ts'
import { Day, Month } from '../../shared/period.ts'
import type { WorkbookSheet } from '../workbook.ts'
import { checkPeople, type KnownUnit } from './people-check.ts'
import { readPeople } from './people-sheet.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const HEADING = [
  'STT',
  'Số hiệu CBCC',
  'Họ và tên',
  'Loại',
  'Đơn vị',
  'Chức vụ/vị trí',
  'Lớp vị trí (nhân viên/trưởng/phó)',
  'Từ ngày',
]
const DAO = ['TH.01', 'Lò Thị Đào', 'Công chức', 'Phòng Kinh tế', 'Trưởng phòng', 'trưởng', '01/08/2026']
const DUNG = ['TH.02', 'Vi Văn Dũng', 'Viên chức', 'phong kinh te', 'Địa chính', 'nhân viên', 46_235]

type Line = readonly (string | number)[]

function list(...lines: Line[]): WorkbookSheet[] {
  const written = [['DANH SÁCH'], HEADING, ...lines.map((line, index) => [index + 1, ...line]), ['Người lập']]
  const rows = written.map((values, index) => ({
    number: index + 1,
    cells: values.map((value, at) => ({ column: at + 1, value })),
  }))
  return [{ name: 'Danh sách', rows }]
}

const unit = (number: number, name: string, given: Partial<KnownUnit> = {}): KnownUnit => ({
  id: UnitId.parse(id(number)),
  name,
  parentName: 'UBND xã Hóa Quỳ',
  since: Day.parse('2025-07-01'),
  closedMonth: Month.parse('2026-07'),
  posts: [],
  ...given,
})

const room = unit(1, 'Phòng Kinh tế')

function checked(
  sheets: WorkbookSheet[],
  units: KnownUnit[] = [room],
  officials: Parameters<typeof checkPeople>[1]['officials'] = [],
) {
  let number = 100
  const next = () => {
    number += 1
    return id(number)
  }
  return checkPeople(readPeople(sheets), {
    units,
    officials,
    newOfficialId: () => OfficialId.parse(next()),
    newPostId: () => PostId.parse(next()),
  })
}

/** What is said of the list, as code and cell. */
const said = (...args: Parameters<typeof checked>) =>
  checked(...args).findings.map(({ code, column, row }) => `${code} ${column ?? ''}${row ?? ''}`)

test('a list as offices write it gives people and posts', () => {
  const { officials, posts, findings } = checked(list(DAO, DUNG))
  expect(findings).toEqual([])
  expect(officials).toMatchObject([
    { staffNumber: 'TH.01', fullName: 'Lò Thị Đào', serviceClass: 'civilServant' },
    { staffNumber: 'TH.02', fullName: 'Vi Văn Dũng', serviceClass: 'publicEmployee' },
  ])
  expect(posts).toMatchObject([
    { unitId: room.id, title: 'Trưởng phòng', positionClass: 'head', validFrom: '2026-08-01', validTo: null },
    { unitId: room.id, title: 'Địa chính', positionClass: 'staff', validFrom: '2026-08-01' },
  ])
  expect(posts.map(({ officialId }) => officialId)).toEqual(officials.map((official) => official.id))
})

test('the same list again adds nothing', () => {
  const first = checked(list(DAO, DUNG))
  const posts = first.posts.map((post) => ({ ...post, fullName: 'ai' }))
  const again = checked(list(DAO, DUNG), [{ ...room, posts }], first.officials)
  expect(again).toMatchObject({ officials: [], posts: [], same: 2, findings: [] })
})

test('somebody may stand in the list twice, in two units', () => {
  const office = unit(2, 'Văn phòng')
  const second = ['TH.01', 'Lò Thị Đào', 'Công chức', 'Văn phòng', 'Phụ trách', 'phó', '2026-08-15']
  const { officials, posts } = checked(list(DAO, second), [room, office])
  expect([officials.length, posts.length]).toEqual([1, 2])
})

const changed = (at: number, value: string | number) => DAO.map((cell, index) => (index === at ? value : cell))

test.each([
  [changed(0, ''), 'cell.missing B3'],
  [changed(0, 'số một'), 'number.malformed B3'],
  [changed(2, 'thợ'), 'service.unknown D3'],
  [changed(3, 'Phòng Tư pháp'), 'unit.unknown E3'],
  [changed(5, 'sếp'), 'position.unknown G3'],
  [changed(6, '31/02/2026'), 'day.unreadable H3'],
  [changed(6, 12), 'day.unreadable H3'],
  [changed(6, '31/07/2026'), 'plan.closed H3'],
  [changed(6, '30/06/2025'), 'unit.notYet H3'],
  [changed(1, 'Lò Thị Đào '.repeat(20)), 'cell.tooLong C3'],
])('a line with a mistake adds nobody and names its cell: %#', (line, finding) => {
  expect(said(list(line))).toEqual([finding])
  expect(checked(list(line)).officials).toEqual([])
})

test('what the rules of posts refuse is told at the line', () => {
  const rival = ['TH.03', 'Cầm Bá', 'Công chức', 'Phòng Kinh tế', 'Trưởng phòng', 'trưởng', '15/08/2026']
  expect(said(list(DAO, rival))).toEqual(['post.secondHead G4'])
  const again = DAO.map((cell, index) => (index === 4 ? 'Quyền Trưởng phòng' : cell))
  expect(said(list(DAO, again))).toEqual(['post.alreadyHeld G4'])
  const renamed = changed(1, 'Lò Thị Đảm')
  expect(said(list(DAO, renamed))).toEqual(['number.otherName C4'])
})

test('a unit of a name that several have is named with the one above', () => {
  const other = unit(2, 'Phòng Kinh tế', { parentName: 'UBND xã Thượng Ninh' })
  expect(said(list(DAO), [room, other])).toEqual(['unit.ambiguous E3'])
  const { posts } = checked(list(changed(3, 'Phòng Kinh tế , UBND xã Thượng Ninh')), [room, other])
  expect(posts).toMatchObject([{ unitId: other.id }])
})

test('a workbook of something else, without a column or without people is refused whole', () => {
  expect(said([{ name: 'Khác', rows: [{ number: 1, cells: [{ column: 1, value: 'Danh mục' }] }] }])).toEqual([
    'sheet.ignored ',
    'workbook.noPeople ',
  ])
  expect(said(list())).toEqual(['sheet.noPeople 2'])
  const [sheet] = list(DAO)
  const rows = (sheet?.rows ?? []).map((row) => ({ ...row, cells: row.cells.filter(({ column }) => column !== 8) }))
  expect(said([{ name: 'Danh sách', rows }])).toEqual(['column.missing 2'])
})

const withTraits = (line: Line, sex: string | number, birth: string | number): WorkbookSheet[] => {
  const [sheet] = list([...line, sex, birth])
  const rows = (sheet?.rows ?? []).map((row) => {
    const more = [
      { column: 9, value: 'Giới tính' },
      { column: 10, value: 'Ngày, tháng, năm sinh' },
    ]
    return row.number === 2 ? { ...row, cells: [...row.cells, ...more] } : row
  })
  return [{ name: 'Danh sách', rows }]
}

test.each([
  ['Nam', 1980, 'male', 1980],
  ['nữ', '02/09/1980', 'female', 1980],
  ['', 29_466, null, 1980],
  ['Nữ', '', 'female', null],
])('sex "%s" and birth %s are taken where they are told', (sex, birth, expectedSex, expectedYear) => {
  const { officials, findings } = checked(withTraits(DAO, sex, birth))
  expect(findings).toEqual([])
  expect(officials).toMatchObject([{ sex: expectedSex, birthYear: expectedYear }])
})

test.each([
  ['khác', 1980, 'sex.unknown I3'],
  ['Nam', 80, 'birthYear.unlikely J3'],
  ['Nam', 2015, 'birthYear.unlikely J3'],
  ['Nam', 'năm Thìn', 'birthYear.unlikely J3'],
])('sex "%s" or birth %s is a mistake that names its cell', (sex, birth, finding) => {
  expect(said(withTraits(DAO, sex, birth))).toEqual([finding])
})
