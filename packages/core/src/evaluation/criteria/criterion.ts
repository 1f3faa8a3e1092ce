import type { z } from 'zod'
import type { Fraction } from '../../shared/fraction.ts'
import type { Ambiguity, Settings } from '../ambiguity.ts'
import type { Step } from '../derivation.ts'
import type { MonthFacts, SummedFacts } from '../facts.ts'
import type { Parts } from '../measure.ts'
import type { Bilingual } from '../ruleset.ts'
import type { Part } from './item.ts'

/** What one criterion earns. Points are hundredths, exact until the total is rounded; null while a fact is missing. */
export interface CriterionScore {
  readonly points: Fraction | null
  /** The points before any cap. */
  readonly raw: Fraction | null
  /** The shares that the points come from, in the order of the kind's `letters`; null for one that is missing or left out. */
  readonly ratios: readonly (Fraction | null)[]
  /** The facts that are not known yet, by their path. */
  readonly missing: readonly string[]
  /** The ambiguities whose reading mattered here. */
  readonly touched: readonly Ambiguity[]
  /** Why the period gets no score at all. */
  readonly excluded: Exclusion | null
}

/** There was no work to judge, or the criterion does not apply to this subject. Neither is ever 0 % or 100 %. */
export type Exclusion = 'noAssignedWork' | 'nothingApplies'

interface CriterionSpec<Params extends z.ZodType> {
  params: Params
  /** The most points that it gives, in hundredths. */
  max: (params: z.output<Params>) => number
  /** The letters of its ratios; none where it has no ratios. */
  letters?: (params: z.output<Params>) => string[]
  /** What a complete sheet must hold for it, as a schema over the facts. */
  facts: (params: z.output<Params>) => z.ZodType
  evaluate: (params: z.output<Params>, facts: MonthFacts, settings: Settings) => CriterionScore
  /** The same from tasks summed beforehand; absent where the tasks themselves are needed. */
  evaluateSummed?: (params: z.output<Params>, facts: SummedFacts, settings: Settings) => CriterionScore
  /** In how many parts the tasks must be summed for it; absent where it reads none. */
  parts?: (params: z.output<Params>, settings: Settings) => Parts
  explain: (params: z.output<Params>, facts: MonthFacts, settings: Settings, score: CriterionScore) => Explained
}

/** How a criterion came to its points: its term in the top formula, its own formula, and the steps under it. */
export interface Explained {
  term: string
  formula: Bilingual | null
  children: Step[]
}

/** A kind with its parameters taken in once, ready to score many sheets. */
export interface PreparedCriterion {
  readonly max: number
  readonly letters: readonly string[]
  /** What a sheet must hold under `criteria[code]`; null for a kind that reads other parts of the sheet. */
  readonly own: z.ZodType | null
  /** What a complete sheet must hold for it. */
  readonly facts: z.ZodType
  evaluate(facts: MonthFacts): CriterionScore
  /** Absent in a kind that cannot do without the tasks. */
  evaluateSummed?(facts: SummedFacts): CriterionScore
  /** In how many parts the tasks must be summed for it. */
  readonly parts?: Parts
  explain(facts: MonthFacts, score: CriterionScore): Explained
}

/** Every kind that is known, by its name. */
export type Kinds = Readonly<Record<string, Criterion>>

/** Where a criterion stands: its code, and the kinds that its own parts may be of. */
export interface Place {
  readonly code: string
  readonly kinds: Kinds
}

export interface Criterion {
  readonly params: z.ZodType
  /** The criteria within it, with their paths in its parameters. */
  parts?(params: unknown): { path: PropertyKey[]; part: Part }[]
  /** The results of other rulesets that must be known before it. */
  draws?(params: unknown): { ruleset: string; period: 'same' | 'previous' }[]
  prepare(params: unknown, settings: Settings, place: Place): PreparedCriterion
}

/** Ties a formula to its schemas; outside this call every kind has one type. */
export function criterion<Params extends z.ZodType>(spec: CriterionSpec<Params>): Criterion {
  return {
    params: spec.params,
    prepare(input, settings) {
      const params = spec.params.parse(input)
      const { evaluateSummed } = spec
      return {
        ...(evaluateSummed && { evaluateSummed: (facts: SummedFacts) => evaluateSummed(params, facts, settings) }),
        ...(spec.parts && { parts: spec.parts(params, settings) }),
        max: spec.max(params),
        letters: spec.letters?.(params) ?? [],
        own: null,
        facts: spec.facts(params),
        evaluate: (facts) => spec.evaluate(params, facts, settings),
        explain: (facts, score) => spec.explain(params, facts, settings, score),
      }
    },
  }
}
