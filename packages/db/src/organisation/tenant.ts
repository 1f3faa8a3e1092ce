import type { TenantId } from '@congtam/core/shared/ids'
import type { Db } from '../db.ts'

/** Viet Nam has 34 provinces. */
const MOST_TENANTS = 100

/** A province as a tenant: its number, its official code and its name. */
export interface Tenant {
  id: TenantId
  code: string
  name: string
}

/** The province of the request. That there is none is a fault: no account can be in it. */
export async function getTenant(db: Db, tenantId: TenantId): Promise<Tenant> {
  return await db
    .selectFrom('tenant')
    .select(['id', 'code', 'name'])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
}

/** Every province of the installation. */
export async function listTenants(db: Db): Promise<Tenant[]> {
  return await db.selectFrom('tenant').select(['id', 'code', 'name']).orderBy('id').limit(MOST_TENANTS).execute()
}

/** Adds a province to the installation. Needs the owner's rights. */
export async function insertTenant(db: Db, tenant: Tenant): Promise<void> {
  await db
    .insertInto('tenant')
    .values({ ...tenant })
    .execute()
}
