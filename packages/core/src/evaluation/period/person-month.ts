import { isWorkingDay, type WorkingCalendar } from '../../shared/calendar.ts'
import { type Fraction, fraction, plus, roundedHalfUp, scaledBy } from '../../shared/fraction.ts'
import { addDays, type Day, firstDay, lastDay, type Month } from '../../shared/period.ts'
import type { Ambiguity, Settings } from '../ambiguity.ts'
import { quarterOf } from './person-period.ts'
import type { HeldPost, ScoreInForce } from './score-in-force.ts'

/** notClosed: a score will come. noWork: closed without assigned work (A7). notInService: no post was held. */
export type MissingReason = 'notClosed' | 'noWork' | 'notInService'

/** One post's share of a person's month, or what another agency sent for it. */
export interface MonthPart {
  /** The sheet or the entry; null where the month was not opened for the post. */
  id: string | null
  postId: string | null
  unitId: string | null
  place: string
  /** The days of the month that it covers; null for what was sent, which covers the days that no post here does. */
  from: Day | null
  to: Day | null
  workingDays: number
  status: ScoreInForce['status'] | 'notClosed'
  total: number | null
  units: number
  /** The quarter whose score stands in for the month (A9); null for a month's own score. */
  quarter: string | null
  /** What the part counts in the month; null where it has no score. */
  weight: Fraction | null
}

/** A person's month over all posts. */
export interface PersonMonth {
  month: Month
  status: 'scored' | 'provisional' | 'missing'
  reason: MissingReason | null
  /** In hundredths, rounded once where several parts made it: the figure of Form 02's row. */
  total: number | null
  parts: MonthPart[]
  /** The open questions that mattered. */
  touched: Ambiguity[]
}

/** What the roll-ups need besides scores and posts. */
export interface Rules {
  settings: Settings
  calendar: WorkingCalendar
}

/** The month of a person: the score of the one post, or of several combined; without a score it says why, and is never zero. */
export function personMonth(
  month: Month,
  scores: readonly ScoreInForce[],
  posts: readonly HeldPost[],
  rules: Rules,
): PersonMonth {
  const parts = partsOf(month, scores, posts, rules.calendar)
  const missing = (reason: MissingReason): PersonMonth => ({
    month,
    status: 'missing',
    reason,
    total: null,
    parts: parts.map(({ days: _, ...part }) => part),
    touched: reason === 'noWork' ? ['A7'] : [],
  })
  if (parts.length === 0) return missing('notInService')
  // A mean over the posts that happen to be closed would move when the others are.
  if (parts.some(({ status }) => status === 'notClosed')) return missing('notClosed')
  const counting = parts.filter(({ total }) => total !== null)
  if (counting.length === 0) return missing('noWork')
  const { weights, touched } = weighed(counting, rules.settings)
  const weightOf = new Map(counting.map((part, at) => [part, weights[at] ?? null]))
  const shown = parts.map((part): MonthPart => {
    const { days: _, ...figures } = part
    return { ...figures, weight: weightOf.get(part) ?? null }
  })
  const isProvisional = counting.some(({ status }) => status === 'provisional')
  return {
    month,
    status: isProvisional ? 'provisional' : 'scored',
    reason: null,
    total: roundedHalfUp(weighedMean(shown).mean),
    parts: shown,
    touched: [
      ...touched,
      ...(isProvisional ? (['A8'] as const) : []),
      ...(counting.some(({ quarter }) => quarter !== null) ? (['A9'] as const) : []),
    ],
  }
}

/** The mean of the parts that count, exact, with the sum of their weights. */
export function weighedMean(parts: readonly Pick<MonthPart, 'total' | 'weight'>[]): {
  mean: Fraction
  whole: Fraction
} {
  let [sum, whole] = [NOTHING, NOTHING]
  for (const { total, weight } of parts) {
    if (total === null || weight === null) continue
    sum = plus(sum, scaledBy(weight, total))
    whole = plus(whole, weight)
  }
  return { mean: scaledBy(sum, whole.denominator, whole.numerator), whole }
}

const NOTHING = fraction(0)

interface DatedPart extends MonthPart {
  /** The working days that it covers. */
  days: readonly Day[]
}

interface MonthDays {
  first: Day
  last: Day
  working: readonly Day[]
}

const known = new WeakMap<WorkingCalendar, Map<Month, MonthDays>>()

