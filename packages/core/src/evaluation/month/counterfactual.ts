import { roundedHalfUp } from '../../shared/fraction.ts'
import type { Thousandths } from '../../shared/points.ts'
import type { MonthFacts } from '../facts.ts'
import { type Level, levelOf, nextLevel } from '../grade/band.ts'
import type { Failure, TaskFact } from '../measure.ts'
import type { Bilingual } from '../ruleset.ts'
import { figuresOf, type MonthlyFigures, type PreparedRuleset } from '../score.ts'

/** One real change of a month's facts. */
export type MonthChange =
  /** The rest of a task is delivered and accepted; in thousandths, and how much of it would be late by now. */
  | { kind: 'accept'; taskId: string; quantity: number; late: number }
  /** A failure that would not have been, or whose objective cause is confirmed. */
  | { kind: 'failure'; taskId: string; of: 'quality' | 'deadline'; index: number }
  /** A leader's term at the whole share. */
  | { kind: 'term'; term: 'd' | 'dd' | 'e' }
  /** More points in a criterion that has room for them; in hundredths. */
  | { kind: 'points'; criterion: string; label: Bilingual; more: number }

/** What the month would give after some changes: points in hundredths, the level by the ruleset's own bands. */
export interface MonthOutcome {
  changes: MonthChange[]
  results: number | null
  /** Null while something that is not among the changes is not known yet. */
  total: number | null
  level: Level | null
}

export interface MonthCounterfactual {
  level: Level | null
  /** The level above with its least score; null without a score, and at the best level. */
  next: Level | null
  /** What is missing to it. */
  missing: number | null
  /** Everything that is still open delivered and accepted; null where nothing is. */
  remaining: MonthOutcome | null
  /** Each change that reaches the next level by itself, the smallest first. */
  alone: MonthOutcome[]
  /** Where none does: the fewest of the changes with the largest gains that do so together, or all that gain anything. */
  together: MonthOutcome | null
}

/** So many changes are looked at, the weightiest first, however many tasks a month has. */
const CHANGES_MAX = 50
const SHOWN_MAX = 10

/**
 * The smallest real changes that lift a month's score to the next level: arithmetic on the facts as they are, no promise.
 * Bounded: a few scorings of the month for each change looked at. `late` is how much of a task, in thousandths, would miss
 * its deadline if it came now.
 */
export function monthCounterfactual(
  prepared: PreparedRuleset,
  facts: MonthFacts,
  late: ReadonlyMap<string, number> = new Map(),
): MonthCounterfactual {
  const { ruleset } = prepared
  const now = figuresOf(prepared, facts)
  const outcome = (changes: readonly MonthChange[]): MonthOutcome => {
    const figures = figuresOf(prepared, changes.reduce(changed, facts))
    const more = changes.reduce((sum, change) => sum + (change.kind === 'points' ? change.more : 0), 0)
    const total = figures.total === null ? null : figures.total + more
    return { changes: [...changes], results: figures.results, total, level: levelOf(ruleset, total) }
  }
  const all = changesOf(facts, late)
  const open = all.filter(({ kind }) => kind === 'accept')
  const remaining = open.length > 0 && now.status !== 'notScored' ? outcome(open) : null
  const nothing = {
    level: levelOf(ruleset, now.total),
    next: null,
    missing: null,
    remaining,
    alone: [],
    together: null,
  }
  const { total } = now
  const next = total === null ? undefined : nextLevel(ruleset, total)
  if (total === null || !next) return nothing
  const missing = next.from - total
  const tried = weightiest(all, facts).map((change) => outcome([change]))
  const reaches = ({ total: then }: MonthOutcome) => then !== null && then >= next.from
  const given = pointChanges(prepared, now, missing).map((change) => outcome([change]))
  const alone = [...tried.filter(reaches).toSorted(byTotal), ...given]
  const together = tried.some(reaches) ? null : fewest(tried, total, outcome, reaches)
  return { ...nothing, next, missing, alone: alone.slice(0, SHOWN_MAX), together }
}

/** Takes the largest gains until the level is reached, then leaves out what is not needed for it. */
function fewest(
  tried: readonly MonthOutcome[],
  now: number,
  outcome: (changes: readonly MonthChange[]) => MonthOutcome,
  reaches: (outcome: MonthOutcome) => boolean,
): MonthOutcome | null {
  const gaining = tried.filter(({ total }) => (total ?? 0) > now).toSorted((a, b) => byTotal(b, a))
  let best: MonthOutcome | null = null
  for (const { changes } of gaining) {
    best = outcome([...(best?.changes ?? []), ...changes])
    if (reaches(best)) break
  }
  if (!best || !reaches(best)) return best
  for (const change of best.changes.toReversed()) {
    const without = outcome(best.changes.filter((each) => each !== change))
    if (reaches(without)) best = without
  }
  return best
}

