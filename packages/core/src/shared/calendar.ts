import { addDays, type Day, weekday } from './period.ts'

export interface Holiday {
  day: Day
  name: { vi: string; en: string }
  source: string
}

/** A working day moved to a day of rest, so that a holiday becomes longer: `from` is off, `to` is worked. */
export interface SwappedDay {
  from: Day
  to: Day
  source: string
}

/** Which days are worked. Public holidays on fixed dates hold for every year; the others, and the swaps, are announced year by year. */
export interface WorkingCalendar {
  /** `MM-DD` of the holidays that do not move. */
  fixed: readonly string[]
  holidays: readonly Holiday[]
  swapped: readonly SwappedDay[]
}

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const NOTICE_2026 = 'Thông báo của Bộ Nội vụ tháng 10/2025 (Tết Âm lịch và Quốc khánh năm 2026)'
const SWAP_NEW_YEAR = 'Thông báo của Bộ Nội vụ ngày 25/12/2025 (Tết Dương lịch năm 2026)'

const tet = { vi: 'Tết Âm lịch', en: 'Lunar New Year' }
const nationalDay = { vi: 'Quốc khánh', en: 'National Day' }
const hungKings = { vi: 'Giỗ Tổ Hùng Vương (nghỉ bù)', en: 'Hung Kings’ Day (in lieu)' }

const days = (name: Holiday['name'], source: string, ...dates: string[]): Holiday[] =>
  // The dates are literals of this file, and a test reads each of them as a Day.
  dates.map((date) => ({ day: date as Day, name, source }))

/** The calendar of state offices: Saturday and Sunday are free; public holidays of 2026 with their swapped days. */
export const vietnamCalendar: WorkingCalendar = {
  fixed: ['01-01', '04-30', '05-01', '09-02'],
  holidays: [
    ...days(tet, NOTICE_2026, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
    // The tenth of the third lunar month is Sunday 26 April in 2026.
    ...days(hungKings, LABOUR_CODE, '2026-04-27'),
    ...days(nationalDay, NOTICE_2026, '2026-09-01'),
  ],
  swapped: [
    { from: '2026-01-02' as Day, to: '2026-01-10' as Day, source: SWAP_NEW_YEAR },
    { from: '2026-08-31' as Day, to: '2026-08-22' as Day, source: NOTICE_2026 },
  ],
}

/** Whether offices work on the day. Weekends and the fixed holidays are known for every year. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (calendar.swapped.some((swap) => swap.to === day)) return true
  if (calendar.swapped.some((swap) => swap.from === day)) return false
  if (calendar.fixed.includes(day.slice(5)) || calendar.holidays.some((holiday) => holiday.day === day)) return false
  const dayOfWeek = weekday(day)
  return dayOfWeek !== 0 && dayOfWeek !== 6
}

/** Working days after `from` up to and including `to`; negative, counted the same way back, where `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from) || 0
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) count += 1
  }
  return count
}

/** The working day on which a clock of `count` working days ends that starts after `from`. With 0 it is `from` itself. */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, count: number): Day {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}
