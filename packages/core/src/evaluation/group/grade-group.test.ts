import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../shared/testing-runs.ts'
import { flattened } from '../derivation.ts'
import { MonthFacts } from '../facts.ts'
import { coversPeriod, scoredPeriod } from '../grade/scored-period.ts'
import { inForce, type Ruleset } from '../ruleset.ts'
import { hanoi3814Leader, hanoi3814Staff } from '../rulesets/local/hanoi3814.ts'
import { nd90Leader } from '../rulesets/national/nd90-leader.ts'
import { nd90Staff } from '../rulesets/national/nd90-staff.ts'
import { party366Member } from '../rulesets/national/party366.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { prepareRuleset } from '../score.ts'
import { quotaOf } from './capped-quota.ts'
import { gradeChangeText, gradeCounterfactual } from './counterfactual.ts'
import { explainGroupGrade } from './explain-group.ts'
import { type GroupSheet, gradeGroup } from './grade-group.ts'

const golden = (ruleset: Ruleset, grade: string): MonthFacts => {
  const found = ruleset.golden.find(({ expect: expected }) => expected.grade === grade)
  if (!found) throw new Error(`${ruleset.id} has no example of ${grade}`)
  return found.facts
}

const sheet = (ruleset: Ruleset, id: string, facts: MonthFacts | null, more: Partial<GroupSheet> = {}): GroupSheet => ({
  id,
  agency: 'UBND',
  group: 'chuyên môn',
  prepared: prepareRuleset(ruleset),
  facts,
  ...more,
})

/** People with so many points in Hà Nội, such as `95 92`. */
const hanoi = (points: string): GroupSheet[] =>
  points.split(' ').map((total, index) => {
    const bonus = Math.max(0, Number(total) - 90)
    const facts = MonthFacts.parse({
      general: { total: (Number(total) - bonus - 70) * 100 },
      tasks: [],
      leadership: null,
      criteria: { results: { total: 70_00 }, bonus: { total: bonus * 100 } },
    })
    return sheet(hanoi3814Staff, `h${index}`, facts)
  })

/** NĐ 90: excellent ones with the points that a province added, then others. */
const year2025 = (points: (number | null)[], others: number, notGraded: number): GroupSheet[] => [
  ...points.map((added, index) => sheet(nd90Staff, `x${index}`, golden(nd90Staff, 'excellent'), { points: added })),
  ...Array.from({ length: others }, (_, index) => sheet(nd90Staff, `c${index}`, golden(nd90Staff, 'completed'))),
  ...Array.from({ length: notGraded }, (_, index) => sheet(nd90Staff, `n${index}`, null)),
]

/** The grades in order, with `rank/places` for those whom the quota ranked. */
function check(sheets: GroupSheet[], kind: 'month' | 'year', expected: string, outstanding = false): void {
  const grades = gradeGroup(sheets, kind, { isOutstanding: () => outstanding })
  const shown = grades.map(({ grade, standing }) => `${grade}${standing ? ` ${standing.rank}/${standing.places}` : ''}`)
  expect(shown).toEqual(expected.split(', '))
}

test('Hà Nội: three in ten of all rated hold A, and the fourth is B', () =>
  check(
    hanoi('91 95 90 93 80 79 78 77 76 75'),
    'month',
    'excellent 3/3, excellent 1/3, good 4/3, excellent 2/3, good, good, good, good, good, good',
  ))

test('Hà Nội: four in ten where the authority grants it', () =>
  check(hanoi('95 94 93 92 91'), 'month', 'excellent 1/2, excellent 2/2, good 3/2, good 4/2, good 5/2', true))

test('Hà Nội: leaders and staff share the places of the agency', () => {
  const leaders = hanoi('96').map((one) => ({
    ...one,
    id: 'l',
    group: 'lãnh đạo',
    prepared: prepareRuleset(hanoi3814Leader),
  }))
  check([...hanoi('95 94 93'), ...leaders], 'month', 'good 2/1, good 3/1, good 4/1, excellent 1/1')
})

