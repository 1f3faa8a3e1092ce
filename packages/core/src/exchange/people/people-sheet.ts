import { BirthYear, isWorkingAge, Official, type ServiceClass, type Sex } from '../../organisation/official.ts'
import type { PositionClass } from '../../organisation/post.ts'
import { Day } from '../../shared/period.ts'
import { folded } from '../../shared/text.ts'
import { type Finding, type FindingText, finding } from '../finding.ts'
import { cellText, columnName, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '../workbook.ts'
import { peopleFindings } from './people-finding.ts'
import { findPeopleHeading, neededFields, type PeopleColumns, type PeopleField } from './people-heading.ts'

/** One line of the list, read but not yet compared with anything: `unit` is what the cell says. */
export interface PersonRow {
  staffNumber: string
  fullName: string
  serviceClass: ServiceClass
  unit: string
  title: string
  positionClass: PositionClass
  validFrom: Day
  /** Null where the cell is empty or there is no such column. */
  sex: Sex | null
  birthYear: number | null
  /** Makes a finding at the cell of one field of this line. */
  findingAt: (field: PeopleField, code: string, text: FindingText) => Finding
}

export interface PeopleReading {
  rows: PersonRow[]
  findings: Finding[]
}

/** Reads every list of people in a workbook; a line with a mistake is left out and the mistake says why. */
export function readPeople(sheets: readonly WorkbookSheet[]): PeopleReading {
  const reading: PeopleReading = { rows: [], findings: [] }
  const lists = sheets.filter((sheet) => readSheet(sheet, reading))
  if (lists.length === 0) {
    const nowhere = { sheet: null, row: null, column: null, value: '' }
    reading.findings.push(finding('workbook.noPeople', nowhere, peopleFindings['workbook.noPeople']()))
  }
  return reading
}

function readSheet(sheet: WorkbookSheet, { rows, findings }: PeopleReading): boolean {
  const heading = findPeopleHeading(sheet)
  const say = (code: string, text: FindingText) => {
    findings.push(finding(code, { sheet: sheet.name, row: heading?.row ?? null, column: null, value: '' }, text))
  }
  if (!heading) {
    if (sheet.rows.length > 0) say('sheet.ignored', peopleFindings['sheet.ignored']())
    return false
  }
  const { columns } = heading
  const missing = neededFields.filter((field) => columns[field] === undefined)
  for (const field of missing) say('column.missing', peopleFindings['column.missing']({ field }))
  if (missing.length > 0) return true
  const before = rows.length + findings.length
  for (const row of sheet.rows) {
    if (row.number > heading.row) readRow(sheet.name, row, columns, { rows, findings })
  }
  if (rows.length + findings.length === before) say('sheet.noPeople', peopleFindings['sheet.noPeople']())
  return true
}

/** Lines with none of these are titles, sums and signatures. */
const marks: readonly PeopleField[] = ['staffNumber', 'unit', 'validFrom']

function readRow(sheet: string, row: WorkbookRow, columns: PeopleColumns, reading: PeopleReading): void {
  const cellOf = (field: PeopleField) => row.cells.find(({ column }) => column === columns[field])
  if (marks.filter((field) => cellText(cellOf(field)) !== '').length < 2) return
  const findingAt: PersonRow['findingAt'] = (field, code, text) => {
    const place = { sheet, row: row.number, column: columnName(columns[field] ?? 1), value: cellText(cellOf(field)) }
    return finding(code, place, text)
  }
  const say = (field: PeopleField, code: string, text: FindingText) => {
    reading.findings.push(findingAt(field, code, text))
  }
  type Take<T> = (text: string, cell: WorkbookCell) => T | FindingCode
  const read = <T>(field: PeopleField, take: Take<T>): T | undefined => {
    const cell = cellOf(field)
    const text = cellText(cell).replace(/\s+/g, ' ')
    if (cell?.error) say(field, 'cell.error', peopleFindings['cell.error']())
    else if (cell === undefined || text === '') say(field, 'cell.missing', peopleFindings['cell.missing']({ field }))
    else {
      const value = take(text, cell)
      if (!(value instanceof FindingCode)) return value
      say(field, value.code, value.text)
    }
    return undefined
  }
  const readIfThere = <T>(field: PeopleField, take: Take<T>): T | null | undefined => {
    const cell = cellOf(field)
    return !cell?.error && cellText(cell) === '' ? null : read(field, take)
  }
  const staffNumber = read('staffNumber', (text, cell) => {
    if (typeof cell.value === 'number') say('staffNumber', 'number.zerosLost', peopleFindings['number.zerosLost']())
    const number = Official.shape.staffNumber.safeParse(text.toUpperCase().replace(/\s/g, ''))
    return number.data ?? new FindingCode('number.malformed', peopleFindings['number.malformed']())
  })
  const fullName = read('fullName', (text) => within(text, 120))
  const serviceClass = read('serviceClass', serviceOf)
  const unit = read('unit', (text) => within(text, 400))
  const title = read('title', (text) => within(text, 200))
  const positionClass = read('positionClass', positionOf)
  const validFrom = read('validFrom', dayOf)
  const sex = readIfThere('sex', sexOf)
  const birthYear = readIfThere('birthYear', (text, cell) => birthYearOf(text, cell, validFrom))
  if (!(staffNumber && fullName && serviceClass && unit && title && positionClass && validFrom)) return
  if (sex === undefined || birthYear === undefined) return
  const person = { staffNumber, fullName, serviceClass, sex, birthYear }
  reading.rows.push({ ...person, unit, title, positionClass, validFrom, findingAt })
}

/** What is wrong with a cell, in place of its value. */
export class FindingCode {
  readonly code: string
  readonly text: FindingText

  constructor(code: string, text: FindingText) {
    this.code = code
    this.text = text
  }
}

export function within(text: string, max: number): string | FindingCode {
  return text.length <= max ? text : new FindingCode('cell.tooLong', peopleFindings['cell.tooLong']({ max }))
}

const services: readonly [RegExp, ServiceClass][] = [
  [/^can bo|bau cu/, 'elected'],
  [/^cong chuc/, 'civilServant'],
  [/^vien chuc/, 'publicEmployee'],
  [/hop dong|^hd/, 'contract'],
]

function serviceOf(text: string): ServiceClass | FindingCode {
  const found = services.find(([words]) => words.test(folded(text)))
  return found?.[1] ?? new FindingCode('service.unknown', peopleFindings['service.unknown']())
}

const positions: readonly [RegExp, PositionClass][] = [
  [/^(cap )?pho|^cap pho/, 'deputy'],
  [/^(cap )?truong|dung dau/, 'head'],
  [/^(nhan vien|cong chuc|vien chuc|chuyen vien)/, 'staff'],
]

function positionOf(text: string): PositionClass | FindingCode {
  const found = positions.find(([words]) => words.test(folded(text)))
  return found?.[1] ?? new FindingCode('position.unknown', peopleFindings['position.unknown']())
}

const sexes: Readonly<Record<string, Sex>> = { nam: 'male', nu: 'female', male: 'male', female: 'female' }

function sexOf(text: string): Sex | FindingCode {
  return sexes[folded(text)] ?? new FindingCode('sex.unknown', peopleFindings['sex.unknown']())
}

/** A year by itself or the year of a day of birth, of somebody who can have begun on the day. */
function birthYearOf(text: string, cell: WorkbookCell, began: Day | undefined): number | FindingCode {
  const day = /^\d{4}$/.test(text) ? undefined : dayOf(text, cell, FIRST_BIRTH)
  const year = BirthYear.safeParse(Number(typeof day === 'string' ? day.slice(0, 4) : text)).data
  const isWrong = year === undefined || (began !== undefined && !isWorkingAge(year, began))
  return isWrong ? new FindingCode('birthYear.unlikely', peopleFindings['birthYear.unlikely']()) : year
}

const MS_PER_DAY = 86_400_000
/** Day 0 of a spreadsheet, for every day after its imagined 29 February 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
/** 1950 to 2100: no post of anybody at work lies outside. */
const [FIRST_SERIAL, LAST_SERIAL] = [18_264, 73_415]
/** 1915: nobody at work was born before. */
const FIRST_BIRTH = 5_480

/** A day as a spreadsheet stores it, or as it is typed: day first. */
export function dayOf(text: string, cell: WorkbookCell, first = FIRST_SERIAL): Day | FindingCode {
  const wrong = new FindingCode('day.unreadable', peopleFindings['day.unreadable']())
  if (typeof cell.value === 'number') {
    if (cell.value < first || cell.value > LAST_SERIAL) return wrong
    return Day.parse(new Date(DAY_ZERO + Math.floor(cell.value) * MS_PER_DAY).toISOString().slice(0, 10))
  }
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const typed = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Day.safeParse(typed).data ?? wrong
}
