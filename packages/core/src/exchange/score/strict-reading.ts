import { type ErrorCode, type ErrorDetails, fail } from '../../errors.ts'
import { decimal } from '../../shared/points.ts'
import { type ExactJson, NumberText } from './exact-json.ts'
import { type JsonPath, pathText } from './json-path.ts'

/** A value with its place, so that every refusal can name it. */
export interface Placed {
  value: ExactJson | undefined
  path: JsonPath
}

type PlacedCode = { [Code in ErrorCode]: ErrorDetails<Code> extends { path: string } ? Code : never }[ErrorCode]

/** Refuses the value, naming its place. */
export function refuse<Code extends PlacedCode>(
  code: Code,
  path: JsonPath,
  details: Omit<ErrorDetails<Code>, 'path'>,
): never {
  // The path completes what Omit took from the details.
  fail(code, { ...details, path: pathText(path) } as ErrorDetails<Code>)
}

/** The members of an object that has no key but these. */
export function members<Key extends string>({ value, path }: Placed, keys: readonly Key[]): Record<Key, Placed> {
  const map = objectOf({ value, path })
  for (const key of map.keys()) {
    if (!keys.some((known) => known === key)) refuse('score.unknownKey', [...path, key], { key })
  }
  const entries = keys.map((key) => [key, { value: map.get(key), path: [...path, key] }])
  // The entries were made from exactly these keys.
  return Object.fromEntries(entries) as Record<Key, Placed>
}

export function objectOf({ value, path }: Placed): Map<string, ExactJson> {
  if (value === undefined) refuse('score.missing', path, {})
  if (!(value instanceof Map))
    refuse('score.wrongKind', path, { expected: { vi: 'một đối tượng {…}', en: 'an object {…}' } })
  return value
}

/** The elements of a list; an absent list is refused unless `absent` says it is empty. */
export function elements({ value, path }: Placed, absent: 'refused' | 'empty' = 'refused'): Placed[] {
  if (value === undefined && absent === 'empty') return []
  if (value === undefined) refuse('score.missing', path, {})
  if (!Array.isArray(value))
    refuse('score.wrongKind', path, { expected: { vi: 'một danh sách […]', en: 'a list […]' } })
  return value.map((element, index) => ({ value: element, path: [...path, index] }))
}

const IDENTIFIER_LENGTH_MAX = 200

export function text({ value, path }: Placed): string {
  if (value === undefined) refuse('score.missing', path, {})
  if (typeof value !== 'string' || value === '' || value.length > IDENTIFIER_LENGTH_MAX) {
    refuse('score.wrongKind', path, { expected: { vi: 'chữ, từ 1 đến 200 ký tự', en: 'text of 1 to 200 characters' } })
  }
  return value
}

export function truth({ value, path }: Placed, absent: boolean): boolean {
  if (value === undefined) return absent
  if (typeof value !== 'boolean')
    refuse('score.wrongKind', path, { expected: { vi: 'true hoặc false', en: 'true or false' } })
  return value
}

export function choice<Option extends string>(placed: Placed, options: readonly Option[]): Option {
  const given = text(placed)
  const found = options.find((option) => option === given)
  return found ?? refuse('score.notAllowed', placed.path, { allowed: options.join(', ') })
}

/** Nine digits with the decimals: quantities up to 999,999.999. */
const DIGITS_MAX = 9
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/

/** A decimal of at most `places` decimals that is not negative, as an integer of that many decimals. */
export function decimalOf({ value, path }: Placed, places: number, least: 0 | 1 = 0): number {
  if (value === undefined) refuse('score.missing', path, {})
  if (!(value instanceof NumberText)) refuse('score.wrongKind', path, { expected: { vi: 'một số', en: 'a number' } })
  const match = NUMBER.exec(value.text)
  // A double would read such a number as infinite: to others it is no finite number either.
  if (!match || !Number.isFinite(Number(value.text))) refuse('score.notFinite', path, {})
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+/, '').replace(/0+$/, '')
  const spare = whole.length + fraction.length - (whole + fraction).replace(/0+$/, '').length
  if (digits === '') return least === 0 ? 0 : refuse('score.notPositive', path, {})
  if (sign === '-') refuse('score.negative', path, {})
  const decimals = fraction.length - spare - Number(exponent)
  if (decimals > places) refuse('score.tooManyDecimals', path, { places })
  if (digits.length + places - decimals > DIGITS_MAX)
    refuse('score.aboveMaximum', path, { maximum: decimal(10 ** DIGITS_MAX - 1, places) })
  return Number(digits) * 10 ** (places - decimals)
}
