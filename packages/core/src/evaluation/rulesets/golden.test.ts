import { expect, test } from 'vitest'
import { gradeSheet, usualPeriod } from '../grade/sheet-grade.ts'
import { prepareRuleset } from '../score.ts'
import { rulesets } from './registry.ts'

const cases = rulesets.flatMap((ruleset) => ruleset.golden.map((golden) => ({ ruleset, golden, title: golden.title })))

test.each(cases)('$ruleset.id gives its worked example: $title', ({ ruleset, golden }) => {
  const prepared = prepareRuleset(ruleset, golden.settings)
  const { score, placed } = gradeSheet(prepared, golden.facts, usualPeriod(ruleset))
  const { results = null, total = null } = score ?? {}
  expect({ results, total, ...(placed && { grade: placed.grade }) }).toEqual(golden.expect)
})

test('every ruleset has worked examples, a source and says how sure it is', () => {
  for (const { golden, source, confidence, remarks = [], isTemplate } of rulesets) {
    expect(golden.length).toBeGreaterThan(0)
    expect(source.document).not.toBe('')
    if (isTemplate || confidence !== 'sure') expect(remarks.length).toBeGreaterThan(0)
  }
})
