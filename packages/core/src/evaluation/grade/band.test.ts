import { expect, test } from 'vitest'
import { threeStepMonth } from '../rulesets/template/three-step-month.ts'
import { prepareRuleset } from '../score.ts'
import { factsOf, someTask } from '../testing-facts.ts'
import { type Band, bandOf, isOnOpenBorder, levelOf, nextLevel } from './band.ts'
import { placeGrade } from './place.ts'
import { Condition, Placement } from './placement.ts'
import { PlacementFacts } from './placement-facts.ts'
import { periodKinds } from './scored-period.ts'
import { gradeSheet, usualPeriod } from './sheet-grade.ts'

const label = { vi: 'x', en: 'x' }
const bands: Band[] = [
  { grade: 'excellent', from: 90_00, bound: 'open', label },
  { grade: 'good', from: 70_00, below: 89_00, label },
  { grade: 'failed', from: 0, label },
]
const levels = (...totals: number[]) => totals.map((total) => bandOf(bands, total)?.grade)

test('a level begins at its border, or just above it, and may end before the next one begins', () => {
  expect(levels(90_01, 90_00, 89_00, 88_99, 70_00, 69_99, 0)).toEqual([
    'excellent',
    'failed',
    'failed',
    'good',
    'good',
    'failed',
    'failed',
  ])
  expect(bandOf(bands.slice(0, 2), 10)).toBeUndefined()
})

test('a level is shown with the least score that reaches it and the least that leaves it upwards', () => {
  const lettered = bands.map((band, index) => (index === 0 ? { ...band, letter: 'A' } : band))
  expect(levelOf({ bands: lettered }, 100_00)).toEqual({
    grade: 'excellent',
    label,
    letter: 'A',
    from: 90_01,
    next: null,
  })
  expect(levelOf({ bands }, 70_00)).toStrictEqual({ grade: 'good', label, from: 70_00, next: 90_01 })
  expect(levelOf({ bands: bands.slice(0, 2) }, 10)).toBeNull()
  expect(levelOf({ bands }, null)).toBeNull()
})

test('the next level is the nearest one above, and on its border it is reached already', () => {
  const next = (total: number) => nextLevel({ bands }, total)
  expect([0, 69_99, 70_00, 90_00, 90_01].map((total) => next(total)?.from)).toEqual([
    70_00,
    70_00,
    90_01,
    90_01,
    undefined,
  ])
})

test('only a score exactly on a border that is open raises the question', () => {
  expect([90_00, 90_01, 70_00, 0].map((total) => isOnOpenBorder(bands, total))).toEqual([true, false, false, false])
})

const condition = (fact: string, needs: Condition['needs'], ofNothing: Condition['ofNothing'] = 'notMet') =>
  Condition.parse({ fact, label, article: 'Điều 1', needs, ofNothing })
const placement = Placement.parse({
  grades: [
    { grade: 'good', conditions: [condition('share', { is: 'above', percent: 50 })] },
    { grade: 'completed', conditions: [] },
  ],
  forces: [],
  gates: [
    { code: 'unit', label, article: 'Điều 2' },
    { code: 'party', label, article: 'Điều 2', open: { question: 'A17', passes: 'keptWithReason' } },
  ],
  gap: null,
})

const placed = (facts: object, settings = {}) =>
  placeGrade({ bands: [], placement, settings }, null, PlacementFacts.parse({ conditions: {}, gates: {}, ...facts }))
const share = (done: number, of: number) => ({ conditions: { share: { done, of } } })

test('shares are held against their limit exactly: above is not at', () => {
  expect(placed(share(51, 100))).toMatchObject({ grade: 'good', reason: null })
  expect(placed(share(1, 2)).grade).toBe('completed')
  expect(placed(share(0, 0)).grade).toBe('completed')
})

test.each([
  ['atLeast', 'good', 'good', 'completed'],
  ['above', 'good', 'completed', 'completed'],
  ['atMost', 'completed', 'good', 'good'],
  ['below', 'completed', 'completed', 'good'],
] as const)('%s half: with 51, 50 and 49 of a hundred', (is, ...expected) => {
  const conditions = [condition('share', { is, percent: 50 })]
  const rules = { ...placement, grades: [{ grade: 'good' as const, conditions }, ...placement.grades.slice(1)] }
  const grades = [51, 50, 49].map((done) => {
    const facts = PlacementFacts.parse({ ...share(done, 100), gates: {} })
    return placeGrade({ bands: [], placement: rules, settings: {} }, null, facts).grade
  })
  expect(grades).toEqual(expected)
})

test('a fact of another form than its condition asks for is not known', () => {
  const facts = { conditions: { share: true } }
  expect(placed(facts)).toMatchObject({ grade: null, reason: 'missingFact', missing: ['share'] })
  const rules = { ...placement, grades: [{ grade: 'good' as const, conditions: [condition('yes', { is: 'true' })] }] }
  const asked = (yes: unknown) =>
    placeGrade(
      { bands: [], placement: rules, settings: {} },
      null,
      PlacementFacts.parse({ conditions: { yes }, gates: {} }),
    )
  expect(asked({ done: 1, of: 1 })).toMatchObject({ reason: 'missingFact', missing: ['yes'] })
  expect(asked(true).grade).toBe('good')
  expect(asked(false)).toMatchObject({ grade: null, reason: 'noRowMatches' })
})

test('a gate at the same grade or a better one lowers nobody; each organisation without a grade is waited for', () => {
  const good = share(51, 100)
  expect(placed({ ...good, gates: { unit: 'excellent' } })).toMatchObject({ grade: 'good', gatedBy: null })
  expect(placed({ ...good, gates: { unit: 'good' } })).toMatchObject({ grade: 'good', gatedBy: null })
  expect(placed({ ...good, gates: { unit: 'failed' } })).toMatchObject({
    grade: 'failed',
    gatedBy: 'unit',
    waitsFor: [],
  })
  expect(placed({ ...good, gates: { unit: null } })).toMatchObject({ grade: 'good', waitsFor: ['unit'] })
})

test('a gate that the source leaves open lowers unless it is read not to, and the question is named where it would', () => {
  const facts = { ...share(51, 100), gates: { party: 'completed' } }
  expect(placed(facts, { A17: 'followState' })).toMatchObject({
    grade: 'completed',
    gatedBy: 'party',
    settings: [{ number: 'A17', value: 'followState' }],
  })
  expect(placed(facts, { A17: 'keptWithReason' })).toMatchObject({
    grade: 'good',
    gatedBy: null,
    settings: [{ number: 'A17', value: 'keptWithReason' }],
  })
  expect(placed({ ...facts, gates: { party: 'good' } }, { A17: 'followState' }).settings).toEqual([])
})

test('a ruleset that gives no grade for a period places nobody in it', () => {
  const [golden] = threeStepMonth.golden
  const prepared = prepareRuleset(threeStepMonth)
  const facts = golden?.facts ?? factsOf([someTask])
  const kind = usualPeriod(threeStepMonth)
  expect(periodKinds(threeStepMonth)).toContain(kind)
  const unscored = (['month', 'quarter', 'half', 'year'] as const).filter((each) => !threeStepMonth.gives[each])
  expect(unscored.map((each) => gradeSheet(prepared, facts, each).placed)).toEqual(unscored.map(() => null))
})