function byTotal(a: MonthOutcome, b: MonthOutcome): number {
  return (a.total ?? 0) - (b.total ?? 0)
}

function changesOf({ tasks, leadership }: MonthFacts, late: ReadonlyMap<string, number>): MonthChange[] {
  const ofTasks = tasks
    .filter(({ reassignedAway }) => !reassignedAway)
    .flatMap(({ id: taskId, quantity, accepted, qualityFailures, missedDeadlines }): MonthChange[] => [
      ...(accepted < quantity
        ? [{ kind: 'accept', taskId, quantity: quantity - accepted, late: late.get(taskId) ?? 0 } as const]
        : []),
      ...failureChanges(taskId, 'quality', qualityFailures),
      ...failureChanges(taskId, 'deadline', missedDeadlines),
    ])
  const terms = (['d', 'dd', 'e'] as const).filter((term) => leadership?.[term] === 'half')
  return [...ofTasks, ...terms.map((term) => ({ kind: 'term', term }) as const)]
}

function failureChanges(taskId: string, of: 'quality' | 'deadline', failures: readonly Failure[]): MonthChange[] {
  return failures.flatMap(({ objectiveCause }, index) =>
    objectiveCause ? [] : [{ kind: 'failure', taskId, of, index }],
  )
}

/** The changes that concern most converted units; a leader's terms before all, for they weigh as much as a whole ratio. */
function weightiest(changes: readonly MonthChange[], { tasks }: MonthFacts): readonly MonthChange[] {
  if (changes.length <= CHANGES_MAX) return changes
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const weightOf = (change: MonthChange) => {
    if (change.kind === 'term' || change.kind === 'points') return Number.POSITIVE_INFINITY
    const task = byId.get(change.taskId)
    if (!task) return 0
    if (change.kind === 'accept') return change.quantity * task.coefficient
    return ((failuresOf(task, change.of)[change.index]?.quantity ?? 0) * task.coefficient) / 4
  }
  const weighed = changes.map((change) => ({ change, weight: weightOf(change) }))
  // Infinities are equal, so the order of the terms stays.
  const ordered = weighed.toSorted((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight))
  return ordered.slice(0, CHANGES_MAX).map(({ change }) => change)
}

/** Criteria that a person gives points in, where what is missing still fits. */
function pointChanges({ criteria }: PreparedRuleset, { scores }: MonthlyFigures, missing: number): MonthChange[] {
  return criteria.flatMap(({ definition: { code, label }, prepared }, index): MonthChange[] => {
    const points = scores[index]?.points
    if (prepared.letters.length > 0 || !points) return []
    const room = prepared.max - roundedHalfUp(points)
    return room >= missing ? [{ kind: 'points', criterion: code, label, more: missing }] : []
  })
}

function changed(facts: MonthFacts, change: MonthChange): MonthFacts {
  if (change.kind === 'points') return facts
  if (change.kind === 'term') {
    return { ...facts, leadership: facts.leadership && { ...facts.leadership, [change.term]: 'full' } }
  }
  return { ...facts, tasks: facts.tasks.map((task) => (task.id === change.taskId ? changedTask(task, change) : task)) }
}

function changedTask(task: TaskFact, change: Extract<MonthChange, { taskId: string }>): TaskFact {
  if (change.kind === 'accept') {
    // As thousandths as the task's own quantity, of which it is a part.
    const missed = { quantity: change.late as Thousandths, objectiveCause: false }
    const missedDeadlines = change.late > 0 ? [...task.missedDeadlines, missed] : task.missedDeadlines
    return { ...task, accepted: task.quantity, missedDeadlines }
  }
  const failures = failuresOf(task, change.of).map((one, index) =>
    index === change.index ? { ...one, objectiveCause: true } : one,
  )
  return { ...task, [change.of === 'quality' ? 'qualityFailures' : 'missedDeadlines']: failures }
}

function failuresOf(task: TaskFact, of: 'quality' | 'deadline'): readonly Failure[] {
  return of === 'quality' ? task.qualityFailures : task.missedDeadlines
}
