import { expect, test } from 'vitest'
import type { Grade } from '../grade/placement-facts.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { countingYear, isAfterGrading } from './conduct.ts'
import { gated } from './gate.ts'
import { periodMean, sumReaching } from './mean.ts'
import { scoreYear } from './score-year.ts'
import { Conduct, YearFacts } from './year-facts.ts'

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

test('acts of their own are counted apart, however many there are', () => {
  const all = [conduct('2026-05-01', null), conduct('2025-03-01', null), conduct('2027-01-01', null, 2030)]
  expect(all.map((one) => countingYear(one, all))).toEqual([2026, 2025, 2030])
})

test('a decision comes after the grading only later in the same year, where its day is known and no year is recorded', () => {
  const facts = (gradedOn?: string): YearFacts => YearFacts.parse({ year: 2026, agencies: {}, subjects: [], gradedOn })
  const after = (effective: string, countedIn: number | null, gradedOn?: string) =>
    isAfterGrading(conduct(effective, null, countedIn), facts(gradedOn))
  expect(after('2026-12-20', null, '2026-12-15')).toBe(true)
  expect(after('2026-12-15', null, '2026-12-15')).toBe(false)
  expect(after('2026-12-14', null, '2026-12-15')).toBe(false)
  expect(after('2027-01-02', null, '2026-12-15')).toBe(false)
  expect(after('2026-12-20', 2026, '2026-12-15')).toBe(false)
  expect(after('2026-12-20', null)).toBe(false)
})

test('who is not graded has the reason and nothing else', () => {
  const subject = { agency: 'A', group: 'g', role: 'staff', heads: ['B'], provisional: [], conduct: [] }
  const facts = YearFacts.parse({
    year: 2026,
    agencies: { B: { grade: null, outstanding: false } },
    subjects: [
      { ...subject, id: 'short', monthsWorked: 5_99, months: { '2026-01': 90_00 } },
      { ...subject, id: 'none', monthsWorked: 12_00, months: {} },
      { ...subject, id: 'staff', monthsWorked: 6_00, months: { '2026-01': 60_00 } },
    ],
  })
  const [short, none, staff] = scoreYear(nd335Year, facts)
  const nothing = { band: null, grade: null, overriddenBy: null, gatedBy: null, quota: null, settings: [] }
  const waitsFor = { agencies: [], months: [] }
  expect(short).toEqual({
    id: 'short',
    status: 'notGraded',
    reason: 'lessThanSixMonths',
    mean: 90_00,
    ...nothing,
    waitsFor,
  })
  expect(none).toEqual({ id: 'none', status: 'notGraded', reason: 'noScore', mean: null, ...nothing, waitsFor })
  // Whoever heads nothing by role passes no gate and waits for none.
  expect(staff).toMatchObject({ status: 'graded', grade: 'completed', waitsFor })
})

test('of several gates each holds for its own roles', () => {
  const [gate] = nd335Year.gates
  if (!gate) throw new Error('The decree has a gate')
  const rules = { ...nd335Year, gates: [{ ...gate, roles: ['deputy' as const] }, gate] }
  const person = { agency: 'A', group: 'g', heads: ['A'], provisional: [], conduct: [], monthsWorked: 12_00 }
  const subjects = ['head', 'deputy', 'staff'].map((role) => ({
    ...person,
    id: role,
    role,
    months: { '2026-01': 80_00 },
  }))
  const facts = YearFacts.parse({ year: 2026, agencies: { A: { grade: 'completed', outstanding: false } }, subjects })
  expect(scoreYear(rules, facts).map(({ grade }) => grade)).toEqual(['completed', 'completed', 'good'])
})
