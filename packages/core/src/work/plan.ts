import { z } from 'zod'
import { UnitId } from '../shared/ids.ts'
import { Day, Month } from '../shared/period.ts'

/** A unit's month: the plan its tasks stand in, and the lock that closing turns. `version` counts its changes. */
export const Plan = z
  .object({
    unitId: UnitId,
    month: Month,
    firstDay: Day,
    lastDay: Day,
    state: z.enum(['open', 'closed']),
    version: z.int().min(1),
  })
  .refine((plan) => plan.firstDay <= plan.lastDay, { path: ['lastDay'], error: 'lastDay is before firstDay' })
export type Plan = z.infer<typeof Plan>
