import type { OfficialId, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

const MOST_DEPENDENTS = 5000

/** A closed year that rests on a month of one of the people: it has to be closed again once that month is corrected. */
export interface YearDependent {
  officialId: OfficialId
  unitId: UnitId
  unitName: string
  year: number
  /** The version in force. */
  number: number
  /** The group of similar duties whose places may move, as the version pinned it. */
  dutyGroup: string
  /** Everybody of the agency whose standing may change with it. */
  people: number
}

/** The closed years in which these people's months of that month counted, with the group and the agency they touch. */
export async function listYearDependents(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  month: Month,
): Promise<YearDependent[]> {
  if (officialIds.length === 0) return []
  const year = Number(month.slice(0, 4))
  const { rows } = await sql<Omit<YearDependent, 'people'> & { people: string | number }>`
    with last as (
      select year_close.tenant_id, year_close.unit_id, year_close.year, max(year_close.number) as number
      from year_close where year_close.tenant_id = ${tenantId} and year_close.year = ${year}
      group by year_close.tenant_id, year_close.unit_id, year_close.year
    )
    select year_result.official_id, year_result.unit_id, year_result.year, year_result.number,
      unit_name.name as unit_name,
      coalesce(
        (
          select subject.value ->> 'group' from jsonb_array_elements(year_close.inputs::jsonb -> 'facts' -> 'subjects') as subject
          where subject.value ->> 'id' = year_result.official_id::text
        ),
        ''
      ) as duty_group,
      jsonb_array_length(year_close.inputs::jsonb -> 'facts' -> 'subjects') as people
    from year_result
    inner join last on last.tenant_id = year_result.tenant_id and last.unit_id = year_result.unit_id
      and last.year = year_result.year and last.number = year_result.number
    inner join year_close on year_close.tenant_id = year_result.tenant_id and year_close.tenant_id = ${tenantId}
      and year_close.unit_id = year_result.unit_id and year_close.year = year_result.year
      and year_close.number = year_result.number
    inner join unit_name on unit_name.tenant_id = year_result.tenant_id and unit_name.tenant_id = ${tenantId}
      and unit_name.unit_id = year_result.unit_id
      and unit_name.valid_from <= ${`${year}-12-31`}::date
      and (unit_name.valid_to is null or unit_name.valid_to >= ${`${year}-12-31`}::date)
    where year_result.tenant_id = ${tenantId} and year_result.official_id = any(${[...officialIds]}::uuid[])
    order by year_result.unit_id, year_result.official_id
    limit ${MOST_DEPENDENTS}
  `.execute(db)
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}
