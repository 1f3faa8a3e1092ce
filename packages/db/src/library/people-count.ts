import type { PositionClass } from '@congtam/core/organisation/post'
import type { TenantId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '../db.ts'

/** How many officials of the province hold such posts on the day, and in how many units. */
export async function countPeople(
  db: Db,
  tenantId: TenantId,
  positionClasses: readonly PositionClass[],
  on: Day,
): Promise<{ people: number; units: number }> {
  if (positionClasses.length === 0) return { people: 0, units: 0 }
  return await db
    .selectFrom('post')
    .select((eb) => [
      eb.fn.count<number>('officialId').distinct().as('people'),
      eb.fn.count<number>('unitId').distinct().as('units'),
    ])
    .where('tenantId', '=', tenantId)
    .where('positionClass', 'in', positionClasses)
    .where('validFrom', '<=', on)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', on)]))
    .executeTakeFirstOrThrow()
}
