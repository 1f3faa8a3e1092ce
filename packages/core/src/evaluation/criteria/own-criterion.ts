import { z } from 'zod'
import { fail } from '../../errors.ts'
import { decimalOf, type Fraction, fraction, fractionText, scaledBy } from '../../shared/fraction.ts'
import type { Ambiguity, Settings } from '../ambiguity.ts'
import type { MonthFacts } from '../facts.ts'
import type { Criterion, CriterionScore, Exclusion, Explained } from './criterion.ts'

/** What a criterion earned by its own facts; what is left out is nothing. */
export interface Earned {
  points: Fraction | null
  /** The points before any cap or floor, where that differs. */
  raw?: Fraction
  ratio?: Fraction
  touched?: readonly Ambiguity[]
  excluded?: Exclusion
}

interface OwnSpec<Params extends z.ZodType, Facts> {
  params: Params
  /** The most points that it gives, in hundredths. */
  max: (params: z.output<Params>) => number
  /** Whether it earns by one share, shown under the criterion's code. */
  hasRatio?: true
  /** The results of other rulesets that it needs first. */
  draws?: Criterion['draws']
  /** What a complete sheet must hold under the criterion's code. */
  facts: (params: z.output<Params>) => z.ZodType<Facts>
  evaluate: (params: z.output<Params>, facts: Facts, settings: Settings) => Earned
  explain: (params: z.output<Params>, facts: Facts, score: CriterionScore, settings: Settings) => Explained
}

/** A kind whose facts stand under the criterion's own code, `criteria[code]`, and are read only when they are complete. */
export function ownCriterion<Params extends z.ZodType, Facts>(spec: OwnSpec<Params, Facts>): Criterion {
  return {
    params: spec.params,
    ...(spec.draws && { draws: spec.draws }),
    prepare(input, settings, { code }) {
      const params = spec.params.parse(input)
      const own = spec.facts(params)
      const max = spec.max(params)
      return {
        max,
        letters: spec.hasRatio ? [code] : [],
        own,
        facts: factsUnder(code, own),
        evaluate(facts) {
          const read = readOwn(own, facts, code)
          if ('missing' in read) return missingScore(read.missing)
          const {
            points,
            raw = points,
            ratio,
            touched = [],
            excluded = null,
          } = spec.evaluate(params, read.own, settings)
          return { points, raw, ratios: ratio ? [ratio] : [], missing: [], touched, excluded }
        },
        explain(facts, score) {
          const read = readOwn(own, facts, code)
          return 'missing' in read ? unknown : spec.explain(params, read.own, score, settings)
        },
      }
    },
  }
}

const unknown: Explained = { term: '?', formula: null, children: [] }

export function missingScore(missing: readonly string[]): CriterionScore {
  return { points: null, raw: null, ratios: [], missing, touched: [], excluded: null }
}

/** The schema of a sheet that holds these facts under the criterion's code. */
export function factsUnder(code: string, own: z.ZodType): z.ZodType {
  return z.object({ criteria: z.object({ [code]: own }) })
}

/** The facts, or the paths of those that nobody has given yet. Facts that are no facts of the kind are refused. */
function readOwn<Facts>(schema: z.ZodType<Facts>, { criteria }: MonthFacts, code: string) {
  const given = criteria?.[code] ?? undefined
  const parsed = schema.safeParse(given, { reportInput: true })
  if (parsed.success) return { own: parsed.data }
  const missing = parsed.error.issues.map(({ input, path }) => {
    const at = ['criteria', code, ...path].map(String).join('.')
    return input == null ? at : fail('facts.notAdmitted', { path: at })
  })
  return { missing }
}

/** Hundredths as points: a decimal where there is one of four decimals, else the fraction. */
export function pointsFigure(points: Fraction | null): string {
  if (points === null) return '?'
  const value = scaledBy(points, 1, 100)
  return decimalOf(value, 4) ?? fractionText(value)
}

/** Whole hundredths as an exact value. */
export function exactly(points: number): Fraction {
  return fraction(points)
}
