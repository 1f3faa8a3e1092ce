import { fail } from '@congtam/core/errors'
import type { WorkbookCell, WorkbookRow } from '@congtam/core/exchange/workbook'
import type { WorkbookLimits } from './workbook-limits.ts'
import { attribute, type XmlHandlers, xmlScanner } from './xml-scanner.ts'
import { unpacked, type ZipPart } from './zip.ts'

/** An opened archive and what has been taken out of it so far, against the limits. */
export interface Package {
  bytes: Buffer
  parts: Map<string, ZipPart>
  limits: WorkbookLimits
  taken: { bytes: number; rows: number; cells: number; characters: number }
}

/** Scans one part from beginning to end; false where the archive has no such part. */
async function scan(from: Package, name: string, handlers: XmlHandlers): Promise<boolean> {
  const part = from.parts.get(name)
  if (!part) return false
  const decoder = new TextDecoder('utf-8')
  const scanner = xmlScanner(handlers)
  for await (const chunk of unpacked(from.bytes, part)) {
    from.taken.bytes += chunk.length
    scanner.push(decoder.decode(chunk, { stream: true }))
  }
  scanner.push(decoder.decode())
  scanner.end()
  return true
}

const nothing = () => {}

interface Relation {
  type: string
  part: string
}

/** What a part refers to, by id, as names of parts. */
async function relations(from: Package, name: string): Promise<Map<string, Relation>> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const found = new Map<string, Relation>()
  const open = (tag: string, attributes: string) => {
    const id = attribute(attributes, 'Id')
    if (tag !== 'Relationship' || id === undefined || attribute(attributes, 'TargetMode') === 'External') return
    const type = attribute(attributes, 'Type')?.split('/').at(-1) ?? ''
    found.set(id, { type, part: resolved(folder, attribute(attributes, 'Target') ?? '') })
  }
  await scan(from, `${folder}_rels/${name.slice(folder.length)}.rels`, { open, close: nothing, text: nothing })
  return found
}

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

export interface WorkbookOutline {
  sheets: { name: string; part: string }[]
  strings: string | undefined
}

/** The sheets that a person sees, in their order, and where the shared texts lie. Hidden sheets are not read: what is seen is what is imported. */
export async function workbookOutline(from: Package): Promise<WorkbookOutline> {
  const names = [...from.parts.keys()]
  if (names.some((name) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name))) fail('workbook.unsafe', {})
  const root = [...(await relations(from, '')).values()].find(({ type }) => type === 'officeDocument')
  const workbook = root?.part ?? 'xl/workbook.xml'
  const related = await relations(from, workbook)
  const sheets: WorkbookOutline['sheets'] = []
  const open = (tag: string, attributes: string) => {
    if (tag !== 'sheet' || (attribute(attributes, 'state') ?? 'visible') !== 'visible') return
    const relation = related.get(attribute(attributes, 'id') ?? '')
    const name = attribute(attributes, 'name') ?? ''
    if (relation?.type === 'worksheet') sheets.push({ name: name.slice(0, 100).toWellFormed(), part: relation.part })
  }
  const found = await scan(from, workbook, { open, close: nothing, text: nothing })
  if (!found || sheets.length === 0) fail('workbook.notXlsx', {})
  const strings = [...related.values()].find(({ type }) => type === 'sharedStrings')?.part
  return { sheets, strings }
}

/** Gathers the text of `t` elements, except those that say how a text is pronounced. */
function textGatherer(from: Package) {
  let text = ''
  let within = false
  let phonetic = false
  return {
    begin: () => {
      text = ''
    },
    take: () => unescaped(text),
    open: (tag: string) => {
      if (tag === 't') within = !phonetic
      else if (tag === 'rPh') phonetic = true
    },
    close: (tag: string) => {
      if (tag === 't') within = false
      else if (tag === 'rPh') phonetic = false
    },
    text: (piece: string) => {
      if (!within) return
      text += piece
      if (text.length > from.limits.cellCharacters) tooMany(from)
    },
  }
}

