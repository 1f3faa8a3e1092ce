import { decimal, scaled } from '../shared/points.ts'
import { folded } from '../shared/text.ts'
import { ComplexityGroup } from '../work/catalogue.ts'
import type { CatalogueFindingCode, catalogueFindings } from './catalogue-finding.ts'
import type { CatalogueField } from './catalogue-heading.ts'
import { cellText, plainNumber, type WorkbookCell } from './workbook.ts'

type Details<Code extends CatalogueFindingCode> = Parameters<(typeof catalogueFindings)[Code]>

/** The cells of one row by field, and where to say what is wrong with them. */
export interface RowReader {
  cell: (field: CatalogueField) => WorkbookCell | undefined
  report: <Code extends CatalogueFindingCode>(
    code: Code,
    field: CatalogueField | null,
    ...details: Details<Code>
  ) => void
}

/** The cell, or why there is none: nothing in it, or something that cannot be taken and has been reported. */
function filled(row: RowReader, field: CatalogueField): WorkbookCell | 'blank' | 'bad' {
  const cell = row.cell(field)
  if (cell?.error) {
    row.report('cell.error', field)
    return 'bad'
  }
  if (cell === undefined || cellText(cell) === '') {
    if (!cell?.formula || field === 'coefficient') return 'blank'
    row.report('cell.formulaEmpty', field)
    return 'bad'
  }
  // The coefficient is a formula in every real workbook: points / 5.
  if (cell.formula && field !== 'coefficient') row.report('cell.formula', field)
  return cell
}

function required(row: RowReader, field: CatalogueField): WorkbookCell | undefined {
  const cell = filled(row, field)
  if (cell === 'blank') row.report('cell.missing', field, { field })
  return typeof cell === 'object' ? cell : undefined
}

/** The text of a cell that must not be empty; undefined after it was reported. */
export function readText(row: RowReader, field: CatalogueField, max: number): string | undefined {
  const cell = required(row, field)
  return cell && withinLength(row, field, cellText(cell).replace(/\s+/g, ' '), max)
}

/** The text of a cell that may be empty; its lines are kept. */
export function readOptionalText(row: RowReader, field: CatalogueField, max: number): string | undefined {
  const cell = filled(row, field)
  if (typeof cell !== 'object') return cell === 'blank' ? '' : undefined
  const lines = cellText(cell).split('\n')
  return withinLength(row, field, lines.map((line) => line.replace(/\s+/g, ' ').trim()).join('\n'), max)
}

function withinLength(row: RowReader, field: CatalogueField, text: string, max: number): string | undefined {
  if (text.length <= max) return text
  row.report('cell.tooLong', field, { max })
  return undefined
}

/** A code in capitals without spaces: `dc.hn. 02` is DC.HN.02. */
export function readCode(row: RowReader): string | undefined {
  const cell = filled(row, 'code')
  if (cell === 'blank') row.report('code.missing', 'code')
  if (typeof cell !== 'object') return undefined
  const code = codeOf(cell)
  if (code === undefined) row.report('code.malformed', 'code')
  return code
}

export function codeOf(cell: WorkbookCell | undefined): string | undefined {
  const code = cellText(cell)
    .replace(/\s*\.\s*/g, '.')
    .toUpperCase()
  return /^(?=.{1,30}$)[\p{Lu}\d]+(\.[\p{Lu}\d]+)+$/u.test(code) && /\p{Lu}/u.test(code) ? code : undefined
}

export function readGroup(row: RowReader): ComplexityGroup | undefined {
  const cell = required(row, 'group')
  if (cell === undefined) return undefined
  const digit = /^(?:nhom )?n? ?([1-5])$/.exec(folded(cellText(cell)))?.[1]
  const group = ComplexityGroup.safeParse(`N${digit}`)
  if (!group.success) row.report('group.unknown', 'group')
  return group.data
}

export interface Frame {
  min: number
  max: number
}

/** A frame such as `11-50` in hundredths of a point. */
export function readFrame(row: RowReader): Frame | undefined {
  const cell = required(row, 'frame')
  if (cell === undefined) return undefined
  if (typeof cell.value === 'number') {
    row.report('frame.turnedDate', 'frame')
    return undefined
  }
  const words = folded(cellText(cell))
  const [, low = '', high = ''] =
    /^(?:tu )?(\d+(?:[.,]\d+)?) ?(?:[-–—−]|den|toi) ?(\d+(?:[.,]\d+)?)(?: diem)?$/.exec(words) ?? []
  const min = scaled(low.replace(',', '.'), 2)
  const max = scaled(high.replace(',', '.'), 2)
  if (min !== undefined && max !== undefined && min <= max && max <= MOST_POINTS) return { min, max }
  row.report('frame.unreadable', 'frame')
  return undefined
}

/** 1,000 points in hundredths: no group of any published frame goes near it. */
const MOST_POINTS = 1000_00

/** Points in hundredths. */
export function readPoints(row: RowReader): number | undefined {
  const cell = required(row, 'points')
  return cell && readNumber(row, 'points', cell, { places: 2, most: MOST_POINTS })
}

/** The coefficient in thousandths; null where the cell is empty, so that the points decide. */
export function readCoefficient(row: RowReader): number | null | undefined {
  const cell = filled(row, 'coefficient')
  if (cell === 'blank') return null
  return cell === 'bad' ? undefined : readNumber(row, 'coefficient', cell, { places: 3, most: 999_999_999 })
}

interface Range {
  places: number
  most: number
}

function readNumber(row: RowReader, field: CatalogueField, cell: WorkbookCell, range: Range): number | undefined {
  const text = decimalText(cell)
  if (text === undefined || text === 'ambiguous') {
    if (text === 'ambiguous') row.report('number.ambiguous', field)
    else row.report('number.notNumber', field, { field })
    return undefined
  }
  const size = Number(text) * 10 ** range.places
  if (size < 0.5 || size > range.most + 0.5) {
    const [least, most] = [1, range.most].map((bound) => decimal(bound, range.places))
    row.report('number.outOfRange', field, { least: least ?? '', most: most ?? '' })
    return undefined
  }
  const value = scaled(text, range.places)
  if (value === undefined) {
    row.report('number.tooPrecise', field, { places: range.places })
    return undefined
  }
  if (typeof cell.value !== 'number') row.report('number.asText', field, { read: decimal(value, range.places) })
  return value
}

/** The plain decimal in a cell. In typed text a comma parts decimals as a point does, unless it could part thousands. */
function decimalText(cell: WorkbookCell): string | 'ambiguous' | undefined {
  if (typeof cell.value === 'number') return plainNumber(cell.value)
  if (typeof cell.value === 'boolean') return undefined
  const text = cellText(cell).replace(/\s/g, '')
  if (/^[1-9]\d{0,2}([.,]\d{3})+([.,]\d+)?$/.test(text)) return 'ambiguous'
  return /^[+-]?\d+([.,]\d+)?$/.test(text) ? text.replace(',', '.') : undefined
}
