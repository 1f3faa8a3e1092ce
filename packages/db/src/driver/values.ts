/**
 * One convention for both drivers, so that a value never depends on where the database runs:
 * everything goes in as text, and comes out by this table and no other.
 */

/** How each type is read, by its number in PostgreSQL's catalogue. A type not named here is text. */
export const parsers: Record<number, (text: string) => unknown> = {
  16: (text) => text === 't',
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
  20: wholeNumber,
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  114: (text) => JSON.parse(text),
  3802: (text) => JSON.parse(text),
  // A day is no instant: as a Date it would move with the time zone of the machine.
  1082: (text) => text,
  1114: (text) => text,
  1184: instant,
  1700: (text) => text,
  ...arraysOf({
    1000: 16,
    1005: 21,
    1007: 23,
    1016: 20,
    1009: 25,
    1015: 1043,
    1182: 1082,
    1185: 1184,
    2951: 2950,
    1231: 1700,
  }),
}

/** Counts fit a number; what does not fit stays text rather than losing its last digits. */
function wholeNumber(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** `2026-08-31 17:00:00.123456+00` and its offsets with minutes, as an instant. */
function instant(text: string): Date {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
}

function arraysOf(elementOf: Record<number, number>): Record<number, (text: string) => unknown> {
  return Object.fromEntries(
    Object.entries(elementOf).map(([array, element]) => [
      array,
      (text: string) => readArray(text, () => parsers[element]),
    ]),
  )
}

/** Reads a one-dimensional array literal; we store none with more dimensions. */
function readArray(text: string, parserOf: () => ((text: string) => unknown) | undefined): unknown[] {
  const parse = parserOf() ?? ((element: string) => element)
  const elements = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
  return elements.map((element) => {
    if (element === 'NULL') return null
    return parse(element.startsWith('"') ? element.slice(1, -1).replace(/\\(.)/g, '$1') : element)
  })
}

/** A parameter as PostgreSQL's text form. Arrays become SQL arrays: a JSON array is written with `JSON.stringify` by its caller. */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function arrayElement(value: unknown): string {
  const text = parameterText(value)
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`
}
