import { type Derivation, derivationNode } from '../derivation.ts'
import type { MonthFacts } from '../facts.ts'
import { explainGrade } from '../grade/explain-grade.ts'
import type { Ruleset } from '../ruleset.ts'
import { quotaStep } from '../year/explain-quota.ts'
import type { GroupGrade } from './grade-group.ts'

/** As `explainGrade`, with the place that the quota gave: `met the conditions, rank 7 of 5 places`. */
export function explainGroupGrade(ruleset: Ruleset, facts: MonthFacts, grade: GroupGrade): Derivation {
  const { ruleset: identity, root } = explainGrade(ruleset, facts, grade)
  const { quota, standing } = grade
  if (!quota || !standing) return { ruleset: identity, root }
  const step = derivationNode(quotaStep(quota, standing, grade.grade), ruleset.source.document, root.id)
  const undecided = grade.isUndecided ? [{ name: 'reason', value: 'needsDecision' }] : []
  const settings = grade.settings.map(({ number, value }) => ({ name: number, value }))
  return {
    ruleset: identity,
    root: {
      ...root,
      value: grade.grade,
      formula: step.formula,
      inputs: [...root.inputs, ...undecided, ...settings],
      children: [step, ...root.children],
    },
  }
}
