import { fail } from '@congtam/core/errors'
import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import { type Day, monthOf } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import type { Db } from '@congtam/db/db'
import { lockPlansSince } from '@congtam/db/work/plan'

/**
 * The unit's open months from the day on, held against closing. A change that would begin in a closed month is refused:
 * what was published then stays as it was.
 */
export async function openMonthsSince(db: Db, tenantId: TenantId, unitId: UnitId, from: Day): Promise<Plan[]> {
  const plans = await lockPlansSince(db, tenantId, unitId, monthOf(from))
  const closed = plans.findLast(({ state }) => state === 'closed')
  if (closed) fail('plan.closed', { month: closed.month })
  return plans
}
