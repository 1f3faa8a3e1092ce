import { TaskId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'

const draws = (seed: string) => {
  const random = randomFrom(seed)
  return Array.from({ length: 20 }, () => random.below(1_000_000))
}

test('the same seed draws the same', () => expect(draws('a')).toEqual(draws('a')))

test('another seed draws other values', () => expect(draws('a')).not.toEqual(draws('b')))

test('draws stay inside their bounds and reach both ends', () => {
  const random = randomFrom('bounds')
  const drawn = new Set(Array.from({ length: 1000 }, () => random.between(3, 7)))
  expect([...drawn].sort()).toEqual([3, 4, 5, 6, 7])
})

test('a chance of a quarter comes about one time in four', () => {
  const random = randomFrom('chance')
  const hits = Array.from({ length: 10_000 }, () => random.chance(0.25)).filter(Boolean).length
  expect(hits).toBeGreaterThan(2300)
  expect(hits).toBeLessThan(2700)
})

test('identifiers are valid and differ', () => {
  const random = randomFrom('ids')
  const ids = Array.from({ length: 5000 }, () => random.uuid())
  expect(new Set(ids).size).toBe(5000)
  for (const id of ids) TaskId.parse(id)
})
