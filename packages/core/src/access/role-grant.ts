import type { z } from 'zod'
import { GrantId, UserId } from '../shared/ids.ts'
import { Day } from '../shared/period.ts'
import { Grant } from './actor.ts'

/** A right given to an account for dates; `validTo` is the last day, null while it lasts, and before `validFrom` where it was taken back at once. */
export const RoleGrant = Grant.extend({ id: GrantId, userId: UserId, validFrom: Day, validTo: Day.nullable() })
export type RoleGrant = z.infer<typeof RoleGrant>
