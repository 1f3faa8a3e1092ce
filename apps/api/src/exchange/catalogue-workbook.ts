import { type CatalogueItem, type CatalogueSection, coefficientOf } from '@congtam/core/work/catalogue'
import { type Cell, type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre'

/** The three lists of a decision, each under its titles, in the form that offices send them. */
const parts = {
  leadership: { name: 'PL I - Lãnh đạo', title: 'NHIỆM VỤ LÃNH ĐẠO, QUẢN LÝ' },
  shared: { name: 'PL II - Dùng chung', title: 'SẢN PHẨM, CÔNG VIỆC DÙNG CHUNG' },
  department: { name: 'PL III - Riêng phòng', title: 'SẢN PHẨM, CÔNG VIỆC RIÊNG THEO PHÒNG' },
} as const satisfies Record<CatalogueSection, { name: string; title: string }>

const HEADINGS = [
  'STT',
  'Mã CV',
  'Nhiệm vụ',
  'Công việc chi tiết',
  'Sản phẩm đầu ra',
  'Nhóm',
  'Khung điểm',
  'Điểm chấm',
  'Hệ số quy đổi',
  'Ghi chú',
]
const DEPARTMENT_HEADING = 'Phòng, ban chuyên môn'
const HEADING_ROW = 3

/** A workbook that says what the items say, as an office would send it: merged titles, frames as text, the coefficient as a formula. */
export async function catalogueWorkbook(items: readonly CatalogueItem[], decision: string): Promise<Uint8Array> {
  const sections = Object.keys(parts) as CatalogueSection[]
  const sheets = sections.map((section) =>
    partSheet(
      section,
      items.filter((item) => item.section === section),
      decision,
    ),
  )
  return await writeXlsx({ sheets: sheets.filter((sheet) => (sheet.rows?.length ?? 0) > HEADING_ROW + 1) })
}

function partSheet(section: CatalogueSection, items: CatalogueItem[], decision: string): WriteSheet {
  const { name, title } = parts[section]
  const inRooms = section === 'department'
  const headings = HEADINGS.toSpliced(2, 0, ...(inRooms ? [DEPARTMENT_HEADING] : []))
  const rows: CellValue[][] = [[title], [`(Kèm theo ${decision})`], [], headings]
  const cells = new Map<string, Partial<Cell>>()
  const pointsColumn = headings.indexOf('Điểm chấm')
  for (const [index, item] of items.entries()) {
    const row = rows.length
    rows.push([
      index + 1,
      item.code,
      ...(inRooms ? [item.department] : []),
      item.task,
      item.detail,
      item.product,
      item.group,
      `${item.frameMin / 100}-${item.frameMax / 100}`,
      item.points / 100,
      item.coefficient / 1000,
      item.note,
    ])
    if (item.coefficient !== coefficientOf(item.points)) continue
    const formula = `ROUND(${colToLetter(pointsColumn)}${row + 1}/5,2)`
    cells.set(`${row},${pointsColumn + 1}`, { formula, formulaResult: item.coefficient / 1000 })
  }
  const last = headings.length - 1
  const merges = [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last }))
  return { name, rows, cells, merges }
}
