import { PeriodText, personPeriod } from '@congtam/core/evaluation/period/person-period'
import { expect, test } from 'vitest'
import { periodAround, periodStep, periodsUntil } from './period-step.ts'

test.each([
  ['2026-Q4', 1, '2027-Q1'],
  ['2027-Q1', -1, '2026-Q4'],
  ['2026-H1', 1, '2026-H2'],
  ['2026-H2', 1, '2027-H1'],
  ['2026', 1, '2027'],
  ['2027-Q2', -5, '2026-Q1'],
])('%s, %i further, is %s', (period, count, expected) => expect(periodStep(period, count)).toBe(expected))

test('a period that can be chosen is one that core knows and that has begun', () => {
  expect(periodsUntil('2026-08')).toEqual(['2026', '2026-H2', '2026-H1', '2026-Q3', '2026-Q2', '2026-Q1'])
  expect(periodsUntil('2027-02').slice(0, 4)).toEqual(['2027', '2027-H1', '2027-Q1', '2026'])
  for (const period of periodsUntil('2027-11')) expect(personPeriod(PeriodText.parse(period)).text).toBe(period)
})

test.each(['2026-01', '2026-03', '2026-04', '2026-06', '2026-07', '2026-12'])('%s lies in its periods', (month) => {
  for (const kind of ['Q', 'H', 'year'] as const) {
    expect(personPeriod(PeriodText.parse(periodAround(month, kind))).months).toContain(month)
  }
})
