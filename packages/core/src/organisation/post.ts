import { z } from 'zod'
import { OfficialId, PostId, UnitId } from '../shared/ids.ts'
import { Day, firstDay, lastDay, type Month } from '../shared/period.ts'

/** The position classes that Decree 335/2025 scores by different formulas (Articles 14, 15.3 and 15.4). */
export const PositionClass = z.enum(['staff', 'head', 'deputy'])
export type PositionClass = z.infer<typeof PositionClass>

/** A seat in a unit, held over days; `validTo` is the last day, null while it lasts. */
export const Post = z.object({
  id: PostId,
  officialId: OfficialId,
  unitId: UnitId,
  title: z.string().trim().min(1).max(200),
  positionClass: PositionClass,
  validFrom: Day,
  validTo: Day.nullable(),
})
export type Post = z.infer<typeof Post>

/** Whether the post was held on at least one day of the month. */
export function heldIn(post: Pick<Post, 'validFrom' | 'validTo'>, month: Month): boolean {
  return post.validFrom <= lastDay(month) && (post.validTo === null || post.validTo >= firstDay(month))
}
