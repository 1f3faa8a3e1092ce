import type { Day } from '../../shared/period.ts'
import { Thousandths } from '../../shared/points.ts'
import type { Task, TaskEvent } from '../../work/task.ts'
import { progressOf, taskFact } from '../../work/task-progress.ts'
import type { LeadershipFacts, MonthFacts } from '../facts.ts'
import type { TaskFact } from '../measure.ts'
import type { Ruleset } from '../ruleset.ts'
import type { CurrentRatings } from '../sheet-flow.ts'

/** A task with everything that happened to it. */
export interface TaskWork {
  task: Task
  events: readonly TaskEvent[]
}

/** The published or present result of somebody under management. */
export interface LedScore {
  sheetId: string
  officialId: string
  status: 'scored' | 'notScored' | 'incomplete'
  total: number | null
}

/**
 * The term d (Article 15.3a): half when somebody led is below the lowest level that counts as completed.
 * Null while somebody's score is not known yet and d waits for it (A12); `none` where nobody led has a score (ambiguity A11).
 */
export function leadingTerm(ruleset: Ruleset, led: readonly LedScore[]): LeadershipFacts['d'] {
  if (waitsForLed(led) && ruleset.settings.A12 !== 'asKnown') return null
  const totals = led.flatMap(({ total }) => total ?? [])
  if (totals.length === 0) return 'none'
  // The last level of all is the one of those who did not complete.
  const passFrom = ruleset.bands.at(-2)?.from ?? 0
  return totals.some((total) => total < passFrom) ? 'half' : 'full'
}

/** Whether somebody led has no score yet: what d is until then is the open question A12. */
export function waitsForLed(led: readonly LedScore[]): boolean {
  return led.some(({ status }) => status === 'incomplete')
}

/** The facts of one person's month. The superior's points are the decided ones; until they are given, the self score stands in. */
export function monthFacts(
  ratings: CurrentRatings,
  tasks: readonly TaskFact[],
  d: LeadershipFacts['d'] | undefined,
): MonthFacts {
  const superior = ratings.superior?.rating
  const general = superior?.general ?? ratings.self?.rating.general ?? null
  const { dd, e } = superior?.leadership ?? {}
  return {
    general,
    tasks: tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    leadership: d === undefined ? null : { d, dd: dd?.share ?? null, e: e?.share ?? null },
  }
}

/** The task as it would be if what is still open were delivered today and accepted; null for a withdrawn one. */
export function finishedFact({ task, events }: TaskWork, today: Day): TaskFact | null {
  const fact = taskFact(task, events)
  const { open, ended, deadline } = progressOf(task, events)
  if (!fact || ended) return fact
  const late = open > 0 && today > deadline ? [{ quantity: Thousandths.parse(open), objectiveCause: false }] : []
  return { ...fact, accepted: fact.quantity, missedDeadlines: [...fact.missedDeadlines, ...late] }
}
