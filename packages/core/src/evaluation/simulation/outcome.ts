import { Refusal } from '../../errors.ts'
import { bandOf } from '../grade/band.ts'
import { placeGrade } from '../grade/place.ts'
import { Grade } from '../grade/placement-facts.ts'
import type { ScoredPeriod } from '../grade/scored-period.ts'
import { figuresOf, type PreparedRuleset, prepareRuleset } from '../score.ts'
import type { RulesetLookup } from './policy.ts'
import type { SimulatedSheet } from './subject.ts'

/** Something in the rules that decided a result. */
export interface Effect {
  what: 'cap' | 'condition' | 'force' | 'gate' | 'quota' | 'conduct'
  /** The condition's fact, the gate's code, the quota's scope … */
  name: string
}

/** Why there is no result. */
export interface Unscored {
  reason:
    | 'noRuleset'
    | 'notItsPeriod'
    | 'refused'
    | 'notScored'
    | 'missing'
    | 'noRowMatches'
    | 'needsDecision'
    | 'noYearFacts'
  /** What is missing, or what the refusal says. */
  detail: string
}

/** What one set of rules makes of a sheet or of a year. */
export interface Outcome {
  prepared: PreparedRuleset | null
  total: number | null
  level: Grade | null
  effects: Effect[]
  /** Empty where there is a result. */
  unscored: Unscored[]
}

export function withoutResult(...unscored: Unscored[]): Outcome {
  return { prepared: null, total: null, level: null, effects: [], unscored }
}

/** The sheet under the rules of one side, before any quota. Never throws for facts that the rules cannot score. */
export function outcomeOf(lookup: RulesetLookup, sheet: SimulatedSheet, { kind, last }: ScoredPeriod): Outcome {
  const { positionClass, facts } = sheet
  try {
    const ruleset = lookup(positionClass, last, sheet)
    if (!ruleset) return withoutResult({ reason: 'noRuleset', detail: positionClass })
    if (!ruleset.gives[kind]) return withoutResult({ reason: 'notItsPeriod', detail: ruleset.id })
    return scored(prepareRuleset(ruleset), facts, ruleset.gives[kind] === 'grade')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return withoutResult({ reason: 'refused', detail: error.code })
  }
}

function scored(prepared: PreparedRuleset, facts: SimulatedSheet['facts'], givesGrade: boolean): Outcome {
  const { ruleset, settings } = prepared
  const figures = ruleset.criteria.length > 0 ? figuresOf(prepared, facts) : null
  const total = figures?.total ?? null
  // Where the reading leaves results uncapped, what is above the most stays in them.
  const isCut = (figures?.raw ?? 0) > (figures?.results ?? 0)
  const effects: Effect[] = isCut ? [{ what: 'cap', name: 'results' }] : []
  const unscored = (figures?.missing ?? []).map((path): Unscored => ({ reason: 'missing', detail: inGeneral(path) }))
  if (figures?.reason) unscored.push({ reason: 'notScored', detail: figures.reason })
  if (!givesGrade) {
    const band = total === null ? undefined : bandOf(ruleset.bands, total)?.grade
    return { prepared, total, level: Grade.safeParse(band).data ?? null, effects, unscored }
  }
  const placed = placeGrade(ruleset, total, facts.placement, settings)
  for (const { grade, condition, met } of placed.results) {
    if (grade !== 'failed' && met === false) effects.push({ what: 'condition', name: `${grade}.${condition.fact}` })
  }
  if (placed.forcedBy !== null) effects.push({ what: 'force', name: placed.forcedBy })
  if (placed.gatedBy !== null) effects.push({ what: 'gate', name: placed.gatedBy })
  for (const fact of placed.missing) unscored.push({ reason: 'missing', detail: `placement.${fact}` })
  if (placed.reason === 'noRowMatches') unscored.push({ reason: 'noRowMatches', detail: ruleset.id })
  // What forces a grade needs no points.
  return { prepared, total, level: placed.grade, effects, unscored: placed.grade === null ? unscored : [] }
}

/** Without the names of single tasks and items, which would be as many as there are people. */
function inGeneral(path: string): string {
  const [area = '', code] = path.split('.')
  return area === 'criteria' && code ? `${area}.${code}` : path.replace(/^(tasks)\b.*/, '$1')
}
