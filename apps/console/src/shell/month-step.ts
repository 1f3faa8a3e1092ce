/**
 * The month `count` months later, or earlier where `count` is negative.
 * Core's `addMonths` says the same, but brings the schema library with it: a tenth of what the first screen may weigh.
 */
export function monthStep(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
