import { OfficialId, PostId, RequestKey, TaskId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { Day, Month } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { MOST_TASKS, NewTask } from '@congtam/core/work/assignment'
import { Evidence } from '@congtam/core/work/evidence'
import { ObjectiveCause } from '@congtam/core/work/task'
import { TaskBadge } from '@congtam/core/work/task-progress'
import { lineageOf } from '@congtam/db/organisation/unit'
import { getTask, listTasks } from '@congtam/db/work/task'
import { listEvents } from '@congtam/db/work/task-event'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import { assign, handOver, preview, withdrawBatch } from './assignment.ts'
import { actOn } from './task-act.ts'
import { detailOf, filledPage, groundOf, keysOf, subjectOf, type TaskView, viewsOf } from './task-view.ts'

/** A task as it was read; a later version is refused. */
const which = { id: TaskId, version: z.int().min(0) }
const quantity = Thousandths.min(1)
const reason = z.string().trim().min(1).max(1000)
const deduction = { ...which, quantity, reason, cause: ObjectiveCause.nullable() }
const assignment = { unitId: UnitId, month: Month, tasks: z.array(NewTask).min(1).max(MOST_TASKS) }

/** Before the first task is chosen, the preview tells what everybody carries already. */
const beginning = { ...assignment, tasks: z.array(NewTask).max(MOST_TASKS) }

export const taskRouter = router({
  /** Tasks of a unit's month, or one's own of all units, by deadline. Withdrawn ones are not shown. */
  list: reads
    .input(
      PageRequest.extend({
        month: Month,
        unitId: UnitId.optional(),
        mine: z.boolean().optional(),
        ownerId: OfficialId.optional(),
        badge: TaskBadge.optional(),
        itemCode: z.string().max(30).optional(),
        /** Only tasks with a delivery or a request for more time that nobody has answered yet. */
        unanswered: z.boolean().optional(),
        /** Only tasks with an obstacle that nobody has answered yet. */
        stuck: z.boolean().optional(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { db, actor, today } = ctx
      const { month, unitId, limit } = input
      const ownerId = unitId ? input.ownerId : (actor.officialId ?? undefined)
      if (!unitId && !ownerId) return { rows: [], nextCursor: null }
      const lineage = unitId && (await lineageOf(db, actor.tenantId, unitId, today))
      if (lineage) ensure(actor, 'task.read', { lineage, ...(ownerId && { ownerId }) })
      const kept = await filledPage(
        async (position) => {
          const rows = await listTasks(db, actor.tenantId, { month, unitId, ownerId, after: position, limit })
          return { views: await viewsOf(ctx, rows, lineage), isLast: rows.length <= limit }
        },
        (view) => view.progress.ended !== 'withdrawn' && isAskedFor(view, input),
        { after: after(input, 2), limit },
      )
      return page(kept, limit, keysOf)
    }),

  get: reads.input(z.object({ id: TaskId })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const row = await getTask(db, actor.tenantId, input.id)
    const ground = await groundOf(ctx, row.task.unitId, row.task.month)
    ensure(actor, 'task.read', subjectOf(row.task, ground.lineage))
    const events = [...((await listEvents(db, actor.tenantId, [input.id])).get(input.id) ?? [])]
    return { ...detailOf({ actor, today, ...ground }, row, events), events }
  }),

  /** Writes nothing, but a question about hundreds of tasks does not fit into an address, so it is posted like a change. */
  preview: reads.input(z.object(beginning)).mutation(({ ctx, input }) => preview(ctx, input)),

  assign: writes
    .input(keyed({ ...assignment, planVersion: z.int().min(1) }))
    .mutation(({ ctx, input }) => assign(ctx, input)),

  withdrawBatch: writes
    .input(keyed({ batchKey: RequestKey, reason }))
    .mutation(({ ctx, input }) => withdrawBatch(ctx, input)),

  handOver: writes
    .input(keyed({ ...which, toPostId: PostId, deadline: Day, reason }))
    .mutation(({ ctx, input }) => handOver(ctx, input)),

  deliver: writes
    .input(
      keyed({
        ...which,
        quantity,
        evidence: z.array(Evidence).min(1).max(20),
        note: z.string().trim().max(1000).default(''),
      }),
    )
    .mutation(({ ctx, input }) => {
      const { evidence, note } = input
      return actOn(ctx, 'deliver', input, { kind: 'delivered', quantity: input.quantity, evidence, note })
    }),

  accept: writes
    .input(keyed({ ...which, quantity }))
    .mutation(({ ctx, input }) => actOn(ctx, 'accept', input, { kind: 'accepted', quantity: input.quantity })),

  returnDelivery: writes
    .input(keyed({ ...which, quantity, reason }))
    .mutation(({ ctx, input }) =>
      actOn(ctx, 'returnDelivery', input, { kind: 'returned', quantity: input.quantity, reason: input.reason }),
    ),

  recordFailure: writes.input(keyed(deduction)).mutation(({ ctx, input }) => {
    const { cause } = input
    return actOn(ctx, 'recordFailure', input, {
      kind: 'qualityFailed',
      quantity: input.quantity,
      reason: input.reason,
      cause,
    })
  }),

  recordDelay: writes.input(keyed(deduction)).mutation(({ ctx, input }) => {
    const { cause } = input
    return actOn(ctx, 'recordDelay', input, {
      kind: 'deadlineMissed',
      quantity: input.quantity,
      reason: input.reason,
      cause,
    })
  }),

  confirmCause: writes
    .input(keyed({ ...which, of: z.int().min(1), cause: ObjectiveCause }))
    .mutation(({ ctx, input }) =>
      actOn(ctx, 'confirmCause', input, { kind: 'causeConfirmed', of: input.of, cause: input.cause }),
    ),

  askExtension: writes
    .input(keyed({ ...which, deadline: Day, reason }))
    .mutation(({ ctx, input }) =>
      actOn(ctx, 'askExtension', input, { kind: 'extensionAsked', deadline: input.deadline, reason: input.reason }),
    ),

  decideExtension: writes
    .input(
      keyed({ ...which, granted: z.boolean(), reason: z.string().trim().max(1000).default('') }).refine(
        (input) => input.granted || input.reason !== '',
        { path: ['reason'], error: 'A refusal says why.' },
      ),
    )
    .mutation(({ ctx, input }) =>
      actOn(ctx, 'decideExtension', input, { kind: 'extensionDecided', granted: input.granted, reason: input.reason }),
    ),

  reportObstacle: writes
    .input(keyed({ ...which, text: reason }))
    .mutation(({ ctx, input }) => actOn(ctx, 'reportObstacle', input, { kind: 'obstacleReported', text: input.text })),
})

interface TaskFilter {
  badge?: TaskBadge | undefined
  itemCode?: string | undefined
  unanswered?: boolean | undefined
  stuck?: boolean | undefined
}

function isAskedFor(view: TaskView, { badge, itemCode, unanswered, stuck }: TaskFilter): boolean {
  const { waiting, extensionAsked, obstacle } = view.progress
  if (badge !== undefined && view.badge !== badge) return false
  if (itemCode !== undefined && view.itemCode !== itemCode) return false
  if (unanswered && waiting === 0 && extensionAsked === null) return false
  return !stuck || obstacle !== null
}