test('Hà Nội: who is not rated makes no place', () =>
  check([...hanoi('95 94 93'), sheet(hanoi3814Staff, 'n', null)], 'month', 'good 1/0, good 2/0, good 3/0, null'))

test('Hà Nội: all tied across the border, and nobody is taken before the others', () =>
  check(hanoi('95 95 95 95'), 'month', 'good 1/1, good 1/1, good 1/1, good 1/1'))

test('T12: a period of 2025 opened again in 2026 is scored by Decree 90 with 48, and not by Decree 335', () => {
  const period = scoredPeriod('2025')
  const november = scoredPeriod('2025-11')
  if (!period || !november) throw new Error('These are periods')
  for (const ruleset of [nd90Staff, nd90Leader]) expect(coversPeriod(ruleset, period)).toBe(true)
  expect([nd90Staff, nd335Staff].map((ruleset) => inForce(ruleset, november.last))).toEqual([true, false])
})

test('T12: the cap of Decree 48 is a share of the total staff, those not graded included', () =>
  // 10 of staff × 20 % = 2 places; of the three excellent ones alone, Decree 335 would give ⌊3/6⌋ = 0.
  check(
    year2025([95_00, 91_00, 93_00], 4, 3),
    'year',
    'excellent 1/2, good 3/2, excellent 2/2, completed, completed, completed, completed, null, null, null',
  ))

test('T12: who met the conditions outside the places is told the rank, and keeps the conditions met', () => {
  const points = [99, 98, 97, 96, 95, 94, 93].map((whole) => whole * 100)
  const sheets = year2025(points, 18, 0)
  const grades = gradeGroup(sheets, 'year')
  const [seventh, facts] = [grades[6], sheets[6]?.facts]
  if (!seventh || !facts) throw new Error('Seven met the conditions')
  expect(seventh).toMatchObject({ grade: 'good', placed: { grade: 'excellent' }, standing: { rank: 7, places: 5 } })
  const { root } = explainGroupGrade(nd90Staff, facts, seventh)
  expect(root.value).toBe('good')
  expect(root.formula).toEqual({
    vi: '⌊25 / 5⌋ = 5; đủ điều kiện, xếp thứ 7 trên 5 chỗ, ngoài số chỗ',
    en: '⌊25 / 5⌋ = 5; met the conditions, rank 7 of 5 places, outside the places',
  })
  const quota = flattened(root).find(({ node }) => node.id === 'grade.quota')?.node
  expect(quota?.article?.article).toBe('Nghị định 48/2023, tỷ lệ xếp loại xuất sắc')
  expect(quota?.children.map(({ value }) => value)).toEqual(['25', '7'])
})

test('without points enough places leave everybody excellent', () =>
  check(year2025([null], 4, 0), 'year', 'excellent 1/1, completed, completed, completed, completed'))

test('without points nobody is ranked: a competent body chooses, and no grade is made up', () => {
  const sheets = year2025([null, 95_00], 3, 0)
  const grades = gradeGroup(sheets, 'year')
  expect(grades.slice(0, 2).map(({ grade, isUndecided }) => ({ grade, isUndecided }))).toEqual([
    { grade: null, isUndecided: true },
    { grade: null, isUndecided: true },
  ])
  const facts = sheets[0]?.facts
  if (!facts || !grades[0]) throw new Error('Somebody is there')
  expect(explainGroupGrade(nd90Staff, facts, grades[0]).root.inputs).toContainEqual({
    name: 'reason',
    value: 'needsDecision',
  })
})

