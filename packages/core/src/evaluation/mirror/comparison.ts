import { tProbability, tQuantile } from './distribution.ts'

/** Fewer observations than this say nothing about the one who made them. */
export const FEWEST = 5
/** Fewer evaluators than this are no others to be compared with. */
const FEWEST_GROUPS = 3
/** How likely it is at most that anybody at all stands out where in truth all are alike. */
export const FALSE_ALARM = 0.05

export interface Estimate {
  estimate: number
  low: number
  high: number
}

/** How one evaluator stands among the others in one measure. */
export interface Standing {
  observations: number
  /** The mean of the evaluator's own observations, and that of the others. */
  own: number
  others: number
  /** Own less others, with the interval that covers the true difference in 95 of 100 cases. */
  direct: Estimate
  /** The same drawn towards zero as far as the observations are few: the best guess of the true difference. */
  shrunk: Estimate
  /** How likely so large a difference is by chance, counting that as many evaluators are looked at. */
  chance: number
}

/**
 * Compares groups of observations by an empirical Bayes model: value = mean + group + noise. The noise is pooled within
 * the groups; the variance between them is that of DerSimonian and Laird (1986); a group's effect is shrunk by Morris'
 * rule (1983). Each group is held against the others without itself, so one that is far off does not hide itself.
 * `chance` is Student's t for the difference times the number of groups (Bonferroni), so that in 95 of 100 comparisons of
 * groups that are all alike nobody falls below `FALSE_ALARM`. Undefined for a group with too few observations, and for
 * all where there is nobody to compare with.
 */
export function compareGroups(groups: readonly (readonly number[])[]): (Standing | undefined)[] {
  const judged = groups.filter((values) => values.length >= FEWEST)
  const freedom = judged.reduce((sum, values) => sum + values.length - 1, 0)
  if (judged.length < FEWEST_GROUPS) return groups.map(() => undefined)
  const noise = judged.reduce((sum, values) => sum + squares(values), 0) / freedom
  // Where nothing varies inside any group there is no measure of chance.
  if (noise <= 1e-12) return groups.map(() => undefined)
  const between = betweenVariance(judged, noise)
  const quantile = tQuantile(FALSE_ALARM, freedom)
  const weights = judged.map((values) => 1 / (between + noise / values.length))
  const weight = sum(weights)
  const weighted = sum(judged.map((values, index) => mean(values) * (weights[index] ?? 0)))
  return groups.map((values) => {
    if (values.length < FEWEST) return undefined
    const own = mean(values)
    const ownNoise = noise / values.length
    const ownWeight = 1 / (between + ownNoise)
    const others = (weighted - own * ownWeight) / (weight - ownWeight)
    const othersNoise = 1 / (weight - ownWeight)
    const difference = own - others
    const error = Math.sqrt(ownNoise + othersNoise)
    const kept = between / (between + ownNoise)
    const shrunkError = Math.sqrt(kept * ownNoise + (1 - kept) ** 2 * othersNoise)
    return {
      observations: values.length,
      own,
      others,
      direct: around(difference, error * quantile),
      shrunk: around(kept * difference, shrunkError * quantile),
      chance: Math.min(1, judged.length * tProbability(difference / error, freedom)),
    }
  })
}

/**
 * How much the groups truly differ. Where the data show nothing, what they could not have shown is left standing: the
 * standard deviation of the estimate itself. Zero would claim certainty, and every interval would shrink to a point.
 */
function betweenVariance(groups: readonly (readonly number[])[], noise: number): number {
  const weights = groups.map((values) => values.length / noise)
  const total = sum(weights)
  const centre = sum(groups.map((values, index) => mean(values) * (weights[index] ?? 0))) / total
  const spread = sum(groups.map((values, index) => (weights[index] ?? 0) * (mean(values) - centre) ** 2))
  const scale = total - sum(weights.map((weight) => weight * weight)) / total
  const freedom = groups.length - 1
  return Math.max(spread - freedom, Math.sqrt(2 * freedom)) / scale
}

function around(estimate: number, error: number): Estimate {
  return { estimate, low: estimate - error, high: estimate + error }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length
}

function squares(values: readonly number[]): number {
  const centre = mean(values)
  return sum(values.map((value) => (value - centre) ** 2))
}
