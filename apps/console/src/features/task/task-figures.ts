import { vietnamCalendar, workingDaysBetween } from '@congtam/core/shared/calendar'
import { Day } from '@congtam/core/shared/period'
import type { Outputs } from '../../api.ts'
import { quantity, units } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'

export type TaskView = Outputs['task']['list']['rows'][number]
export type TaskDetail = Outputs['task']['get']

/** What the task weighs, as the regulation multiplies it: `2 × 1,6 = 3,2 đơn vị`. */
export function weightText(task: Pick<TaskView, 'quantity' | 'coefficient'>): string {
  return m.task_weight({
    quantity: quantity(task.quantity),
    coefficient: quantity(task.coefficient),
    units: units(task.quantity * task.coefficient),
  })
}

/** Working days from `today` to the deadline, below zero once it has passed; null where only days of rest lie between. */
export function daysLeft(today: string, deadline: string): number | null {
  const left = workingDaysBetween(vietnamCalendar, Day.parse(today), Day.parse(deadline))
  return left === 0 && today !== deadline ? null : left
}

export const origins = {
  planned: m.task_origin_planned,
  extra: m.task_origin_extra,
  takenOver: m.task_origin_taken,
} satisfies Record<TaskView['origin'], () => string>
