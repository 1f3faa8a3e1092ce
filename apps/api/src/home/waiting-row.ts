import type { Actor } from '@congtam/core/access/actor'
import { vietnamCalendar, workingDaysBetween } from '@congtam/core/shared/calendar'
import type { SheetId, TaskId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'

/** One thing that waits for the reader: what, of whom, and until when. */
export interface WaitingRow {
  kind:
    | 'deliver'
    | 'submitSheet'
    | 'evaluateTask'
    | 'decideExtension'
    | 'assessSheet'
    | 'closeMonth'
    | 'openMonth'
    | 'closeYear'
  title: string
  who: string
  unitId: UnitId
  taskId: TaskId | null
  sheetId: SheetId | null
  due: Day | null
  workingDaysLeft: number | null
}

/** The row with its clock: how many working days are left until `due`, negative once it has passed. */
export function waitingRow(row: Omit<WaitingRow, 'workingDaysLeft'>, today: Day): WaitingRow {
  return { ...row, workingDaysLeft: row.due && workingDaysBetween(vietnamCalendar, today, row.due) }
}

/** The units that the reader heads. */
export function headOf({ grants }: Pick<Actor, 'grants'>): UnitId[] {
  return grants.flatMap(({ role, unitId }) => (role === 'head' && unitId !== null ? [unitId] : []))
}

/** What is due first comes first, and what has no day comes last. */
export function oldestFirst(rows: readonly WaitingRow[]): WaitingRow[] {
  const clock = ({ due }: WaitingRow) => due ?? '9999-12-31'
  return rows.toSorted((a, b) => (clock(a) < clock(b) ? -1 : clock(a) > clock(b) ? 1 : 0))
}
