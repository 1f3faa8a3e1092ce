import { may } from '@congtam/core/access/policy'
import type { Official } from '@congtam/core/organisation/official'
import { OfficialId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listResultsOf } from '@congtam/db/evaluation/result'
import { getOfficial, listOfficials } from '@congtam/db/organisation/official'
import { listPostsHeld, listPostsOf } from '@congtam/db/organisation/post'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { reads, router } from '../trpc.ts'
import { scopeOf } from './unit.ts'

const MOST_MONTHS = 36

export const officialRouter = router({
  list: reads
    .input(PageRequest.extend({ search: z.string().max(100).optional(), unitId: UnitId.optional() }))
    .query(async ({ ctx, input }) => {
      const { db, actor, today } = ctx
      const { tenantId } = actor
      const { search, unitId, limit } = input
      let under = scopeOf(actor, ['admin', 'head', 'assigner', 'auditor'])
      if (unitId) {
        ensure(actor, 'official.read', { lineage: await lineageOf(db, tenantId, unitId, today) })
        under = [unitId]
      }
      if (under?.length === 0)
        return { rows: await withPosts(db, tenantId, await ownself(db, actor), today), nextCursor: null }
      const rows = await listOfficials(db, tenantId, { on: today, search, under, after: after(input, 2), limit })
      const shown = page(rows, limit, (row) => [row.sortKey, row.id])
      return { rows: await withPosts(db, tenantId, shown.rows, today), nextCursor: shown.nextCursor }
    }),

  get: reads.input(z.object({ id: OfficialId })).query(async ({ ctx, input: { id } }) => {
    const { db, actor, today } = ctx
    const { tenantId } = actor
    const official = await getOfficial(db, tenantId, id)
    const posts = await listPostsOf(db, tenantId, id)
    const results = await listResultsOf(db, tenantId, id, { after: null, limit: MOST_MONTHS })
    const unitIds = [...new Set([...posts, ...results].map((row) => row.unitId))]
    const lineages = new Map<UnitId, UnitId[]>()
    for (const unitId of unitIds) lineages.set(unitId, await lineageOf(db, tenantId, unitId, today))
    const lineageIn = (unitId: UnitId) => lineages.get(unitId) ?? []

    const held = posts.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
    const places = (held.length > 0 ? held : posts.slice(0, 1)).map(({ unitId }) => lineageIn(unitId))
    const open = places.find((lineage) => may(actor, 'official.read', { lineage, ownerId: id }).allowed)
    ensure(actor, 'official.read', { lineage: open ?? places[0] ?? [], ownerId: id })

    const units = await listUnitsById(db, tenantId, unitIds, today)
    const unitName = (unitId: UnitId) => units.find((unit) => unit.id === unitId)?.name ?? ''
    const readable = results.filter(
      ({ unitId }) => may(actor, 'sheet.read', { lineage: lineageIn(unitId), ownerId: id }).allowed,
    )
    return {
      ...official,
      posts: posts.map((post) => ({ ...post, unitName: unitName(post.unitId) })),
      months: readable.slice(0, MOST_MONTHS).map(({ month, unitId, total, status, sheetId }) => ({
        month,
        unitName: unitName(unitId),
        total,
        status,
        sheetId,
      })),
    }
  }),
})

/** Somebody without a right to read others still finds themselves. */
async function ownself(db: Db, actor: { tenantId: TenantId; officialId: OfficialId | null }): Promise<Official[]> {
  return actor.officialId === null ? [] : [await getOfficial(db, actor.tenantId, actor.officialId)]
}

async function withPosts(db: Db, tenantId: TenantId, officials: readonly Official[], on: Day) {
  const ids = officials.map(({ id }) => id)
  const held = await listPostsHeld(db, tenantId, ids, on)
  return officials.map(({ id, staffNumber, fullName, serviceClass }) => ({
    id,
    staffNumber,
    fullName,
    serviceClass,
    posts: held
      .filter((post) => post.officialId === id)
      .map(({ id: postId, unitId, unitName, title, positionClass }) => ({
        postId,
        unitId,
        unitName,
        title,
        positionClass,
      })),
  }))
}
