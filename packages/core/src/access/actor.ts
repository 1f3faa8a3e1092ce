import { z } from 'zod'
import { OfficialId, TenantId, UnitId, UserId } from '../shared/ids.ts'
import { Role } from './role.ts'

/** One right in force today. `unitId` null means the whole province. */
export const Grant = z.object({ role: Role, unitId: UnitId.nullable() })
export type Grant = z.infer<typeof Grant>

/** Who asks, with the rights in force on the day of the request. Built by the server from the session, never from the client. */
export const Actor = z.object({
  userId: UserId,
  tenantId: TenantId,
  name: z.string(),
  officialId: OfficialId.nullable(),
  grants: z.array(Grant),
})
export type Actor = z.infer<typeof Actor>

/** Whether the actor holds the role over the unit, given the unit's chain of parents from itself upwards. */
export function holds(actor: Actor, role: Role, lineage: readonly UnitId[]): boolean {
  return actor.grants.some((grant) => grant.role === role && (grant.unitId === null || lineage.includes(grant.unitId)))
}
