import { fail } from '../../errors.ts'
import { type JsonPath, pathText } from './json-path.ts'

/** A number as it was written. `JSON.parse` would round 1.10000000000000001 to 1.1 before anybody could refuse it. */
export class NumberText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type ExactJson = null | boolean | string | NumberText | ExactJson[] | Map<string, ExactJson>

const DEPTH_MAX = 32
/** The three words are not JSON; other programs write them for numbers, and here they get a path. */
const NUMBER = /-?(?:Infinity|NaN|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y
const SPACE = /[ \t\n\r]*/y
const WORD = /true|false|null/y

/** Reads JSON without loss: numbers keep their text, and a key given twice is refused instead of the last one winning. */
export function readExactJson(text: string): ExactJson {
  const reader = new Reader(text.startsWith('\ufeff') ? text.slice(1) : text)
  return reader.document()
}

class Reader {
  readonly text: string
  private position = 0

  constructor(text: string) {
    this.text = text
  }

  document(): ExactJson {
    const value = this.value([])
    this.take(SPACE)
    if (this.position < this.text.length) this.broken()
    return value
  }

  private value(path: JsonPath): ExactJson {
    this.take(SPACE)
    if (path.length > DEPTH_MAX) this.broken()
    const next = this.text[this.position]
    if (next === '{') return this.object(path)
    if (next === '[') return this.list(path)
    if (next === '"') return this.string()
    const word = this.take(WORD)
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    return new NumberText(this.take(NUMBER) ?? this.broken())
  }

  private object(path: JsonPath): Map<string, ExactJson> {
    const members = new Map<string, ExactJson>()
    this.position += 1
    if (this.closes('}')) return members
    do {
      this.take(SPACE)
      const key = this.string()
      if (members.has(key)) fail('score.givenTwice', { path: pathText([...path, key]), value: key })
      this.expect(':')
      members.set(key, this.value([...path, key]))
    } while (this.continues('}'))
    return members
  }

  private list(path: JsonPath): ExactJson[] {
    const values: ExactJson[] = []
    this.position += 1
    if (this.closes(']')) return values
    do {
      values.push(this.value([...path, values.length]))
    } while (this.continues(']'))
    return values
  }

  private string(): string {
    const start = this.position
    if (this.text[start] !== '"') this.broken()
    let end = start + 1
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1
    this.position = end + 1
    try {
      // A text in quotes gives a string or nothing.
      return JSON.parse(this.text.slice(start, end + 1)) as string
    } catch {
      this.position = start
      this.broken()
    }
  }

  private closes(sign: string): boolean {
    this.take(SPACE)
    if (this.text[this.position] !== sign) return false
    this.position += 1
    return true
  }

  private continues(end: string): boolean {
    if (this.closes(end)) return false
    this.expect(',')
    return true
  }

  private expect(sign: string): void {
    if (!this.closes(sign)) this.broken()
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.position += found.length
    return found
  }

  private broken(): never {
    const before = this.text.slice(0, this.position)
    const line = before.split('\n').length
    fail('score.notJson', { path: '$', line, column: this.position - before.lastIndexOf('\n') })
  }
}