/** The days of a month are asked for by everybody who is rolled up, so each calendar's are made once. */
function daysOf(month: Month, calendar: WorkingCalendar): MonthDays {
  const months = known.get(calendar) ?? new Map<Month, MonthDays>()
  known.set(calendar, months)
  const made = months.get(month)
  if (made) return made
  const [first, last] = [firstDay(month), lastDay(month)]
  const working: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) working.push(day)
  const days = { first, last, working }
  months.set(month, days)
  return days
}

function partsOf(
  month: Month,
  scores: readonly ScoreInForce[],
  posts: readonly HeldPost[],
  calendar: WorkingCalendar,
): DatedPart[] {
  const { first, last, working } = daysOf(month, calendar)
  const held = posts
    .filter(({ validFrom, validTo }) => validFrom <= last && (validTo === null || validTo >= first))
    .toSorted((a, b) => (a.validFrom === b.validFrom ? (a.id < b.id ? -1 : 1) : a.validFrom < b.validFrom ? -1 : 1))
  const own = held.map(({ id: postId, unitId, place, validFrom, validTo }): DatedPart => {
    const from = [validFrom, first].sort().at(-1) ?? first
    const to = validTo === null || validTo > last ? last : validTo
    const score = scores.find((each) => each.postId === postId && each.period === month)
    const days = from === first && to === last ? working : working.filter((day) => from <= day && day <= to)
    return {
      ...figuresOf(score),
      postId,
      unitId,
      place,
      from,
      to,
      days,
      workingDays: days.length,
      quarter: null,
      weight: null,
    }
  })
  const quarter = quarterOf(month)
  const sent = scores
    .filter(({ postId, period }) => postId === null && (period === month || period === quarter))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  // A month's own score says more than the quarter's that it lies in.
  const nearest = sent.some(({ period }) => period === month) ? sent.filter(({ period }) => period === month) : sent
  const elsewhere = nearest.length === 0 ? [] : working.filter((day) => !own.some(({ days }) => days.includes(day)))
  // Whoever worked here on every day of the month cannot have been scored for it elsewhere.
  const counted = own.length > 0 && elsewhere.length === 0 ? [] : nearest
  const others = counted.map((score): DatedPart => {
    const { period, place } = score
    return {
      ...figuresOf(score),
      postId: null,
      unitId: null,
      place: place ?? '',
      from: null,
      to: null,
      days: elsewhere,
      workingDays: elsewhere.length,
      quarter: period === quarter ? quarter : null,
      weight: null,
    }
  })
  return [...others, ...own]
}

function figuresOf(score: ScoreInForce | undefined): Pick<MonthPart, 'id' | 'status' | 'total' | 'units'> {
  if (!score) return { id: null, status: 'notClosed', total: null, units: 0 }
  const { id, status, total, units } = score
  return { id, status, total, units }
}

/** What each part counts: by its days where the month was divided, alike or by its work where posts were held at once. */
function weighed(parts: readonly DatedPart[], settings: Settings): { weights: Fraction[]; touched: Ambiguity[] } {
  const byWork = parts.map(({ units }) => fraction(units))
  const alike = parts.map(() => fraction(1))
  const [only, ...rest] = parts
  if (!only || rest.length === 0) return { weights: alike, touched: [] }
  const spans = new Set(parts.map(({ days }) => days.join()))
  const { A21 = 'equalMean', A22 = 'byWorkingDays' } = settings
  if (spans.size === 1) return { weights: usable(A21 === 'byWork' ? byWork : alike), touched: ['A21'] }
  const isShared = parts.some(({ days }, at) =>
    parts.slice(at + 1).some((other) => other.days.some((day) => days.includes(day))),
  )
  const touched: Ambiguity[] = isShared ? ['A21', 'A22'] : ['A22']
  if (A22 === 'byWork') return { weights: usable(byWork), touched }
  return { weights: usable(sharesOfDays(parts, A21)), touched }
}

/** Each working day counts once; where several posts are held on it, they share it. */
function sharesOfDays(parts: readonly DatedPart[], rule: NonNullable<Settings['A21']>): Fraction[] {
  return parts.map((part) => {
    let weight = NOTHING
    for (const day of part.days) {
      const sharing = parts.filter(({ days }) => days.includes(day))
      const work = sharing.reduce((sum, { units }) => sum + units, 0)
      const share = rule === 'byWork' && work > 0 ? fraction(part.units, work) : fraction(1, sharing.length)
      weight = plus(weight, share)
    }
    return weight
  })
}

/** Where nothing weighs anything (a post held over one weekend), all count alike. */
function usable(weights: Fraction[]): Fraction[] {
  return weights.every(({ numerator }) => numerator === 0) ? weights.map(() => fraction(1)) : weights
}
