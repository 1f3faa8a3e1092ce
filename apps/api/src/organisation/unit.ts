import type { Actor } from '@congtam/core/access/actor'
import type { Role } from '@congtam/core/access/role'
import { fail } from '@congtam/core/errors'
import { RoomKind, UnitName } from '@congtam/core/organisation/unit'
import { renamed } from '@congtam/core/organisation/unit-flow'
import { UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { Day, Month } from '@congtam/core/shared/period'
import { listPeople } from '@congtam/db/organisation/post'
import {
  findUnit,
  getUnit,
  insertUnit,
  lineageOf,
  listUnitNames,
  listUnits,
  listUnitsById,
} from '@congtam/db/organisation/unit'
import { isNameTaken, lockUnit, saveUnitName } from '@congtam/db/organisation/unit-name'
import { z } from 'zod'
import { allowedOf, ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import { openMonthsSince } from './open-month.ts'
import { ensureManagesUnit } from './post.ts'

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
      allowed: allowedOf(actor, { manage: ['organisation.manage', { lineage }] }),
    }
  }),

  people: reads.input(z.object({ id: UnitId, month: Month })).query(async ({ ctx, input: { id, month } }) => {
    const { db, actor } = ctx
    ensure(actor, 'unit.read', { lineage: await lineageOf(db, actor.tenantId, id, ctx.today) })
    return await listPeople(db, actor.tenantId, id, month)
  }),

  /** Sets up a room inside a body. */
  create: writes
    .input(keyed({ parentId: UnitId, name: UnitName.shape.name, kind: RoomKind, validFrom: Day }))
    .mutation(async ({ ctx, input: { key, parentId, ...named } }) => {
      const { db, actor, today } = ctx
      const { tenantId } = actor
      const { name, validFrom } = named
      await ensureManagesUnit(db, actor, parentId, today)
      await lockUnit(db, tenantId, parentId)
      if (!(await findUnit(db, tenantId, parentId, validFrom))) fail('unit.notYet', { day: validFrom })
      await openMonthsSince(db, tenantId, parentId, validFrom)
      if (await isNameTaken(db, tenantId, { parentId, name, from: validFrom })) fail('unit.nameTaken', { name })
      const id = UnitId.parse(key)
      await insertUnit(db, tenantId, { id, parentId, name: { ...named, code: null, validTo: null } })
      return { id, ...named, code: null, parentId }
    }),

  /** Gives the unit another name from a day on; the names before stay with their days. */
  rename: writes
    .input(keyed({ id: UnitId, name: UnitName.shape.name, validFrom: Day }))
    .mutation(async ({ ctx, input: { id, name, validFrom } }) => {
      const { db, actor, today } = ctx
      const { tenantId } = actor
      await ensureManagesUnit(db, actor, id, today)
      await lockUnit(db, tenantId, id)
      await openMonthsSince(db, tenantId, id, validFrom)
      const [latest] = await listUnitNames(db, tenantId, id)
      if (!latest) fail('unit.notFound', {})
      const renaming = renamed(latest, name, validFrom)
      const parentId = (await findUnit(db, tenantId, id, validFrom))?.parentId
      const isTaken = parentId && (await isNameTaken(db, tenantId, { parentId, name, from: validFrom, except: id }))
      if (isTaken) fail('unit.nameTaken', { name })
      await saveUnitName(db, tenantId, id, renaming)
      return { id, ...renaming.name }
    }),
})

/** The units over which the actor holds one of the roles; undefined where that is the whole province. */
export function scopeOf(actor: Actor, roles: readonly Role[]): UnitId[] | undefined {
  const grants = actor.grants.filter(({ role }) => roles.includes(role))
  if (grants.some(({ unitId }) => unitId === null)) return undefined
  return grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
}
