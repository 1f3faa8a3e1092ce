import { GradeDecision } from '@congtam/core/evaluation/grading/grade-decision'
import type { OfficialId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'

const MOST_DECISIONS = 5000

/** A competent body's grade for a person, with its number among those on this person's year. */
export interface RecordedDecision extends GradeDecision {
  officialId: OfficialId
  number: number
  byName: string
  at: Date
}

/** Every decision of the agency's year, the last one on each person last. */
export async function listDecisions(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  year: number,
): Promise<RecordedDecision[]> {
  const rows = await db
    .selectFrom('gradeDecision')
    .select(['officialId', 'number', 'proposed', 'grade', 'reason', 'document', 'decidedOn', 'signers', 'byName', 'at'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .orderBy('officialId')
    .orderBy('number')
    .limit(MOST_DECISIONS)
    .execute()
  return rows.map(({ officialId, number, byName, at, ...decision }) => {
    return { officialId, number, byName, at, ...GradeDecision.parse(decision) }
  })
}

export async function insertDecision(
  db: Db,
  tenantId: TenantId,
  decision: GradeDecision & {
    unitId: UnitId
    year: number
    officialId: OfficialId
    number: number
    byUserId: UserId
    byOfficialId: OfficialId | null
    byName: string
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('gradeDecision')
    .values({ tenantId, ...decision })
    .execute()
}
