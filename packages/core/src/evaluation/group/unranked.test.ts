import { expect, test } from 'vitest'
import { MonthFacts } from '../facts.ts'
import { explainGrade } from '../grade/explain-grade.ts'
import { gradeSheet } from '../grade/sheet-grade.ts'
import type { Ruleset } from '../ruleset.ts'
import { hanoi3814Staff } from '../rulesets/local/hanoi3814.ts'
import { nd90Staff } from '../rulesets/national/nd90-staff.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { prepareRuleset } from '../score.ts'
import { factsOf, someTask } from '../testing-facts.ts'
import { explainGroupGrade } from './explain-group.ts'
import { type GroupGrade, type GroupSheet, gradeGroup } from './grade-group.ts'

const sheet = (ruleset: Ruleset, id: string, facts: MonthFacts | null, points: number | null = null): GroupSheet => {
  return { id, agency: 'UBND', group: 'chuyên môn', prepared: prepareRuleset(ruleset), facts, points }
}
const hanoi = (bonus: number): MonthFacts => {
  const criteria = { results: { total: 70_00 }, bonus: { total: bonus } }
  return MonthFacts.parse({ general: { total: 20_00 }, tasks: [], leadership: null, criteria })
}
const nothing = { standing: null, quota: null, isUndecided: false, settings: [] }

test('staff without a sheet are neither scored nor graded nor ranked, and count all the same', () => {
  const [graded, without] = gradeGroup(
    [sheet(hanoi3814Staff, 'a', hanoi(500)), sheet(hanoi3814Staff, 'b', null)],
    'month',
  )
  expect(without).toEqual({ score: null, placed: null, grade: null, ...nothing })
  expect(graded?.standing).toMatchObject({ rank: 1, places: 0, placed: false })
})

test('rules that cap nothing rank nobody, and give a score without a grade for a month', () => {
  const [only] = gradeGroup([sheet(nd335Staff, 'a', factsOf([someTask]))], 'month')
  expect(only).toMatchObject({ grade: null, placed: null, ...nothing })
  expect(only?.score?.total).toBe(100_00)
})

const golden = nd90Staff.golden.find(({ expect: expected }) => expected.grade === 'excellent')?.facts
if (!golden) throw new Error('no example')

test('where nothing ranks those who met the conditions, a body chooses: told with the question, without a grade', () => {
  const people = Array.from({ length: 3 }, (_, index) => sheet(nd90Staff, `x${index}`, golden))
  const [first] = gradeGroup(people, 'year')
  if (!first) throw new Error('nobody')
  expect(first).toMatchObject({ grade: null, isUndecided: true })
  const { root } = explainGroupGrade(nd90Staff, golden, first)
  expect(root.value).toBeNull()
  expect(root.inputs).toContainEqual({ name: 'reason', value: 'needsDecision' })
  expect(root.inputs).toEqual(
    expect.arrayContaining(first.settings.map(({ number, value }) => ({ name: number, value }))),
  )
  const ids = root.children.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a decided place is told without a question, with the readings that touched it', () => {
  const people = [5, 4, 3].map((bonus, index) => sheet(hanoi3814Staff, `h${index}`, hanoi(bonus * 100)))
  const [first] = gradeGroup(people, 'month')
  if (!first) throw new Error('nobody')
  const settings = [{ number: 'A15' as const, value: 'strict' }]
  const { root } = explainGroupGrade(hanoi3814Staff, hanoi(500), { ...first, settings })
  expect(root.inputs).toContainEqual({ name: 'A15', value: 'strict' })
  expect(root.inputs).not.toContainEqual({ name: 'reason', value: 'needsDecision' })
  expect(root.inputs.every(({ name, value }) => typeof name === 'string' && typeof value === 'string')).toBe(true)
})

test('without a place the explanation is that of the grade alone', () => {
  const facts = hanoi(500)
  const own = gradeSheet(prepareRuleset(hanoi3814Staff), facts, 'month')
  const alone: GroupGrade = { ...own, grade: own.placed?.grade ?? null, ...nothing }
  const told = explainGrade(hanoi3814Staff, facts, own)
  expect(explainGroupGrade(hanoi3814Staff, facts, alone)).toEqual(told)
  const [ranked] = gradeGroup([sheet(hanoi3814Staff, 'a', facts)], 'month')
  expect(explainGroupGrade(hanoi3814Staff, facts, { ...alone, quota: ranked?.quota ?? null })).toEqual(told)
})
