import { fraction, roundedHalfUp } from '../../shared/fraction.ts'
import { Grade } from '../grade/placement-facts.ts'
import { gradeRank } from '../year/grade.ts'
import type { Both, Side } from './compared.ts'
import type { Effect, Outcome, Unscored } from './outcome.ts'
import { type SimulatedSubject, type Trait, traits } from './subject.ts'

export const levels = [...Grade.options, 'none'] as const
/** none: no level, because the rules cannot score it or know no level. */
export type Level = (typeof levels)[number]

/** How results moved. */
export interface Movement {
  /** How many people the results are of. */
  people: number
  results: number
  up: number
  down: number
  /** The mean change in points of the results that have points on both sides, in hundredths; null where none has. */
  meanChange: number | null
  /** How many results that mean is of. */
  withPoints: number
}

export interface MovementReport {
  all: Movement
  /** How many results went from which level to which; only those that occur. */
  flows: { from: Level; to: Level; results: number }[]
  /** By each trait, in the order of its values; null is who has none on record. */
  by: Record<Trait, (Movement & { value: string | null })[]>
  /** What decided results, and on how many, under each side. */
  effects: (Effect & Both<number>)[]
  /** Results that a side cannot give, with every reason; a result may have several. */
  unscored: Both<{ results: number; reasons: (Unscored & { results: number })[] }>
}

interface Count {
  people: number
  results: number
  up: number
  down: number
  change: number
  withPoints: number
}

/** Takes results in one by one and keeps nothing of them but counts. */
export interface Tally {
  /** A person with everything that is compared of them, once. */
  add(subject: SimulatedSubject, outcomes: readonly Both<Outcome>[]): void
  report(): MovementReport
}

// The keys of a constant object are exactly its type's keys.
const traitNames = Object.keys(traits) as Trait[]

export function newTally(): Tally {
  const all = noCount()
  const flows = new Map<string, number>()
  const by = new Map(traitNames.map((trait) => [trait, new Map<string | null, Count>()]))
  const effects = new Map<string, Effect & Both<number>>()
  const reasons = {
    present: new Map<string, Unscored & { results: number }>(),
    draft: new Map<string, Unscored & { results: number }>(),
  }
  const unscored = { present: 0, draft: 0 }

  const take = (side: Side, outcome: Outcome) => {
    for (const effect of outcome.effects) kept(effects, effect, { ...effect, present: 0, draft: 0 })[side] += 1
    if (outcome.unscored.length > 0) unscored[side] += 1
    const seen = new Set<Unscored & { results: number }>()
    for (const each of outcome.unscored) seen.add(kept(reasons[side], each, { ...each, results: 0 }))
    for (const each of seen) each.results += 1
  }

  return {
    add(subject, outcomes) {
      if (outcomes.length === 0) return
      const counts = [all]
      for (const [trait, values] of by) {
        const value = traits[trait](subject)
        const count = values.get(value) ?? noCount()
        values.set(value, count)
        counts.push(count)
      }
      for (const count of counts) count.people += 1
      for (const { present, draft } of outcomes) {
        const flow = `${present.level ?? 'none'} ${draft.level ?? 'none'}`
        flows.set(flow, (flows.get(flow) ?? 0) + 1)
        const steps = stepsUp({ present, draft })
        const change = changeOf({ present, draft })
        for (const count of counts) counted(count, steps, change)
        take('present', present)
        take('draft', draft)
      }
    },
    report: () => ({
      all: movement(all),
      flows: levels.flatMap((from) =>
        levels.flatMap((to) => {
          const results = flows.get(`${from} ${to}`)
          return results === undefined ? [] : { from, to, results }
        }),
      ),
      by: Object.fromEntries(
        [...by].map(([trait, values]) => [
          trait,
          [...values].toSorted(byKey).map(([value, count]) => ({ value, ...movement(count) })),
        ]),
        // One entry for each trait.
      ) as MovementReport['by'],
      effects: inOrder(effects),
      unscored: {
        present: { results: unscored.present, reasons: inOrder(reasons.present) },
        draft: { results: unscored.draft, reasons: inOrder(reasons.draft) },
      },
    }),
  }
}

/** How many levels higher the draft's is; null where a side has none. */
export function stepsUp({ present, draft }: Both<Outcome>): number | null {
  if (present.level === null || draft.level === null) return null
  return gradeRank(present.level) - gradeRank(draft.level)
}

/** In hundredths of a point; null where a side has no points. */
export function changeOf({ present, draft }: Both<Outcome>): number | null {
  return present.total === null || draft.total === null ? null : draft.total - present.total
}

function noCount(): Count {
  return { people: 0, results: 0, up: 0, down: 0, change: 0, withPoints: 0 }
}

function counted(count: Count, steps: number | null, change: number | null): void {
  count.results += 1
  if (steps !== null && steps > 0) count.up += 1
  if (steps !== null && steps < 0) count.down += 1
  if (change === null) return
  count.change += change
  count.withPoints += 1
}

function movement({ people, results, up, down, change, withPoints }: Count): Movement {
  const meanChange = withPoints === 0 ? null : roundedHalfUp(fraction(change, withPoints))
  return { people, results, up, down, meanChange, withPoints }
}

function kept<Row>(rows: Map<string, Row>, named: object, fresh: Row): Row {
  const key = Object.values(named).join(' ')
  const known = rows.get(key) ?? fresh
  rows.set(key, known)
  return known
}

function inOrder<Row>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].toSorted(byKey).map(([, row]) => row)
}

function byKey([a]: readonly [string | null, unknown], [b]: readonly [string | null, unknown]): number {
  if (a === b) return 0
  return b === null || (a !== null && a < b) ? -1 : 1
}
