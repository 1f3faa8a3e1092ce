import { expect, test } from 'vitest'
import { CatalogueItem } from '../work/catalogue.ts'
import { type ColumnChoice, readCatalogue } from './catalogue-sheet.ts'
import { placeText } from './finding.ts'
import { cellText, columnName, type WorkbookCell, type WorkbookSheet } from './workbook.ts'

type Value = string | number | boolean | null | Omit<WorkbookCell, 'column'>

const HEADINGS = 'STT|Mã CV|Nhiệm vụ|Công việc chi tiết|Sản phẩm đầu ra|Nhóm|Khung điểm|Điểm chấm|Hệ số quy đổi|Ghi chú'
const TITLE = 'DANH MỤC SẢN PHẨM/CÔNG VIỆC DÙNG CHUNG CHO TẤT CẢ CÁC PHÒNG'
const ITEM: Record<string, Value> = {
  A: 1,
  B: 'DC.01',
  C: 'Soạn công văn',
  D: 'Theo mẫu',
  E: 'Công văn',
  F: 'N1',
  G: '1-10',
  H: 8,
  I: { value: 1.6, formula: true },
}

const row = (number: number, values: readonly Value[]) => ({
  number,
  cells: values.flatMap((value, index) => {
    if (value === null) return []
    return [{ column: index + 1, ...(typeof value === 'object' ? value : { value }) }]
  }),
})

const letters = [...'ABCDEFGHIJK']
const itemRow = (number: number, changes: Record<string, Value> = {}) =>
  row(
    number,
    letters.map((letter) => (letter in changes ? (changes[letter] ?? null) : (ITEM[letter] ?? null))),
  )

/** A sheet with a title, the usual headings and the given rows under them. */
function sheet(rows: Record<string, Value>[], more: { name?: string; title?: string; headings?: string } = {}) {
  const { name = 'PL III', title = TITLE, headings = HEADINGS } = more
  const table = rows.map((changes, index) => itemRow(index + 3, changes))
  return {
    name,
    rows: [
      row(1, [title]),
      row(
        2,
        headings.split('|').map((text) => text || null),
      ),
      ...table,
    ],
  }
}

interface Story {
  rows?: Record<string, Value>[]
  sheets?: WorkbookSheet[]
  choices?: ColumnChoice[]
  /** `place severity code`, one for each finding. */
  says?: string[]
  /** `code points coefficient` of each item. */
  gives?: string[]
}

function check({ rows = [], sheets = [sheet(rows)], choices = [], says = [], gives = ['DC.01 800 1600'] }: Story) {
  const { items, findings } = readCatalogue(sheets, choices)
  expect(findings.map((one) => `${placeText(one)} ${one.severity} ${one.code}`)).toEqual(says)
  expect(items.map(({ code, points, coefficient }) => `${code} ${points} ${coefficient}`)).toEqual(gives)
  for (const item of items) expect(CatalogueItem.parse(item)).toEqual(item)
  for (const one of findings) for (const text of [one.what, one.next]) expect(text.vi && text.en).toBeTruthy()
}

test('a row becomes an item; the coefficient may be a formula, as it is in real workbooks', () => {
  const { items, sheets } = readCatalogue([sheet([{}])])
  expect(items).toEqual([
    {
      code: 'DC.01',
      section: 'shared',
      department: null,
      task: 'Soạn công văn',
      detail: 'Theo mẫu',
      product: 'Công văn',
      group: 'N1',
      frameMin: 100,
      frameMax: 1000,
      points: 800,
      coefficient: 1600,
      note: '',
    },
  ])
  expect(sheets).toMatchObject([{ name: 'PL III', section: 'shared', headingRow: 2, items: 1 }])
  expect(sheets[0]?.columns.find((column) => column.field === 'points')).toEqual({
    column: 8,
    name: 'H',
    heading: 'Điểm chấm',
    field: 'points',
  })
})

test('a workbook about something else is a mistake', () =>
  check({
    sheets: [{ name: 'PL I', rows: [row(1, ['TIÊU CHÍ CHUNG']), row(3, ['TT', 'Tiêu chí chấm điểm', 'Điểm tối đa'])] }],
    says: ['PL I notice sheet.ignored', ' mistake workbook.noCatalogue'],
    gives: [],
  }))

