import { form02 } from '@congtam/core/evaluation/period/form02'
import { personPeriod } from '@congtam/core/evaluation/period/person-period'
import type { OfficialId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { getOfficial } from '@congtam/db/organisation/official'
import { listUnitsById } from '@congtam/db/organisation/unit'
import { listPublishedYears } from '@congtam/db/year/year-close'
import type { Scope } from '../trpc.ts'
import { ensureReads } from './period-subject.ts'
import { postAtEnd, rollUps } from './person-roll-up.ts'

/** Form 02 of a person's year, as far as months make it: the grades are for those who sign. */
export async function readForm02(
  { db, actor }: Scope,
  today: Day,
  { officialId, year }: { officialId: OfficialId; year: number },
) {
  const period = personPeriod(String(year))
  const { id, fullName, staffNumber } = await getOfficial(db, actor.tenantId, officialId)
  await ensureReads(db, actor, officialId, { today, until: period.lastDay })
  const found = await rollUps(db, actor.tenantId, { officialIds: [officialId], periods: [period], today })
  const { posts, results } = found.get(officialId) ?? { posts: [], results: [] }
  const [result] = results
  if (!result) throw new Error('A person who is asked for has a result')
  const post = postAtEnd(posts, period.lastDay)
  const published = (await listPublishedYears(db, actor.tenantId, officialId)).find((one) => one.year === year)
  const above = post ? await parentName({ db, actor }, post.unitId, today) : null
  return {
    official: { id, fullName, staffNumber },
    title: post?.title ?? '',
    unitName: post?.unitName ?? '',
    aboveName: above,
    status: result.status,
    isFinal: result.isFinal,
    /** What the competent authority published, once nothing of it is provisional any more. */
    decided: published?.status === 'graded' ? published.grade : null,
    ...form02(result),
  }
}

export type Form02Page = Awaited<ReturnType<typeof readForm02>>

async function parentName(
  { db, actor }: Scope,
  unitId: Parameters<typeof listUnitsById>[2][number],
  today: Day,
): Promise<string | null> {
  const [unit] = await listUnitsById(db, actor.tenantId, [unitId], today)
  if (!unit?.parentId) return null
  const [parent] = await listUnitsById(db, actor.tenantId, [unit.parentId], today)
  return parent?.name ?? null
}
