import { z } from 'zod'
import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import { PostId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'

/** From a day on, a post belongs to a named group of similar duties; a null name gives it back to the usual one. */
export const DutyGroupEntry = z.strictObject({
  postId: PostId,
  number: z.int().min(1),
  validFrom: Day,
  name: z.string().trim().min(1).max(120).nullable(),
})
export type DutyGroupEntry = z.infer<typeof DutyGroupEntry>

interface GroupedPost {
  postId: string
  positionClass: PositionClass
  unitId: string
  unitName: string
}

/**
 * The usual groups within an agency: its leadership, the leaders of its rooms, and the staff room by room. Article 20.5a
 * asks for similar duties and leaves it to the agency to say which they are.
 */
export function usualGroup(post: GroupedPost, agencyId: string): string {
  if (post.positionClass === 'staff') return `Công chức ${post.unitName}`
  return post.unitId === agencyId ? `Lãnh đạo ${post.unitName}` : 'Lãnh đạo cấp phòng'
}

/** The group of a post on the day: the last entry that has begun, else the usual one. */
export function groupOn(post: GroupedPost, agencyId: string, entries: readonly DutyGroupEntry[], on: Day): string {
  const begun = entries.filter(({ postId, validFrom }) => postId === post.postId && validFrom <= on)
  const last = begun
    .toSorted((a, b) => (a.validFrom === b.validFrom ? a.number - b.number : a.validFrom < b.validFrom ? -1 : 1))
    .at(-1)
  return last?.name ?? usualGroup(post, agencyId)
}

/** Only posts of the agency can be put into its groups. */
export function requireOwnPosts(postIds: readonly string[], own: ReadonlySet<string>): void {
  const foreign = postIds.filter((id) => !own.has(id))
  if (foreign.length > 0) fail('year.postElsewhere', { count: foreign.length })
}
