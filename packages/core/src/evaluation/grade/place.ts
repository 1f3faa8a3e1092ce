import type { Ambiguity, Settings, SettingUsed } from '../ambiguity.ts'
import type { Ruleset } from '../ruleset.ts'
import { bandOf, isOnOpenBorder } from './band.ts'
import type { Condition, Placement } from './placement.ts'
import { type ConditionFact, Grade, type PlacementFacts } from './placement-facts.ts'

export interface ConditionResult {
  grade: Grade
  condition: Condition
  /** Null while it is not known. */
  fact: ConditionFact | null
  /** Null while the fact is not known. */
  met: boolean | null
}

/** The grade that points and conditions give. Where no row of the law matches there is none, and a person decides. */
export interface Placed {
  grade: Grade | null
  /** The grade of the points alone; null where the ruleset has no points or the score is not known. */
  band: Grade | null
  reason: 'noScore' | 'missingFact' | 'noRowMatches' | null
  /** The names of the facts that are not known. */
  missing: string[]
  results: ConditionResult[]
  /** What forced the lowest grade. */
  forcedBy: string | null
  /** The gate that lowered the grade. */
  gatedBy: string | null
  /** Gates whose organisation has no grade yet: the grade may still fall. */
  waitsFor: string[]
  settings: SettingUsed[]
}

/** Places a score in a grade. Never throws: what is not known is named, and a gap of the law stays one. */
export function placeGrade(
  ruleset: Pick<Ruleset, 'bands' | 'placement' | 'settings'>,
  total: number | null,
  facts: PlacementFacts = { conditions: {}, gates: {} },
  settings: Settings = {},
): Placed {
  const readings = { ...ruleset.settings, ...settings }
  const placement = ruleset.placement ?? nothingAsked
  const hasPoints = ruleset.bands.length > 0
  const parsed = Grade.safeParse(total === null ? undefined : bandOf(ruleset.bands, total)?.grade)
  const band = parsed.data ?? null
  const touched: Ambiguity[] = total !== null && isOnOpenBorder(ruleset.bands, total) ? ['A20'] : []
  const none = { grade: null, band, missing: [], results: [], forcedBy: null, gatedBy: null, waitsFor: [] }
  const used = () => touched.map((number) => ({ number, value: readings[number] ?? '' }))

  const forced = placement.forces.map((condition) => checked('failed', condition, facts))
  const force = forced.find(({ met }) => met === true)
  if (force) {
    return { ...none, grade: 'failed', reason: null, results: forced, forcedBy: force.condition.fact, settings: used() }
  }
  if (hasPoints && total === null) return { ...none, reason: 'noScore', results: forced, settings: used() }
  const unknown = namesOf(forced.filter(({ met }) => met === null))
  if (unknown.length > 0) {
    return { ...none, reason: 'missingFact', missing: unknown, results: forced, settings: used() }
  }
  if (hasPoints && band === null) return { ...none, reason: 'noRowMatches', results: forced, settings: used() }

  // Without points the law itself asks for the best grade whose conditions hold; with them, each row is a whole.
  const goesOn = !hasPoints || (placement.gap !== null && readings[placement.gap] === 'fallThrough')
  const results = [...forced]
  const from = band === null ? 0 : Grade.options.indexOf(band)
  for (const grade of Grade.options.slice(from)) {
    const row = placement.grades.find((each) => each.grade === grade)
    if (!row && !hasPoints) continue
    const own = (row?.conditions ?? []).map((condition) => checked(grade, condition, facts))
    results.push(...own)
    const missing = namesOf(own.filter(({ met }) => met === null))
    if (own.some(({ met }) => met === false)) {
      if (placement.gap !== null) touched.push(placement.gap)
      if (goesOn) continue
      break
    }
    if (missing.length > 0) return { ...none, reason: 'missingFact', missing, results, settings: used() }
    const gated = throughGates(grade, placement, facts, readings)
    touched.push(...gated.touched)
    const { grade: final, gatedBy, waitsFor } = gated
    return { ...none, grade: final, gatedBy, waitsFor, reason: null, results, settings: used() }
  }
  return { ...none, reason: 'noRowMatches', results, settings: used().slice(0, 1) }
}

/** What the grade asks for besides points, each met or not. */
export function conditionsOf(
  { placement }: Pick<Ruleset, 'placement'>,
  grade: Grade,
  facts: PlacementFacts = { conditions: {}, gates: {} },
): ConditionResult[] {
  const row = placement?.grades.find((each) => each.grade === grade)
  return (row?.conditions ?? []).map((condition) => checked(grade, condition, facts))
}

const nothingAsked: Placement = { grades: [], forces: [], gates: [], gap: null }

function throughGates(grade: Grade, { gates }: Placement, facts: PlacementFacts, readings: Settings) {
  const touched: Ambiguity[] = []
  let lowest = grade
  let gatedBy: string | null = null
  for (const { code, open } of gates) {
    const limit = facts.gates[code]
    if (!limit || Grade.options.indexOf(limit) <= Grade.options.indexOf(lowest)) continue
    if (open) touched.push(open.question)
    if (open && readings[open.question] === open.passes) continue
    lowest = limit
    gatedBy = code
  }
  const waitsFor = gates.flatMap(({ code }) => (facts.gates[code] === null ? [code] : []))
  return { grade: lowest, gatedBy, waitsFor, touched }
}

function checked(grade: Grade, condition: Condition, { conditions }: PlacementFacts): ConditionResult {
  const fact = conditions[condition.fact] ?? null
  return { grade, condition, fact, met: isMet(condition, fact) }
}

function isMet({ needs, ofNothing }: Condition, fact: ConditionFact | null): boolean | null {
  if (fact === null) return null
  if (needs.is === 'true' || needs.is === 'false') return typeof fact === 'boolean' ? String(fact) === needs.is : null
  if (typeof fact === 'boolean') return null
  if (fact.of === 0) return ofNothing === 'met'
  const [share, limit] = [fact.done * 100, fact.of * needs.percent]
  const holds = { atLeast: share >= limit, above: share > limit, atMost: share <= limit, below: share < limit }
  return holds[needs.is]
}

function namesOf(results: readonly ConditionResult[]): string[] {
  return [...new Set(results.map(({ condition }) => condition.fact))]
}
