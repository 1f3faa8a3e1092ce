import { expect, test } from 'vitest'
import type { Month } from '../../shared/period.ts'
import { MonthFacts } from '../facts.ts'
import { nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { rulesetFor } from '../rulesets/registry.ts'
import { prepareRuleset, scoreMonth } from '../score.ts'
import { factsOf, fullGeneral, someTask } from '../testing-facts.ts'
import { scoreYear } from '../year/score-year.ts'
import { YearSubject } from '../year/year-facts.ts'

const person = {
  ...{ id: 'S1', agency: 'U1', group: 'G1', role: 'staff', heads: [], provisional: [], conduct: [] },
  monthsWorked: 12_00,
  months: { '2026-01': 91_00 },
}

test.each<[string, unknown]>([
  ['NaN for points', { ...factsOf([someTask]), general: { ...fullGeneral, 'I.1': Number.NaN } }],
  ['infinite points', { ...factsOf([someTask]), general: { ...fullGeneral, 'I.1': Number.POSITIVE_INFINITY } }],
  ['negative points', { ...factsOf([someTask]), general: { ...fullGeneral, 'I.1': -1 } }],
  ['half a hundredth', { ...factsOf([someTask]), general: { ...fullGeneral, 'I.1': 0.5 } }],
  ['NaN for a quantity', { ...factsOf([]), tasks: [{ ...someTask, quantity: Number.NaN }] }],
  ['a quantity of zero', { ...factsOf([]), tasks: [{ ...someTask, quantity: 0, accepted: 0 }] }],
  ['a coefficient of zero', { ...factsOf([]), tasks: [{ ...someTask, coefficient: 0 }] }],
  ['more accepted than assigned', { ...factsOf([]), tasks: [{ ...someTask, accepted: 3001 }] }],
  ['a share that the decree does not know', { ...factsOf([]), leadership: { d: 'most', dd: 'full', e: 'full' } }],
  ['no word on the tasks at all', { general: fullGeneral, leadership: null }],
])('%s is no fact of a month', (_, facts) => expect(MonthFacts.safeParse(facts).success).toBe(false))

test.each<[string, object]>([
  ['NaN for a score', { months: { '2026-01': Number.NaN } }],
  ['a score above a hundred', { months: { '2026-01': 100_01 } }],
  ['a month that does not exist', { months: { '2026-13': 90_00 } }],
  ['thirteen months of work', { monthsWorked: 13_00 }],
  ['nobody', { id: '' }],
  ['a role that the law does not know', { role: 'boss' }],
])('%s is no fact of a year', (_, change) =>
  expect(YearSubject.safeParse({ ...person, ...change }).success).toBe(false),
)

test('general points above the maximum are not admitted by the criterion that they are for', () => {
  const [general] = prepareRuleset(nd335Staff).criteria
  const facts = { ...factsOf([someTask]), general: { ...fullGeneral, 'I.1': 501 } }
  expect(general?.prepared.facts.safeParse(facts).success).toBe(false)
})

test('what is missing is named, there is no total, and nothing of it is taken as zero', () => {
  const { 'III.4': _, ...nine } = fullGeneral
  const facts = { ...factsOf([someTask], { d: null, dd: 'full', e: null }), general: nine }
  expect(scoreMonth(nd335Head, facts)).toMatchObject({
    status: 'incomplete',
    general: null,
    total: null,
    missing: ['general.III.4', 'leadership.d', 'leadership.e'],
  })
})

test('a denominator of zero is no score, and the reason is named', () =>
  expect(scoreMonth(nd335Staff, factsOf([]))).toMatchObject({
    status: 'notScored',
    reason: 'noAssignedWork',
    results: null,
    total: null,
  }))

test('a month outside the validity of every ruleset has none', () =>
  expect(() => rulesetFor('staff', '2025-12' as Month)).toThrow('ruleset.noneInForce'))

test('a year of nobody has no results, and one whose agency nobody knows is not outstanding', () => {
  const facts = { year: 2026, agencies: {} }
  expect(scoreYear(nd335Year, { ...facts, subjects: [] })).toEqual([])
  const [alone] = scoreYear(nd335Year, { ...facts, subjects: [YearSubject.parse(person)] })
  expect(alone).toMatchObject({ grade: 'good', quota: { isException: false, places: 0 } })
})
