import { fraction, roundedHalfUp } from '../../shared/fraction.ts'
import { daysBetween, lastDay, type Month } from '../../shared/period.ts'
import { type Ambiguity, ambiguities, inOrder, type SettingUsed } from '../ambiguity.ts'
import type { Period } from '../year/mean.ts'
import { type MissingReason, type PersonMonth, personMonth, type Rules } from './person-month.ts'
import type { PersonPeriod } from './person-period.ts'
import type { HeldPost, ScoreInForce } from './score-in-force.ts'

/** A person's quarter, half-year or year, taken over the printed scores of its months. */
export interface RollUp {
  period: string
  kind: Period['kind']
  /** partial: some months have no score. provisional: a month that counts may still change. */
  status: 'scored' | 'partial' | 'provisional' | 'notScored'
  /** In hundredths, rounded half up once; null where no month has a score. */
  mean: number | null
  sum: number
  /** Every month of the period, in order. */
  months: PersonMonth[]
  /** Those that the mean was taken over. */
  counted: Month[]
  missing: { month: Month; reason: MissingReason }[]
  /** Whether nothing more will come: the months without a score never will have one. */
  isFinal: boolean
  /** The units of the months that count, in the order in which they were worked in. */
  unitIds: string[]
  /** In hundredths of a month, cut off: the time of work on record, without the months that had no work. */
  monthsWorked: number
  /** A year with less than six months of work, which is not graded (Article 11.1). */
  isTooShort: boolean
  /** The readings of open questions that mattered. */
  settings: SettingUsed[]
}

const LEAST_MONTHS = 6

/** The mean of the months that have a score (Article 17.3, and 11.2 for who worked fewer): transfers and posts held at once included. */
export function rollUp(
  { text, period, months: whole }: PersonPeriod,
  scores: readonly ScoreInForce[],
  posts: readonly HeldPost[],
  rules: Rules,
): RollUp {
  const months = whole.map((month) => personMonth(month, scores, posts, rules))
  const counting = months.filter(({ total }) => total !== null)
  const sum = counting.reduce((result, { total }) => result + (total ?? 0), 0)
  const missing = months.flatMap(({ month, reason }) => (reason === null ? [] : [{ month, reason }]))
  const isProvisional = counting.some(({ status }) => status === 'provisional')
  const unitIds = counting
    .flatMap(({ parts }) => parts)
    .flatMap(({ unitId, total }) => (total === null ? [] : (unitId ?? [])))
  const worked = months.reduce((days, month) => days + hundredthsWorked(month), 0)
  return {
    period: text,
    kind: period.kind,
    status:
      counting.length === 0 ? 'notScored' : isProvisional ? 'provisional' : missing.length > 0 ? 'partial' : 'scored',
    mean: counting.length === 0 ? null : roundedHalfUp(fraction(sum, counting.length)),
    sum,
    months,
    counted: counting.map(({ month }) => month),
    missing,
    isFinal: !(isProvisional || missing.some(({ reason }) => reason === 'notClosed')),
    unitIds: [...new Set(unitIds)],
    monthsWorked: worked,
    isTooShort: period.kind === 'year' && worked < LEAST_MONTHS * 100,
    settings: readings(
      months.flatMap(({ touched }) => touched),
      rules,
    ),
  }
}

/** A month that was worked in part counts by its days; what another agency sent covers what is left of its month. */
function hundredthsWorked({ month, reason, parts }: PersonMonth): number {
  if (reason === 'noWork' || reason === 'notInService') return 0
  const last = lastDay(month)
  if (parts.some(({ from, to }) => from === null || (from.endsWith('-01') && to === last))) return 100
  const covered = new Set(
    parts.flatMap(({ from, to }) =>
      from === null || to === null
        ? []
        : Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => Number(from.slice(8)) + at),
    ),
  )
  return Math.floor((covered.size * 100) / Number(last.slice(8)))
}

function readings(touched: readonly Ambiguity[], { settings }: Rules): SettingUsed[] {
  return inOrder([...new Set(touched)]).map((number) => ({
    number,
    value: settings[number] ?? ambiguities[number].readings[0],
  }))
}
