import type { CatalogueItem, CatalogueSection } from '../work/catalogue.ts'
import { codeOf, type RowReader } from './catalogue-cell.ts'
import { catalogueFindings } from './catalogue-finding.ts'
import { type CatalogueField, findHeading, type Heading, requiredFields, sectionOf } from './catalogue-heading.ts'
import { frameText, isItem, isSpare, isWhole, readItem } from './catalogue-row.ts'
import { type Finding, type FindingText, finding, placeText } from './finding.ts'
import type { SheetReport } from './import-report.ts'
import { cellText, columnName, type WorkbookRow, type WorkbookSheet } from './workbook.ts'

/** A person's word on what a column holds, over what its heading says; null: nothing of ours. */
export interface ColumnChoice {
  sheet: string
  column: number
  field: CatalogueField | null
}

export interface CatalogueReading {
  items: CatalogueItem[]
  findings: Finding[]
  sheets: SheetReport[]
}

/** What is gathered while the sheets of one workbook are read. */
interface Gathering {
  items: CatalogueItem[]
  findings: Finding[]
  /** Where each code stood first. */
  places: Map<string, string>
  frames: { item: CatalogueItem; sheet: string; row: number; column: string; value: string }[]
}

/**
 * Reads the items of a catalogue workbook, and everything a person should know about it, each at its cell.
 * Never throws for what a workbook may hold; an item with a mistake is left out and the mistake says why.
 */
export function readCatalogue(
  sheets: readonly WorkbookSheet[],
  choices: readonly ColumnChoice[] = [],
): CatalogueReading {
  const gathering: Gathering = { items: [], findings: [], places: new Map(), frames: [] }
  const reports = sheets.map((sheet) => {
    const chosen = choices.filter((choice) => choice.sheet === sheet.name)
    return readSheet(sheet, withChoices(sheet, findHeading(sheet), chosen), gathering)
  })
  if (reports.every((report) => report.section === null)) {
    gathering.findings.push(
      about(null, null, null, '', 'workbook.noCatalogue', catalogueFindings['workbook.noCatalogue']()),
    )
  }
  gathering.findings.push(...unusualFrames(gathering))
  return { items: gathering.items, findings: gathering.findings, sheets: reports }
}

function about(
  sheet: string | null,
  row: number | null,
  column: string | null,
  value: string,
  code: string,
  text: FindingText,
) {
  return finding(code, { sheet, row, column, value }, text)
}

function withChoices(
  sheet: WorkbookSheet,
  found: Heading | undefined,
  chosen: readonly ColumnChoice[],
): Heading | undefined {
  if (chosen.length === 0) return found
  const columns = { ...found?.columns }
  for (const { column, field } of chosen) {
    for (const [name, at] of Object.entries(columns)) {
      if (at === column || name === field) delete columns[name as CatalogueField]
    }
    if (field) columns[field] = column
  }
  if (found) return { ...found, columns }
  // Nobody named a heading row: the items begin where the first code stands.
  const first = sheet.rows.find((row) => codeOf(row.cells.find((cell) => cell.column === columns.code)) !== undefined)
  return first && { row: first.number - 1, columns }
}

function readSheet(sheet: WorkbookSheet, heading: Heading | undefined, gathering: Gathering): SheetReport {
  const say = (code: 'sheet.ignored' | 'sheet.noItems' | 'sheet.sectionGuessed') =>
    gathering.findings.push(about(sheet.name, heading?.row || null, null, '', code, catalogueFindings[code]()))
  if (heading === undefined) {
    if (sheet.rows.length > 0) say('sheet.ignored')
    return { name: sheet.name, section: null, headingRow: null, columns: columnsOf(sheet, undefined), items: 0 }
  }
  const found = sectionOf(sheet, heading)
  if (found === undefined) say('sheet.sectionGuessed')
  const section = found ?? 'shared'
  const missing = requiredFields.filter((field) => heading.columns[field] === undefined)
  for (const field of missing) {
    const text = catalogueFindings['column.missing']({ field })
    gathering.findings.push(about(sheet.name, heading.row || null, null, '', 'column.missing', text))
  }
  const before = { items: gathering.items.length, findings: gathering.findings.length }
  const rows = sheet.rows.filter((row) => row.number > heading.row)
  // Where a column is missing, every row would repeat it: the columns are put right first.
  if (missing.length === 0) readRows(sheet.name, rows, heading, section, gathering)
  const items = gathering.items.length - before.items
  const mistaken = gathering.findings.slice(before.findings).some(({ severity }) => severity === 'mistake')
  if (items === 0 && missing.length === 0 && !mistaken) say('sheet.noItems')
  return { name: sheet.name, section, headingRow: heading.row || null, columns: columnsOf(sheet, heading), items }
}

