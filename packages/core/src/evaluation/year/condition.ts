import { z } from 'zod'
import { compare, type Fraction, fraction } from '../../shared/fraction.ts'
import { Bilingual } from '../ruleset.ts'
import { Grade, gradeRank } from './grade.ts'

const Share = z.strictObject({ over: z.int().min(0), under: z.int().min(1) })

/** Something a grade asks for besides its points: a share of the work, or a yes. */
export const Condition = z.strictObject({
  grade: Grade,
  /** The name of the fact, such as `onTime` or `shortcomingsFixed`. */
  fact: z.string().min(1),
  label: Bilingual,
  article: z.string().min(1),
  needs: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('atLeast'), share: Share }),
    z.strictObject({ is: z.literal('atMost'), share: Share }),
    z.strictObject({ is: z.literal('true') }),
  ]),
})
export type Condition = z.infer<typeof Condition>

/** A yes or a share; absent while nobody knows. */
export type ConditionFacts = Readonly<Record<string, boolean | Fraction | undefined>>

export interface ConditionResult {
  condition: Condition
  /** Null while the fact is not known. */
  met: boolean | null
}

export interface ConditionedGrade {
  /** Null where no row of the law matches, or a fact is missing: then a person decides. */
  grade: Grade | null
  /** Why there is none. */
  reason: 'noRowMatches' | 'missingFact' | null
  results: ConditionResult[]
}

/**
 * The grade whose points and conditions both hold. The law has gaps: 85 points with one late task matches no row.
 * Read `humanDecision`, nothing is invented there; read `fallThrough`, the highest grade below whose conditions all hold is taken.
 */
export function conditionedGrade(
  band: Grade,
  conditions: readonly Condition[],
  facts: ConditionFacts,
  reading: 'humanDecision' | 'fallThrough',
): ConditionedGrade {
  const results: ConditionResult[] = []
  for (const grade of Grade.options.slice(gradeRank(band))) {
    const own = conditions.filter((condition) => condition.grade === grade)
    const checked = own.map((condition) => ({ condition, met: isMet(condition, facts[condition.fact]) }))
    results.push(...checked)
    if (checked.every(({ met }) => met === true)) return { grade, reason: null, results }
    if (checked.every(({ met }) => met !== false)) return { grade: null, reason: 'missingFact', results }
    if (reading === 'humanDecision') break
  }
  return { grade: null, reason: 'noRowMatches', results }
}

function isMet({ needs }: Condition, fact: boolean | Fraction | undefined): boolean | null {
  if (fact === undefined) return null
  if (needs.is === 'true') return fact === true
  if (typeof fact === 'boolean') return null
  const difference = compare(fact, fraction(needs.share.over, needs.share.under))
  return needs.is === 'atLeast' ? difference >= 0 : difference <= 0
}
