import type { Derivation } from './derivation.ts'
import type { MonthFacts } from './facts.ts'
import { type Ruleset, rulesetSha256 } from './ruleset.ts'
import type { MonthlyScore } from './score.ts'

/** How the score came about, as a tree down to the tasks. Never throws: what is missing is shown as missing. */
export function explainScore(ruleset: Ruleset, _facts: MonthFacts, _score: MonthlyScore): Derivation {
  return {
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) },
    root: {
      id: 'total',
      label: ruleset.title,
      value: null,
      unit: 'points',
      formula: null,
      article: null,
      inputs: [],
      taskId: null,
      children: [],
    },
  }
}