test('Regulation 366: at most a fifth of those left at good, so one of six', () => {
  const excellent = golden(party366Member, 'excellent')
  const facts = (results: number) => ({
    ...excellent,
    criteria: { results: { total: results } },
    placement: { conditions: excellent.placement?.conditions ?? {}, gates: {} },
  })
  const six = [62, 63, 64, 65, 66, 67].map((whole) => sheet(party366Member, `p${whole}`, facts(whole * 100)))
  check(six, 'year', 'good 6/1, good 5/1, good 4/1, good 3/1, good 2/1, excellent 1/1')
  check(six.slice(1), 'year', 'good 5/0, good 4/0, good 3/0, good 2/0, good 1/0')
  check(six.slice(1), 'year', 'good 5/1, good 4/1, good 3/1, good 2/1, excellent 1/1', true)
})

test('what stands between a sheet and the next grade is told as arithmetic', () => {
  const sheets = hanoi('95 94 93 85')
  const grades = gradeGroup(sheets, 'month')
  const nextOf = (index: number) => {
    const [facts, grade] = [sheets[index]?.facts, grades[index]]
    return facts && grade ? gradeCounterfactual(hanoi3814Staff, facts, grade) : undefined
  }
  expect([0, 1, 3].map(nextOf)).toEqual([
    undefined,
    { next: 'excellent', changes: [{ kind: 'place', total: 95_01, rank: 2, places: 1 }] },
    { next: 'excellent', changes: [{ kind: 'points', missing: 5_00, from: 90_00 }] },
  ])
  expect(nextOf(1)?.changes.map((change) => gradeChangeText(change).vi)).toEqual([
    'đạt 95,01 điểm khi mọi người khác giữ nguyên',
  ])
})

test('conditions that do not hold, and organisations graded lower, stand between as well', () => {
  const excellent = golden(party366Member, 'excellent')
  const facts = {
    ...excellent,
    placement: {
      conditions: { ...excellent.placement?.conditions, degradation: true },
      gates: { stateGrade: 'good' as const },
    },
  }
  const [grade] = gradeGroup([sheet(party366Member, 'p', facts)], 'year')
  const found = grade && gradeCounterfactual(party366Member, facts, grade)
  expect(found?.changes.map(({ kind }) => kind)).toContain('force')
  expect(found?.next).toBe('completed')
  for (const change of found?.changes ?? []) expect(gradeChangeText(change).en).not.toContain('undefined')
})

test('a group too small for a place names the open question', () => {
  const [small] = gradeGroup(year2025([95_00], 0, 0), 'year')
  expect(small).toMatchObject({ grade: 'good', settings: [{ number: 'A15', value: 'strict' }] })
})

test('a group of nobody has no grades', () => expect(gradeGroup([], 'year')).toEqual([]))

test('a ruleset without a cap of its own keeps that of its parent', () => {
  expect(quotaOf({}, nd90Staff)).toMatchObject({ base: 'staff', ratio: { over: 1, under: 5 }, smallGroup: 5 })
  expect(quotaOf({})).toBeNull()
})

test('whatever the ties, no agency has more A than its share, and the order of people plays no part', () => {
  const totals = fc.array(fc.record({ total: fc.integer({ min: 88, max: 94 }), isOther: fc.boolean() }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(totals, fc.boolean(), (people, outstanding) => {
      const sheets = people.flatMap(({ total, isOther }, index) =>
        hanoi(String(total)).map((one) => ({ ...one, id: `h${index}`, agency: isOther ? 'Sở' : 'UBND' })),
      )
      const authority = { isOutstanding: (agency: string) => outstanding && agency === 'Sở' }
      const grades = gradeGroup(sheets, 'month', authority)
      for (const agency of ['Sở', 'UBND']) {
        const own = grades.filter((_, index) => sheets[index]?.agency === agency)
        const percent = authority.isOutstanding(agency) ? 40 : 30
        expect(own.filter(({ grade }) => grade === 'excellent').length * 100).toBeLessThanOrEqual(own.length * percent)
      }
      expect(gradeGroup(sheets.toReversed(), 'month', authority).toReversed()).toEqual(grades)
    }),
    runs(300),
  )
})