test('a sheet that is no catalogue is left out and said so', () =>
  check({
    sheets: [sheet([{}]), { name: 'Ghi chú', rows: [row(1, ['Lập ngày 1/6'])] }],
    says: ['Ghi chú notice sheet.ignored'],
  }))

test('a missing column is named once, not once a row', () =>
  check({
    sheets: [sheet([{}, { B: 'DC.02' }], { headings: HEADINGS.replace('Nhóm', '') })],
    says: ['PL III · 2 mistake column.missing'],
    gives: [],
  }))

test('a heading without products is a mistake', () =>
  check({ sheets: [sheet([])], says: ['PL III · 2 mistake sheet.noItems'], gives: [] }))

test('headings and signatures alone are no catalogue', () =>
  check({
    sheets: [{ name: 'x', rows: [...sheet([]).rows, row(3, ['I', null, 'Lĩnh vực tư pháp'])] }],
    says: ['x · C3 notice row.ignored', 'x · 2 mistake sheet.noItems'],
    gives: [],
  }))

test('text in a number is a mistake', () =>
  check({ rows: [{ H: 'tám' }], says: ['PL III · H3 mistake number.notNumber'], gives: [] }))
test('a number with its unit is a mistake', () =>
  check({ rows: [{ H: '8 điểm' }], says: ['PL III · H3 mistake number.notNumber'], gives: [] }))
test.each(['1,6', '1.6', ' 1,60 '])('the decimal %s typed as text is read and pointed at', (text) =>
  check({ rows: [{ I: text }], says: ['PL III · I3 notice number.asText'] }),
)
test.each(['1.600', '1,600'])('%s may be 1.6 or 1600: a mistake', (text) =>
  check({ rows: [{ I: text }], says: ['PL III · I3 mistake number.ambiguous'], gives: [] }),
)
test('the rounding of the machine is not the decision', () =>
  check({
    rows: [{ H: 8.33, I: 1.6659999999999999 }],
    says: ['PL III · I3 notice coefficient.differs'],
    gives: ['DC.01 833 1666'],
  }))
test('zero points are a mistake', () =>
  check({ rows: [{ H: 0 }], says: ['PL III · H3 mistake number.outOfRange'], gives: [] }))
test('negative points are a mistake', () =>
  check({ rows: [{ H: -8 }], says: ['PL III · H3 mistake number.outOfRange'], gives: [] }))
test('more points than any frame has are a mistake', () =>
  check({ rows: [{ H: 1e9 }], says: ['PL III · H3 mistake number.outOfRange'], gives: [] }))
test('a third decimal of points is a mistake', () =>
  check({ rows: [{ H: 8.333 }], says: ['PL III · H3 mistake number.tooPrecise'], gives: [] }))

test('a coefficient that is not points / 5 is a finding, and the sheet is followed', () =>
  check({ rows: [{ I: 1.5 }], says: ['PL III · I3 notice coefficient.differs'], gives: ['DC.01 800 1500'] }))
test('an empty coefficient is points / 5', () =>
  check({ rows: [{ I: null }], says: ['PL III · I3 notice coefficient.derived'] }))
test('a formula coefficient without a result is points / 5', () =>
  check({ rows: [{ I: { value: '', formula: true } }], says: ['PL III · I3 notice coefficient.derived'] }))

test('a code used twice is a mistake that names the first place', () => {
  const { findings, items } = readCatalogue([sheet([{}, { B: 'dc.01' }])])
  expect(findings).toMatchObject([
    { code: 'code.duplicate', row: 4, column: 'B', what: { vi: 'Mã này đã dùng ở PL III · B3.' } },
  ])
  expect(items).toHaveLength(1)
})
test('a code used in two sheets is a mistake', () =>
  check({ sheets: [sheet([{}]), sheet([{}], { name: 'PL IV' })], says: ['PL IV · B3 mistake code.duplicate'] }))
test('a code in small letters with spaces is the same code', () => check({ rows: [{ B: ' dc. 01 ' }] }))
test('a code of another form is a mistake', () =>
  check({ rows: [{ B: 'công văn' }], says: ['PL III · B3 mistake code.malformed'], gives: [] }))
