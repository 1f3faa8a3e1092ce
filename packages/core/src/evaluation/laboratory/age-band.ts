/**
 * The bands by which ages are compared, by the age reached in the year. Ten years each, as staff statistics count them:
 * narrow enough to show a generation, wide enough that few single people stand alone in one. Text order is their order.
 */
const bands = [
  { band: '0–30', upTo: 30 },
  { band: '31–40', upTo: 40 },
  { band: '41–50', upTo: 50 },
  { band: '51–60', upTo: 60 },
  { band: '61+', upTo: Number.POSITIVE_INFINITY },
] as const
export type AgeBand = (typeof bands)[number]['band']

/** The band of somebody born that year, as of the year; undefined while the birth year is not on record. */
export function ageBand(birthYear: number | null, year: number): AgeBand | undefined {
  if (birthYear === null) return undefined
  return bands.find(({ upTo }) => year - birthYear <= upTo)?.band
}
