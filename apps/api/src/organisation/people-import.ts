import { randomUUID } from 'node:crypto'
import { checkPeople, isNamed, type KnownUnit, type PeopleCheck } from '@congtam/core/exchange/people/people-check'
import { type PeopleReading, readPeople } from '@congtam/core/exchange/people/people-sheet'
import { OfficialId, PostId, type UnitId } from '@congtam/core/shared/ids'
import { type Day, monthOf } from '@congtam/core/shared/period'
import { insertSheets } from '@congtam/db/evaluation/sheet'
import { insertOfficials, listOfficialsByNumber, saveOfficialTraits } from '@congtam/db/organisation/official'
import { insertPosts, listPostsSince } from '@congtam/db/organisation/post'
import { listUnitNames, listUnits } from '@congtam/db/organisation/unit'
import { lockUnit } from '@congtam/db/organisation/unit-name'
import { lockPlansSince } from '@congtam/db/work/plan'
import { listImport } from '../exchange/list-import.ts'
import type { CallContext, Scope } from '../trpc.ts'
import { ensureManagesUnit } from './post.ts'

/** More than the units of one province. */
const MOST_UNITS = 5000

/** The list of a unit's people: who is new, who takes which post, and the sheets of months that are open. */
export const peopleImport = listImport({
  read: readPeople,
  ensure: ({ db, actor }, { today }, unitId) => ensureManagesUnit(db, actor, unitId, today),
  compare,
  counts: ({ officials, posts, filled, same }: PeopleCheck) => {
    return { people: officials.length, posts: posts.length, filled: filled.size, same }
  },
  write: async (scope, _, check) => {
    const { db, actor } = scope
    await insertOfficials(db, actor.tenantId, check.officials)
    await insertPosts(db, actor.tenantId, check.posts)
    for (const official of check.filled) await saveOfficialTraits(db, actor.tenantId, official)
    await insertTheirSheets(scope, check)
  },
})

/** Compares the lines with the units that they name, each held until the transaction ends. */
async function compare(
  scope: Scope,
  { today }: Pick<CallContext, 'today'>,
  unitId: UnitId,
  reading: PeopleReading,
): Promise<PeopleCheck> {
  const { db, actor } = scope
  const { tenantId } = actor
  const query = { on: today, under: [unitId], after: null, limit: MOST_UNITS }
  const around = await listUnits(db, tenantId, query)
  const nameOf = new Map(around.map(({ id, name }) => [id, name]))
  const written = [...new Set(reading.rows.map(({ unit }) => unit))]
  const named = around
    .map(({ id, name, parentId }) => ({ id, name, parentName: (parentId && nameOf.get(parentId)) ?? null }))
    .filter((unit) => written.some((words) => isNamed(unit, words)))
    // One order for everybody, so that two imports wait for each other and never both.
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const units: KnownUnit[] = []
  for (const unit of named) units.push(await knownUnit(scope, reading, unit))
  const numbers = [...new Set(reading.rows.map(({ staffNumber }) => staffNumber))]
  return checkPeople(reading, {
    units,
    officials: await listOfficialsByNumber(db, tenantId, numbers),
    newOfficialId: () => OfficialId.parse(randomUUID()),
    newPostId: () => PostId.parse(randomUUID()),
  })
}

async function knownUnit(
  { db, actor: { tenantId } }: Scope,
  { rows }: PeopleReading,
  unit: Pick<KnownUnit, 'id' | 'name' | 'parentName'>,
): Promise<KnownUnit> {
  await lockUnit(db, tenantId, unit.id)
  const from = earliest(rows.filter((row) => isNamed(unit, row.unit)))
  const names = await listUnitNames(db, tenantId, unit.id)
  const plans = await lockPlansSince(db, tenantId, unit.id, monthOf(from))
  const posts = await listPostsSince(db, tenantId, unit.id, from)
  const closedMonth = plans.findLast(({ state }) => state === 'closed')?.month ?? null
  return { ...unit, since: names.at(-1)?.validFrom ?? from, closedMonth, posts }
}

async function insertTheirSheets({ db, actor: { tenantId } }: Scope, { posts }: PeopleCheck): Promise<void> {
  for (const unitId of new Set(posts.map((post) => post.unitId))) {
    const from = earliest(posts.filter((post) => post.unitId === unitId))
    const open = await lockPlansSince(db, tenantId, unitId, monthOf(from))
    for (const { month } of open) await insertSheets(db, tenantId, month, unitId)
  }
}

/** The first of the days; there is at least one. */
function earliest(spans: readonly { validFrom: Day }[]): Day {
  const [first] = spans.map(({ validFrom }) => validFrom).sort()
  if (first === undefined) throw new Error('No days to choose from.')
  return first
}
