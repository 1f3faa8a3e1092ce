import type { Settings } from '../ambiguity.ts'
import type { Kinds } from '../criteria/criterion.ts'
import { criterionKinds } from '../criteria/registry.ts'
import type { Derivation } from '../derivation.ts'
import { explainScore } from '../explain.ts'
import type { MonthFacts } from '../facts.ts'
import { type Ruleset, rulesetSchema } from '../ruleset.ts'
import { type MonthlyScore, type PreparedRuleset, prepareRuleset, scorePrepared } from '../score.ts'

export interface Engine {
  readonly kinds: Kinds
  /** The schema of the rulesets that this engine can read. */
  readonly Ruleset: ReturnType<typeof rulesetSchema>
  prepare(ruleset: Ruleset, settings?: Settings): PreparedRuleset
  score(ruleset: Ruleset, facts: MonthFacts, settings?: Settings): MonthlyScore
  explain(ruleset: Ruleset, facts: MonthFacts, score: MonthlyScore): Derivation
}

/**
 * An engine with kinds of one's own beside ours: `createEngine({ kinds: { ...criterionKinds, hoursDiary } })`.
 * A kind is an object made by `ownCriterion`; nothing else has to know it.
 */
export function createEngine({ kinds }: { kinds: Kinds }): Engine {
  const prepare: Engine['prepare'] = (ruleset, settings = {}) => prepareRuleset(ruleset, settings, kinds)
  return {
    kinds,
    Ruleset: rulesetSchema(kinds),
    prepare,
    score: (ruleset, facts, settings) => scorePrepared(prepare(ruleset, settings), facts),
    explain: (ruleset, facts, score) => explainScore(ruleset, facts, score, kinds),
  }
}

/** The engine with the kinds that are built in. */
export const engine = createEngine({ kinds: criterionKinds })
