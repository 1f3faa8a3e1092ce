import { z } from 'zod'
import { fail } from '../../errors.ts'
import { type Day, firstDay, lastDay, type Month } from '../../shared/period.ts'
import { monthsOf, type Period } from '../year/mean.ts'

/** A period over months, as it stands in an address: `2026-Q3`, `2026-H2` or `2026`. */
export const PeriodText = z.string().regex(/^\d{4}(-(Q[1-4]|H[12]))?$/)
export type PeriodText = z.infer<typeof PeriodText>

/** The first year of Decree 335/2025; the years before were graded by conditions, without points. */
export const FIRST_YEAR = 2026

/** A quarter, a half-year or a year with its months and days. */
export interface PersonPeriod {
  text: PeriodText
  period: Period
  months: Month[]
  firstDay: Day
  lastDay: Day
}

/** Reads a period; refused before the decree, since there is nothing to take a mean of. */
export function personPeriod(text: PeriodText): PersonPeriod {
  const period = periodOf(text)
  if (period.year < FIRST_YEAR) fail('period.beforeDecree', { year: period.year })
  const months = monthsOf(period)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) throw new Error('A period has months')
  return { text, period, months, firstDay: firstDay(first), lastDay: lastDay(last) }
}

function periodOf(text: PeriodText): Period {
  const year = Number(text.slice(0, 4))
  const number = Number(text.slice(6))
  // The text has the form that `PeriodText` asks for.
  if (text[5] === 'Q') return { kind: 'quarter', year, number: number as 1 | 2 | 3 | 4 }
  return text[5] === 'H' ? { kind: 'half', year, number: number as 1 | 2 } : { kind: 'year', year }
}

/** The quarter that a month lies in. */
export function quarterOf(month: Month): PeriodText {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
}

const halves = {
  1: { vi: '6 tháng đầu năm', en: 'First half of' },
  2: { vi: '6 tháng cuối năm', en: 'Second half of' },
}

/** What people call the period. */
export function periodName(text: PeriodText): { vi: string; en: string } {
  const period = periodOf(text)
  const { year } = period
  if (period.kind === 'year') return { vi: `Năm ${year}`, en: String(year) }
  if (period.kind === 'quarter')
    return { vi: `Quý ${period.number}/${year}`, en: `Quarter ${period.number} of ${year}` }
  const { vi, en } = halves[period.number]
  return { vi: `${vi} ${year}`, en: `${en} ${year}` }
}
