import type { Outputs } from '../../api.ts'
import * as m from '../../paraglide/messages.js'
import { type Place, paths } from '../../paths.ts'

export type WaitingRow = Outputs['home']['waiting']['rows'][number]
type Kind = WaitingRow['kind']

/** The heading of each act, the word on its button, and where it is done. Of two equally urgent acts the first here stands first. */
const acts: Record<Kind, { heading: () => string; button: () => string; to: (row: WaitingRow) => string }> = {
  deliver: { heading: m.home_deliver, button: m.home_deliver_act, to: () => paths.myTasks },
  submitSheet: { heading: m.home_submit, button: m.home_submit_act, to: sheetOr(paths.mySheet) },
  decideExtension: { heading: m.home_extension, button: m.home_extension_act, to: () => paths.assess },
  evaluateTask: { heading: m.home_evaluate, button: m.home_evaluate_act, to: () => paths.assess },
  assessSheet: { heading: m.home_assess, button: m.home_assess_act, to: sheetOr(paths.board) },
  openMonth: { heading: m.home_open, button: m.home_open_act, to: () => paths.assign },
  closeMonth: { heading: m.home_close, button: m.home_close_act, to: () => paths.closeMonth },
  closeYear: { heading: m.home_year, button: m.home_year_act, to: () => paths.yearGrades },
}

/** An address with the month, the unit and the task that the row is about. */
export function destinationOf(row: WaitingRow): { to: string; params: { sheetId: string }; search: Place } {
  const search: Place = { 'don-vi': row.unitId, ...(row.taskId ? { viec: row.taskId } : {}) }
  return { to: acts[row.kind].to(row), params: { sheetId: row.sheetId ?? '' }, search }
}

function sheetOr(otherwise: string) {
  return (row: WaitingRow) => (row.sheetId ? paths.sheet : otherwise)
}

export interface Group {
  kind: Kind
  heading: string
  button: string
  rows: WaitingRow[]
}

/** The rows by act, the most urgent act first; within an act what is due first comes first, and what has no day comes last. */
export function grouped(rows: readonly WaitingRow[]): Group[] {
  // Object.keys forgets that the keys of this record are the kinds.
  const kinds = Object.keys(acts) as Kind[]
  return kinds
    .map((kind) => ({
      kind,
      heading: acts[kind].heading(),
      button: acts[kind].button(),
      rows: rows.filter((row) => row.kind === kind).toSorted((a, b) => compareDue(a.due, b.due)),
    }))
    .filter((group) => group.rows.length > 0)
    .toSorted((a, b) => compareDue(a.rows[0]?.due ?? null, b.rows[0]?.due ?? null))
}

function compareDue(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}
