import { fail } from '@congtam/core/errors'

/** What a scanner tells of a document. Names come without their prefix; attributes as they stand in the tag. */
export interface XmlHandlers {
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  /** May come in several pieces; never cut within an entity. */
  text: (text: string) => void
}

export interface XmlScanner {
  push: (chunk: string) => void
  end: () => void
}

/** A tag or comment longer than this is no workbook's. Held back until it is whole, so it must be bounded. */
const LONGEST_TOKEN = 1024 * 1024
const LONGEST_ENTITY = 12

/**
 * Reads XML piece by piece and keeps none of it. Knows no document type: a declaration (entities within entities, files from
 * elsewhere) is refused as soon as it begins, and only the five entities of XML and numbers have a meaning.
 */
export function xmlScanner(handlers: XmlHandlers): XmlScanner {
  let rest = ''

  function push(chunk: string): void {
    const buffer = rest + chunk
    let at = 0
    while (at < buffer.length) {
      const next = buffer.charCodeAt(at) === LESS_THAN ? token(buffer, at, handlers) : text(buffer, at, handlers)
      if (next < 0) break
      at = next
    }
    rest = buffer.slice(at)
    if (rest.length > LONGEST_TOKEN) fail('workbook.damaged', {})
  }

  function end(): void {
    if (rest.trim() !== '') fail('workbook.damaged', {})
  }

  return { push, end }
}

const LESS_THAN = 60

/** Hands on the text up to the next tag and says where it ends; -1 where more is needed. */
function text(buffer: string, at: number, handlers: XmlHandlers): number {
  const tag = buffer.indexOf('<', at)
  let end = tag < 0 ? buffer.length : tag
  if (tag < 0) {
    const entity = buffer.lastIndexOf('&')
    if (entity >= at && end - entity < LONGEST_ENTITY && !buffer.includes(';', entity)) end = entity
  }
  if (end === at) return -1
  handlers.text(plain(buffer.slice(at, end)))
  return end
}

function token(buffer: string, at: number, handlers: XmlHandlers): number {
  if (buffer.startsWith('<!', at)) return declaration(buffer, at, handlers)
  if (buffer.startsWith('<?', at)) return after(buffer, '?>', at)
  const end = tagEnd(buffer, at)
  if (end < 0) return -1
  if (buffer[at + 1] === '/') {
    handlers.close(localName(buffer.slice(at + 2, end).trim()))
    return end + 1
  }
  const empty = buffer[end - 1] === '/'
  const inner = buffer.slice(at + 1, empty ? end - 1 : end)
  const space = inner.search(/\s/)
  const name = localName(space < 0 ? inner : inner.slice(0, space))
  handlers.open(name, space < 0 ? '' : inner.slice(space))
  if (empty) handlers.close(name)
  return end + 1
}

function declaration(buffer: string, at: number, handlers: XmlHandlers): number {
  const begins = (mark: string) => buffer.startsWith(mark, at)
  if (begins('<!--')) return after(buffer, '-->', at)
  if (begins('<![CDATA[')) {
    const end = after(buffer, ']]>', at)
    if (end > 0) handlers.text(buffer.slice(at + 9, end - 3))
    return end
  }
  const short = buffer.slice(at)
  if ('<!--'.startsWith(short) || '<![CDATA['.startsWith(short)) return -1
  return fail('workbook.unsafe', {})
}

function after(buffer: string, mark: string, at: number): number {
  const end = buffer.indexOf(mark, at + 2)
  return end < 0 ? -1 : end + mark.length
}

/** The `>` that ends the tag; one within quotes does not. */
function tagEnd(buffer: string, at: number): number {
  let quote = 0
  for (let index = at + 1; index < buffer.length; index++) {
    const code = buffer.charCodeAt(index)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return index
    else if (code === 34 || code === 39) quote = code
  }
  return -1
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, digits, name) => {
    if (name) return ENTITIES[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(digits)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:\\s|:)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : plain(value)
}
