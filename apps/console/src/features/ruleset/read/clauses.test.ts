import { nd335Head, nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { rulesets, yearRulesets } from '@congtam/core/evaluation/rulesets/registry'
import { expect, test } from 'vitest'
import { yearChecks, yearClauses } from '../year-clauses.ts'
import { clausesOf } from './clauses.ts'

const labelled = (ruleset: (typeof rulesets)[number], label: string) =>
  clausesOf(ruleset)
    .flatMap(({ clauses }) => clauses)
    .find((clause) => clause.label === label)

test.each(rulesets)('every rule of $id stands beside its article and is said in words', (ruleset) => {
  const clauses = clausesOf(ruleset).flatMap((group) => group.clauses)
  expect(clauses.length).toBeGreaterThan(0)
  expect(clauses.filter(({ article }) => article.trim() === '')).toEqual([])
  expect(clauses.filter(({ rule }) => rule.sentence === '')).toEqual([])
  // A word that was left out of a sentence would stand there as its name.
  const texts = clauses.flatMap(({ rule }) => [rule.sentence, ...rule.lines])
  expect(texts.filter((text) => /undefined|NaN|\{|\bnull\b/.test(text))).toEqual([])
})

test('a rule shows what it gave in each example that reaches it, as it was computed', () => {
  const quality = labelled(nd335Staff, 'Chất lượng')
  expect(quality?.article).toBe('Điều 14 khoản 2 điểm b')
  expect(quality?.tests[0]).toEqual({ golden: 0, gave: '17,5 / 20 = 0,875' })
  expect(labelled(nd335Staff, 'Kết quả thực hiện nhiệm vụ')?.rule.sentence).toBe('70 × (a + b + c) / 3.')
})

test('the ratios of a leader are written with the letters of the decree', () => {
  expect(labelled(nd335Head, 'Kết quả thực hiện nhiệm vụ')?.rule.sentence).toBe('70 × (a + b + c + d + đ + e) / 6.')
})

test('a level that no example reaches says so by having none', () => {
  expect(labelled(nd335Staff, 'Hoàn thành xuất sắc nhiệm vụ')?.tests.length).toBeGreaterThan(0)
  expect(labelled(nd335Staff, 'Không hoàn thành nhiệm vụ')?.tests).toEqual([])
})

test.each(yearRulesets)(
  'the examples of the year $id hold, and a rule that none of them reaches stands without any',
  (ruleset) => {
    const checks = yearChecks(ruleset)
    expect(checks.every(({ holds }) => holds)).toBe(true)
    const untried = yearClauses(ruleset, checks)
      .flatMap(({ clauses }) => clauses)
      .filter(({ tests }) => tests.length === 0)
    expect(untried.map(({ id }) => id)).toEqual(['band.completed', 'band.failed', 'degradation', 'corruptionInUnit'])
  },
)
