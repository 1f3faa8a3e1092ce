import type { Grade } from '@congtam/core/evaluation/grade/placement-facts'
import type { OfficialId, TenantId, UnitId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More than an agency grades together. */
const MOST_MEMBERS = 500

/** Somebody whose rank in a closed year may become another one, with the grade of that closing. */
export interface YearMember {
  officialId: OfficialId
  fullName: string
  grade: Grade | null
}

/** Everybody of one group of similar duties, as the closing of the year pinned it, in the order of names. */
export async function listYearGroup(
  db: Db,
  tenantId: TenantId,
  { unitId, year, number, dutyGroup }: { unitId: UnitId; year: number; number: number; dutyGroup: string },
): Promise<YearMember[]> {
  const { rows } = await sql<YearMember>`
    select official.id as official_id, official.full_name, year_result.grade
    from year_close
    cross join lateral jsonb_array_elements(year_close.inputs::jsonb -> 'facts' -> 'subjects') as subject
    inner join official on official.tenant_id = year_close.tenant_id and official.tenant_id = ${tenantId}
      and official.id = (subject.value ->> 'id')::uuid
    inner join year_result on year_result.tenant_id = year_close.tenant_id and year_result.tenant_id = ${tenantId}
      and year_result.unit_id = year_close.unit_id and year_result.year = year_close.year
      and year_result.number = year_close.number and year_result.official_id = official.id
    where year_close.tenant_id = ${tenantId} and year_close.unit_id = ${unitId} and year_close.year = ${year}
      and year_close.number = ${number} and subject.value ->> 'group' = ${dutyGroup}
    order by official.sort_key, official.id
    limit ${MOST_MEMBERS}
  `.execute(db)
  return rows
}
