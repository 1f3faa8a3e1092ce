import { randomUUID } from 'node:crypto'
import { may } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { levelOf } from '@congtam/core/evaluation/grade/band'
import { BirthYear, isWorkingAge, Official, Sex } from '@congtam/core/organisation/official'
import { Post } from '@congtam/core/organisation/post'
import { OfficialId, PostId, Sha256, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listResultsOf } from '@congtam/db/evaluation/result'
import {
  findOfficialByNumber,
  getOfficial,
  insertOfficial,
  listOfficials,
  saveOfficialName,
  saveOfficialTraits,
} from '@congtam/db/organisation/official'
import { listPostsHeld, listPostsOf } from '@congtam/db/organisation/post'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import { z } from 'zod'
import { allowedOf, ensure } from '../access/allow.ts'
import { rulesetsByHash } from '../library/known-rulesets.ts'
import { keyed, reads, router, watches, writes } from '../trpc.ts'
import { peopleImport } from './people-import.ts'
import { ensureManagesUnit, givePost } from './post.ts'
import { scopeOf } from './unit.ts'

const MOST_MONTHS = 36

const { id: _id, ...OfficialFields } = Official.shape
const { id: _postId, officialId: _officialId, ...PostFields } = Post.shape

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
    const shown = readable.slice(0, MOST_MONTHS)
    const rulesets = await rulesetsByHash(db, tenantId, [...new Set(shown.map(({ rulesetSha256 }) => rulesetSha256))])
    return {
      ...official,
      posts: posts.map((post) => ({ ...post, unitName: unitName(post.unitId) })),
      months: shown.map(({ month, unitId, total, status, sheetId, number, rulesetSha256 }) => ({
        month,
        unitName: unitName(unitId),
        total,
        /** By the ruleset that scored the month. */
        level: levelOf(rulesets.get(rulesetSha256) ?? { bands: [] }, total),
        status,
        sheetId,
        isCorrected: number > 1,
      })),
      allowed: allowedOf(actor, { manage: ['organisation.manage', { lineage: open ?? [] }] }),
    }
  }),

  /** Enters a person with the first post. */
  create: writes
    .input(keyed({ ...OfficialFields, post: z.object(PostFields) }))
    .mutation(async ({ ctx, input: { key, post, ...fields } }) => {
      const { db, actor, today } = ctx
      await ensureManagesUnit(db, actor, post.unitId, today)
      requireWorkingAge(fields.birthYear, post.validFrom)
      const { staffNumber } = fields
      if (await findOfficialByNumber(db, actor.tenantId, staffNumber)) {
        fail('official.numberTaken', { number: staffNumber })
      }
      const official: Official = { id: OfficialId.parse(key), ...fields }
      await insertOfficial(db, actor.tenantId, official)
      await givePost(db, actor, { id: PostId.parse(randomUUID()), officialId: official.id, ...post })
      return official
    }),

  /** What a workbook of people would add below the unit, and what is wrong with it. Nothing is written. */
  check: watches
    .input(z.object({ unitId: UnitId, fileSha256: Sha256 }))
    .query(async ({ ctx, input }) => await peopleImport.dryRun(ctx, input)),

  /** All of the workbook's people and posts, or none. What is there already is not added again. */
  adopt: watches
    .input(keyed({ unitId: UnitId, fileSha256: Sha256 }))
    .mutation(async ({ ctx, path, input: { key, ...input } }) => await peopleImport.adopt(ctx, path, key, input)),

  /** Corrects how the name is spelt, the sex and the birth year; what was published keeps the spelling it had. */
  correct: writes
    .input(
      keyed({
        id: OfficialId,
        fullName: Official.shape.fullName,
        sex: Sex.nullable(),
        birthYear: BirthYear.nullable(),
      }),
    )
    .mutation(async ({ ctx, input: { key, ...corrected } }) => {
      const { id } = corrected
      const { db, actor, today } = ctx
      const [latest] = await listPostsOf(db, actor.tenantId, id)
      if (latest) await ensureManagesUnit(db, actor, latest.unitId, today)
      else ensure(actor, 'organisation.manage', { lineage: [] })
      requireWorkingAge(corrected.birthYear, today)
      const official = { ...(await getOfficial(db, actor.tenantId, id)), ...corrected }
      await saveOfficialName(db, actor.tenantId, official)
      await saveOfficialTraits(db, actor.tenantId, official)
      return official
    }),
})

function requireWorkingAge(birthYear: number | null, on: Day): void {
  if (birthYear !== null && !isWorkingAge(birthYear, on)) fail('official.ageUnlikely', { year: birthYear })
}

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
