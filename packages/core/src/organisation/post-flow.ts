import { fail } from '../errors.ts'
import type { Day, Month } from '../shared/period.ts'
import { monthOf } from '../shared/period.ts'
import type { Post } from './post.ts'

/** Refuses a post that its holder has already, or that would make a second head. `others` are the unit's posts with their holders' names. */
export function requireGivable(post: Post, others: readonly (Post & { fullName: string })[]): void {
  if (post.validTo !== null && post.validTo < post.validFrom) {
    fail('post.daysTurned', { validFrom: post.validFrom, validTo: post.validTo })
  }
  for (const other of others) {
    if (other.positionClass !== post.positionClass || !overlap(other, post)) continue
    if (other.officialId === post.officialId) fail('post.alreadyHeld', { name: other.fullName })
    if (post.positionClass === 'head') fail('post.secondHead', { name: other.fullName })
  }
}

/** Refuses a last day that turns the post's days round, lengthens it, or leaves a sheet of a later month to nobody. */
export function requireEndable(post: Post, lastDay: Day, latestSheet: Month | undefined): void {
  const { validFrom, validTo } = post
  if (lastDay < validFrom) fail('post.daysTurned', { validFrom, validTo: lastDay })
  if (validTo !== null && validTo <= lastDay) fail('post.ended', { validTo })
  if (latestSheet !== undefined && latestSheet > monthOf(lastDay)) fail('post.sheetOpen', { month: latestSheet })
}

type Days = Pick<Post, 'validFrom' | 'validTo'>

function overlap(a: Days, b: Days): boolean {
  return (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom)
}
