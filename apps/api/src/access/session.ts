import type { Actor } from '@congtam/core/access/actor'
import type { OfficialId, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listGrants } from '@congtam/db/organisation/role-grant'

/** Who is signed in. An account without a province may do nothing. */
export interface Session {
  userId: UserId
  username: string
  name: string
  tenantId: TenantId | null
  officialId: OfficialId | null
}

/** Who asks, with the rights in force today. Read for every request, so a right that ends, ends at once. */
export async function actorOf(db: Db, session: Session & { tenantId: TenantId }, today: Day): Promise<Actor> {
  const { userId, tenantId, name, officialId } = session
  return { userId, tenantId, name, officialId, grants: await listGrants(db, tenantId, userId, today) }
}
