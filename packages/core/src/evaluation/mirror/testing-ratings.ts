import { addMonths, Month } from '../../shared/period.ts'
import { GeneralCode, type GeneralPoints, generalMax } from '../general.ts'
import type { AssessedSheet } from './observation.ts'

/** How one evaluator rates, where that differs from the others. */
export interface Habit {
  people: number
  /** Added to each person's thirty points, in hundredths. */
  leniency?: number
  /** Everybody gets the same. */
  equal?: true
  /** Added each month, in hundredths. */
  drift?: number
  /** All ten criteria get the same share of their most points. */
  halo?: true
  /** Days later than usual. */
  late?: number
  /** How often the self score is taken over, 0 to 1. */
  copies?: number
}

export interface RatingWorld {
  months: number
  /** The mean share of the most points: 0.93 is the crowd at the ceiling that real ratings are, 0.7 leaves room. */
  level: number
}

/** Ratings of a province by evaluators of these habits: people differ, follow their work a little, and criteria vary. */
export function ratings(
  random: () => number,
  habits: readonly Habit[],
  { months, level }: RatingWorld,
): AssessedSheet[] {
  return habits.flatMap((habit, place) => {
    // Every office has its own pace, its own days and its own share of copied scores.
    const pace = 4 + normal(random)
    return Array.from({ length: habit.people }, (_, person) => {
      const quality = habit.equal ? 0 : 0.05 * normal(random)
      const tendencies = GeneralCode.options.map(() => 0.04 * normal(random))
      const copies = habit.copies ?? (random() < 0.5 ? 0.2 : 0.4)
      return Array.from({ length: months }, (_, month): AssessedSheet => {
        const moved = ((habit.leniency ?? 0) + (habit.drift ?? 0) * month) / 30_00
        const noise = habit.equal ? 0 : 0.02 * normal(random)
        const shares = tendencies.map((tendency) => {
          const own = habit.halo || habit.equal ? 0 : tendency + 0.03 * normal(random)
          return level + quality + noise + own + moved
        })
        const superior = points(shares)
        const isCopied = random() < copies
        return {
          sheetId: `${place}-${person}-${month}`,
          evaluatorId: `evaluator ${String(place).padStart(3, '0')}`,
          officialId: `official ${place}-${person}`,
          month: addMonths(Month.parse('2026-01'), month),
          superior,
          self: isCopied ? superior : points(shares.map((share) => share + 0.04 + 0.02 * Math.abs(normal(random)))),
          results: Math.round(60_00 + 20_00 * quality + 3_00 * normal(random)),
          days: Math.round(pace + 2 * normal(random)) + (habit.late ?? 0),
        }
      })
    }).flat()
  })
}

/** Shares as points in steps of a quarter point, inside what the form admits. */
function points(shares: readonly number[]): GeneralPoints {
  const entries = GeneralCode.options.map((code, at) => {
    const max = generalMax[code]
    const steps = Math.round(((shares[at] ?? 0) * max) / 25)
    return [code, Math.min(max, Math.max(0, steps * 25))]
  })
  // Clamped above; parsing each would take longer than the mirror.
  return Object.fromEntries(entries) as GeneralPoints
}

/** Box and Muller's way from two even numbers to a normal one. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A small generator with a fixed seed (mulberry32): the same world in every run. */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
