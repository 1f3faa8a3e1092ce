import { expect, test } from 'vitest'
import { placeOf } from './paths.ts'

const id = '0198c0de-0000-7000-8000-000000000001'

test('an address keeps its month, unit, task and explanation', () => {
  const search = { thang: '2026-11', 'don-vi': id, viec: id, 'vi-sao': id, nut: `total.results.b.${id}.1` }
  expect(placeOf(search)).toEqual(search)
})

test.each([
  { thang: '2026-13' },
  { thang: '11/2026' },
  { 'don-vi': 'x' },
  { 'vi-sao': ['a', 'b'] },
  { nut: '<script>' },
  { unknown: 'value' },
])('a mangled address opens its page without the mangled part: %o', (search) => {
  expect(placeOf(search)).toEqual({})
})
