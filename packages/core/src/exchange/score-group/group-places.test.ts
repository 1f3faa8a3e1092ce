import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../../errors.ts'
import { readExactJson } from '../score/exact-json.ts'
import { scoreAnswer } from '../score/score-answer.ts'
import { readScoreFile } from '../score/score-file.ts'

// biome-ignore lint/suspicious/noExplicitAny: what people write in a file is any JSON.
type Json = any

/** A month of Hà Nội: people with such points, all in one agency. */
function hanoi(points: string, more: Json = {}): Json {
  const subjects = points.split(' ').map((total, index) => {
    const bonus = Math.max(0, Number(total) - 90)
    const criteria = { results: { total: 70 }, bonus: { total: bonus } }
    return { id: `S${index + 1}`, agency: 'UBND', general: { total: Number(total) - bonus - 70 }, criteria }
  })
  return { ruleset: 'vn.hanoi3814-2018.staff', period: '2024-08', subjects, ...more }
}

/** NĐ 90: the year of people who met every condition of the best grade. */
function decree90(points: (number | undefined)[], more: Json[] = []): Json {
  const conditions = {
    ...{ degradation: false, disciplined: false, absentThreeMonths: false, generalWellMet: true },
    notMet: { done: 0, of: 20 },
    onTimeAndQuality: { done: 20, of: 20 },
    exceeded: { done: 10, of: 20 },
  }
  const subjects = points.map((added, index) => ({
    id: `S${index + 1}`,
    agency: 'U',
    group: 'G',
    conditions,
    points: added,
  }))
  return { ruleset: 'vn.nd90-2020.staff', period: '2025', subjects: [...subjects, ...more] }
}

const answer = (file: Json, explain?: 'vi' | 'en') =>
  scoreAnswer(readScoreFile(readExactJson(JSON.stringify(file))), explain)

/** `A 1/1+ B 2/1-`: letter or grade, rank of places, placed or not. */
function check(file: Json, expected: string): void {
  const shown = answer(file).results.map(({ grade, quota, status }) => {
    const rank = quota ? ` ${quota.rank}/${quota.places}${quota.placed ? '+' : '-'}` : ''
    return `${grade?.letter ?? grade?.grade ?? grade?.reason ?? status}${rank}`
  })
  expect(shown.join(', ')).toBe(expected)
}

function refusalOf(file: Json): string {
  try {
    answer(file)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const language of ['vi', 'en'] as const) {
      expect(sentenceOf(error.code, error.details, language).what).not.toMatch(/undefined|\[object/)
    }
    return `${error.code} ${error.details.path}`
  }
  return 'taken'
}

test('the places are given out within the agency, and who falls outside keeps the score', () => {
  check(hanoi('95 94 93 80'), 'A 1/1+, B 2/1-, B 3/1-, B')
  expect(answer(hanoi('95 94 93 80')).results[1]).toMatchObject({
    total: 94,
    grade: { grade: 'good', band: 'excellent' },
    quota: { scope: 'agency', rank: 2, places: 1, placed: false },
  })
})

test('where no subject says where it counts, no place is given out', () => {
  const file = hanoi('95 94')
  for (const subject of file.subjects) delete subject.agency
  const { results } = answer(file)
  expect(results.map(({ grade, quota }) => `${grade?.letter} ${quota}`)).toEqual(['A undefined', 'A undefined'])
})

test('an agency that is granted more has more places', () =>
  check(
    hanoi('95 94 93 92 91', { agencies: { UBND: { outstanding: true } } }),
    'A 1/2+, A 2/2+, B 3/2-, B 4/2-, B 5/2-',
  ))

test.each([
  ['a group of nobody', '', ''],
  ['a group of one', '95', 'B 1/0-'],
  ['a group of five', '95 94 93 92 91', 'A 1/1+, B 2/1-, B 3/1-, B 4/1-, B 5/1-'],
  ['a group all tied', '95 95 95 95', 'B 1/1-, B 1/1-, B 1/1-, B 1/1-'],
])('%s', (_, points, expected) =>
  check(points === '' ? { ...hanoi('95'), agencies: {}, subjects: [] } : hanoi(points), expected),
)

