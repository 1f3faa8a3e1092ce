import type { FactChange } from '@congtam/core/evaluation/correction/change'
import type { Outputs } from '../../api.ts'

export type Facts = Outputs['correction']['facts']
export type Task = Facts['tasks'][number]
export type Failure = Task['qualityFailures'][number]
export type FailureKind = 'qualityFailures' | 'missedDeadlines'

/** What was typed into the form; what is not there stays as it is. */
export interface Edits {
  general: Record<string, number | null>
  leadership: Record<string, 'full' | 'half'>
  accepted: Record<string, number | null>
  failures: Record<string, Failure[]>
}

export const noEdits: Edits = { general: {}, leadership: {}, accepted: {}, failures: {} }

/** Under which name a task's failures of a kind are kept. */
export const failuresKey = (task: Pick<Task, 'id'>, of: FailureKind) => `${of} ${task.id}`

/** A task's failures as the form shows them. */
export function failuresOf({ failures }: Edits, task: Task, of: FailureKind): Failure[] {
  return failures[failuresKey(task, of)] ?? task[of]
}

/** The changes that the edits make; a figure typed as it is makes none. */
export function changesOf(facts: Facts, edits: Edits): FactChange[] {
  const { sheetId } = facts
  const changes: unknown[] = []
  for (const { code: criterion, points: from } of facts.general) {
    const to = edits.general[criterion] ?? from
    if (to !== from) changes.push({ sheetId, of: 'general', criterion, from, to })
  }
  for (const { term, share: from } of facts.leadership) {
    const to = edits.leadership[term] ?? from
    if (to !== from) changes.push({ sheetId, of: 'leadership', term, from, to })
  }
  for (const task of facts.tasks) {
    const accepted = edits.accepted[task.id] ?? task.accepted
    if (accepted !== task.accepted) {
      changes.push({ sheetId, of: 'accepted', taskId: task.id, from: task.accepted, to: accepted })
    }
    for (const of of ['qualityFailures', 'missedDeadlines'] as const) {
      const to = failuresOf(edits, task, of)
      if (JSON.stringify(to) !== JSON.stringify(task[of])) {
        changes.push({ sheetId, of, taskId: task.id, from: task[of], to })
      }
    }
  }
  // Built member by member; the brands of their numbers are the server's to check.
  return changes as FactChange[]
}
