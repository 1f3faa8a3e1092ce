import { compareGroups, type Estimate, FALSE_ALARM, FEWEST, type Standing } from './comparison.ts'
import { type AssessedSheet, groupedBy, type MirrorMeasure, measureKeys, observe } from './observation.ts'

/** What a measure counts, and how large a difference must be before it is worth a conversation. */
export interface MeasureSpec {
  unit: 'points' | 'pointsPerMonth' | 'percent' | 'days'
  /** On which side of the others a difference stands out. */
  side: 'both' | 'low' | 'high'
  /** The smallest difference that matters: an amount, or a share of what the others have. */
  matters: { amount: number } | { share: number }
}

/** Points in hundredths, as everywhere. */
export const mirrorMeasures = {
  leniency: { unit: 'points', side: 'both', matters: { amount: 1_00 } },
  spread: { unit: 'points', side: 'low', matters: { share: 0.5 } },
  drift: { unit: 'pointsPerMonth', side: 'both', matters: { amount: 20 } },
  halo: { unit: 'percent', side: 'low', matters: { share: 0.5 } },
  lateness: { unit: 'days', side: 'high', matters: { amount: 3 } },
  copying: { unit: 'percent', side: 'high', matters: { amount: 25 } },
} as const satisfies Record<MirrorMeasure, MeasureSpec>

/** One measure of one evaluator: how they stand, or that there is too little to say anything. */
export type Reading = (Standing & { enough: true; standsOut: boolean }) | { enough: false; needs: number }

/** One evaluator in the mirror. Nothing here alters a score. */
export interface EvaluatorReading {
  evaluatorId: string
  people: number
  months: number
  sheets: number
  measures: Record<MirrorMeasure, Reading>
}

/**
 * How the evaluators' habits differ, with how sure that is. It says that ratings differ, never why: a head of good people
 * and a generous head look alike as far as the work does not tell them apart. The order of the sheets changes nothing.
 */
export function mirror(sheets: readonly AssessedSheet[]): EvaluatorReading[] {
  const keyed = sheets.map((sheet) => ({ sheet, key: `${sheet.evaluatorId} ${sheet.month} ${sheet.sheetId}` }))
  const ordered = keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ sheet }) => sheet)
  const own = groupedBy(ordered, ({ evaluatorId }) => evaluatorId)
  const evaluatorIds = [...own.keys()]
  const observations = observe(ordered, evaluatorIds)
  const standings = measureKeys.map((key) => [key, compareGroups(observations[key])] as const)
  return evaluatorIds.map((evaluatorId, at) => {
    const readings = standings.map(([key, all]) => [key, reading(mirrorMeasures[key], all[at])])
    const rated = own.get(evaluatorId) ?? []
    return {
      evaluatorId,
      people: new Set(rated.map(({ officialId }) => officialId)).size,
      months: new Set(rated.map(({ month }) => month)).size,
      sheets: rated.length,
      // One entry for each key of `measureKeys`.
      measures: Object.fromEntries(readings) as Record<MirrorMeasure, Reading>,
    }
  })
}

function reading({ side, matters }: MeasureSpec, standing: Standing | undefined): Reading {
  if (!standing) return { enough: false, needs: FEWEST }
  const { direct, shrunk, others } = standing
  const least = 'amount' in matters ? matters.amount : matters.share * others
  const isOnSide = side === 'both' || (side === 'low' ? direct.estimate < 0 : direct.estimate > 0)
  // The drawn-in guess has to matter, so a few sheets far off are not enough.
  const standsOut = standing.chance <= FALSE_ALARM && isOnSide && Math.abs(shrunk.estimate) >= least
  return { ...rounded(standing), direct: cut(direct), shrunk: cut(shrunk), enough: true, standsOut }
}

function rounded(standing: Standing): Standing {
  const { own, others, chance } = standing
  return { ...standing, own: toThousandths(own), others: toThousandths(others), chance: toThousandths(chance) }
}

function cut({ estimate, low, high }: Estimate): Estimate {
  return { estimate: toThousandths(estimate), low: toThousandths(low), high: toThousandths(high) }
}

/** Machines may differ in the last digits of a logarithm; nobody reads those. */
function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000
}
