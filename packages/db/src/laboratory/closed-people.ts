import type { PlacedUnit } from '@congtam/core/evaluation/laboratory/agency'
import type { ClosedInputs, PersonTraits } from '@congtam/core/evaluation/laboratory/closed-person'
import { type OfficialId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Db, Tables } from '../db.ts'
import { unitsUnder } from '../organisation/unit.ts'

/** Ten years: what lies further back is not looked at. */
const MOST_MONTHS_SHOWN = 120
/** More sheets than somebody has in a month. */
const MOST_SHEETS_A_MONTH = 4

/** Closed months, inclusive; of these units only, where they are named. */
export interface LookedAt {
  from: Month
  to: Month
  unitIds: readonly UnitId[] | null
}

/** Every unit that there was up to the day, where it stood last in the government tree; after `after`, at most `limit`. */
export async function listPlacedUnits(
  db: Db,
  tenantId: TenantId,
  on: Day,
  { after, limit }: { after: UnitId | null; limit: number },
): Promise<PlacedUnit[]> {
  let statement = db
    .selectFrom('unitName')
    .leftJoin('unitParent', (join) =>
      join
        .onRef('unitParent.tenantId', '=', 'unitName.tenantId')
        .onRef('unitParent.unitId', '=', 'unitName.unitId')
        .on('unitParent.tenantId', '=', tenantId)
        .on('unitParent.tree', '=', 'government')
        .on('unitParent.validFrom', '<=', on),
    )
    .distinctOn('unitName.unitId')
    .select(['unitName.unitId as id', 'unitName.kind', 'unitParent.parentId'])
    .where('unitName.tenantId', '=', tenantId)
    .where('unitName.validFrom', '<=', on)
    .orderBy('unitName.unitId')
    .orderBy('unitName.validFrom', 'desc')
    .orderBy('unitParent.validFrom', (by) => by.desc().nullsLast())
    .limit(limit)
  if (after) statement = statement.where('unitName.unitId', '>', after)
  const rows = await statement.execute()
  return rows.map(({ id, ...placed }) => ({ id: UnitId.parse(id), ...placed }))
}

/** The months that the unit or units below it have closed, with how many have; the latest first. */
export async function listClosedMonths(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  on: Day,
): Promise<{ month: Month; units: number }[]> {
  return await db
    .selectFrom('monthClose')
    .select((eb) => ['month', eb.fn.count<number>('unitId').distinct().as('units')])
    .where('tenantId', '=', tenantId)
    .where('unitId', 'in', unitsUnder(db, tenantId, [unitId], on))
    .groupBy('month')
    .orderBy('month', 'desc')
    .limit(MOST_MONTHS_SHOWN)
    .execute()
}

/** How many people have a closed sheet. */
export async function countClosedPeople(db: Db, tenantId: TenantId, span: LookedAt): Promise<number> {
  const { people } = await db
    .selectFrom('result')
    .select((eb) => eb.fn.count<number>('result.officialId').distinct().as('people'))
    .where('result.tenantId', '=', tenantId)
    .where((eb) => within(eb, span))
    .executeTakeFirstOrThrow()
  return people
}

/**
 * Those whose last closed sheet is of one of the agency's units, so that everybody is of one agency; in the order of their
 * ids after `after`, at most `limit`.
 */
export async function listClosedPeople(
  db: Db,
  tenantId: TenantId,
  span: LookedAt,
  agencyUnits: readonly UnitId[],
  { after, limit }: { after: OfficialId | null; limit: number },
): Promise<OfficialId[]> {
  const { unitIds } = span
  let statement = db
    .selectFrom('result')
    .distinct()
    .select('result.officialId')
    .where('result.tenantId', '=', tenantId)
    .where((eb) => within(eb, { ...span, unitIds: agencyUnits }))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('result as later')
            .select('later.sheetId')
            .where('later.tenantId', '=', tenantId)
            .whereRef('later.officialId', '=', 'result.officialId')
            .where('later.month', '<=', span.to)
            .where((at) => (unitIds ? sql<boolean>`later.unit_id = any(${[...unitIds]}::uuid[])` : at.lit(true)))
            .where((at) =>
              at(at.refTuple('later.month', 'later.sheetId'), '>', at.refTuple('result.month', 'result.sheetId')),
            ),
        ),
      ),
    )
    .orderBy('result.officialId')
    .limit(limit)
  if (after) statement = statement.where('result.officialId', '>', after)
  const rows = await statement.execute()
  return rows.map(({ officialId }) => officialId)
}

/** What is on record of these people besides their sheets, in the order of their ids. */
export async function listPersonTraits(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
): Promise<PersonTraits[]> {
  return await db
    .selectFrom('official')
    .select(['id', 'sex', 'birthYear', 'serviceClass'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${[...officialIds]}::uuid[])`)
    .orderBy('id')
    .limit(officialIds.length)
    .execute()
}

/** What each of these people's sheets in force was computed from, person by person and month by month. */
export async function listClosedInputs(
  db: Db,
  tenantId: TenantId,
  span: LookedAt,
  officialIds: readonly OfficialId[],
  months: number,
): Promise<ClosedInputs[]> {
  const rows = await db
    .selectFrom('result')
    .distinctOn(['result.officialId', 'result.month', 'result.sheetId'])
    .select([
      'result.sheetId',
      'result.officialId',
      'result.unitId',
      'result.month',
      'result.rulesetSha256',
      'result.inputs',
    ])
    .where('result.tenantId', '=', tenantId)
    .where(sql<boolean>`result.official_id = any(${[...officialIds]}::uuid[])`)
    .where((eb) => within(eb, span))
    .orderBy('result.officialId')
    .orderBy('result.month')
    .orderBy('result.sheetId')
    .orderBy('result.number', 'desc')
    .limit(officialIds.length * months * MOST_SHEETS_A_MONTH)
    .execute()
  return rows.map((row) => ({ ...row, unitId: UnitId.parse(row.unitId) }))
}

function within(eb: ExpressionBuilder<Tables, 'result'>, { from, to, unitIds }: LookedAt) {
  const months = [eb('result.month', '>=', from), eb('result.month', '<=', to)]
  return eb.and(unitIds ? [...months, sql<boolean>`result.unit_id = any(${[...unitIds]}::uuid[])`] : months)
}
