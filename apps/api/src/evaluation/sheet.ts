import type { Action, Subject } from '@congtam/core/access/policy'
import { GivenPoints } from '@congtam/core/evaluation/general'
import { requirePoints } from '@congtam/core/evaluation/month/sheet-criteria'
import { Leadership, type Rating } from '@congtam/core/evaluation/sheet'
import { requireLeadership, type SheetAct, stepSheet } from '@congtam/core/evaluation/sheet-flow'
import { SheetId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { Month } from '@congtam/core/shared/period'
import { insertRating } from '@congtam/db/evaluation/rating'
import { getSheet, listSheets, listSheetsOf, type SheetRow, saveSheet } from '@congtam/db/evaluation/sheet'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import { findPlan, lockPlan } from '@congtam/db/work/plan'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { rulesetsInForce } from '../library/rulesets-in-force.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { readBoard } from './board.ts'
import { explainSheet } from './sheet-explanation.ts'
import { sheetSubject, treeDay } from './sheet-subject.ts'
import { type SheetView, viewSheet } from './sheet-view.ts'

const text = z.string().trim().max(2000)
const Version = { id: SheetId, version: z.int().min(1) }

export const sheetRouter = router({
  /** The reader's own sheets of the month, one for each post. */
  mine: reads.input(z.object({ month: Month })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    if (actor.officialId === null) return []
    const rows = await listSheetsOf(db, actor.tenantId, actor.officialId, input.month)
    const ids = rows.map(({ sheet }) => sheet.unitId)
    const first = rows[0]
    const units = first ? await listUnitsById(db, actor.tenantId, ids, treeDay(first.plan, today)) : []
    return rows.map(({ sheet, title, positionClass, plan }) => ({
      sheetId: sheet.id,
      unitId: sheet.unitId,
      unitName: units.find(({ id }) => id === sheet.unitId)?.name ?? '',
      title,
      positionClass,
      state: sheet.state,
      lastDay: plan.lastDay,
    }))
  }),

  get: reads.input(z.object({ id: SheetId })).query(async ({ ctx, input }): Promise<SheetView> => {
    const { row, subject } = await openSheet(ctx, input.id, 'sheet.read')
    return await viewSheet(ctx, row, subject)
  }),

  explain: reads.input(z.object({ id: SheetId })).query(async ({ ctx, input }) => {
    const { row, subject } = await openSheet(ctx, input.id, 'sheet.read')
    return await explainSheet(ctx, row, subject)
  }),

  /** The board of a unit's month, in the order of names. */
  list: reads
    .input(PageRequest.extend({ unitId: UnitId, month: Month }))
    .query(async ({ ctx: { db, actor, today }, input }) => {
      const { unitId, month, limit } = input
      const plan = await findPlan(db, actor.tenantId, unitId, month)
      const lineage = await lineageOf(db, actor.tenantId, unitId, plan ? treeDay(plan, today) : today)
      ensure(actor, 'month.read', { lineage })
      if (!plan) return page([], limit, () => [])
      const rows = await listSheets(db, actor.tenantId, { unitId, month, after: after(input, 2), limit })
      const board = await readBoard(db, actor.tenantId, plan)
      const cut = page(rows, limit, ({ sortKey, sheet }) => [sortKey, sheet.id])
      return { ...cut, rows: cut.rows.flatMap(({ sheet }) => board.get(sheet.id) ?? []) }
    }),

  /** The official gives the self score and passes the sheet on. */
  submit: writes
    .input(keyed({ ...Version, general: GivenPoints, strengths: text, weaknesses: text }))
    .mutation(async ({ ctx, input: { general, strengths, weaknesses, ...which } }) =>
      rate(ctx, 'submit', which, () => ({ by: 'self', general, strengths, weaknesses })),
    ),

  /** The superior gives points beside the self score. */
  assess: writes
    .input(keyed({ ...Version, general: GivenPoints, leadership: Leadership.nullable(), comment: text }))
    .mutation(async ({ ctx, input: { general, leadership, comment, ...which } }) =>
      rate(ctx, 'assess', which, ({ positionClass }) => {
        requireLeadership(positionClass, leadership)
        return { by: 'superior', general, leadership, comment }
      }),
    ),

  /** The superior gives the sheet back to the official, saying why. */
  sendBack: writes
    .input(keyed({ ...Version, message: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input: { message, ...which } }) =>
      rate(ctx, 'sendBack', which, () => ({ by: 'sentBack', message })),
    ),
})

const actionOf = { submit: 'sheet.submit', assess: 'sheet.assess', sendBack: 'sheet.return' } as const satisfies Record<
  SheetAct,
  Action
>

async function openSheet(
  { db, actor, today }: Viewer,
  id: SheetId,
  action: Action,
): Promise<{ row: SheetRow; subject: Subject }> {
  const row = await getSheet(db, actor.tenantId, id)
  const subject = await sheetSubject(db, actor.tenantId, row, today)
  ensure(actor, action, subject)
  return { row, subject }
}

/** One step of the sheet: read under the lock of its month, decided, and written with the rating that goes with it. */
async function rate(
  ctx: Viewer & { now: Date },
  act: SheetAct,
  { id, version }: { id: SheetId; version: number },
  ratingOf: (row: SheetRow) => Rating,
): Promise<SheetView> {
  const { db, actor, today, now } = ctx
  const { row, subject } = await openSheet(ctx, id, actionOf[act])
  const plan = await lockPlan(db, actor.tenantId, row.sheet.unitId, row.sheet.month, 'share')
  const sheet = stepSheet(act, row.sheet, version, { planState: plan.state, planLastDay: plan.lastDay, today })
  const rating = ratingOf(row)
  if (rating.by !== 'sentBack') {
    const rulesetOf = await rulesetsInForce(db, actor.tenantId, sheet.month)
    requirePoints(rulesetOf(row.positionClass, sheet.month), rating.general)
  }
  await saveSheet(db, actor.tenantId, sheet, version)
  await insertRating(db, actor.tenantId, { sheetId: id, rating, byUserId: actor.userId, byName: actor.name, at: now })
  return await viewSheet(ctx, { ...row, sheet, plan }, subject)
}
