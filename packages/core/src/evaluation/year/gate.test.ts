import { expect, test } from 'vitest'
import type { Grade } from '../grade/placement-facts.ts'
import { countingYear } from './conduct.ts'
import { gated } from './gate.ts'
import { periodMean, sumReaching } from './mean.ts'
import { Conduct } from './year-facts.ts'

/** `S good, T completed` against a grade gives the grade, what lowered it, and what is waited for. */
function check(grade: Grade, led: string, expected: string): void {
  const organisations = led.split(', ').map((text) => {
    const [id = '', own] = text.split(' ')
    return { id, grade: own === undefined ? null : (own as Grade) }
  })
  const { grade: lowest, by, waitsFor } = gated(grade, organisations)
  expect([lowest, by ?? '–', ...waitsFor].join(' ')).toBe(expected)
}

test('an organisation graded as well or better lowers nobody', () => check('good', 'S excellent, T good', 'good –'))
test('the strictest of several organisations counts, the first of several alike', () => {
  check('excellent', 'S good, T completed, U failed, V failed', 'failed U')
  check('excellent', 'S completed, T good', 'completed S')
})
test('only an organisation without a grade is waited for, and it lowers nobody yet', () => {
  check('excellent', 'S', 'excellent – S')
  check('excellent', 'S, T good, U', 'good T S U')
})

const conduct = (effective: string, act: string | null, countedIn: number | null = null): Conduct =>
  Conduct.parse({ kind: 'discipline', dutyRelated: true, document: 'QĐ', effective, act, countedIn })

test('an act counts in the year of the first decision on it; one of its own in its own year', () => {
  const party = conduct('2026-11-20', 'act')
  const administrative = conduct('2027-02-10', 'act')
  const another = conduct('2025-03-01', null)
  const all = [administrative, party, another]
  expect(all.map((one) => countingYear(one, all))).toEqual([2026, 2026, 2025])
})

test('the year that somebody recorded for an act counts for all of its decisions, and for no other act', () => {
  const first = conduct('2026-11-20', 'act')
  const second = conduct('2027-02-10', 'act', 2027)
  const other = conduct('2026-05-01', 'other')
  const all = [first, second, other, conduct('2025-01-01', null, 2024)]
  expect(all.map((one) => countingYear(one, all))).toEqual([2027, 2027, 2026, 2024])
})

test('the mean of a period is over the months that have a score, and says whether months lack', () => {
  const quarter = { kind: 'quarter', year: 2026, number: 3 } as const
  const of = (scores: Record<string, number | null>) => periodMean(scores, quarter)
  expect(of({ '2026-07': 80_00, '2026-08': 90_01, '2026-09': 70_00, '2026-10': 0 })).toEqual({
    mean: 80_00,
    months: ['2026-07', '2026-08', '2026-09'],
    sum: 240_01,
    isPartial: false,
  })
  expect(of({ '2026-08': 90_01, '2026-09': null })).toMatchObject({ mean: 90_01, isPartial: true })
  expect(of({})).toEqual({ mean: null, months: [], sum: 0, isPartial: true })
})

test('the least sum that reaches a mean does, and one hundredth less does not', () => {
  for (const [mean, count] of [
    [90_00, 12],
    [70_00, 7],
    [50_01, 3],
    [1, 1],
  ] as const) {
    const least = sumReaching(mean, count)
    expect(Math.floor((2 * least + count) / (2 * count))).toBe(mean)
    expect(Math.floor((2 * (least - 1) + count) / (2 * count))).toBe(mean - 1)
  }
})