/** The columns under their headings, named or not, so that a person can choose among them. */
function columnsOf(sheet: WorkbookSheet, heading: Heading | undefined): SheetReport['columns'] {
  const mapped = new Map(
    Object.entries(heading?.columns ?? {}).map(([field, column]) => [column, field as CatalogueField]),
  )
  const texts = new Map<number, string>()
  for (const row of sheet.rows.filter((one) => heading === undefined || one.number <= heading.row).slice(0, 15)) {
    for (const cell of row.cells) texts.set(cell.column, cellText(cell).slice(0, 80).toWellFormed())
  }
  for (const column of mapped.keys()) if (!texts.has(column)) texts.set(column, '')
  return [...texts]
    .sort(([a], [b]) => a - b)
    .slice(0, 40)
    .map(([column, text]) => ({ column, name: columnName(column), heading: text, field: mapped.get(column) ?? null }))
}

function readRows(
  sheet: string,
  rows: WorkbookRow[],
  heading: Heading,
  section: CatalogueSection,
  gathering: Gathering,
): void {
  let department: string | null = null
  for (const row of rows) {
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
    const columnOf = (field: CatalogueField) => heading.columns[field]
    let mistaken = false
    const reader: RowReader = {
      cell: (field) => cells.get(columnOf(field) ?? 0),
      report: (code, field, ...details) => {
        // The table gives each code its own details; a union of functions cannot be called with a union of arguments.
        const text = (catalogueFindings[code] as (...args: unknown[]) => FindingText)(...details)
        if (text.severity === 'mistake') mistaken = true
        const column = field ? columnOf(field) : undefined
        const value = column === undefined ? '' : cellText(cells.get(column))
        gathering.findings.push(about(sheet, row.number, column ? columnName(column) : null, value, code, text))
      },
    }
    if (isSpare(row, reader)) continue
    if (!isItem(reader)) {
      reader.report('row.ignored', 'task')
      continue
    }
    const item = readItem(reader, section, department)
    department = item.department ?? department
    const place = placeText({ sheet, row: row.number, column: columnName(columnOf('code') ?? 1) })
    const first = item.code === undefined ? undefined : gathering.places.get(item.code)
    if (first !== undefined) reader.report('code.duplicate', 'code', { first })
    else if (item.code !== undefined) gathering.places.set(item.code, place)
    if (mistaken || !isWhole(item)) continue
    gathering.items.push(item)
    const column = columnName(columnOf('frame') ?? 1)
    gathering.frames.push({ item, sheet, row: row.number, column, value: cellText(reader.cell('frame')) })
  }
}

/** Which frame a group has is the office's own; a row that leaves what most rows of its group say is named. */
function unusualFrames({ frames }: Gathering): Finding[] {
  const counts = new Map<string, Map<string, number>>()
  const textOf = ({ frameMin, frameMax }: CatalogueItem) => frameText({ min: frameMin, max: frameMax })
  for (const { item } of frames) {
    const group = counts.get(item.group) ?? new Map<string, number>()
    group.set(textOf(item), (group.get(textOf(item)) ?? 0) + 1)
    counts.set(item.group, group)
  }
  const usual = new Map([...counts].map(([group, of]) => [group, [...of].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]))
  return frames.flatMap(({ item, sheet, row, column, value }) => {
    const expected = usual.get(item.group)
    if (expected === undefined || expected === textOf(item)) return []
    const text = catalogueFindings['group.frameDiffers']({ group: item.group, usual: expected })
    return [about(sheet, row, column, value, 'group.frameDiffers', text)]
  })
}
