import { fail } from '../../errors.ts'
import { dayAt, monthOf } from '../../shared/period.ts'
import { cellText, columnName, type WorkbookSheet } from '../workbook.ts'
import type { ExactJson } from './exact-json.ts'
import { type JsonPath, pathText } from './json-path.ts'
import { cellWords, headLines, scoreSheets } from './workbook-layout.ts'
import { cellValue, sheetNamed, type TableRow, tableRows } from './workbook-table.ts'

type Document = Map<string, ExactJson>

interface Subject {
  index: number
  document: Document
  tasks: Map<string, { index: number; document: Document }>
}

/** The workbook as the document of the scoring contract, with the cell that each path came from. */
export interface ScoreWorkbook {
  document: ExactJson
  /** The cell of a path, or of the nearest thing around it; undefined for what no cell gave. */
  placeOf: (path: string) => string | undefined
  /** The people in the order of the sheet. */
  names: string[]
}

/** Reads the sheets that the template has. What is wrong with a value is found by reading the document, not here. */
export function readScoreWorkbook(sheets: readonly WorkbookSheet[]): ScoreWorkbook {
  const places = new Map<string, string>()
  const put: Put = (document, key, value, path, place) => {
    places.set(pathText([...path, key]), place)
    if (value !== undefined) document.set(key, value)
  }
  const people = sheetNamed(sheets, scoreSheets.people.name)
  const root: Document = new Map()
  for (const [key, label] of Object.entries(headLines)) putHeadLine(people, root, key, label, put)
  const table = <Key extends string>({ name, headings }: { name: string; headings: Record<Key, string> }) =>
    tableRows(sheetNamed(sheets, name), headings)
  const rows = table(scoreSheets.people)
  const subjects = subjectsOf(rows, put)
  const documents = [...subjects.values()].map(({ document }) => document)
  root.set('subjects', documents)
  putRatings(table(scoreSheets.general), subjects, put)
  putTasks(table(scoreSheets.tasks), subjects, coefficientsOf(table(scoreSheets.catalogue)), put)
  putFailures(table(scoreSheets.failures), subjects, put)
  return { document: root, placeOf: nearestPlace(places), names: rows.map((row) => row.text('name')) }
}

type Put = (document: Document, key: string, value: ExactJson | undefined, path: JsonPath, place: string) => void
type Headings<Sheet extends keyof typeof scoreSheets> = keyof (typeof scoreSheets)[Sheet]['headings']
type Subjects = Map<string, Subject>

function putHeadLine(people: WorkbookSheet, root: Document, key: string, label: string, put: Put): void {
  for (const row of people.rows) {
    const at = row.cells.findIndex((cell) => cellText(cell).toLowerCase() === label.toLowerCase())
    const cell = row.cells[at + 1]
    if (at < 0 || !cell) continue
    // Excel turns a month that was typed into the number of its first day.
    const value = typeof cell.value === 'number' ? monthOfSerial(cell.value) : cellValue(cell)
    put(root, key, value, [], `${people.name}!${columnName(cell.column)}${row.number}`)
    return
  }
}

/** The month of a day as Excel counts days: 25,569 is 1970-01-01. What is no day of this age is left to be refused. */
function monthOfSerial(day: number): string {
  return day > 25_569 && day < 100_000 ? monthOf(dayAt(new Date((day - 25_569) * 86_400_000))) : String(day)
}

function subjectsOf(rows: TableRow<Headings<'people'>>[], put: Put): Subjects {
  const subjects: Subjects = new Map()
  for (const row of rows) {
    const id = row.text('person')
    if (subjects.has(id)) fail('score.givenTwice', { path: row.place('person'), value: id })
    const subject = { index: subjects.size, document: new Map<string, ExactJson>([['tasks', []]]), tasks: new Map() }
    const path = ['subjects', subject.index]
    put(subject.document, 'id', id, path, row.place('person'))
    // Where the ratings are absent, the person's row is the place to name.
    put(subject.document, 'general', undefined, path, row.place('person'))
    putLeadership(row, subject.document, path, put)
    subjects.set(id, subject)
  }
  return subjects
}

/** Only leaders have the three terms: a row with none of them has no leadership. */
function putLeadership(row: TableRow<Headings<'people'>>, document: Document, path: JsonPath, put: Put): void {
  const terms = ['d', 'dd', 'e'] as const
  const leadership: Document = new Map()
  for (const term of terms) {
    const nobody = term === 'd' && row.text(term).toLowerCase() === cellWords.nobody
    put(leadership, term, nobody ? null : cellValue(row.cell(term)), [...path, 'leadership'], row.place(term))
  }
  put(document, 'leadership', leadership.size > 0 ? leadership : undefined, path, row.place('d'))
}

