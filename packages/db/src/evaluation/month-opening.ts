import type { TenantId } from '@congtam/core/shared/ids'
import { firstDay, lastDay, type Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Opens the month in every body and room where somebody holds a post in it, and leaves what is open or closed as it is. */
export async function insertPlans(db: Db, tenantId: TenantId, month: Month): Promise<number> {
  const first = firstDay(month)
  const last = lastDay(month)
  const { numAffectedRows } = await sql`
    insert into plan (tenant_id, unit_id, month, first_day, last_day, state, version)
    select distinct unit_name.tenant_id, unit_name.unit_id, ${month}::text, ${first}::date, ${last}::date, 'open', 1
    from unit_name
    inner join post on post.tenant_id = unit_name.tenant_id and post.unit_id = unit_name.unit_id and post.tenant_id = ${tenantId}
    where unit_name.tenant_id = ${tenantId} and unit_name.kind <> 'province'
      and unit_name.valid_from <= ${last} and (unit_name.valid_to is null or unit_name.valid_to >= ${first})
      and post.valid_from <= ${last} and (post.valid_to is null or post.valid_to >= ${first})
    on conflict (tenant_id, unit_id, month) do nothing
  `.execute(db)
  return Number(numAffectedRows ?? 0)
}