test('a code that Excel took for a number is a mistake', () =>
  check({ rows: [{ B: 1.01 }], says: ['PL III · B3 mistake code.malformed'], gives: [] }))
test('a product without a code is a mistake', () =>
  check({ rows: [{ B: null }], says: ['PL III · B3 mistake code.missing'], gives: [] }))

test('a formula in the points gives its stored result, with a notice', () =>
  check({ rows: [{ H: { value: 8, formula: true } }], says: ['PL III · H3 notice cell.formula'] }))
test('a formula in the points without a result is a mistake', () =>
  check({ rows: [{ H: { value: '', formula: true } }], says: ['PL III · H3 mistake cell.formulaEmpty'], gives: [] }))
test('a formula in the code is pointed at', () =>
  check({ rows: [{ B: { value: 'DC.01', formula: true } }], says: ['PL III · B3 notice cell.formula'] }))
test.each(['C', 'H', 'I'])('an error value in column %s is a mistake', (letter) =>
  check({
    rows: [{ [letter]: { value: '#REF!', error: true, formula: true } }],
    says: [`PL III · ${letter}3 mistake cell.error`],
    gives: [],
  }),
)

test('points outside the frame are kept and pointed at', () =>
  check({ rows: [{ H: 12, I: 2.4 }], says: ['PL III · H3 notice points.outsideFrame'], gives: ['DC.01 1200 2400'] }))
test('a frame that other rows of the group do not have is pointed at', () =>
  check({
    rows: [{}, { B: 'DC.02' }, { B: 'DC.03', G: '1-20' }],
    says: ['PL III · G5 notice group.frameDiffers'],
    gives: ['DC.01 800 1600', 'DC.02 800 1600', 'DC.03 800 1600'],
  }))
test.each(['1-10', '1 – 10', '1 đến 10', 'Từ 1 đến 10 điểm', '1−10'])('the frame %s is read', (text) =>
  check({ rows: [{ G: text }] }),
)
test.each(['mười', '10-1', '-', '1-', 'N1'])('the frame %s cannot be read: a mistake', (text) =>
  check({ rows: [{ G: text }], says: ['PL III · G3 mistake frame.unreadable'], gives: [] }),
)
test('a frame that Excel turned into a date is a mistake that says so', () =>
  check({ rows: [{ G: 46296 }], says: ['PL III · G3 mistake frame.turnedDate'], gives: [] }))
test.each(['N1', 'n 1', 'Nhóm 1', 1, 'Nhóm N1'])('the group %s is N1', (value) => check({ rows: [{ F: value }] }))
test.each(['N6', 'A', 'N'])('the group %s is unknown: a mistake', (value) =>
  check({ rows: [{ F: value }], says: ['PL III · F3 mistake group.unknown'], gives: [] }),
)

test('every mistake of a row is told at once', () =>
  check({
    rows: [{ E: null, F: 'X', H: 'tám' }],
    says: [
      'PL III · E3 mistake cell.missing',
      'PL III · F3 mistake group.unknown',
      'PL III · H3 mistake number.notNumber',
    ],
    gives: [],
  }))
test('a text longer than the list keeps is a mistake', () =>
  check({ rows: [{ C: 'a'.repeat(501) }], says: ['PL III · C3 mistake cell.tooLong'], gives: [] }))
test('what cannot be seen is not kept', () => {
  const { items } = readCatalogue([sheet([{ C: '\u0000So\u0323an\u200b \u202ecông   văn\u0007\ud800' }])])
  expect(items[0]?.task).toBe('Sọan công văn\ufffd')
})

test('numbers in the margin, empty rows and the row of column numbers are passed over', () => {
  const numbers = row(
    3,
    letters.map((_, index) => `(${index + 1})`),
  )
  check({
    sheets: [{ name: 'PL III', rows: [...sheet([]).rows, numbers, row(4, [1]), row(6, [2, '', ' ']), itemRow(7)] }],
  })
})
test('a heading among the rows and a signature below them are no products', () => {
  const rows = [
    ...sheet([]).rows,
    row(3, ['I', null, 'Lĩnh vực tư pháp']),
    itemRow(4),
    row(9, [null, null, null, null, null, null, null, 'CHỦ TỊCH']),
  ]
  check({
    sheets: [{ name: 'PL III', rows }],
    says: ['PL III · C3 notice row.ignored', 'PL III · C9 notice row.ignored'],
  })
})

