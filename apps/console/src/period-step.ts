/** The quarter, half-year or year `count` steps later, or earlier where `count` is negative: `2026-Q4` then `2027-Q1`. */
export function periodStep(period: string, count: number): string {
  const year = Number(period.slice(0, 4))
  const letter = period[5]
  if (letter === undefined) return String(year + count)
  const parts = letter === 'Q' ? 4 : 2
  const at = year * parts + Number(period.slice(6)) - 1 + count
  return `${Math.floor(at / parts)}-${letter}${(at % parts) + 1}`
}

/** The period of that kind in which a month lies. */
export function periodAround(month: string, kind: 'Q' | 'H' | 'year'): string {
  const year = month.slice(0, 4)
  if (kind === 'year') return year
  return `${year}-${kind}${Math.ceil(Number(month.slice(5)) / (kind === 'Q' ? 3 : 6))}`
}

/** The first year that has monthly scores (Decree 335/2025). */
const FIRST_YEAR = 2026

/** The periods that can be chosen at once, the latest first: those of this year that have begun, and those of the year before. */
export function periodsUntil(month: string): string[] {
  const year = Number(month.slice(0, 4))
  const ends = year > FIRST_YEAR ? [month, `${year - 1}-12`] : [month]
  return ends.flatMap((end) => {
    const quarters = Array.from(
      { length: Math.ceil(Number(end.slice(5)) / 3) },
      (_, at) => `${end.slice(0, 4)}-Q${at + 1}`,
    )
    const halves = Array.from(
      { length: Math.ceil(Number(end.slice(5)) / 6) },
      (_, at) => `${end.slice(0, 4)}-H${at + 1}`,
    )
    return [end.slice(0, 4), ...halves.reverse(), ...quarters.reverse()]
  })
}
