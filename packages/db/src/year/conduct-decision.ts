import { ConductDecision } from '@congtam/core/evaluation/grading/conduct-decision'
import type { OfficialId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More than any agency's register holds. */
const MOST_ENTRIES = 5000

/** An entry of the register with who recorded it. */
export interface RecordedConduct extends ConductDecision {
  byName: string
  at: Date
}

/** Everything on record about these people and these units, replaced entries among them, in the order of their days. */
export async function listConduct(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  unitIds: readonly UnitId[],
): Promise<RecordedConduct[]> {
  const rows = await db
    .selectFrom('conductDecision')
    .select([
      'id',
      'officialId',
      'unitId',
      'kind',
      'dutyRelated',
      'act',
      'document',
      'issuedOn',
      'effective',
      'countedIn',
      'note',
      'replacesId',
      'isRevoked',
      'byName',
      'at',
    ])
    .where('tenantId', '=', tenantId)
    .where((eb) =>
      eb.or([
        sql<boolean>`official_id = any(${[...officialIds]}::uuid[])`,
        sql<boolean>`unit_id = any(${[...unitIds]}::uuid[])`,
      ]),
    )
    .orderBy('effective')
    .orderBy('at')
    .orderBy('id')
    .limit(MOST_ENTRIES)
    .execute()
  return rows.map(({ byName, at, ...entry }) => ({ ...ConductDecision.parse(entry), byName, at }))
}

export async function insertConduct(
  db: Db,
  tenantId: TenantId,
  entry: ConductDecision,
  by: { byUserId: UserId; byName: string; at: Date },
): Promise<void> {
  await db
    .insertInto('conductDecision')
    .values({ tenantId, ...entry, ...by })
    .execute()
}
