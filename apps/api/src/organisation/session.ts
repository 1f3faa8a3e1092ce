import { monthOf } from '@congtam/core/shared/period'
import { getTenant } from '@congtam/db/organisation/tenant'
import { listUnitsById } from '@congtam/db/organisation/unit'
import { reads, router } from '../trpc.ts'

export const sessionRouter = router({
  me: reads.query(async ({ ctx }) => {
    const { actor, db, today } = ctx
    const session = await ctx.session()
    const unitIds = [...new Set(actor.grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
    const units = await listUnitsById(db, actor.tenantId, unitIds, today)
    const rolesIn = (unitId: string) => actor.grants.filter((grant) => grant.unitId === unitId).map(({ role }) => role)
    return {
      name: actor.name,
      username: session?.username ?? null,
      officialId: actor.officialId,
      tenant: await getTenant(db, actor.tenantId),
      grants: actor.grants.map(({ role, unitId }) => ({
        role,
        unitId,
        unitName: units.find((unit) => unit.id === unitId)?.name ?? null,
      })),
      units: units.map(({ id, name, kind }) => ({ id, name, kind, roles: rolesIn(id) })),
      today,
      month: monthOf(today),
    }
  }),
})
