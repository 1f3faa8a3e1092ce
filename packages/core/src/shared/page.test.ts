import { expect, test } from 'vitest'
import { after, page } from './page.ts'

const keysOf = (row: number) => [String(row)]

test('a full page names where it ended, and the last page names nothing', () => {
  expect(page([1, 2, 3], 2, keysOf)).toEqual({ rows: [1, 2], nextCursor: '["2"]' })
  expect(page([3], 2, keysOf)).toEqual({ rows: [3], nextCursor: null })
  expect(page([], 2, keysOf)).toEqual({ rows: [], nextCursor: null })
})

test('a cursor gives back the ordering values', () =>
  expect(after({ cursor: page(['a', 'b'], 1, (row) => [row, 'x']).nextCursor }, 2)).toEqual(['a', 'x']))

test.each(['nonsense', '[1]', '["a"]', '{}', ''])('a cursor that is not ours (%j) begins at the first page', (cursor) =>
  expect(after({ cursor }, 2)).toBeNull(),
)
