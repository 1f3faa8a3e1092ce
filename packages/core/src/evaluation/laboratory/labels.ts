import type { Bilingual, Ruleset } from '../ruleset.ts'

/**
 * What the rules themselves call their conditions, gates and criteria, by the names under which a report counts them:
 * `good.onTime` for a condition of a grade, `onTime` for one that forces the lowest, `criteria.bonus` for missing facts.
 */
export function labelsIn(rulesets: readonly Pick<Ruleset, 'criteria' | 'placement'>[]): Record<string, Bilingual> {
  const labels: Record<string, Bilingual> = {}
  for (const { criteria, placement } of rulesets) {
    for (const { code, label } of criteria) labels[`criteria.${code}`] ??= label
    for (const { grade, conditions } of placement?.grades ?? []) {
      for (const { fact, label } of conditions) {
        labels[`${grade}.${fact}`] ??= label
        labels[`placement.${fact}`] ??= label
      }
    }
    for (const { fact, label } of placement?.forces ?? []) {
      labels[fact] ??= label
      labels[`placement.${fact}`] ??= label
    }
    for (const { code, label } of placement?.gates ?? []) {
      labels[code] ??= label
      labels[`placement.${code}`] ??= label
    }
  }
  return labels
}
