import type { Actor } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import type { OfficialId, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listPostsOf } from '@congtam/db/organisation/post'
import { lineageOf } from '@congtam/db/organisation/unit'
import { ensure } from '../access/allow.ts'

/**
 * A period is read where the person works now and where they worked at its end: there it is graded (Article 19.1), also over
 * months of an old unit. Gives the chain of the unit that allowed it.
 */
export async function ensureReads(
  db: Db,
  actor: Actor,
  officialId: OfficialId,
  { today, until }: { today: Day; until: Day },
): Promise<UnitId[]> {
  const posts = await listPostsOf(db, actor.tenantId, officialId)
  const heldOn = (day: Day) => {
    const begun = posts.filter(({ validFrom }) => validFrom <= day)
    const held = begun.filter(({ validTo }) => validTo === null || validTo >= day)
    return held.length > 0 ? held : begun.slice(0, 1)
  }
  const unitIds = new Set([...heldOn(today), ...heldOn(until)].map(({ unitId }) => unitId))
  const chains: UnitId[][] = []
  for (const unitId of unitIds) chains.push(await lineageOf(db, actor.tenantId, unitId, today))
  const open = chains.find((lineage) => may(actor, 'period.read', { lineage, ownerId: officialId }).allowed)
  const lineage = open ?? chains[0] ?? []
  ensure(actor, 'period.read', { lineage, ownerId: officialId })
  return lineage
}

/** Refuses who may not put anything on the person's record. */
export async function ensureRecords(db: Db, actor: Actor, officialId: OfficialId, today: Day): Promise<void> {
  const [latest] = await listPostsOf(db, actor.tenantId, officialId)
  const lineage = latest ? await lineageOf(db, actor.tenantId, latest.unitId, today) : []
  ensure(actor, 'period.record', { lineage })
}
