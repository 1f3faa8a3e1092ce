import type { Ruleset } from '../ruleset.ts'
import { finding, type RulesetFinding } from './finding.ts'

/** Levels that nothing reaches, that leave something out or that meet each other. */
export function bandFindings(ruleset: Ruleset): RulesetFinding[] {
  const { bands, total, placement } = ruleset
  if (!total || bands.length === 0) return []
  const at = (index: number) => `bands.${index}`
  const named = (code: Parameters<typeof finding>[0], path: string) => finding(code, path, [ruleset, total.article])
  const found: RulesetFinding[] = []
  // Scores are whole hundredths: a level is the whole numbers from `first` to `last`.
  let covered = total.max + 1
  for (const [index, band] of bands.entries()) {
    const first = band.bound === 'open' ? band.from + 1 : band.from
    const last = Math.min(total.max, (band.below ?? total.max + 1) - 1)
    if (first > last || first >= covered) {
      found.push(named('band.unreachable', at(index)))
      continue
    }
    if (last < covered - 1) found.push(named('band.gap', at(index)))
    if (band.below !== undefined && last >= covered) found.push(named('band.overlap', at(index)))
    covered = first
  }
  if (covered > 0) found.push(named('band.gap', at(bands.length - 1)))
  if (placement?.grades.some(({ conditions }) => conditions.length > 0)) found.push(named('placement.gap', 'placement'))
  return found
}
