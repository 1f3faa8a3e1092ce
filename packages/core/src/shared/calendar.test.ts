import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, vietnamCalendar, workingDaysBetween } from './calendar.ts'
import { addDays, Day } from './period.ts'

/** A clock of `days` working days after `from` ends on `ends`, and counts back to the same number. */
function check(story: { from: string; days: number; ends: string }) {
  const from = Day.parse(story.from)
  expect(addWorkingDays(vietnamCalendar, from, story.days)).toBe(story.ends)
  expect(workingDaysBetween(vietnamCalendar, from, Day.parse(story.ends))).toBe(story.days)
}

test('a clock over an ordinary week counts Monday to Friday', () =>
  check({ from: '2026-08-03', days: 4, ends: '2026-08-07' }))
test('a clock skips the weekend', () => check({ from: '2026-08-07', days: 1, ends: '2026-08-10' }))
test('the seven days of a petition run over Tết', () => check({ from: '2026-02-11', days: 7, ends: '2026-02-27' }))
test('the Saturday worked instead of 31 August counts', () =>
  check({ from: '2026-08-21', days: 2, ends: '2026-08-24' }))
test('National Day with its swapped Monday is five days off', () =>
  check({ from: '2026-08-28', days: 1, ends: '2026-09-03' }))
test('New Year with its swapped Friday is four days off', () =>
  check({ from: '2025-12-31', days: 1, ends: '2026-01-05' }))
test('Hung Kings’ Day on a Sunday is made up for on Monday', () =>
  check({ from: '2026-04-24', days: 1, ends: '2026-04-28' }))
test('Reunification and Labour Day stand together', () => check({ from: '2026-04-29', days: 1, ends: '2026-05-04' }))
test('fixed holidays hold in years not announced yet', () => check({ from: '2026-12-31', days: 1, ends: '2027-01-04' }))
test('no days after a day is the day itself', () => check({ from: '2026-08-08', days: 0, ends: '2026-08-08' }))

test('every date of the calendar is a real day, and each swap changes a working day for a day of rest', () => {
  for (const { day } of vietnamCalendar.holidays) expect(Day.parse(day)).toBe(day)
  for (const { from, to } of vietnamCalendar.swapped) {
    expect([isWorkingDay(vietnamCalendar, from), isWorkingDay(vietnamCalendar, to)]).toEqual([false, true])
    expect(isWorkingDay({ ...vietnamCalendar, swapped: [] }, to)).toBe(false)
  }
})

const anyDay = fc.integer({ min: 0, max: 1200 }).map((offset) => addDays(Day.parse('2025-06-01'), offset))

test('working days add up over any split, and backwards is the negative', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
      const between = (from: Day, to: Day) => workingDaysBetween(vietnamCalendar, from, to)
      const [first, middle, last] = [a, b, c].sort() as [Day, Day, Day]
      expect(between(first, middle) + between(middle, last)).toBe(between(first, last))
      expect(between(last, first) + between(first, last)).toBe(0)
    }),
  )
})
