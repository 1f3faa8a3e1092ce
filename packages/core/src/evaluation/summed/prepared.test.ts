import { expect, test } from 'vitest'
import { measure, TaskFact } from '../measure.ts'
import { nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { figuresOf, prepareRuleset, scoreMonth, scorePrepared } from '../score.ts'
import { factsOf, someTask } from '../testing-facts.ts'

const failed = (quantity: number, objectiveCause = false) => ({ quantity, objectiveCause })
const task = (more: object) => TaskFact.parse({ ...someTask, ...more })

test('a ruleset is taken in once, and again for other readings or other kinds', () => {
  const usual = prepareRuleset(nd335Staff)
  expect(prepareRuleset(nd335Staff)).toBe(usual)
  expect(prepareRuleset(nd335Staff, { A5: 'uncapped' })).not.toBe(usual)
  expect(prepareRuleset(nd335Staff, { A5: 'uncapped' }).settings).toMatchObject({ A4: 'deduct', A5: 'uncapped' })
  // The one for other readings is not kept in the place of the usual one.
  expect(prepareRuleset(nd335Staff)).toBe(usual)
  expect(() => prepareRuleset(nd335Staff, {}, {})).toThrow('vn.nd335-2025.staff was read with other kinds: rated')
})

test('what is not known has no surplus, and its figures are missing rather than zero', () => {
  const figures = figuresOf(prepareRuleset(nd335Head), factsOf([someTask], { d: 'full', dd: null, e: 'full' }))
  expect(figures).toMatchObject({ status: 'incomplete', results: null, raw: null, surplus: null, total: null })
  expect(figures).toMatchObject({ general: 30_00, missing: ['leadership.dd'], reason: null })
  const above = figuresOf(prepareRuleset(nd335Staff), factsOf([someTask, task({ id: 't2', origin: 'extra' })]))
  expect(above).toMatchObject({ status: 'scored', results: 70_00, raw: 140_00, surplus: 70_00, total: 100_00 })
})

test('points are summed before they are rounded: a general part without points leaves no total', () => {
  const facts = { ...factsOf([someTask]), general: null }
  expect(scoreMonth(nd335Staff, facts)).toMatchObject({
    general: null,
    results: 70_00,
    total: null,
    missing: ['general'],
  })
})

test('ratios stand under the letters of the decree, whole ones as whole numbers', () => {
  const score = scorePrepared(prepareRuleset(nd335Head), factsOf([someTask], { d: 'none', dd: 'half', e: 'full' }))
  expect(score.ratios).toEqual({ a: '1', b: '1', c: '1', d: null, dd: '1/2', e: '1' })
  expect(score.settings).toEqual([{ number: 'A11', value: 'drop' }])
  expect(scoreMonth(nd335Head, factsOf([])).ratios).toEqual({})
})

const vast = { quantity: 999_999_999, coefficient: 999_999_999, accepted: 999_999_999 }

test.each([
  ['usual numbers', {}, 3000],
  ['the largest numbers', vast, 999_999_999],
])('whether anything was taken is known exactly: %s', (_, size, accepted) => {
  const taken = (...failures: object[]) => measure([task({ ...size, ...failures[0] }), task({ id: 't2', ...size })])
  expect(taken({}).deducted).toBe(false)
  expect(taken({ qualityFailures: [failed(1)] }).deducted).toBe(true)
  expect(taken({ missedDeadlines: [failed(1)] }).deducted).toBe(true)
  expect(taken({ qualityFailures: [failed(accepted, true)] }).deducted).toBe(false)
  expect(taken({ qualityFailures: [failed(1)], missedDeadlines: [failed(1)] }).deducted).toBe(true)
  expect(taken({ qualityFailures: [failed(1)] }).quality).not.toBe(taken({}).quality)
})

test('a fifth failure takes nothing more, whichever is the largest', () => {
  const of = (...quantities: number[]) =>
    measure([task({ qualityFailures: quantities.map((one) => failed(one)) })]).quality
  expect(of(3000, 3000, 3000, 3000)).toBe(0)
  expect(of(3000, 3000, 3000, 3000, 3000)).toBe(0)
  expect(of(1, 3000, 3000, 3000, 3000)).toBe(0)
  expect(of(1, 2, 3, 4, 5)).toBe(of(5, 4, 3, 2))
})

test('more than was given, and failures of more than was accepted, are named with their path and limit', () => {
  const issues = (more: object) => TaskFact.safeParse({ ...someTask, ...more }).error?.issues
  expect(issues({ accepted: 3001 })).toMatchObject([
    { code: 'too_big', origin: 'number', maximum: 3000, inclusive: true, path: ['accepted'] },
  ])
  expect(issues({ accepted: 1000, missedDeadlines: [failed(1000), failed(1001)] })).toMatchObject([
    { maximum: 1000, path: ['missedDeadlines', 1, 'quantity'] },
  ])
  expect(issues({})).toBeUndefined()
})

test('a complete sheet holds tasks, and of a leader the three terms, decided', () => {
  const complete = (ruleset: typeof nd335Staff, leadership: unknown) => {
    const [, results] = prepareRuleset(ruleset).criteria
    return results?.prepared.facts.safeParse({ ...factsOf([someTask]), leadership }).success
  }
  expect(complete(nd335Staff, null)).toBe(true)
  expect(complete(nd335Head, null)).toBe(false)
  expect(complete(nd335Head, { d: 'none', dd: 'half', e: 'full' })).toBe(true)
  expect(complete(nd335Head, { d: null, dd: 'half', e: 'full' })).toBe(false)
  expect(complete(nd335Head, { d: 'full', dd: 'none', e: 'full' })).toBe(false)
  expect(complete(nd335Head, { d: 'full', dd: 'full', e: null })).toBe(false)
  const [, results] = prepareRuleset(nd335Staff).criteria
  expect(results?.prepared.facts.safeParse({ ...factsOf([]), tasks: null }).success).toBe(false)
  expect(results?.prepared.facts.safeParse({ tasks: [] }).success).toBe(true)
})
