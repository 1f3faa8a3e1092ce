import type { Actor } from '@congtam/core/access/actor'
import type { Role } from '@congtam/core/access/role'
import { UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { Month } from '@congtam/core/shared/period'
import { listPeople } from '@congtam/db/organisation/post'
import { getUnit, lineageOf, listUnitNames, listUnits, listUnitsById } from '@congtam/db/organisation/unit'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { reads, router } from '../trpc.ts'

export const unitRouter = router({
  list: reads
    .input(PageRequest.extend({ search: z.string().max(100).optional(), parentId: UnitId.optional() }))
    .query(async ({ ctx, input }) => {
      const { search, parentId, limit } = input
      const under = scopeOf(ctx.actor, ['admin', 'head', 'assigner', 'auditor', 'official'])
      const query = { on: ctx.today, search, parentId, under, after: after(input, 2), limit }
      const rows = await listUnits(ctx.db, ctx.actor.tenantId, query)
      const { rows: shown, nextCursor } = page(rows, limit, (row) => [row.sortKey, row.id])
      return { rows: shown.map(({ sortKey: _, ...unit }) => unit), nextCursor }
    }),

  get: reads.input(z.object({ id: UnitId })).query(async ({ ctx, input: { id } }) => {
    const { db, today, actor } = ctx
    const lineage = await lineageOf(db, actor.tenantId, id, today)
    ensure(actor, 'unit.read', { lineage })
    const unit = await getUnit(db, actor.tenantId, id, today)
    const above = await listUnitsById(db, actor.tenantId, lineage.slice(1), today)
    const below = await listUnits(db, actor.tenantId, { on: today, parentId: id, after: null, limit: 50 })
    const children = page(below, 50, (row) => [row.sortKey, row.id])
    return {
      ...unit,
      lineage: lineage.slice(1).flatMap((ancestor) => above.filter((found) => found.id === ancestor)),
      children: {
        rows: children.rows.map(({ sortKey: _, ...child }) => child),
        nextCursor: children.nextCursor,
      },
      names: await listUnitNames(db, actor.tenantId, id),
    }
  }),

  people: reads.input(z.object({ id: UnitId, month: Month })).query(async ({ ctx, input: { id, month } }) => {
    const { db, actor } = ctx
    ensure(actor, 'unit.read', { lineage: await lineageOf(db, actor.tenantId, id, ctx.today) })
    return await listPeople(db, actor.tenantId, id, month)
  }),
})

/** The units over which the actor holds one of the roles; undefined where that is the whole province. */
export function scopeOf(actor: Actor, roles: readonly Role[]): UnitId[] | undefined {
  const grants = actor.grants.filter(({ role }) => roles.includes(role))
  if (grants.some(({ unitId }) => unitId === null)) return undefined
  return grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
}
