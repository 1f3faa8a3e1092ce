import { fail } from '@congtam/core/errors'
import type { Official } from '@congtam/core/organisation/official'
import { OfficialId, type TenantId, type UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { folded, nameSortKey } from '@congtam/core/shared/text'
import { sql } from 'kysely'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'
import { likeWords } from '../search.ts'
import { unitsUnder } from './unit.ts'

/** A person as entered; sex and birth year may still be unknown. */
export type EnteredOfficial = Omit<Official, 'sex' | 'birthYear'> & Partial<Pick<Official, 'sex' | 'birthYear'>>

export interface ListedOfficial extends Official {
  sortKey: string
}

/** The person. */
export async function getOfficial(db: Db, tenantId: TenantId, id: OfficialId): Promise<Official> {
  const row = await officials(db, tenantId).where('official.id', '=', id).executeTakeFirst()
  return row ?? fail('official.notFound', {})
}

/**
 * People in the order of Vietnamese lists (given name first) after `after`, one more than `limit`.
 * With `under`, those who hold a post on the day in one of these units or below it.
 */
export async function listOfficials(
  db: Db,
  tenantId: TenantId,
  query: {
    on: Day
    search?: string | undefined
    under?: readonly UnitId[] | undefined
    after: string[] | null
    limit: number
  },
): Promise<ListedOfficial[]> {
  const { on, under } = query
  let statement = officials(db, tenantId)
    .select('official.sortKey')
    .orderBy('official.sortKey')
    .orderBy('official.id')
    .limit(query.limit + 1)
  for (const pattern of likeWords(query.search ?? '')) statement = statement.where('official.folded', 'like', pattern)
  if (under) {
    statement = statement.where('official.id', 'in', (eb) =>
      eb
        .selectFrom('post')
        .select('post.officialId')
        .where('post.tenantId', '=', tenantId)
        .where('post.unitId', 'in', unitsUnder(db, tenantId, under, on))
        .where('post.validFrom', '<=', on)
        .where((at) => at.or([at('post.validTo', 'is', null), at('post.validTo', '>=', on)])),
    )
  }
  const [key, id] = query.after ?? []
  const last = OfficialId.safeParse(id)
  if (key !== undefined && last.success) {
    statement = statement.where((eb) =>
      eb(eb.refTuple('official.sortKey', 'official.id'), '>', eb.tuple(key, last.data)),
    )
  }
  return await statement.execute()
}

/** Whoever has the staff number. */
export async function findOfficialByNumber(
  db: Db,
  tenantId: TenantId,
  staffNumber: string,
): Promise<Official | undefined> {
  return await officials(db, tenantId).where('official.staffNumber', '=', staffNumber).executeTakeFirst()
}

/** Those who have one of the staff numbers. */
export async function listOfficialsByNumber(
  db: Db,
  tenantId: TenantId,
  staffNumbers: readonly string[],
): Promise<Official[]> {
  if (staffNumbers.length === 0) return []
  return await officials(db, tenantId)
    .where(sql<boolean>`official.staff_number = any(${[...staffNumbers]}::text[])`)
    .orderBy('official.staffNumber')
    .limit(staffNumbers.length)
    .execute()
}

/** Writes how the person's name is spelt, with the keys made from it. */
export async function saveOfficialName(db: Db, tenantId: TenantId, official: EnteredOfficial): Promise<void> {
  const { fullName, folded: words, sortKey } = officialRow(tenantId, official)
  const { numUpdatedRows } = await db
    .updateTable('official')
    .set({ fullName, folded: words, sortKey })
    .where('tenantId', '=', tenantId)
    .where('id', '=', official.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) fail('official.notFound', {})
}

/** Notes the sex and the birth year of the person, each null where it is not known. */
export async function saveOfficialTraits(
  db: Db,
  tenantId: TenantId,
  { id, sex, birthYear }: Pick<Official, 'id' | 'sex' | 'birthYear'>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('official')
    .set({ sex, birthYear })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) fail('official.notFound', {})
}

export async function insertOfficial(db: Db, tenantId: TenantId, official: EnteredOfficial): Promise<void> {
  await db.insertInto('official').values(officialRow(tenantId, official)).execute()
}

/** Enters many people. */
export async function insertOfficials(db: Db, tenantId: TenantId, entered: readonly EnteredOfficial[]): Promise<void> {
  await insertMany(
    db,
    'official',
    entered.map((official) => officialRow(tenantId, official)),
  )
}

/** The row of a person, with the keys by which they are found (name and staff number) and ordered. */
export function officialRow(tenantId: TenantId, official: EnteredOfficial) {
  const { fullName, staffNumber } = official
  return { tenantId, ...official, folded: folded(`${fullName} ${staffNumber}`), sortKey: nameSortKey(fullName) }
}

function officials(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('official')
    .select([
      'official.id',
      'official.staffNumber',
      'official.fullName',
      'official.serviceClass',
      'official.sex',
      'official.birthYear',
    ])
    .where('official.tenantId', '=', tenantId)
}
