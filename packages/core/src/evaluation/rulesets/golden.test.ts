import { expect, test } from 'vitest'
import { scoreMonth } from '../score.ts'
import { rulesets } from './registry.ts'

const cases = rulesets.flatMap((ruleset) => ruleset.golden.map((golden) => ({ ruleset, golden, title: golden.title })))

test.each(cases)('$ruleset.id gives its worked example: $title', ({ ruleset, golden }) => {
  const { results, total } = scoreMonth(ruleset, golden.facts, golden.settings)
  expect({ results, total }).toEqual(golden.expect)
})
