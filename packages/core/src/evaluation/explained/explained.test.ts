import { expect, test } from 'vitest'
import { type DerivationNode, flattened } from '../derivation.ts'
import type { MonthFacts } from '../facts.ts'
import { explainGrade } from '../grade/explain-grade.ts'
import { gradeSheet, usualPeriod } from '../grade/sheet-grade.ts'
import type { Ruleset } from '../ruleset.ts'
import { rulesets } from '../rulesets/registry.ts'
import { prepareRuleset } from '../score.ts'

/** Worked examples that are told of each: more would be read by nobody. */
const MOST = 4

/** A step as a reader sees it, both languages, with all that stands beside it. */
function line(node: DerivationNode, depth: number): string {
  const { id, label, value, unit, formula, article, inputs, taskId } = node
  const own = id.split('.').at(-1)
  const parts = [
    `${own}: ${label.vi} / ${label.en} = ${value ?? '?'} ${unit}`,
    formula && `${formula.vi} / ${formula.en}`,
    article?.article,
    inputs.map(({ name, value }) => `${name} ${value}`).join(', '),
    taskId && `task ${taskId}`,
  ]
  return `${'  '.repeat(depth)}${parts.filter(Boolean).join(' · ')}`
}

function told(ruleset: Ruleset, title: string, facts: MonthFacts, settings = {}): string {
  const prepared = prepareRuleset(ruleset, settings)
  const { root, ruleset: named } = explainGrade(ruleset, facts, gradeSheet(prepared, facts, usualPeriod(ruleset)))
  const lines = flattened(root).map(({ node, depth }) => line(node, depth + 1))
  return [`${named.id} (${named.title.en}): ${title}`, ...lines].join('\n')
}

/** Facts without the criteria of the sheet: whatever is not known is named. */
const unknown = ({ placement }: MonthFacts): MonthFacts => ({
  general: null,
  tasks: [],
  leadership: null,
  ...(placement && { placement: { conditions: {}, gates: placement.gates } }),
})

test.each(rulesets)('the explanations of $id are the reviewed ones', async (ruleset) => {
  const worked = ruleset.golden
    .slice(0, MOST)
    .map(({ title, facts, settings }) => told(ruleset, title, facts, settings))
  const [first] = ruleset.golden
  const nothing = first ? [told(ruleset, 'nothing is known yet', unknown(first.facts))] : []
  await expect(`${[...worked, ...nothing].join('\n\n')}\n`).toMatchFileSnapshot(`./${ruleset.id}.txt`)
})

test('every step of every explanation has a label in both languages, and ids of its own', () => {
  for (const ruleset of rulesets) {
    for (const { facts, settings } of ruleset.golden) {
      const grade = gradeSheet(prepareRuleset(ruleset, settings), facts, usualPeriod(ruleset))
      const nodes = flattened(explainGrade(ruleset, facts, grade).root).map(({ node }) => node)
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
      expect(nodes.filter(({ label }) => label.vi === '' || label.en === '')).toEqual([])
    }
  }
})
