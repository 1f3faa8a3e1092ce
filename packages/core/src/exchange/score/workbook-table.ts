import { fail } from '../../errors.ts'
import { folded } from '../../shared/text.ts'
import { cellText, columnName, plainNumber, type WorkbookCell, type WorkbookSheet } from '../workbook.ts'
import { type ExactJson, NumberText } from './exact-json.ts'

/** One filled row below the headings. */
export interface TableRow<Key extends string> {
  cell: (key: Key) => WorkbookCell | undefined
  text: (key: Key) => string
  /** Where the cell stands: `Nhiệm vụ!D7`. */
  place: (key: Key) => string
}

/** The sheet of that name, whatever its case and marks. */
export function sheetNamed(sheets: readonly WorkbookSheet[], name: string): WorkbookSheet {
  return sheets.find((sheet) => folded(sheet.name) === folded(name)) ?? fail('score.sheetMissing', { path: name })
}

/** The rows below the headings; a heading may be followed by a remark in brackets, and its column may stand anywhere. */
export function tableRows<Key extends string>(sheet: WorkbookSheet, headings: Record<Key, string>): TableRow<Key>[] {
  // The keys of the headings are exactly Key.
  const keys = Object.keys(headings) as Key[]
  const [first = ''] = Object.values<string>(headings)
  const start = sheet.rows.findIndex((row) => row.cells.some((cell) => isHeading(cell, first)))
  const head = sheet.rows[start] ?? fail('score.columnMissing', { path: sheet.name, column: first })
  const columns = keys.map((key) => {
    const found = head.cells.find((cell) => isHeading(cell, headings[key]))
    const path = `${sheet.name}!${head.number}`
    return [key, found?.column ?? fail('score.columnMissing', { path, column: headings[key] })] as const
  })
  const columnOf = new Map(columns)
  const filled = sheet.rows.slice(start + 1).filter((row) => row.cells.some((cell) => cellText(cell) !== ''))
  return filled.map((row) => {
    const cell = (key: Key) => row.cells.find(({ column }) => column === columnOf.get(key))
    return {
      cell,
      text: (key) => cellText(cell(key)),
      place: (key) => `${sheet.name}!${columnName(columnOf.get(key) ?? 1)}${row.number}`,
    }
  })
}

/** The value of a cell as the document would hold it; nothing for an empty one. Fifteen digits are what Excel shows. */
export function cellValue(cell: WorkbookCell | undefined): ExactJson | undefined {
  if (cell === undefined || cellText(cell) === '') return undefined
  if (typeof cell.value === 'number' && !cell.error) return new NumberText(plainNumber(cell.value))
  return typeof cell.value === 'boolean' ? cell.value : cellText(cell)
}

function isHeading(cell: WorkbookCell, heading: string): boolean {
  return (
    cellText(cell)
      .replace(/\s*\(.*\)$/s, '')
      .normalize('NFC')
      .toLowerCase() === heading.toLowerCase()
  )
}
