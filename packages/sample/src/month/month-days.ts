import { isWorkingDay, vietnamCalendar } from '@congtam/core/shared/calendar'
import { addDays, type Day, firstDay, type Month, monthOf } from '@congtam/core/shared/period'

/** How many working days of the next month the settling of a month may take. */
const AFTERWARDS = 9

/** The working days of a month by number, from 0; those after `last` are of the next month. */
export interface MonthDays {
  month: Month
  last: number
  /** The working day on which the units close the month. */
  closing: number
  day(number: number): Day
  /** An instant of that working day in Hà Nội, `minutes` after eight o'clock. */
  at(number: number, minutes: number): Date
}

export function monthDays(month: Month): MonthDays {
  const days: Day[] = []
  let last = 0
  for (let day = firstDay(month); days.length === 0 || days.length <= last + AFTERWARDS; day = addDays(day, 1)) {
    if (!isWorkingDay(vietnamCalendar, day)) continue
    days.push(day)
    if (monthOf(day) === month) last = days.length - 1
  }
  const dayOf = (number: number): Day => {
    const day = days[number]
    if (day === undefined) throw new Error(`${month} has no working day ${number}.`)
    return day
  }
  return {
    month,
    last,
    closing: last + 8,
    day: dayOf,
    // Eight o'clock in Hà Nội is one o'clock in UTC.
    at: (number, minutes) => new Date(Date.parse(`${dayOf(number)}T01:00:00Z`) + minutes * 60_000),
  }
}
