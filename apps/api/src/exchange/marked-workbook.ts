import type { Finding } from '@congtam/core/exchange/finding'
import { columnName, type WorkbookSheet } from '@congtam/core/exchange/workbook'
import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre'

const SUMMARY = 'Kết quả kiểm tra'
const SEVERITIES = { mistake: 'Lỗi', notice: 'Lưu ý' } as const

const shaded = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } })
const shades = { mistake: shaded('FFC7CE'), notice: shaded('FFEB9C') } as const

/** A cell far outside a table is no catalogue's, and one at the far corner would make the sheet as large as its corner is far. */
const MOST_ROWS = 100_000
const MOST_COLUMNS = 60

/**
 * The workbook once more, as its author knows it, with each doubtful cell shaded and the finding written at the end of its row,
 * after a first sheet that lists all findings. Every text is a text cell, whatever sign it begins with: nothing is calculated.
 */
export async function markedWorkbook(
  sheets: readonly WorkbookSheet[],
  findings: readonly Finding[],
): Promise<Uint8Array> {
  const names = new Set([SUMMARY.toLowerCase()])
  const marked = sheets.map((sheet) => {
    const own = findings.filter((finding) => finding.sheet === sheet.name)
    return { ...markedSheet(sheet, own), name: freeName(sheet.name, names) }
  })
  return await writeXlsx({ sheets: [summary(findings), ...marked] })
}

function summary(findings: readonly Finding[]): WriteSheet {
  const rows = findings.map((one): CellValue[] => [
    SEVERITIES[one.severity],
    one.sheet,
    one.row === null ? null : `${one.column ?? ''}${one.row}`,
    one.value,
    one.what.vi,
    one.next.vi,
  ])
  const widths = [10, 24, 10, 30, 60, 60]
  return {
    name: SUMMARY,
    columns: widths.map((width) => ({ width })),
    rows: [['Mức', 'Trang', 'Ô', 'Giá trị', 'Vấn đề', 'Cần làm'], ...rows],
  }
}

function markedSheet(sheet: WorkbookSheet, findings: readonly Finding[]): Omit<WriteSheet, 'name'> {
  const rows: CellValue[][] = []
  let width = 0
  for (const row of sheet.rows.filter(({ number }) => number <= MOST_ROWS)) {
    while (rows.length < row.number) rows.push([])
    for (const { column, value } of row.cells.filter((cell) => cell.column <= MOST_COLUMNS)) {
      put(rows, row.number, column, value)
      width = Math.max(width, column)
    }
  }
  const cells = new Map<string, Partial<Cell>>()
  const texts = new Map<number, string[]>()
  for (const { row, column, severity, what, next } of findings) {
    if (row === null || row > MOST_ROWS) continue
    texts.set(row, [...(texts.get(row) ?? []), `${column ?? ''}: ${what.vi} ${next.vi}`])
    const at = columnNumber(column, width)
    const key = `${row - 1},${at - 1}`
    // A mistake outshines a notice on the same cell.
    if (at > 0 && cells.get(key)?.style !== shades.mistake) cells.set(key, { style: shades[severity] })
  }
  for (const [row, lines] of texts) put(rows, row, width + 1, lines.join('\n'))
  return { rows, cells }
}

function put(rows: CellValue[][], row: number, column: number, value: CellValue): void {
  while (rows.length < row) rows.push([])
  const cells = rows[row - 1] ?? []
  while (cells.length < column) cells.push(null)
  cells[column - 1] = value
}

function columnNumber(name: string | null, width: number): number {
  for (let column = 1; column <= width; column++) if (columnName(column) === name) return column
  return 0
}

/** Excel allows 31 letters, none of []:*?/\, and each name once whatever its capitals. */
function freeName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[[\]:*?/\\]|^'|'$/g, ' ').trim() || 'Trang'
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` (${number})`
    const free = `${plain.slice(0, 31 - end.length)}${end}`.toWellFormed()
    if (!taken.has(free.toLowerCase())) {
      taken.add(free.toLowerCase())
      return free
    }
  }
}