test.each([
  ['TT|Mã công việc|Tên nhiệm vụ|Mô tả|Sản phẩm|Nhóm độ phức tạp|Khung điểm (theo nhóm)|Điểm|Hệ số|Ghi chú'],
  ['SỐ TT|MÃ SỐ|CÔNG VIỆC|NỘI DUNG|KẾT QUẢ ĐẦU RA|NHÓM|KHUNG|SỐ ĐIỂM|HỆ SỐ|Sản phẩm chuẩn = 5 điểm = hệ số 1,00'],
  ['stt|ma cv|nhiem vu|cong viec cu the|san pham dau ra|muc do phuc tap|khung diem|diem cham|he so quy doi|ghi chu'],
])('headings may be worded as %s', (headings) => check({ sheets: [sheet([{}], { headings })] }))

test('a heading may take two rows', () => {
  const upper = row(2, ['STT', 'Mã CV', 'Nhiệm vụ', 'Công việc chi tiết', 'Sản phẩm đầu ra', 'Phân nhóm và điểm'])
  const lower = row(3, [null, null, null, null, null, 'Nhóm', 'Khung điểm', 'Điểm chấm', 'Hệ số quy đổi'])
  check({ sheets: [{ name: 'x', rows: [row(1, [TITLE]), upper, lower, itemRow(4)] }] })
})
test('a first row that begins like a heading is still a row', () =>
  check({ rows: [{ C: 'Nhiệm vụ khác', E: 'Sản phẩm tuyên truyền' }] }))

test('the part of the list comes from its title', () => {
  const sections = [TITLE, 'NHIỆM VỤ LÃNH ĐẠO, QUẢN LÝ', 'DANH MỤC RIÊNG THEO PHÒNG'].map(
    (title) => readCatalogue([sheet([{}], { title })]).sheets[0]?.section,
  )
  expect(sections).toEqual(['shared', 'leadership', 'department'])
})
test('a part that nothing names is taken as shared and said so', () =>
  check({ sheets: [sheet([{}], { title: 'DANH MỤC' })], says: ['PL III · 2 notice sheet.sectionGuessed'] }))

test('a room stands in its own column and is carried down a merged cell', () => {
  const headings = HEADINGS.replace('Ghi chú', 'Phòng, ban chuyên môn')
  const { items, findings } = readCatalogue([sheet([{ J: 'Văn phòng' }, { B: 'VP.02' }], { headings })])
  expect(items.map(({ section, department }) => `${section} ${department}`)).toEqual([
    'department Văn phòng',
    'department Văn phòng',
  ])
  expect(findings.map((one) => `${placeText(one)} ${one.code}`)).toEqual(['PL III · J4 department.carried'])
})

test('a column that no heading names is chosen by a person', () =>
  check({
    sheets: [sheet([{}], { headings: HEADINGS.replace('Nhóm', 'Loại') })],
    choices: [{ sheet: 'PL III', column: 6, field: 'group' }],
  }))
test('a choice takes the field from the column that had it', () =>
  check({
    rows: [{ J: 9 }],
    choices: [{ sheet: 'PL III', column: 10, field: 'points' }],
    says: ['PL III · I3 notice coefficient.differs'],
    gives: ['DC.01 900 1600'],
  }))
test('a sheet without headings is read by choices alone', () => {
  const fields = ['number', 'code', 'task', 'detail', 'product', 'group', 'frame', 'points', 'coefficient'] as const
  const choices = fields.map((field, index) => ({ sheet: 'x', column: index + 1, field }))
  check({ sheets: [{ name: 'x', rows: [itemRow(1)] }], choices, says: ['x notice sheet.sectionGuessed'] })
})

test('columns carry their letters', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
test('a cell shows what Excel shows', () => {
  expect([0.1 + 0.2, 1e21, true, ' x ', '']?.map((value) => cellText({ column: 1, value }))).toEqual([
    '0.3',
    '1e+21',
    'true',
    'x',
    '',
  ])
})
