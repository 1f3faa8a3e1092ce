import { type Fraction, fraction, fractionText, plus, roundedHalfUp } from '../shared/fraction.ts'
import { type Ambiguity, inOrder, type Settings, type SettingUsed } from './ambiguity.ts'
import type { CriterionScore, Exclusion, Kinds, PreparedCriterion } from './criteria/criterion.ts'
import { criterionKinds } from './criteria/registry.ts'
import type { MonthFacts } from './facts.ts'
import type { Ruleset } from './ruleset.ts'

/** A month's score. All points are hundredths, each rounded half up once from its exact value. */
export interface MonthlyScore {
  /** incomplete: `missing` names what is not known yet, and there is no total. */
  status: 'scored' | 'notScored' | 'incomplete'
  /** Why a month is not scored; such a month is left out of every mean. */
  reason: Exclusion | null
  general: number | null
  results: number | null
  /** The result points before the cap. */
  raw: number | null
  /** What `raw` exceeds the most result points by: not counted under the usual reading, but kept visible. */
  surplus: number | null
  total: number | null
  /** The exact shares as reduced fractions, by their letters; null for one that is missing or left out. */
  ratios: Record<string, string | null>
  /** The readings of open questions that mattered here. */
  settings: SettingUsed[]
  /** The facts that are not known yet, by their path. Nothing is assumed for them. */
  missing: string[]
}

const NOTHING = fraction(0)

/** A ruleset with its parameters and readings taken in once. */
export interface PreparedRuleset {
  readonly ruleset: Ruleset
  readonly settings: Settings
  readonly criteria: readonly { definition: Ruleset['criteria'][number]; prepared: PreparedCriterion }[]
}

const prepared = new WeakMap<Ruleset, PreparedRuleset>()

/** Takes a ruleset in for scoring many sheets; `settings` override its own readings. */
export function prepareRuleset(
  ruleset: Ruleset,
  settings: Settings = {},
  kinds: Kinds = criterionKinds,
): PreparedRuleset {
  const isUsual = kinds === criterionKinds && Object.keys(settings).length === 0
  const known = isUsual ? prepared.get(ruleset) : undefined
  if (known) return known
  const resolved = { ...ruleset.settings, ...settings }
  const criteria = ruleset.criteria.map((definition) => {
    const kind = kinds[definition.kind]
    if (!kind) throw new Error(`The ruleset ${ruleset.id} was read with other kinds: ${definition.kind}`)
    return { definition, prepared: kind.prepare(definition.params, resolved, { code: definition.code, kinds }) }
  })
  const result = { ruleset, settings: resolved, criteria }
  if (isUsual) prepared.set(ruleset, result)
  return result
}

/** The month's score. Never throws for absent facts: what is not known is named in `missing`, and then there is no total. */
export function scoreMonth(ruleset: Ruleset, facts: MonthFacts, settings?: Settings): MonthlyScore {
  return scorePrepared(prepareRuleset(ruleset, settings), facts)
}

/** The same as `scoreMonth`, for a ruleset taken in before. */
export function scorePrepared(prepared: PreparedRuleset, facts: MonthFacts): MonthlyScore {
  const { status, reason, general, results, raw, surplus, total, missing, scores, touched } = figuresOf(prepared, facts)
  const ratios = ratioTexts(prepared, scores)
  const settings = inOrder(touched).map((number) => ({ number, value: prepared.settings[number] ?? '' }))
  return { status, reason, general, results, raw, surplus, total, ratios, settings, missing }
}

/** The figures of a score with what they were made from, before anything is written out as text. */
export interface MonthlyFigures extends Omit<MonthlyScore, 'ratios' | 'settings'> {
  readonly scores: readonly CriterionScore[]
  readonly touched: readonly Ambiguity[]
}

/** The figures alone: for counting over many months, where writing the ratios out would take as long as scoring. */
export function figuresOf({ criteria }: PreparedRuleset, facts: MonthFacts): MonthlyFigures {
  return figuresFrom(criteria, ({ prepared }) => prepared.evaluate(facts))
}

/** What the criteria make together, however each is evaluated. */
export function figuresFrom(
  criteria: PreparedRuleset['criteria'],
  scoreOf: (criterion: PreparedRuleset['criteria'][number]) => CriterionScore,
): MonthlyFigures {
  let general: Fraction | null = NOTHING
  let results: Fraction | null = NOTHING
  let raw: Fraction | null = NOTHING
  let most = 0
  let reason: MonthlyScore['reason'] = null
  const missing: string[] = []
  const touched: Ambiguity[] = []
  const scores: CriterionScore[] = []
  for (const criterion of criteria) {
    const { definition, prepared } = criterion
    const score = scoreOf(criterion)
    scores.push(score)
    if (definition.part === 'results') {
      results = added(results, score.points)
      raw = added(raw, score.raw)
      most += prepared.max
    } else general = added(general, score.points)
    if (score.missing.length > 0) missing.push(...score.missing)
    if (score.touched.length > 0) touched.push(...score.touched)
    reason ??= score.excluded
  }
  const total = reason === null ? added(general, results) : null
  const counted = rounded(results)
  const uncapped = raw === results ? counted : rounded(raw)
  return {
    status: reason !== null ? 'notScored' : total === null ? 'incomplete' : 'scored',
    reason,
    general: rounded(general),
    results: counted,
    raw: uncapped,
    surplus: uncapped === null ? null : Math.max(0, uncapped - most),
    total: rounded(total),
    missing,
    scores,
    touched,
  }
}

function ratioTexts({ criteria }: PreparedRuleset, scores: readonly CriterionScore[]): MonthlyScore['ratios'] {
  const texts: MonthlyScore['ratios'] = {}
  for (const [place, { ratios }] of scores.entries()) {
    const letters = criteria[place]?.prepared.letters ?? []
    for (const [index, ratio] of ratios.entries()) texts[letters[index] ?? ''] = ratio && fractionText(ratio)
  }
  return texts
}

function added(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (a === NOTHING || b === null) return b
  return a && plus(a, b)
}

function rounded(value: Fraction | null): number | null {
  return value && roundedHalfUp(value)
}
