import type { Settings } from '../ambiguity.ts'
import type { MonthFacts } from '../facts.ts'
import type { Failure, TaskFact } from '../measure.ts'
import type { Ruleset } from '../ruleset.ts'
import { scoreMonth } from '../score.ts'

/** One real change of a month's facts. */
export type MonthChange =
  /** The rest of a task is delivered and accepted. */
  | { kind: 'accept'; taskId: string; quantity: number }
  /** A failure that would not have been, or whose objective cause is confirmed. */
  | { kind: 'failure'; taskId: string; of: 'quality' | 'deadline'; index: number }
  /** A leader's term at the whole share. */
  | { kind: 'term'; term: 'd' | 'dd' | 'e' }

export interface MonthCounterfactual {
  /** The level above, and its least score in hundredths. */
  next: { grade: string; from: number }
  /** What is missing to it, in hundredths; general points may make it up as well. */
  missing: number
  /** Each change that reaches the level by itself, with the score that it gives. */
  alone: { change: MonthChange; total: number }[]
  /** Where none does: the changes with the largest gains, one after the other, until the level is reached. */
  together: MonthChange[]
  /** The score after `together`; below the level where even all changes do not reach it. */
  total: number
}

/**
 * The smallest real changes that lift a month's score to the next level: arithmetic on the facts as they are, no promise.
 * Undefined without a score, or at the best level.
 */
export function monthCounterfactual(
  ruleset: Ruleset,
  facts: MonthFacts,
  settings?: Settings,
): MonthCounterfactual | undefined {
  const totalOf = (changed: MonthFacts) => scoreMonth(ruleset, changed, settings).total ?? 0
  const { status, total: now } = scoreMonth(ruleset, facts, settings)
  if (status !== 'scored' || now === null) return undefined
  const next = ruleset.bands.findLast(({ from }) => from > now)
  if (!next) return undefined
  const all = changesOf(facts)
  const tried = all.map((change) => ({ change, total: totalOf(changed(facts, change)) }))
  const alone = tried.filter(({ total }) => total >= next.from).toSorted((a, b) => a.total - b.total)
  const together: MonthChange[] = []
  let reached = facts
  let total = now
  let left = alone.length > 0 ? [] : all
  while (left.length > 0 && total < next.from) {
    const gains = left.map((change) => ({ change, total: totalOf(changed(reached, change)) }))
    const best = gains.reduce((most, one) => (one.total > most.total ? one : most))
    if (best.total <= total) break
    together.push(best.change)
    reached = changed(reached, best.change)
    total = best.total
    left = left.filter((change) => change !== best.change)
  }
  const { grade, from } = next
  return { next: { grade, from }, missing: from - now, alone, together, total }
}

function changesOf({ tasks, leadership }: MonthFacts): MonthChange[] {
  const ofTasks = tasks
    .filter(({ reassignedAway }) => !reassignedAway)
    .flatMap(({ id: taskId, quantity, accepted, qualityFailures, missedDeadlines }): MonthChange[] => [
      ...(accepted < quantity ? [{ kind: 'accept', taskId, quantity: quantity - accepted } as const] : []),
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

function changed(facts: MonthFacts, change: MonthChange): MonthFacts {
  if (change.kind === 'term') {
    return { ...facts, leadership: facts.leadership && { ...facts.leadership, [change.term]: 'full' } }
  }
  return { ...facts, tasks: facts.tasks.map((task) => (task.id === change.taskId ? changedTask(task, change) : task)) }
}

function changedTask(task: TaskFact, change: Exclude<MonthChange, { kind: 'term' }>): TaskFact {
  if (change.kind === 'accept') return { ...task, accepted: task.quantity }
  const list = change.of === 'quality' ? 'qualityFailures' : 'missedDeadlines'
  const failures = task[list].map((one, index) => (index === change.index ? { ...one, objectiveCause: true } : one))
  return { ...task, [list]: failures }
}
