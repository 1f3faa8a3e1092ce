import type { Action } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { unusualFigures } from '@congtam/core/evaluation/month/checklist'
import { monthResults } from '@congtam/core/evaluation/month/closing'
import { scoreFiles } from '@congtam/core/evaluation/month/score-file'
import { Sha256, UnitId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { findMonthClose } from '@congtam/db/evaluation/month-close'
import { listMonthResults } from '@congtam/db/evaluation/result'
import { lineageOf } from '@congtam/db/organisation/unit'
import { findPlan } from '@congtam/db/work/plan'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { liveBoard, readBoard } from './board.ts'
import { closeMonth } from './close-month.ts'
import { treeDay } from './sheet-subject.ts'
import { scoreUnitMonth } from './unit-month.ts'

const UnitMonth = { unitId: UnitId, month: Month }
type UnitMonth = z.infer<z.ZodObject<typeof UnitMonth>>

export const monthRouter = router({
  /** What is missing before the month can be closed. */
  checklist: reads.input(z.object(UnitMonth)).query(async ({ ctx, input }) => {
    const plan = await openMonth(ctx, input, 'month.read')
    return (await scoreUnitMonth(ctx.db, ctx.actor.tenantId, plan)).missing
  }),

  /** The results as they would be published now, with the hash that closing must be given and what is unusual about them. */
  preview: reads.input(z.object(UnitMonth)).query(async ({ ctx, input }) => {
    const plan = await openMonth(ctx, input, 'month.read')
    const month = await scoreUnitMonth(ctx.db, ctx.actor.tenantId, plan)
    return {
      rows: [...liveBoard(month).values()],
      planVersion: plan.version,
      missing: month.missing.length,
      resultsSha256: monthResults(month.scored)?.resultsSha256 ?? null,
      unusual: unusualFigures(month.scored),
    }
  }),

  /** Closes the month and publishes, whole or not at all. */
  close: writes
    .input(keyed({ ...UnitMonth, planVersion: z.int().min(1), resultsSha256: Sha256 }))
    .mutation(async ({ ctx, input: { unitId, month, planVersion, resultsSha256 } }) => {
      const { db, actor, now } = ctx
      await readablePlan(ctx, { unitId, month }, 'month.close')
      const by = { byUserId: actor.userId, byName: actor.name, at: now }
      return await closeMonth(db, actor.tenantId, { unitId, month, planVersion, resultsSha256, ...by })
    }),

  /** The published results with who signed them; null while the month is open. */
  results: reads.input(z.object(UnitMonth)).query(async ({ ctx, input: { unitId, month } }) => {
    const { db, actor } = ctx
    const plan = await readablePlan(ctx, { unitId, month }, 'month.read')
    const close = await findMonthClose(db, actor.tenantId, unitId, month)
    if (!close) return null
    const { number, resultsSha256, byName, at } = close
    const rows = [...(await readBoard(db, actor.tenantId, plan)).values()]
    return { number, resultsSha256, byName, at: at.toISOString(), rows }
  }),

  /** The published month as files that `pnpm score` reads, one for each ruleset. */
  file: reads.input(z.object(UnitMonth)).query(async ({ ctx, input }) => {
    const { db, actor } = ctx
    await readablePlan(ctx, input, 'month.read')
    const results = await listMonthResults(db, actor.tenantId, input.unitId, input.month)
    return scoreFiles(results.map(({ inputs }) => inputs))
  }),
})

async function readablePlan({ db, actor, today }: Viewer, { unitId, month }: UnitMonth, action: Action) {
  const plan = await findPlan(db, actor.tenantId, unitId, month)
  ensure(actor, action, { lineage: await lineageOf(db, actor.tenantId, unitId, plan ? treeDay(plan, today) : today) })
  return plan ?? fail('plan.notFound', { month })
}

async function openMonth(viewer: Viewer, which: UnitMonth, action: Action) {
  const plan = await readablePlan(viewer, which, action)
  if (plan.state === 'closed') fail('plan.closed', { month: plan.month })
  return plan
}
