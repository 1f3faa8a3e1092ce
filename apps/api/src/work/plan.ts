import { may, no, yes } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { UnitId } from '@congtam/core/shared/ids'
import { addMonths, Day, firstDay, lastDay, Month, monthOf } from '@congtam/core/shared/period'
import { Plan } from '@congtam/core/work/plan'
import { insertSheets } from '@congtam/db/evaluation/sheet'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findPlan, insertPlan } from '@congtam/db/work/plan'
import { z } from 'zod'
import { allowanceOf, ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'

const UnitMonth = { unitId: UnitId, month: Month }

export const planRouter = router({
  /** The unit's month, or null where nobody opened it yet, with what the reader may do. */
  get: reads.input(z.object(UnitMonth)).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const lineage = await lineageOf(db, actor.tenantId, input.unitId, today)
    ensure(actor, 'plan.read', { lineage })
    const plan = (await findPlan(db, actor.tenantId, input.unitId, input.month)) ?? null
    const isOpen = plan?.state === 'closed' ? no('plan.closed', input) : yes
    return {
      plan,
      allowed: {
        open: allowanceOf(may(actor, 'plan.open', { lineage }), plan ? no('plan.alreadyOpen', input) : yes),
        assign: allowanceOf(may(actor, 'task.assign', { lineage }), plan ? isOpen : no('plan.notFound', input)),
      },
    }
  }),

  /** Opens the month for everybody who holds a post in the unit. */
  open: writes
    .input(keyed({ ...UnitMonth, firstDay: Day.optional(), lastDay: Day.optional() }))
    .mutation(async ({ ctx, input }) => {
      const { db, actor, today } = ctx
      const { unitId, month } = input
      ensure(actor, 'plan.open', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
      if (await findPlan(db, actor.tenantId, unitId, month)) fail('plan.alreadyOpen', { month })
      const plan = planned({
        unitId,
        month,
        firstDay: input.firstDay ?? firstDay(month),
        lastDay: input.lastDay ?? lastDay(month),
        state: 'open',
        version: 1,
      })
      await insertPlan(db, actor.tenantId, plan)
      await insertSheets(db, actor.tenantId, month, unitId)
      return plan
    }),
})

/** Some offices plan from the 26th to the 25th; nobody plans a month that lies elsewhere. */
function planned(plan: Plan): Plan {
  const near = (day: Day, others: Month[]) => others.includes(monthOf(day))
  return Plan.refine((read) => near(read.firstDay, [read.month, addMonths(read.month, -1)]), { path: ['firstDay'] })
    .refine((read) => near(read.lastDay, [read.month, addMonths(read.month, 1)]), { path: ['lastDay'] })
    .parse(plan)
}