/** How the format writes a character that XML cannot carry: `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function tooMany({ limits: { rows, cells } }: Package): never {
  return fail('workbook.tooMany', { rows, cells })
}

/** The texts that cells refer to by number. */
export async function sharedStrings(from: Package, name: string | undefined): Promise<string[]> {
  const strings: string[] = []
  if (name === undefined) return strings
  const gatherer = textGatherer(from)
  let characters = 0
  await scan(from, name, {
    open: (tag) => (tag === 'si' ? gatherer.begin() : gatherer.open(tag)),
    close: (tag) => {
      if (tag !== 'si') return gatherer.close(tag)
      const text = gatherer.take()
      characters += text.length
      if (strings.push(text) > from.limits.cells || characters > from.limits.characters) tooMany(from)
    },
    text: gatherer.text,
  })
  return strings
}

/** Hands on the rows of a sheet that hold anything, in the order of the file. */
export async function sheetRows(
  from: Package,
  name: string,
  strings: readonly string[],
  onRow: (row: WorkbookRow) => void,
): Promise<void> {
  const gatherer = textGatherer(from)
  let row: WorkbookRow = { number: 0, cells: [] }
  let column = 0
  let type = 'n'
  let formula = false
  let inValue = false
  let value = ''
  let inData = false

  const open = (tag: string, attributes: string) => {
    if (tag === 'sheetData') inData = true
    if (!inData) return
    // A row counts as a cell: a million empty rows cost as much time as a million cells.
    if ((tag === 'c' || tag === 'row') && ++from.taken.cells > from.limits.cells) tooMany(from)
    if (tag === 'row') row = { number: index(attribute(attributes, 'r'), row.number + 1, 1_048_576), cells: [] }
    else if (tag === 'c') {
      column = columnOf(attribute(attributes, 'r'), column + 1)
      type = attribute(attributes, 't') ?? 'n'
      formula = false
      value = ''
      gatherer.begin()
    } else if (tag === 'f') formula = true
    else if (tag === 'v') inValue = true
    else gatherer.open(tag)
  }

  const close = (tag: string) => {
    if (!inData) return
    if (tag === 'sheetData') inData = false
    else if (tag === 'v') inValue = false
    else if (tag === 'c') add()
    else if (tag === 'row') {
      column = 0
      if (row.cells.length === 0) return
      if (++from.taken.rows > from.limits.rows) tooMany(from)
      onRow(row)
    } else gatherer.close(tag)
  }

  const add = () => {
    const content = contentOf(type, value || gatherer.take(), strings)
    if (content.value === '' && !formula) return
    if (typeof content.value === 'string') from.taken.characters += content.value.length
    if (from.taken.characters > from.limits.characters) tooMany(from)
    row.cells.push({ column, ...content, ...(formula && { formula }) })
  }

  const text = (piece: string) => {
    if (!inValue) return gatherer.text(piece)
    value += piece
    if (value.length > from.limits.cellCharacters) tooMany(from)
  }

  const found = await scan(from, name, { open, close, text })
  if (!found) fail('workbook.damaged', {})
}

function contentOf(type: string, text: string, strings: readonly string[]): Pick<WorkbookCell, 'value' | 'error'> {
  if (text === '') return { value: '' }
  if (type === 's') return { value: strings[Number(text)] ?? fail('workbook.damaged', {}) }
  if (type === 'b') return { value: text === '1' || text === 'true' }
  if (type === 'str') return { value: unescaped(text) }
  if (type === 'e') return { value: text, error: true }
  const number = Number(text)
  return { value: type === 'n' && Number.isFinite(number) ? number : text }
}

function index(text: string | undefined, fallback: number, most: number): number {
  const value = text === undefined ? fallback : Number(text)
  return Number.isInteger(value) && value >= 1 && value <= most ? value : fail('workbook.damaged', {})
}

/** The column of a reference such as `AB12`; cells without one follow each other. */
function columnOf(reference: string | undefined, fallback: number): number {
  if (reference === undefined) return index(undefined, fallback, 16_384)
  let column = 0
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = (reference.charCodeAt(at) | 32) - 96
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return index(undefined, column, 16_384)
}
