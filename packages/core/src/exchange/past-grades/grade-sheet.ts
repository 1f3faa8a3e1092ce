import { gradeOfWords, type PastGrade, type PastRuleset, PastYear } from '../../evaluation/period/past-grade.ts'
import { Official } from '../../organisation/official.ts'
import { folded } from '../../shared/text.ts'
import { type Finding, type FindingText, finding } from '../finding.ts'
import { peopleFindings } from '../people/people-finding.ts'
import { dayOf, FindingCode, within } from '../people/people-sheet.ts'
import { cellText, columnName, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '../workbook.ts'
import { gradeFindings } from './grade-finding.ts'
import { findGradeHeading, type GradeColumns, type GradeField, gradeFields } from './grade-heading.ts'

/** One line of the list, read but not yet compared with anything. */
export interface GradeRow extends Omit<PastGrade, 'officialId'> {
  row: number
  staffNumber: string
  fullName: string
  /** Makes a finding at the cell of one field of this line. */
  findingAt: (field: GradeField, code: string, text: FindingText) => Finding
}

export interface GradeReading {
  rows: GradeRow[]
  findings: Finding[]
}

/** Reads every list of grades in a workbook; a line with a mistake is left out and the mistake says why. */
export function readGrades(sheets: readonly WorkbookSheet[]): GradeReading {
  const reading: GradeReading = { rows: [], findings: [] }
  const lists = sheets.filter((sheet) => readSheet(sheet, reading))
  if (lists.length === 0) {
    const nowhere = { sheet: null, row: null, column: null, value: '' }
    reading.findings.push(finding('workbook.noGrades', nowhere, gradeFindings['workbook.noGrades']()))
  }
  return reading
}

function readSheet(sheet: WorkbookSheet, { rows, findings }: GradeReading): boolean {
  const heading = findGradeHeading(sheet)
  const say = (code: string, text: FindingText) => {
    findings.push(finding(code, { sheet: sheet.name, row: heading?.row ?? null, column: null, value: '' }, text))
  }
  if (!heading) {
    if (sheet.rows.length > 0) say('sheet.ignored', gradeFindings['sheet.ignored']())
    return false
  }
  const { columns } = heading
  const missing = gradeFields.filter((field) => columns[field] === undefined)
  for (const field of missing) say('column.missing', gradeFindings['column.missing']({ field }))
  if (missing.length > 0) return true
  const before = rows.length + findings.length
  for (const row of sheet.rows) {
    if (row.number > heading.row) readRow(sheet.name, row, columns, { rows, findings })
  }
  if (rows.length + findings.length === before) say('sheet.noGrades', gradeFindings['sheet.noGrades']())
  return true
}

/** Lines with none of these are titles, sums and signatures. */
const marks: readonly GradeField[] = ['staffNumber', 'year', 'grade']

function readRow(sheet: string, row: WorkbookRow, columns: GradeColumns, reading: GradeReading): void {
  const cellOf = (field: GradeField) => row.cells.find(({ column }) => column === columns[field])
  if (marks.filter((field) => cellText(cellOf(field)) !== '').length < 2) return
  const findingAt: GradeRow['findingAt'] = (field, code, text) => {
    const place = { sheet, row: row.number, column: columnName(columns[field] ?? 1), value: cellText(cellOf(field)) }
    return finding(code, place, text)
  }
  const say = (field: GradeField, code: string, text: FindingText) => {
    reading.findings.push(findingAt(field, code, text))
  }
  const read = <T>(field: GradeField, take: (text: string, cell: WorkbookCell) => T | FindingCode): T | undefined => {
    const cell = cellOf(field)
    const text = cellText(cell).replace(/\s+/g, ' ')
    if (cell?.error) say(field, 'cell.error', gradeFindings['cell.error']())
    else if (cell === undefined || text === '') say(field, 'cell.missing', gradeFindings['cell.missing']({ field }))
    else {
      const value = take(text, cell)
      if (!(value instanceof FindingCode)) return value
      say(field, value.code, value.text)
    }
    return undefined
  }
  const staffNumber = read('staffNumber', (text) => {
    const number = Official.shape.staffNumber.safeParse(text.toUpperCase().replace(/\s/g, ''))
    return number.data ?? new FindingCode('number.malformed', peopleFindings['number.malformed']())
  })
  const fullName = read('fullName', (text) => within(text, 120))
  const year = read('year', yearOf)
  const grade = read(
    'grade',
    (text) => gradeOfWords(text) ?? new FindingCode('grade.unknown', gradeFindings['grade.unknown']()),
  )
  const rulesetId = read('position', rulesetOf)
  const agency = read('agency', (text) => within(text, 200))
  const decision = read('decision', (text) => within(text, 100))
  const decidedOn = read('decidedOn', dayOf)
  if (!(staffNumber && fullName && year && grade && rulesetId && agency && decision && decidedOn)) return
  const line = { staffNumber, fullName, year, grade, rulesetId, agency, decision, decidedOn }
  reading.rows.push({ row: row.number, ...line, findingAt })
}

function yearOf(text: string): number | FindingCode {
  const year = PastYear.safeParse(Number(text.replace(/^năm /i, '')))
  return year.data ?? new FindingCode('year.outside', gradeFindings['year.outside']())
}

function rulesetOf(text: string): PastRuleset | FindingCode {
  const words = folded(text)
  if (/^(khong|nhan vien|chuyen vien|cong chuc)/.test(words)) return 'vn.nd90-2020.staff'
  if (/lanh dao|quan ly|truong|pho|dung dau/.test(words)) return 'vn.nd90-2020.leader'
  return new FindingCode('position.unknown', gradeFindings['position.unknown']())
}