test('how the cap is rounded may be set, and is named where it touched', () => {
  const results = (settings: Json) =>
    answer(hanoi('95 94', { settings })).results.map(({ quota, settings: used }) => ({ placed: quota?.placed, used }))
  expect(results({})).toEqual([
    { placed: false, used: [{ number: 'A2', value: 'down' }] },
    { placed: false, used: [] },
  ])
  expect(results({ A2: 'halfUp' })[0]).toEqual({ placed: true, used: [{ number: 'A2', value: 'halfUp' }] })
})

test('the explanation goes over the place, and says what would take one', () => {
  const [, second] = answer(hanoi('95 94 93 80'), 'vi').results
  expect(second?.lines?.[0]).toMatchObject({
    id: 'grade',
    formula: '⌊4 × 3 / 10⌋ = 1; đủ điều kiện, xếp thứ 2 trên 1 chỗ, ngoài số chỗ',
  })
  expect(second?.counterfactual?.grade).toEqual({
    next: 'excellent',
    changes: [
      { kind: 'place', text: 'đạt 95,01 điểm khi mọi người khác giữ nguyên', total: 95.01, rank: 2, places: 1 },
    ],
  })
})

test.each<[string, (file: Json) => void, string]>([
  [
    'a subject that does not say where it counts, beside others that do',
    (file) => delete file.subjects[1].agency,
    'score.missing $.subjects[1].agency',
  ],
  ['an agency as a number', (file) => (file.subjects[0].agency = 5), 'score.wrongKind $.subjects[0].agency'],
  ['an agency that is not given', (file) => (file.agencies = { Sở: {} }), 'score.unknownAgency $.subjects[0].agency'],
  [
    'an achievement as text',
    (file) => (file.agencies = { UBND: { outstanding: 'yes' } }),
    'score.wrongKind $.agencies.UBND.outstanding',
  ],
  [
    'a grade of an agency, which no rule asks for',
    (file) => (file.agencies = { UBND: { grade: 'good' } }),
    'score.unknownKey $.agencies.UBND.grade',
  ],
  [
    'points beside the score that ranks',
    (file) => (file.subjects[0].points = 99),
    'score.unknownKey $.subjects[0].points',
  ],
  [
    'facts of somebody who is not graded',
    (file) => (file.subjects[0].notGraded = true),
    'score.unknownKey $.subjects[0].general',
  ],
  [
    'a setting that the cap does not raise',
    (file) => (file.settings = { A1: 'eligible' }),
    'score.unknownSetting $.settings.A1',
  ],
])('%s is refused', (_, change, expected) => {
  const file = hanoi('95 94 93')
  change(file)
  expect(refusalOf(file)).toBe(expected)
})

test('where the share is counted in groups as well, the group is asked of everybody', () => {
  const file = decree90([95, 94])
  delete file.subjects[1].group
  expect(refusalOf(file)).toBe('score.missing $.subjects[1].group')
})

test('agencies and groups are unknown where nothing is capped', () => {
  const file = { ruleset: 'vn.nd335-2025.staff', period: '2026-08', subjects: [], agencies: {} }
  expect(refusalOf(file)).toBe('score.unknownKey $.agencies')
})

const counted = Array.from({ length: 8 }, (_, index) => ({ id: `N${index}`, agency: 'U', group: 'G', notGraded: true }))

test('staff who are not graded count where the share is one of the total staff', () => {
  const waiting = counted.map(() => 'notGraded').join(', ')
  check(decree90([95, 91, 93], counted.slice(1)), `excellent 1/2+, good 3/2-, excellent 2/2+, ${waiting.slice(11)}`)
  check(decree90([95, 91, 93]), 'good 1/0-, good 3/0-, good 2/0-')
})

test('where nothing ranks those who met the conditions, a competent body chooses', () =>
  check(
    decree90([undefined, 95], counted.slice(2)),
    `needsDecision 1/1-, needsDecision 1/1-${', notGraded'.repeat(6)}`,
  ))

test('a cap of a parent holds for the rules that refine it', () => {
  const file = { ruleset: 'vn.haiphong212-2025.staff', period: '2025', subjects: [], agencies: { U: {} } }
  expect(answer(file).results).toEqual([])
})
