import type { Actor } from '@congtam/core/access/actor'
import { fail } from '@congtam/core/errors'
import { Post } from '@congtam/core/organisation/post'
import { requireEndable, requireGivable } from '@congtam/core/organisation/post-flow'
import { PostId, type UnitId } from '@congtam/core/shared/ids'
import { addDays, Day, monthOf } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { findLatestSheetMonth, insertSheets } from '@congtam/db/evaluation/sheet'
import { getOfficial } from '@congtam/db/organisation/official'
import { endPost, getPost, insertPost, listPostsSince } from '@congtam/db/organisation/post'
import { findUnit, lineageOf } from '@congtam/db/organisation/unit'
import { lockUnit } from '@congtam/db/organisation/unit-name'
import { ensure } from '../access/allow.ts'
import { keyed, router, writes } from '../trpc.ts'
import { openMonthsSince } from './open-month.ts'

const { id: _, ...PostFields } = Post.shape

export const postRouter = router({
  /** Gives a person a post in a unit; where its months are open, the sheets come with it. */
  give: writes.input(keyed(PostFields)).mutation(async ({ ctx, input: { key, ...fields } }) => {
    const { db, actor, today } = ctx
    await ensureManagesUnit(db, actor, fields.unitId, today)
    await getOfficial(db, actor.tenantId, fields.officialId)
    return await givePost(db, actor, { id: PostId.parse(key), ...fields })
  }),

  /** Sets the last day on which the post is held. */
  end: writes.input(keyed({ postId: PostId, lastDay: Day })).mutation(async ({ ctx, input: { postId, lastDay } }) => {
    const { db, actor, today } = ctx
    const { tenantId } = actor
    const { unitId } = await getPost(db, tenantId, postId)
    await ensureManagesUnit(db, actor, unitId, today)
    await lockUnit(db, tenantId, unitId)
    // Read again: somebody may have ended it before we held the unit.
    const post = await getPost(db, tenantId, postId)
    await openMonthsSince(db, tenantId, unitId, addDays(lastDay, 1))
    requireEndable(post, lastDay, await findLatestSheetMonth(db, tenantId, postId))
    await endPost(db, tenantId, postId, lastDay)
    return { ...post, validTo: lastDay }
  }),
})

/** Refuses who may not change the organisation around this unit. */
export async function ensureManagesUnit(db: Db, actor: Actor, unitId: UnitId, on: Day): Promise<void> {
  ensure(actor, 'organisation.manage', { lineage: await lineageOf(db, actor.tenantId, unitId, on) })
}

/** Writes the post if the unit's days allow it, with its sheets of open months. */
export async function givePost(db: Db, { tenantId }: Actor, post: Post): Promise<Post> {
  const { unitId, validFrom } = post
  await lockUnit(db, tenantId, unitId)
  if (!(await findUnit(db, tenantId, unitId, validFrom))) fail('unit.notYet', { day: validFrom })
  const open = await openMonthsSince(db, tenantId, unitId, validFrom)
  requireGivable(post, await listPostsSince(db, tenantId, unitId, validFrom))
  await insertPost(db, tenantId, post)
  for (const { month } of open) {
    if (post.validTo === null || month <= monthOf(post.validTo)) await insertSheets(db, tenantId, month, unitId)
  }
  return post
}
