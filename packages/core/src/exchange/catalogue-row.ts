import { decimal } from '../shared/points.ts'
import { type CatalogueItem, type CatalogueSection, coefficientOf } from '../work/catalogue.ts'
import {
  codeOf,
  type Frame,
  type RowReader,
  readCode,
  readCoefficient,
  readFrame,
  readGroup,
  readOptionalText,
  readPoints,
  readText,
} from './catalogue-cell.ts'
import { cellText, type WorkbookRow } from './workbook.ts'

/** Nothing but a number in the margin, or the row of column numbers (1) (2) (3) under a heading. */
export function isSpare(row: WorkbookRow, reader: RowReader): boolean {
  const margin = reader.cell('number')
  const cells = row.cells.filter((cell) => cell !== margin && (cellText(cell) !== '' || cell.formula))
  if (cells.length === 0) return true
  return cells.length > 3 && cells.every((cell) => /^\(?\d{1,2}\)?( ?= ?.*)?$/.test(cellText(cell)))
}

/** A row with a code, or with enough of an item that the code must have been forgotten. Headings and signatures have neither. */
export function isItem(reader: RowReader): boolean {
  if (cellText(reader.cell('code')) !== '' && codeOf(reader.cell('code')) !== undefined) return true
  const parts = (['task', 'product', 'group', 'frame', 'points'] as const).filter((field) =>
    cellText(reader.cell(field)),
  )
  return parts.length >= (cellText(reader.cell('code')) === '' ? 3 : 2)
}

type Partly<T> = { [Key in keyof T]: T[Key] | undefined }

export function isWhole(item: Partly<CatalogueItem>): item is CatalogueItem {
  return Object.values(item).every((value) => value !== undefined)
}

export function readItem(row: RowReader, section: CatalogueSection, above: string | null): Partly<CatalogueItem> {
  const code = readCode(row)
  const department = section === 'department' ? readDepartment(row, above) : null
  const task = readText(row, 'task', 500)
  const detail = readOptionalText(row, 'detail', 2000)
  const product = readText(row, 'product', 500)
  const group = readGroup(row)
  const frame = readFrame(row)
  const points = readPoints(row)
  const coefficient = readConversion(row, points)
  const note = readOptionalText(row, 'note', 1000)
  if (points !== undefined && frame && (points < frame.min || points > frame.max)) {
    row.report('points.outsideFrame', 'points', { frame: frameText(frame) })
  }
  const frameMin = frame?.min
  const frameMax = frame?.max
  return { code, section, department, task, detail, product, group, frameMin, frameMax, points, coefficient, note }
}

/** A merged cell holds its text in the first row only; the rows below it are of the same room. */
function readDepartment(row: RowReader, above: string | null): string | null | undefined {
  if (cellText(row.cell('department')) !== '' || above === null) return readText(row, 'department', 200)
  row.report('department.carried', 'department', { department: above })
  return above
}

/** The decision's own coefficient is kept even where it is not points / 5: the catalogue is what was decided. */
function readConversion(row: RowReader, points: number | undefined): CatalogueItem['coefficient'] | undefined {
  const read = readCoefficient(row)
  if (points === undefined || read === undefined) return undefined
  const expected = coefficientOf(points)
  if (read === null) {
    row.report('coefficient.derived', 'coefficient', { derived: expected })
    return expected
  }
  if (read !== expected) row.report('coefficient.differs', 'coefficient', { expected, kept: read })
  return read as CatalogueItem['coefficient']
}

export function frameText({ min, max }: Frame): string {
  return `${decimal(min, 2)}-${decimal(max, 2)}`
}
