import type { ClosedPersonYear } from '@congtam/core/evaluation/grading/year-closing'
import type { OfficialId, Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'

/** More than work in one agency. */
const MOST_RESULTS = 5000
/** More versions than a year ever gets. */
const MOST_VERSIONS = 100

/** One closing of an agency's year: who signed what, and what it was computed from. */
export interface YearClose {
  unitId: UnitId
  year: number
  number: number
  rulesetSha256: Sha256
  inputs: string
  inputsSha256: Sha256
  resultsSha256: Sha256
  /** Why it was closed again; null for the first. */
  reason: string | null
  byUserId: UserId
  byName: string
  at: Date
}

/** The last closing of the agency's year; undefined while it is open. */
export async function findYearClose(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  year: number,
): Promise<YearClose | undefined> {
  return await closings(db, tenantId)
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every version of the year, the latest first, without its inputs. */
export async function listYearVersions(
  db: Db,
  tenantId: TenantId,
  unitId: UnitId,
  year: number,
): Promise<Omit<YearClose, 'inputs' | 'inputsSha256' | 'rulesetSha256'>[]> {
  return await db
    .selectFrom('yearClose')
    .select(['unitId', 'year', 'number', 'resultsSha256', 'reason', 'byUserId', 'byName', 'at'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .limit(MOST_VERSIONS)
    .execute()
}

/** The closings of the years after `after`, in the order of units, years and versions; at most `limit`. */
export async function listYearCloses(
  db: Db,
  tenantId: TenantId,
  span: { from: number; to: number; unitIds?: readonly UnitId[] | undefined },
  { after, limit }: { after: Pick<YearClose, 'unitId' | 'year' | 'number'> | null; limit: number },
): Promise<YearClose[]> {
  let statement = closings(db, tenantId)
    .where('year', '>=', span.from)
    .where('year', '<=', span.to)
    .orderBy('unitId')
    .orderBy('year')
    .orderBy('number')
    .limit(limit)
  if (span.unitIds) statement = statement.where('unitId', 'in', span.unitIds)
  if (after) {
    const last = [after.unitId, after.year, after.number] as const
    statement = statement.where((eb) => eb(eb.refTuple('unitId', 'year', 'number'), '>', eb.tuple(...last)))
  }
  return await statement.execute()
}

export async function insertYearClose(db: Db, tenantId: TenantId, close: YearClose): Promise<void> {
  await db
    .insertInto('yearClose')
    .values({ tenantId, ...close })
    .execute()
}

/** What one closing published, in the order of people. */
export async function listYearResults(
  db: Db,
  tenantId: TenantId,
  { unitId, year, number }: Pick<YearClose, 'unitId' | 'year' | 'number'>,
): Promise<ClosedPersonYear[]> {
  return await db
    .selectFrom('yearResult')
    .select(['officialId', 'status', 'mean', 'proposed', 'grade', 'output'])
    .where('tenantId', '=', tenantId)
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .where('number', '=', number)
    .orderBy('officialId')
    .limit(MOST_RESULTS)
    .execute()
}

export async function insertYearResults(
  db: Db,
  tenantId: TenantId,
  closing: Pick<YearClose, 'unitId' | 'year' | 'number'>,
  results: readonly ClosedPersonYear[],
): Promise<void> {
  const { unitId, year, number } = closing
  await insertMany(
    db,
    'yearResult',
    results.map((result) => ({ tenantId, unitId, year, number, ...result })),
  )
}

/** A grade in force of one person, and the closing that it came from. */
export interface PublishedYear extends Omit<ClosedPersonYear, 'output'> {
  unitId: UnitId
  year: number
  number: number
}

/** The published years of these people: of each agency and year the last version, the latest year first. */
export async function listPublishedYears(db: Db, tenantId: TenantId, officialId: OfficialId): Promise<PublishedYear[]> {
  return await db
    .selectFrom('yearResult')
    .distinctOn(['year', 'unitId'])
    .select(['unitId', 'year', 'number', 'officialId', 'status', 'mean', 'proposed', 'grade'])
    .where('tenantId', '=', tenantId)
    .where('officialId', '=', officialId)
    .orderBy('year', 'desc')
    .orderBy('unitId')
    .orderBy('number', 'desc')
    .limit(MOST_VERSIONS)
    .execute()
}

function closings(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('yearClose')
    .select([
      'unitId',
      'year',
      'number',
      'rulesetSha256',
      'inputs',
      'inputsSha256',
      'resultsSha256',
      'reason',
      'byUserId',
      'byName',
      'at',
    ])
    .where('tenantId', '=', tenantId)
}
