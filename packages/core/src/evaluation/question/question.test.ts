import { expect, test } from 'vitest'
import { type Ambiguity, ambiguities, type Settings } from '../ambiguity.ts'
import { givenUnitMonth } from '../month/testing-month.ts'
import { scoreUnit } from '../month/unit-month.ts'
import { Ruleset } from '../ruleset.ts'
import { nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import type { Standing } from '../year/quota.ts'
import { scoreYear } from '../year/score-year.ts'
import { type YearFacts, YearSubject } from '../year/year-facts.ts'
import { quotaQuestions } from './quota-reading.ts'
import { readingWords, wordsOfReading } from './reading-words.ts'

const person = (id: string, mean: number, more: Partial<Record<keyof YearSubject, unknown>> = {}): YearSubject =>
  YearSubject.parse({
    id,
    agency: 'U1',
    group: 'G1',
    role: 'staff',
    heads: [],
    monthsWorked: 12_00,
    months: { '2026-01': mean },
    provisional: [],
    conduct: [],
    ...more,
  })
const good = (count: number, group = 'G1') =>
  Array.from({ length: count }, (_, index) => person(`${group}${index}`, 80_00, { group }))
const discipline = (effective: string) => ({
  kind: 'discipline' as const,
  dutyRelated: true,
  document: '12/QĐ',
  effective: effective as YearFacts['gradedOn'] & string,
  act: null,
  countedIn: null,
})

/** The first person's grade under each reading of one question, and whether the result names the reading. */
function check(number: Ambiguity, subjects: YearSubject[], expected: string, more: Partial<YearFacts> = {}): void {
  const facts: YearFacts = {
    year: 2026,
    agencies: { U1: { grade: 'good', outstanding: false } },
    subjects,
    ...more,
  }
  const shown = ambiguities[number].readings.map((reading) => {
    const settings: Settings = { [number]: reading }
    const [result] = scoreYear(nd335Year, facts, settings)
    const names = result?.settings.some((used) => used.number === number && used.value === reading)
    return `${reading} ${result?.grade}${names ? '' : ' unnamed'}`
  })
  expect(shown.join(', ')).toBe(expected)
}

test('A1: five who reached good or better give no place of those left at good, and one of all of them', () =>
  check('A1', [person('S1', 91_00), ...good(4)], 'afterPlacing good, eligible excellent'))

test('A2: four sixths of a place are none, or one to the nearest', () =>
  check('A2', [person('S1', 91_00), ...good(3)], 'down good, halfUp excellent'))

test('A3: the second of a group of six stands within the two places of the agency alone', () =>
  check(
    'A3',
    [person('S1', 91_00), person('S2', 92_00), ...good(4), ...good(6, 'G2')],
    'both good, group good, agency excellent',
  ))

test('A3: a group takes its places, and the agency that has room for more does not widen them', () => {
  const facts = { year: 2026, agencies: { U1: { grade: null, outstanding: false } } }
  const subjects = [person('S1', 91_00), person('S2', 92_00), ...good(4), ...good(6, 'G2')]
  const scopes = (A3: Settings['A3']) =>
    scoreYear(nd335Year, { ...facts, subjects }, A3 && { A3 }).flatMap(({ quota }): Standing['scope'][] =>
      quota ? [quota.scope] : [],
    )
  expect(scopes(undefined)).toEqual(['group', 'group'])
  expect(scopes('agency')).toEqual(['agency', 'agency'])
})

test('A16: a decision of the year that follows its grading replaces the grade, or counts in the next year', () => {
  const subjects = [person('S1', 80_00, { conduct: [discipline('2026-12-20')] })]
  const gradedOn = '2026-12-10' as YearFacts['gradedOn'] & string
  check('A16', subjects, 'replaces failed, nextYear good', { gradedOn })
  // Before the grading there is no question.
  check(
    'A16',
    [person('S1', 80_00, { conduct: [discipline('2026-12-01')] })],
    'replaces failed unnamed, nextYear failed unnamed',
    {
      gradedOn,
    },
  )
})

test('A18: two sets of rules in one year are one mean, or only the last ones count', () => {
  const months = { '2026-01': 50_00, '2026-07': 80_00, '2026-08': 82_00 }
  const scoredBy = { '2026-01': 'NĐ 90', '2026-07': 'NĐ 233', '2026-08': 'NĐ 233' }
  const subject = person('S1', 0, { months, scoredBy })
  check('A18', [subject], 'eachByItsOwn good, lastRules good')
  const meanOf = (A18: Settings['A18']) => {
    const facts = { year: 2026, agencies: {}, subjects: [subject] }
    return scoreYear(nd335Year, facts, A18 && { A18 })[0]?.mean
  }
  expect([meanOf('eachByItsOwn'), meanOf('lastRules')]).toEqual([70_67, 81_00])
})

test('A12: a leader’s d waits for everybody led, or counts those whose scores are known', () => {
  const scored = (A12: Settings['A12']) => {
    const head = Ruleset.parse({ ...nd335Head, settings: { ...nd335Head.settings, A12 } })
    const month = givenUnitMonth([
      { name: 'An', superior: 28, work: [{ quantity: 1, accepted: 1 }] },
      { name: 'Bình', work: [{ quantity: 1, accepted: 1 }] },
      {
        name: 'Chi',
        position: 'head',
        superior: 28,
        leadership: ['full', 'full'],
        work: [{ quantity: 1, accepted: 1 }],
      },
    ])
    const found = scoreUnit((position) => (position === 'head' ? head : nd335Staff), month).at(-1)?.score
    return { status: found?.status, total: found?.total, settings: found?.settings }
  }
  expect(scored(undefined)).toEqual({
    status: 'incomplete',
    total: null,
    settings: [{ number: 'A12', value: 'ledFirst' }],
  })
  expect(scored('asKnown')).toEqual({
    status: 'scored',
    total: 98_00,
    settings: [{ number: 'A12', value: 'asKnown' }],
  })
})

test('who is well within the places is touched by no question', () => {
  const facts = { year: 2026, agencies: { U1: { grade: null, outstanding: false } } }
  const [first] = scoreYear(nd335Year, { ...facts, subjects: [person('S1', 95_00), ...good(11)] })
  expect(first).toMatchObject({ grade: 'excellent', settings: [] })
})

test('a cap names the questions that it raises', () => {
  const [quota] = nd335Year.quotas
  if (!quota) throw new Error('The decree caps the best grade')
  expect(quotaQuestions(quota)).toEqual(['A1', 'A2', 'A3', 'A15'])
  expect(quotaQuestions({ ...quota, base: 'staff', scopes: ['agency'] })).toEqual(['A2'])
})

test('every question of the register has words in both languages, and so has each reading', () => {
  const numbers = Object.keys(ambiguities)
  for (let number = 1; number <= 20; number++) expect(numbers).toContain(`A${number}`)
  for (const { question, readings } of Object.values(ambiguities)) {
    expect(question.vi && question.en).toBeTruthy()
    for (const reading of readings) expect(readingWords[reading].vi && readingWords[reading].en).toBeTruthy()
  }
  expect(wordsOfReading('unheardOf')).toEqual({ vi: 'unheardOf', en: 'unheardOf' })
})