function putRatings(rows: TableRow<Headings<'general'>>[], subjects: Subjects, put: Put): void {
  for (const row of rows) {
    const { index, document } = personOf(row, subjects)
    const path = ['subjects', index]
    const ratings: Document = new Map()
    for (const key of Object.keys(scoreSheets.general.headings)) {
      if (key === 'person') continue
      // The keys but the person's are the codes of the criteria.
      const code = key as Exclude<Headings<'general'>, 'person'>
      put(ratings, code, cellValue(row.cell(code)), [...path, 'general'], row.place(code))
    }
    if (document.has('general')) fail('score.givenTwice', { path: row.place('person'), value: row.text('person') })
    put(document, 'general', ratings, path, row.place('person'))
  }
}

function coefficientsOf(rows: TableRow<Headings<'catalogue'>>[]): Map<string, TableRow<Headings<'catalogue'>>> {
  const items = new Map<string, TableRow<Headings<'catalogue'>>>()
  for (const row of rows) {
    const code = row.text('code')
    if (items.has(code)) fail('score.givenTwice', { path: row.place('code'), value: code })
    items.set(code, row)
  }
  return items
}

function putTasks(
  rows: TableRow<Headings<'tasks'>>[],
  subjects: Subjects,
  items: Map<string, TableRow<Headings<'catalogue'>>>,
  put: Put,
): void {
  for (const row of rows) {
    const subject = personOf(row, subjects)
    const item =
      items.get(row.text('code')) ?? unknownReference(row.place('code'), row.text('code'), scoreSheets.catalogue.name)
    const id = row.text('task')
    if (subject.tasks.has(id)) fail('score.givenTwice', { path: row.place('task'), value: id })
    const document: Document = new Map<string, ExactJson>([
      ['qualityFailures', []],
      ['missedDeadlines', []],
    ])
    const path = ['subjects', subject.index, 'tasks', subject.tasks.size]
    put(document, 'id', id, path, row.place('task'))
    put(document, 'quantity', cellValue(row.cell('quantity')), path, row.place('quantity'))
    put(document, 'coefficient', cellValue(item.cell('coefficient')), path, item.place('coefficient'))
    put(document, 'origin', wordOf(row.text('origin'), cellWords.origin), path, row.place('origin'))
    put(document, 'reassignedAway', isYes(row.text('reassignedAway')), path, row.place('reassignedAway'))
    put(document, 'accepted', cellValue(row.cell('accepted')), path, row.place('accepted'))
    listOf(subject.document, 'tasks').push(document)
    subject.tasks.set(id, { index: subject.tasks.size, document })
  }
}

function putFailures(rows: TableRow<Headings<'failures'>>[], subjects: Subjects, put: Put): void {
  for (const row of rows) {
    const subject = personOf(row, subjects)
    const task =
      subject.tasks.get(row.text('task')) ??
      unknownReference(row.place('task'), row.text('task'), scoreSheets.tasks.name)
    const kind = wordOf(row.text('kind'), cellWords.failure)
    if (kind !== 'qualityFailures' && kind !== 'missedDeadlines') {
      fail('score.notAllowed', { path: row.place('kind'), allowed: Object.keys(cellWords.failure).join(', ') })
    }
    const failures = listOf(task.document, kind)
    const path = ['subjects', subject.index, 'tasks', task.index, kind, failures.length]
    const document: Document = new Map()
    put(document, 'quantity', cellValue(row.cell('quantity')), path, row.place('quantity'))
    put(document, 'objectiveCause', isYes(row.text('objectiveCause')), path, row.place('objectiveCause'))
    failures.push(document)
  }
}

function personOf(row: TableRow<'person'>, subjects: Subjects): Subject {
  const id = row.text('person')
  return subjects.get(id) ?? unknownReference(row.place('person'), id, scoreSheets.people.name)
}

function unknownReference(path: string, value: string, sheet: string): never {
  fail('score.unknownReference', { path, value, sheet })
}

function listOf(document: Document, key: string): ExactJson[] {
  const list = document.get(key)
  if (!Array.isArray(list)) throw new Error(`${key} was made a list`)
  return list
}

/** The word of the contract for what the cell says; what is not known stays as it is and is refused on reading. */
function wordOf(text: string, words: Readonly<Record<string, string>>): string | undefined {
  return text === '' ? undefined : (words[text.toLowerCase()] ?? text)
}

function isYes(text: string): boolean | string {
  return text === '' ? false : text.toLowerCase() === cellWords.yes || text
}

function nearestPlace(places: ReadonlyMap<string, string>): ScoreWorkbook['placeOf'] {
  return (path) => {
    for (let at = path; at.length > 1; at = at.replace(/(\.\w+|\[\d+\]|\['[^']*'\])$/, '')) {
      const place = places.get(at)
      if (place !== undefined) return place
    }
    return undefined
  }
}
