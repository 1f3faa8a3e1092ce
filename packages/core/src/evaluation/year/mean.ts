import { fraction, roundedHalfUp } from '../../shared/fraction.ts'
import type { Month } from '../../shared/period.ts'
import type { Settings } from '../ambiguity.ts'

/** Printed scores of months in hundredths; null for a month without a score. */
export type MonthScores = Readonly<Partial<Record<Month, number | null>>>

export interface PeriodMean {
  /** The mean in hundredths, rounded half up once; null where no month has a score. */
  mean: number | null
  /** The months that it was taken over, in order. */
  months: Month[]
  sum: number
  /** Fewer months than the period has. */
  isPartial: boolean
}

export type Period =
  | { kind: 'quarter'; year: number; number: 1 | 2 | 3 | 4 }
  | { kind: 'half'; year: number; number: 1 | 2 }
  | { kind: 'year'; year: number }

const LENGTH = { quarter: 3, half: 6, year: 12 } as const

/** The months of a period, in order. */
export function monthsOf(period: Period): Month[] {
  const length = LENGTH[period.kind]
  const first = period.kind === 'year' ? 0 : (period.number - 1) * length
  return Array.from(
    { length },
    // Four digits of year and two of month are a month.
    (_, index) => `${String(period.year).padStart(4, '0')}-${String(first + index + 1).padStart(2, '0')}` as Month,
  )
}

/** The mean of the period's months that have a score: of 3, 6 or 12, or of those actually worked (Articles 11.2 and 17.3). */
export function periodMean(scores: MonthScores, period: Period): PeriodMean {
  const whole = monthsOf(period)
  const months = whole.filter((month) => scores[month] != null)
  const sum = months.reduce((total, month) => total + (scores[month] ?? 0), 0)
  const mean = months.length === 0 ? null : roundedHalfUp(fraction(sum, months.length))
  return { mean, months, sum, isPartial: months.length < whole.length }
}

/** The months whose scores count, where two sets of rules scored the year (A18): all, or those under the last ones. */
export function countedScores(
  { months, scoredBy }: { months: MonthScores; scoredBy?: Readonly<Partial<Record<Month, string>>> | undefined },
  reading: Settings['A18'],
): MonthScores {
  if (scoredBy === undefined || reading !== 'lastRules') return months
  const scored = scoredMonths(months)
  const last = scoredBy[scored.at(-1) ?? ('' as Month)]
  return Object.fromEntries(scored.flatMap((month) => (scoredBy[month] === last ? [[month, months[month]]] : [])))
}

/** Whether more than one set of rules scored the months. */
export function hasTwoRules({ months, scoredBy }: Parameters<typeof countedScores>[0]): boolean {
  if (scoredBy === undefined) return false
  return new Set(scoredMonths(months).map((month) => scoredBy[month])).size > 1
}

function scoredMonths(months: MonthScores): Month[] {
  // The keys are months by the type of the record.
  return (Object.keys(months) as Month[]).filter((month) => months[month] != null).toSorted()
}

/** The least sum of `count` scores whose rounded mean reaches `mean`. */
export function sumReaching(mean: number, count: number): number {
  return Math.ceil((2 * mean * count - count) / 2)
}
