/** One cell that holds something. Columns count from 1, as rows do; a formula's `value` is its last result, '' where none is stored. */
export interface WorkbookCell {
  column: number
  value: string | number | boolean
  /** `=…` in the file. The formula itself is not read: only what it last gave. */
  formula?: true
  /** The value is an error such as `#REF!`. */
  error?: true
}

export interface WorkbookRow {
  number: number
  cells: WorkbookCell[]
}

/** The rows of one sheet that hold anything, in the order of the file. */
export interface WorkbookSheet {
  name: string
  rows: WorkbookRow[]
}

/** The letters that a column carries on screen: 1 is `A`, 27 is `AA`. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** What a person sees in the cell, in one form of each letter and without characters that cannot be seen. */
export function cellText(cell: WorkbookCell | undefined): string {
  if (cell === undefined) return ''
  const text = typeof cell.value === 'number' ? plainNumber(cell.value) : String(cell.value)
  return visible(text).trim()
}

/** Fifteen digits are what Excel itself shows; a sixteenth is the rounding of the machine, as in 1.6659999999999999. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)))
}

// Control characters (NUL above all, which PostgreSQL refuses) and marks that turn the direction of writing.
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu

// Vietnamese letters in their one-piece form, with the signs of ordinary text: nearly every cell, and nothing to do for it.
const ordinary = /^[ -~\n\t\u00a0-\u00ac\u00ae-\u024f\u1ea0-\u1ef9\u2013\u2014]*$/

function visible(text: string): string {
  if (ordinary.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(unseen, '').toWellFormed().normalize('NFC')
}
