import { z } from 'zod'
import { fail } from '../../errors.ts'
import { Sha256, type SimulationId, UnitId, type UserId } from '../../shared/ids.ts'
import { Month, monthCount } from '../../shared/period.ts'
import type { Ruleset } from '../ruleset.ts'
import type { SimulationReport } from '../simulation/simulate.ts'

/** done, failed and cancelled are ends. */
export const SimulationState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])
export type SimulationState = z.infer<typeof SimulationState>

/** What is to be tried: the drafts in place of the rules that scored the closed months of everybody in a unit and below it. */
export const SimulationAsk = z.object({
  drafts: z.array(Sha256).max(10),
  from: Month,
  to: Month,
  /** The year whose grades are compared besides the months. */
  year: z.int().min(2026).max(9999).nullable(),
  unitId: UnitId,
})
export type SimulationAsk = z.infer<typeof SimulationAsk>

/** One that was asked for, and how far it is. */
export interface Simulation extends SimulationAsk {
  id: SimulationId
  state: SimulationState
  /** How many times it was begun: a server that ends leaves it to be begun again. */
  tries: number
  peopleDone: number
  /** Null until somebody counted. */
  peopleTotal: number | null
  reportSha256: Sha256 | null
  /** The code of what ended it. */
  failure: string | null
  byUserId: UserId
  byName: string
  at: Date
  endedAt: Date | null
}

/** The report as it is kept and attached: what was asked, what it was held against, and what came out. */
export interface SimulationDocument {
  form: 'congtam.simulation.1'
  asked: SimulationAsk
  /** The rulesets that the closed sheets were published with. */
  present: Sha256[]
  result: SimulationReport
}

/** Two years: further back the duties were others, and every sheet is read. */
export const MOST_MONTHS = 24
/** More waiting at once are a mistake; each is run after the one before. */
export const MOST_WAITING = 10
/** A report that fells the server each time is given up. */
export const MOST_TRIES = 3

/** The months in order, and something to try. */
export function requireAsk({ drafts, from, to, year }: SimulationAsk): void {
  if (drafts.length === 0) fail('simulation.noDraft', {})
  if (from > to) fail('simulation.monthsTurned', { from, to })
  if (monthCount(from, to) > MOST_MONTHS) fail('simulation.tooManyMonths', { most: MOST_MONTHS })
  if (year !== null && (from > `${year}-12` || to < `${year}-01`)) fail('simulation.yearElsewhere', { year })
}

/** Drafts that score months, at most one for a class of posts: of two, nobody could say which was tried. */
export function requireDrafts(drafts: readonly Ruleset[]): void {
  const taken = new Map<string, Ruleset>()
  for (const draft of drafts) {
    if (draft.gives.month === undefined) fail('simulation.notMonthly', { id: draft.id })
    for (const positionClass of draft.appliesTo.positionClasses) {
      const other = taken.get(positionClass)
      if (other) fail('simulation.draftsOverlap', { first: other.id, second: draft.id })
      taken.set(positionClass, draft)
    }
  }
}

export function hasEnded(state: SimulationState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}
