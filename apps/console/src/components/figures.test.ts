import { expect, test } from 'vitest'
import { dayText, instantText, monthText } from './day-text.tsx'
import { points, quantity, units } from './figures.tsx'

test('figures have a decimal comma and no spare zeros', () => {
  expect([points(8825), points(9000), points(8850), points(5)]).toEqual(['88,25', '90', '88,5', '0,05'])
  expect([quantity(1600), quantity(1000), quantity(12_500_000)]).toEqual(['1,6', '1', '12.500'])
  expect(units(3_200_000)).toBe('3,2')
})

test('days are day, month and year; a month has no leading zero', () => {
  expect([dayText('2026-11-05'), monthText('2026-09')]).toEqual(['05/11/2026', '9/2026'])
})

test('an instant is told in the time of Vietnam wherever the machine stands', () => {
  expect(instantText('2026-11-04T18:30:00.000Z')).toBe('05/11/2026 01:30')
})
