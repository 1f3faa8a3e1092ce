import type { Outputs } from '../../api.ts'
import { figure, points } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'

export type Mirror = Outputs['mirror']['ofUnit']
export type MirrorRow = Mirror['rows'][number]
export type Measure = keyof MirrorRow['measures']
export type Reading = MirrorRow['measures'][Measure]
export type Judged = Extract<Reading, { enough: true }>
type Unit = Mirror['measures'][Measure]['unit']

/** What each measure is called and what it says, in the order in which they are offered. */
export const measureTexts: Record<Measure, { word: () => string; says: () => string }> = {
  leniency: { word: m.mirror_leniency, says: m.mirror_leniency_says },
  spread: { word: m.mirror_spread, says: m.mirror_spread_says },
  halo: { word: m.mirror_halo, says: m.mirror_halo_says },
  copying: { word: m.mirror_copying, says: m.mirror_copying_says },
  drift: { word: m.mirror_drift, says: m.mirror_drift_says },
  lateness: { word: m.mirror_lateness, says: m.mirror_lateness_says },
}

const unitTexts: Record<Unit, (value: number) => string> = {
  points: (value) => m.mirror_points({ value: points(value) }),
  pointsPerMonth: (value) => m.mirror_points_month({ value: points(value) }),
  percent: (value) => m.mirror_percent({ value: figure(value, 0, 1) }),
  days: (value) => m.mirror_days({ value: figure(value, 0, 1) }),
}

/** The value with its unit. */
export function amount(value: number, unit: Unit): string {
  return unitTexts[unit](value)
}

/** With a plus where it is above: a difference has a direction. */
export function difference(value: number, unit: Unit): string {
  return value > 0 ? `+${amount(value, unit)}` : amount(value, unit)
}

/** The bounds of an interval without the unit, which stands beside them. */
export function interval(low: number, high: number, unit: Unit): string {
  const bare = (value: number) => (unit === 'points' || unit === 'pointsPerMonth' ? points(value) : figure(value, 0, 1))
  return m.mirror_interval({ low: bare(low), high: bare(high) })
}

export function verdict(reading: Reading): string {
  if (!reading.enough) return m.mirror_not_enough()
  return reading.standsOut ? m.mirror_stands_out() : m.mirror_usual()
}
