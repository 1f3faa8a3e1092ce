import { expect, test } from 'vitest'
import { canonicalText } from '../../shared/canonical.ts'
import { MonthFacts } from '../facts.ts'
import { gradeSheet, usualPeriod } from '../grade/sheet-grade.ts'
import { Ruleset, rulesetSha256 } from '../ruleset.ts'
import { prepareRuleset } from '../score.ts'
import { rulesets } from './registry.ts'

const cases = rulesets.flatMap((ruleset) => ruleset.golden.map((golden) => ({ ruleset, golden, title: golden.title })))

test.each(cases)('$ruleset.id gives its worked example: $title', ({ ruleset, golden }) => {
  const prepared = prepareRuleset(ruleset, golden.settings)
  const { score, placed } = gradeSheet(prepared, golden.facts, usualPeriod(ruleset))
  const { results = null, total = null } = score ?? {}
  expect({ results, total, ...(placed && { grade: placed.grade }) }).toEqual(golden.expect)
})

test.each(cases)('$ruleset.id scores the same bytes from its stored text: $title', ({ ruleset, golden }) => {
  const stored = Ruleset.parse(JSON.parse(canonicalText(ruleset)))
  const facts = MonthFacts.parse(JSON.parse(canonicalText(golden.facts)))
  expect(rulesetSha256(stored)).toBe(rulesetSha256(ruleset))
  const kind = usualPeriod(ruleset)
  const again = gradeSheet(prepareRuleset(stored, golden.settings), facts, kind)
  const first = gradeSheet(prepareRuleset(ruleset, golden.settings), golden.facts, kind)
  expect(canonicalText(again)).toBe(canonicalText(first))
})

test('every ruleset has at least three worked examples, a source and says how sure it is', () => {
  for (const { golden, source, confidence, remarks = [], isTemplate } of rulesets) {
    expect(golden.length).toBeGreaterThanOrEqual(3)
    expect(source.document).not.toBe('')
    if (isTemplate || confidence !== 'sure') expect(remarks.length).toBeGreaterThan(0)
  }
})
