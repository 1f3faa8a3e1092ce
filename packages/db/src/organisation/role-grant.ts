import type { Grant } from '@congtam/core/access/actor'
import type { RoleGrant } from '@congtam/core/access/role-grant'
import { fail } from '@congtam/core/errors'
import type { GrantId, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '../db.ts'

const MOST_GRANTS = 1000

export interface ListedGrant extends RoleGrant {
  /** Null where the right covers the whole province. */
  unitName: string | null
}

/** The rights of an account in force on the day. */
export async function listGrants(db: Db, tenantId: TenantId, userId: UserId, on: Day): Promise<Grant[]> {
  return await db
    .selectFrom('roleGrant')
    .select(['role', 'unitId'])
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('validFrom', '<=', on)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', on)]))
    .orderBy('id')
    .limit(MOST_GRANTS)
    .execute()
}

/** Every right that these accounts have, had or will have, with the unit's name on the day. */
export async function listGrantsOf(
  db: Db,
  tenantId: TenantId,
  userIds: readonly UserId[],
  on: Day,
): Promise<ListedGrant[]> {
  if (userIds.length === 0) return []
  return await db
    .selectFrom('roleGrant')
    .leftJoin('unitName', (join) =>
      join
        .onRef('unitName.tenantId', '=', 'roleGrant.tenantId')
        .onRef('unitName.unitId', '=', 'roleGrant.unitId')
        .on('unitName.tenantId', '=', tenantId)
        .on('unitName.validFrom', '<=', on)
        .on((eb) => eb.or([eb('unitName.validTo', 'is', null), eb('unitName.validTo', '>=', on)])),
    )
    .select([
      'roleGrant.id',
      'roleGrant.userId',
      'roleGrant.role',
      'roleGrant.unitId',
      'roleGrant.validFrom',
      'roleGrant.validTo',
      'unitName.name as unitName',
    ])
    .where('roleGrant.tenantId', '=', tenantId)
    .where('roleGrant.userId', 'in', userIds)
    .orderBy('roleGrant.validFrom')
    .orderBy('roleGrant.id')
    .limit(MOST_GRANTS)
    .execute()
}

export async function insertGrant(db: Db, tenantId: TenantId, grant: RoleGrant): Promise<void> {
  await db
    .insertInto('roleGrant')
    .values({ tenantId, ...grant })
    .execute()
}

/** The right. */
export async function getGrant(db: Db, tenantId: TenantId, id: GrantId): Promise<RoleGrant> {
  const row = await db
    .selectFrom('roleGrant')
    .select(['id', 'userId', 'role', 'unitId', 'validFrom', 'validTo'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? fail('grant.notFound', {})
}

/** The rights to administer the whole province that last on after the day, held until the transaction ends. */
export async function lockLastingAdmins(db: Db, tenantId: TenantId, after: Day): Promise<GrantId[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('role', '=', 'admin')
    .where('unitId', 'is', null)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', after)]))
    .orderBy('id')
    .limit(MOST_GRANTS)
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** Sets the last day of a right. */
export async function endGrant(db: Db, tenantId: TenantId, id: GrantId, lastDay: Day): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('roleGrant')
    .set({ validTo: lastDay })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) fail('grant.notFound', {})
}
