import { z } from 'zod'

/** A calendar month such as `2026-08`. Text order is time order, so `<` compares months. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>()
  .meta({ format: 'month' })
export type Month = z.infer<typeof Month>

/** A civil day in Asia/Ho_Chi_Minh such as `2026-08-31`; days that do not exist are refused. Text order is time order. */
export const Day = z.iso.date().brand<'Day'>()
export type Day = z.infer<typeof Day>

const MS_PER_DAY = 86_400_000
const HO_CHI_MINH_OFFSET_MS = 7 * 3_600_000

/** The civil day that an instant falls on in Asia/Ho_Chi_Minh, which has kept UTC+7 without daylight saving since 1975. */
export function dayAt(instant: Date): Day {
  return dayFromNumber(Math.floor((instant.getTime() + HO_CHI_MINH_OFFSET_MS) / MS_PER_DAY))
}

/** The month that a day belongs to. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month
}

export function firstDay(month: Month): Day {
  return `${month}-01` as Day
}

export function lastDay(month: Month): Day {
  return addDays(firstDay(addMonths(month, 1)), -1)
}

/** The month `count` months later, or earlier where `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  const year = Math.floor(months / 12)
  return `${String(year).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}` as Month
}

/** How many months there are from the first to the last, both counted. */
export function monthCount(from: Month, to: Month): number {
  const number = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return number(to) - number(from) + 1
}

/** The day `count` calendar days later, or earlier where `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY
}

function dayFromNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10) as Day
}
