import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ExactJson, NumberText, readExactJson } from './exact-json.ts'

/** The value as JSON.parse would give it. */
function plain(value: ExactJson): unknown {
  if (value instanceof NumberText) return Number(value.text)
  if (Array.isArray(value)) return value.map(plain)
  return value instanceof Map ? Object.fromEntries([...value].map(([key, member]) => [key, plain(member)])) : value
}

test('it reads whatever JSON.stringify writes, as JSON.parse does', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space)
      expect(plain(readExactJson(text))).toEqual(JSON.parse(text))
    }),
  ))

test('numbers keep their text', () =>
  expect(readExactJson('[1.10000000000000001]')).toEqual([new NumberText('1.10000000000000001')]))

test('a byte order mark before the text does no harm', () => expect(readExactJson('\ufeff{}')).toEqual(new Map()))

const broken = (text: string) => {
  try {
    readExactJson(text)
  } catch (error) {
    return error as { code: string; details: Record<string, unknown> }
  }
  return undefined
}

test.each([
  ['{"a" 1}'],
  ['{"a":1,}'],
  ['[1,]'],
  ['[1 2]'],
  ['{a:1}'],
  ["'a'"],
  ['"a'],
  ['"\\x"'],
  ['"a\nb"'],
  ['01'],
  ['1.'],
  ['.5'],
  ['+1'],
  ['tru'],
  ['1 2'],
  ['{"a":1}}'],
  [''],
  ['['.repeat(100_000)],
])('%.20s is no JSON', (text) => expect(broken(text)).toMatchObject({ code: 'score.notJson' }))

test('the place of the mistake is named', () =>
  expect(broken('{\n  "a": 1,\n  "b": x\n}')?.details).toEqual({ path: '$', line: 3, column: 8 }))

test('a key given twice is named by its path', () =>
  expect(broken('[{"a b": 1, "a b": 2}]')).toMatchObject({
    code: 'score.givenTwice',
    details: { path: "$[0]['a b']" },
  }))

test('a long text is read without recursion', () => {
  const long = 'ă'.repeat(3_000_000)
  expect(readExactJson(JSON.stringify([long]))).toEqual([long])
})
