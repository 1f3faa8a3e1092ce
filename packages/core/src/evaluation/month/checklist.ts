import type { SheetId, TaskId, UnitId } from '../../shared/ids.ts'
import { progressOf } from '../../work/task-progress.ts'
import type { ScoredSheet, SheetWork, UnitMonth } from './unit-month.ts'

/** One thing that keeps the month from being closed: whose it is, and what to open to settle it. */
export interface Missing {
  kind:
    | 'nobody'
    | 'unitBelowOpen'
    | 'sheetNotSubmitted'
    | 'sheetNotAssessed'
    | 'deliveryWaiting'
    | 'extensionUndecided'
    | 'reasonMissing'
  who: string
  unitId: UnitId
  sheetId: SheetId | null
  taskId: TaskId | null
  title: string | null
}

/** What is missing before the unit's month can be closed; empty when nothing is. */
export function checklist({ plan, openBelow }: UnitMonth, scored: readonly ScoredSheet[]): Missing[] {
  const { unitId } = plan
  const none = { sheetId: null, taskId: null, title: null }
  const nobody: Missing[] = scored.length === 0 ? [{ kind: 'nobody', who: '', unitId, ...none }] : []
  const below = openBelow.map(
    (unit): Missing => ({ kind: 'unitBelowOpen', who: unit.name, unitId: unit.unitId, ...none }),
  )
  return [...nobody, ...below, ...scored.flatMap((sheet) => [...onSheet(sheet), ...onTasks(sheet)])]
}

function onSheet({ sheet, fullName, ratings, score }: ScoredSheet): Missing[] {
  const item = (kind: Missing['kind']): Missing[] => [
    { kind, who: fullName, unitId: sheet.unitId, sheetId: sheet.id, taskId: null, title: null },
  ]
  if (sheet.state === 'open') return item('sheetNotSubmitted')
  if (sheet.state === 'submitted') return item('sheetNotAssessed')
  // A month without assigned work has no score, and the superior says why (ambiguity A7).
  return score.status === 'notScored' && !ratings.superior?.rating.comment ? item('reasonMissing') : []
}

function onTasks({ sheet, fullName, work }: SheetWork): Missing[] {
  return work.flatMap(({ task, events }) => {
    const { ended, waiting, extensionAsked } = progressOf(task, events)
    const item = { who: fullName, unitId: sheet.unitId, sheetId: sheet.id, taskId: task.id, title: task.title }
    const found: Missing[] = []
    if (!ended && waiting > 0) found.push({ kind: 'deliveryWaiting', ...item })
    if (!ended && extensionAsked) found.push({ kind: 'extensionUndecided', ...item })
    return found
  })
}

/** A pattern that an honest month rarely has. It blocks nothing; whoever signs shall have seen it. */
export interface Unusual {
  kind: 'everybodyEqual' | 'selfIsSuperior' | 'totalAtCap'
  sheetIds: SheetId[]
}

/** The unusual figures of a unit's month, so that they are signed knowingly. */
export function unusualFigures(scored: readonly ScoredSheet[]): Unusual[] {
  const withTotal = scored.filter(({ score }) => score.total !== null)
  const compared = scored.filter(({ ratings }) => ratings.self && ratings.superior)
  const found: Unusual[] = [
    {
      kind: 'everybodyEqual',
      sheetIds: new Set(withTotal.map(({ score }) => score.total)).size === 1 ? idsOf(withTotal) : [],
    },
    { kind: 'selfIsSuperior', sheetIds: compared.every(gaveTheSame) ? idsOf(compared) : [] },
  ]
  // One person alone is equal to nobody.
  const shared = found.filter(({ sheetIds }) => sheetIds.length > 1)
  const capped = idsOf(
    withTotal.filter(({ score, ruleset }) => (score.surplus ?? 0) > 0 || score.total === ruleset.total?.max),
  )
  return capped.length > 0 ? [...shared, { kind: 'totalAtCap', sheetIds: capped }] : shared
}

function idsOf(sheets: readonly ScoredSheet[]): SheetId[] {
  return sheets.map(({ sheet }) => sheet.id)
}

function gaveTheSame({ ratings }: ScoredSheet): boolean {
  const own = ratings.self?.rating.general
  const theirs = ratings.superior?.rating.general
  if (!own || !theirs) return false
  // Both were parsed by the same closed schema, so their keys are the same.
  return Object.entries(own).every(([code, points]) => theirs[code as keyof typeof theirs] === points)
}
