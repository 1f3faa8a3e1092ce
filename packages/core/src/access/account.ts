import { z } from 'zod'
import { OfficialId, TenantId, UserId } from '../shared/ids.ts'

/** The name typed at sign-in: lower case, as stored. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9._]{1,38}[a-z0-9])$/)
  .brand<'Username'>()
export type Username = z.infer<typeof Username>

/** Who may sign in. An account of no official is for administration and audit. */
export const Account = z.object({
  userId: UserId,
  username: Username,
  name: z.string().trim().min(1).max(120),
  tenantId: TenantId,
  officialId: OfficialId.nullable(),
})
export type Account = z.infer<typeof Account>

/** Long enough that no rule of composition is needed; the upper bound keeps hashing cheap to answer. */
export const Password = z.string().min(12).max(128)
