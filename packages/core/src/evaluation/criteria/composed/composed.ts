import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { type Fraction, plus, roundedHalfUp } from '../../../shared/fraction.ts'
import { decimal } from '../../../shared/points.ts'
import type { Ambiguity, Settings } from '../../ambiguity.ts'
import type { Step } from '../../derivation.ts'
import type { MonthFacts } from '../../facts.ts'
import type { Criterion, CriterionScore, Explained, PreparedCriterion } from '../criterion.ts'
import type { Part } from '../item.ts'
import { factsUnder, missingScore } from '../own-criterion.ts'

export interface PreparedPart {
  definition: Part
  prepared: PreparedCriterion
}

/** What one part earned, with the sheet that it was read from. */
export interface PartScore extends PreparedPart {
  score: CriterionScore
  sheet: MonthFacts
}

/** What somebody gives for a part that does not concern them. */
export const NOT_APPLICABLE = 'notApplicable'
const leftOutWords = { [NOT_APPLICABLE]: { vi: 'Không áp dụng', en: 'Does not apply' } }

interface ComposedSpec<Params> {
  params: z.ZodType<Params>
  parts: (params: Params) => { path: PropertyKey[]; part: Part }[]
  max: (params: Params, parts: readonly PreparedPart[]) => number
  /** Whether a part may be given as not applicable. */
  mayLeaveOut?: true
  combine: (params: Params, scores: readonly PartScore[], settings: Settings) => CriterionScore
  explain: (params: Params, scores: readonly PartScore[], score: CriterionScore, settings: Settings) => Explained
}

/** A kind that consists of other criteria; their facts stand under its own code, by theirs. */
export function composed<Params>(spec: ComposedSpec<Params>): Criterion {
  return {
    params: spec.params,
    parts: (params) => spec.parts(spec.params.parse(params)),
    prepare(input, settings, { code, kinds }) {
      const params = spec.params.parse(input)
      const parts = spec.parts(params).map(({ part }) => preparePart(part, settings, kinds))
      const fields = parts.flatMap(({ definition, prepared }) => {
        if (prepared.own === null) return []
        const { vi, en } = definition.label
        const given = spec.mayLeaveOut ? z.union([z.literal(NOT_APPLICABLE), prepared.own]) : prepared.own
        return [[definition.code, given.meta(caption(vi, en, leftOutWords))]]
      })
      const own = z.strictObject(Object.fromEntries(fields))
      const scored = (facts: MonthFacts) => scoredParts(parts, facts, code, spec.mayLeaveOut === true)
      return {
        max: spec.max(params, parts),
        letters: parts.flatMap(({ prepared }) => prepared.letters),
        own,
        facts: factsUnder(code, own),
        evaluate(facts) {
          const scores = scored(facts)
          const missing = scores.flatMap(({ score }) => score.missing)
          const score = missing.length > 0 ? missingScore(missing) : spec.combine(params, scores, settings)
          return {
            ...score,
            ratios: scores.flatMap(({ prepared, score: { ratios } }) =>
              prepared.letters.map((_, index) => ratios[index] ?? null),
            ),
            touched: [...scores.flatMap(({ score: { touched } }) => touched), ...score.touched],
          }
        },
        explain: (facts, score) => spec.explain(params, scored(facts), score, settings),
      }
    },
  }
}

export function preparePart(definition: Part, settings: Settings, kinds: Parameters<Criterion['prepare']>[2]['kinds']) {
  const kind = kinds[definition.kind]
  if (!kind) throw new Error(`No criterion kind ${definition.kind}`)
  return { definition, prepared: kind.prepare(definition.params, settings, { code: definition.code, kinds }) }
}

function scoredParts(parts: readonly PreparedPart[], facts: MonthFacts, code: string, mayLeaveOut: boolean) {
  const own = facts.criteria?.[code]
  const criteria = isRecord(own) ? own : {}
  const sheet: MonthFacts = { ...facts, criteria }
  return parts.map(({ definition, prepared }) => {
    const isLeftOut = mayLeaveOut && criteria[definition.code] === NOT_APPLICABLE
    const score = isLeftOut ? leftOut : within(code, prepared.evaluate(sheet))
    return { definition, prepared, score, sheet }
  })
}

const leftOut: CriterionScore = { ...missingScore([]), excluded: 'nothingApplies' }

/** The paths of what a part misses, as they are from the whole sheet. */
export function within(code: string, score: CriterionScore): CriterionScore {
  if (score.missing.length === 0) return score
  const missing = score.missing.map((path) => path.replace(/^criteria\./, `criteria.${code}.`))
  return { ...score, missing }
}

export function isRecord(value: unknown): value is NonNullable<MonthFacts['criteria']> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function total(values: readonly Fraction[]): Fraction | null {
  return values.reduce<Fraction | null>((sum, value) => (sum === null ? value : plus(sum, value)), null)
}

/** A part as a step of its own. */
export function partStep({ definition, prepared, score, sheet }: PartScore, touched: readonly Ambiguity[] = []): Step {
  const isLeftOut = score.excluded !== null
  const explained = isLeftOut ? { formula: null, children: [] } : prepared.explain(sheet, score)
  const { code, label, article, says } = definition
  return {
    id: code,
    label: isLeftOut ? { vi: `${label.vi} (không áp dụng)`, en: `${label.en} (not applicable)` } : label,
    value: score.points === null ? null : decimal(roundedHalfUp(score.points), 2),
    unit: 'points',
    formula: explained.formula,
    ...(article !== undefined && { article }),
    says,
    inputs: [
      { name: 'max', value: decimal(prepared.max, 2) },
      ...touched.map((number) => ({ name: 'question', value: number })),
    ],
    children: explained.children,
  }
}
