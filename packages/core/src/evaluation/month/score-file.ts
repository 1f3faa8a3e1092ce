import type { Month } from '../../shared/period.ts'
import { decimal } from '../../shared/points.ts'
import type { LeadershipFacts } from '../facts.ts'
import type { Failure, TaskFact } from '../measure.ts'
import { ResultInputs } from './closing.ts'

/** A published month of one ruleset as the file that `pnpm score` reads; each subject's id is the sheet's. */
export interface ScoreFile {
  ruleset: string
  period: Month
  settings: Record<string, never>
  subjects: ScoreFileSubject[]
}

interface ScoreFileSubject {
  id: string
  general: Record<string, number>
  tasks: object[]
  leadership?: Record<keyof LeadershipFacts, number | null>
}

/** The files of a closed month from its stored inputs, one for each ruleset, in the order of their ids. */
export function scoreFiles(inputs: readonly string[]): ScoreFile[] {
  const all = inputs.map((text) => ResultInputs.parse(JSON.parse(text)))
  const byRuleset = [...Map.groupBy(all, ({ ruleset }) => ruleset.id)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return byRuleset.flatMap(([ruleset, members]) => {
    const period = members[0]?.period
    return period ? [{ ruleset, period, settings: {}, subjects: members.map(subjectOf) }] : []
  })
}

function subjectOf({ sheetId, facts }: ResultInputs): ScoreFileSubject {
  const general = Object.entries(facts.general ?? {}).flatMap(([code, points]) =>
    points === undefined ? [] : [[code, number(points, 2)] as const],
  )
  const { leadership } = facts
  const subject = { id: sheetId, general: Object.fromEntries(general), tasks: facts.tasks.map(taskOf) }
  if (!leadership) return subject
  const { d, dd, e } = leadership
  return { ...subject, leadership: { d: shareOf(d), dd: shareOf(dd), e: shareOf(e) } }
}

function taskOf(task: TaskFact) {
  const failures = (all: readonly Failure[]) =>
    all.map(({ quantity, objectiveCause }) => ({ quantity: number(quantity, 3), objectiveCause }))
  return {
    ...task,
    quantity: number(task.quantity, 3),
    coefficient: number(task.coefficient, 3),
    accepted: number(task.accepted, 3),
    qualityFailures: failures(task.qualityFailures),
    missedDeadlines: failures(task.missedDeadlines),
  }
}

/** Null for a leader of nobody: there is no share to give. */
function shareOf(term: LeadershipFacts['d']): number | null {
  if (term === 'full') return 1
  return term === 'half' ? 0.5 : null
}

/** The shortest decimal reads back as the same scaled integer. */
function number(value: number, places: number): number {
  return Number(decimal(value, places))
}
