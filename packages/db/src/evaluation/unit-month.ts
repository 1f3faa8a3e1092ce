import type { TenantId, UnitId } from '@congtam/core/shared/ids'
import { type Day, firstDay, lastDay, type Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More rooms than a body has. */
const MOST_UNITS = 500
/** Deeper than any chain of command, and an end to a chain that was entered as a circle. */
const DEEPEST = 10

/** A unit below another, and what became of its month. */
export interface UnitBelowMonth {
  unitId: UnitId
  name: string
  /** Whether anybody held a post there in the month. */
  hasPeople: boolean
  isClosed: boolean
}

/** All units below this one in the government tree on the day, with their months. */
export async function listUnitsBelow(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  month: Month,
  on: Day,
): Promise<UnitBelowMonth[]> {
  const { rows } = await sql<UnitBelowMonth>`
    with recursive below as (
      select unit_parent.unit_id, 1 as depth from unit_parent
      where unit_parent.tenant_id = ${tenantId} and unit_parent.parent_id = ${unitId} and unit_parent.tree = 'government'
        and unit_parent.valid_from <= ${on} and (unit_parent.valid_to is null or unit_parent.valid_to >= ${on})
      union all
      select unit_parent.unit_id, below.depth + 1 from unit_parent
      inner join below on below.unit_id = unit_parent.parent_id
      where unit_parent.tenant_id = ${tenantId} and unit_parent.tree = 'government' and below.depth < ${DEEPEST}
        and unit_parent.valid_from <= ${on} and (unit_parent.valid_to is null or unit_parent.valid_to >= ${on})
    )
    select unit_name.unit_id, unit_name.name,
      exists (
        select 1 from post where post.tenant_id = ${tenantId} and post.unit_id = unit_name.unit_id
          and post.valid_from <= ${lastDay(month)} and (post.valid_to is null or post.valid_to >= ${firstDay(month)})
      ) as has_people,
      exists (
        select 1 from plan where plan.tenant_id = ${tenantId} and plan.unit_id = unit_name.unit_id
          and plan.month = ${month} and plan.state = 'closed'
      ) as is_closed
    from unit_name
    where unit_name.tenant_id = ${tenantId} and unit_name.unit_id in (select below.unit_id from below)
      and unit_name.valid_from <= ${on} and (unit_name.valid_to is null or unit_name.valid_to >= ${on})
    order by unit_name.sort_key, unit_name.unit_id
    limit ${MOST_UNITS}
  `.execute(db)
  return rows
}

/** The units straight below these in the government tree on the day. */
export async function listChildIds(db: Db, tenantId: TenantId, unitIds: readonly UnitId[], on: Day): Promise<UnitId[]> {
  if (unitIds.length === 0) return []
  const { rows } = await sql<{ unitId: UnitId }>`
    select unit_parent.unit_id from unit_parent
    where unit_parent.tenant_id = ${tenantId} and unit_parent.tree = 'government' and unit_parent.parent_id = any(${[...unitIds]}::uuid[])
      and unit_parent.valid_from <= ${on} and (unit_parent.valid_to is null or unit_parent.valid_to >= ${on})
    order by unit_parent.unit_id
    limit ${MOST_UNITS}
  `.execute(db)
  return rows.map((row) => row.unitId)
}

/** How far a unit is with a month. */
export interface UnitMonthState {
  unitId: UnitId
  name: string
  planState: 'open' | 'closed' | null
  lastDay: Day | null
  /** How many sheets there are, and how many of them the superior has still to assess. */
  sheets: number
  unassessed: number
}

/** How far each of these units is with the month, where anybody held a post in it, in dictionary order. */
export async function listUnitMonthStates(
  db: Db,
  tenantId: TenantId,
  unitIds: readonly UnitId[],
  month: Month,
  on: Day,
): Promise<UnitMonthState[]> {
  if (unitIds.length === 0) return []
  const { rows } = await sql<UnitMonthState>`
    select unit_name.unit_id, unit_name.name, plan.state as plan_state, plan.last_day,
      (select count(*) from sheet where sheet.tenant_id = ${tenantId} and sheet.unit_id = unit_name.unit_id and sheet.month = ${month}) as sheets,
      (
        select count(*) from sheet where sheet.tenant_id = ${tenantId} and sheet.unit_id = unit_name.unit_id
          and sheet.month = ${month} and sheet.state in ('open', 'submitted')
      ) as unassessed
    from unit_name
    left join plan on plan.tenant_id = unit_name.tenant_id and plan.tenant_id = ${tenantId}
      and plan.unit_id = unit_name.unit_id and plan.month = ${month}
    where unit_name.tenant_id = ${tenantId} and unit_name.unit_id = any(${[...unitIds]}::uuid[]) and unit_name.kind <> 'province'
      and unit_name.valid_from <= ${on} and (unit_name.valid_to is null or unit_name.valid_to >= ${on})
      and exists (
        select 1 from post where post.tenant_id = ${tenantId} and post.unit_id = unit_name.unit_id
          and post.valid_from <= ${lastDay(month)} and (post.valid_to is null or post.valid_to >= ${firstDay(month)})
      )
    order by unit_name.sort_key, unit_name.unit_id
    limit ${MOST_UNITS}
  `.execute(db)
  return rows
}

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
