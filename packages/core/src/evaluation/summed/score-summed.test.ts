import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../shared/testing-runs.ts'
import { taskFact } from '../../work/task-progress.ts'
import type { LeadershipFacts } from '../facts.ts'
import { measure, type Parts } from '../measure.ts'
import { givenUnitMonth, MONTH } from '../month/testing-month.ts'
import { scoreUnit } from '../month/unit-month.ts'
import { rulesetById, rulesetFor } from '../rulesets/registry.ts'
import { figuresOf, prepareRuleset } from '../score.ts'
import { factsOf, someTasks } from '../testing-facts.ts'
import { figuresOfSummed, summedParts } from './score-summed.ts'
import { scoreSummedUnit } from './summed-unit.ts'

const share = fc.constantFrom('full' as const, 'half' as const, null)
const someLeadership: fc.Arbitrary<LeadershipFacts> = fc.record({
  d: fc.option(fc.constantFrom('full' as const, 'half' as const, 'none' as const)),
  dd: share,
  e: share,
})

const usual = { quantity: 9000, coefficient: 10_000 }
const ties = { quantity: 4, coefficient: 1 }
const vast = { quantity: 999_999_999, coefficient: 999_999_999 }

test.each([
  ['any tasks', usual],
  ['ties everywhere', ties],
  ['the largest numbers', vast],
])('sums score exactly as their tasks do: %s', (_, limits) => {
  const settings = fc.constantFrom({}, { A4: 'zero' }, { A5: 'uncapped' }, { A6: 'eachCapped' }, { A11: 'full' })
  const position = fc.constantFrom('staff' as const, 'deputy' as const, 'head' as const)
  fc.assert(
    fc.property(someTasks(limits), someLeadership, position, settings, (tasks, leadership, positionClass, readings) => {
      const prepared = prepareRuleset(rulesetFor(positionClass, MONTH), readings)
      const { general } = factsOf(tasks)
      const parts = summedParts(prepared) ?? 4
      const summed = { general, leadership, work: { measures: measure(tasks, parts), parts } }
      expect(figuresOfSummed(prepared, summed)).toEqual(figuresOf(prepared, { general, leadership, tasks }))
    }),
    runs(500),
  )
})

test('a reading that takes all credit at once asks for sums of its own, and others are refused', () => {
  const strict = prepareRuleset(rulesetFor('staff', MONTH), { A4: 'zero' })
  expect(summedParts(prepareRuleset(rulesetFor('staff', MONTH)))).toBe(4)
  expect(summedParts(strict)).toBe(1)
  const { general, leadership } = factsOf([])
  const work = (parts: Parts) => ({ measures: measure([], parts), parts })
  expect(() => figuresOfSummed(strict, { general, leadership, work: work(4) })).toThrow('4 parts')
  expect(figuresOfSummed(strict, { general, leadership, work: work(1) }).reason).toBe('noAssignedWork')
})

test('a ruleset that asks for more than sums says so', () => {
  const ruleset = rulesetById('vn.hanoi3814-2018.staff')
  if (!ruleset) throw new Error('no such ruleset')
  const prepared = prepareRuleset(ruleset)
  expect(summedParts(prepared)).toBeUndefined()
  const work = { measures: measure([]), parts: 4 as const }
  expect(() => figuresOfSummed(prepared, { general: null, leadership: null, work })).toThrow('without the tasks')
})

test('a unit scored from sums is the unit scored from its tasks: staff, deputies, heads, and those below', () => {
  const clean = { quantity: 10, accepted: 10 }
  const poor = { quantity: 10, accepted: 3, failures: [3], delays: [3, 2] }
  const unit = givenUnitMonth(
    [
      { name: 'Dũng', position: 'head', work: [clean], superior: 27, leadership: ['full', 'half'] },
      { name: 'Hoa', position: 'deputy', work: [clean, poor], superior: 26, leadership: ['full', 'full'] },
      { name: 'Sen', position: 'deputy', work: [clean], self: 25 },
      { name: 'An', work: [poor], superior: 10 },
      { name: 'Bình', work: [{ ...clean, failures: [2, 2, 2, 2, 2] }], superior: 29 },
      { name: 'Nghỉ', work: [], superior: 30 },
    ],
    [88.25, null],
  )
  const sheets = unit.sheets.map(({ sheet, positionClass, ratings, work }) => {
    const { general = null, leadership = null } = ratings.superior?.rating ?? {
      ...ratings.self?.rating,
      leadership: null,
    }
    const tasks = work.flatMap(({ task, events }) => taskFact(task, events) ?? [])
    const decided = leadership && { dd: leadership.dd.share, e: leadership.e.share }
    return { sheet, positionClass, general, decided, work: { measures: measure(tasks), parts: 4 as const } }
  })
  const shown = (scored: readonly { sheet: { id: string }; score: object }[]) =>
    scored.map(({ sheet, score }) => {
      const { total, raw, general, status, missing } = score as ReturnType<typeof figuresOf>
      return { id: sheet.id, total, raw, general, status, missing }
    })
  const bySums = scoreSummedUnit(rulesetFor, MONTH, { sheets, below: unit.below, openBelow: unit.openBelow })
  expect(shown(bySums)).toEqual(shown(scoreUnit(rulesetFor, unit)))
  expect(bySums.some(({ score }) => score.total === null)).toBe(true)
})
