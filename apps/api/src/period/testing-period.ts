import { randomUUID } from 'node:crypto'
import type { Grade } from '@congtam/core/evaluation/grade/placement-facts'
import { type ClosedResult, ResultInputs } from '@congtam/core/evaluation/month/closing'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { canonicalText, textIdentity } from '@congtam/core/shared/canonical'
import { GrantId, PostId, Sha256, SheetId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day, firstDay, lastDay, Month } from '@congtam/core/shared/period'
import { Points, Thousandths } from '@congtam/core/shared/points'
import { insertMany } from '@congtam/db/bulk'
import type { Db } from '@congtam/db/db'
import { insertResults } from '@congtam/db/evaluation/result'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { inTenant } from '@congtam/db/transaction'
import { insertPlan } from '@congtam/db/work/plan'
import { findYearClose, insertYearClose, insertYearResults } from '@congtam/db/year/year-close'
import { database, people, TENANT, units } from '../evaluation/testing-month.ts'
import { appRouter } from '../router.ts'
import { callContext, createCallerFactory } from '../trpc.ts'

const SINCE = Day.parse('2026-01-01')
export const posts = {
  room: people.minh.postId,
  other: PostId.parse('019a0000-0000-7000-8000-000000000411'),
  commune: PostId.parse('019a0000-0000-7000-8000-000000000412'),
}
const createCaller = createCallerFactory(appRouter)

/** What a request of the administrator or the auditor of the whole province brings with it. */
export function callOf(role: 'admin' | 'auditor', day = '2026-12-10') {
  const now = new Date(`${day}T02:00:00Z`)
  const session = {
    userId: UserId.parse(role),
    username: role,
    name: role,
    tenantId: TENANT,
    officialId: null,
    usedAt: now,
  }
  return callContext({ database: database(), now, requestNumber: 'story', session: async () => session })
}

export const by = (role: 'admin' | 'auditor', day?: string) => createCaller(callOf(role, day))

/** Minh leaves the room on 18 June for the one next door, and helps out at the commune's office in August. Run once. */
export async function givenMoves(): Promise<void> {
  await inTenant(database(), TENANT, async (db) => {
    const { officialId, postId } = people.minh
    await db
      .updateTable('post')
      .set({ validTo: Day.parse('2026-06-18') })
      .where('tenantId', '=', TENANT)
      .where('id', '=', postId)
      .execute()
    const held = { tenantId: TENANT, officialId, positionClass: 'staff' as const }
    await insertMany(db, 'post', [
      {
        ...held,
        id: posts.other,
        unitId: units.other,
        title: 'Chuyên viên',
        validFrom: Day.parse('2026-06-19'),
        validTo: null,
      },
      {
        ...held,
        id: posts.commune,
        unitId: units.commune,
        title: 'Văn thư',
        validFrom: Day.parse('2026-08-01'),
        validTo: Day.parse('2026-08-31'),
      },
    ])
    const granted = (['admin', 'auditor'] as const).map((role) => ({
      tenantId: TENANT,
      id: GrantId.parse(randomUUID()),
      userId: UserId.parse(role),
      role,
      unitId: null,
      validFrom: SINCE,
      validTo: null,
    }))
    await insertMany(db, 'roleGrant', granted)
  })
}

/** Lets Lan have come on that day, from outside the province. */
export async function cameOn(day: string): Promise<void> {
  await inTenant(database(), TENANT, (db) =>
    db
      .updateTable('post')
      .set({ validFrom: Day.parse(day) })
      .where('tenantId', '=', TENANT)
      .where('id', '=', people.lan.postId)
      .execute(),
  )
}

/** Publishes a score of Minh: `[month, unit, points, assigned work]`; without points a month that had no work. */
export async function published(
  ...results: [month: string, unit: keyof typeof posts, total: number | null, work?: number][]
) {
  await inTenant(database(), TENANT, async (db) => {
    const sha256 = rulesetSha256(nd335Staff)
    await insertRulesets(db, TENANT, [{ sha256, id: nd335Staff.id, document: canonicalText(nd335Staff) }])
    for (const [month, unit, total, work = 10] of results) await publish(db, Month.parse(month), unit, total, work)
  })
}

async function publish(db: Db, month: Month, unit: keyof typeof posts, total: number | null, work: number) {
  const unitId: UnitId = units[unit]
  const { officialId } = people.minh
  const known = await db
    .selectFrom('plan')
    .select('month')
    .where('tenantId', '=', TENANT)
    .where('unitId', '=', unitId)
    .where('month', '=', month)
    .executeTakeFirst()
  const plan = {
    unitId,
    month,
    firstDay: firstDay(month),
    lastDay: lastDay(month),
    state: 'closed' as const,
    version: 2,
  }
  if (!known) await insertPlan(db, TENANT, plan)
  const sheetId = SheetId.parse(randomUUID())
  const sheet = { id: sheetId, officialId, postId: posts[unit], unitId, month, state: 'closed' as const, version: 3 }
  await insertMany(db, 'sheet', [{ tenantId: TENANT, ...sheet }])
  const sha256 = rulesetSha256(nd335Staff)
  const task = {
    id: 't1',
    quantity: Thousandths.parse(work * 1000),
    coefficient: Thousandths.parse(1000),
    origin: 'planned' as const,
    reassignedAway: false,
    accepted: Thousandths.parse(work * 1000),
    qualityFailures: [],
    missedDeadlines: [],
  }
  const inputs = canonicalText(
    ResultInputs.parse({
      form: 'congtam.month.1',
      ruleset: { id: nd335Staff.id, sha256 },
      period: month,
      positionClass: 'staff',
      sheetId,
      officialId,
      postId: posts[unit],
      unitId,
      facts: { general: null, tasks: [task], leadership: null },
      led: null,
      reason: null,
    }),
  )
  await insertResults(db, TENANT, 1, [resultOf({ sheetId, unitId, month, inputs, total })])
}

/** Closes one sheet that stands, with these points. */
export async function closedAs(id: string | undefined, total: number): Promise<void> {
  const sheetId = SheetId.parse(id)
  await inTenant(database(), TENANT, async (db) => {
    const { unitId, month } = await db
      .updateTable('sheet')
      .set({ state: 'closed' })
      .where('tenantId', '=', TENANT)
      .where('id', '=', sheetId)
      .returning(['unitId', 'month'])
      .executeTakeFirstOrThrow()
    await insertResults(db, TENANT, 1, [
      resultOf({ sheetId, unitId: UnitId.parse(unitId), month, inputs: '{}', total }),
    ])
  })
}

function resultOf({
  total,
  ...of
}: Pick<ClosedResult, 'sheetId' | 'unitId' | 'month' | 'inputs'> & { total: number | null }): ClosedResult {
  const points = total === null ? null : Points.parse(Math.round(total * 100))
  return {
    ...of,
    officialId: people.minh.officialId,
    rulesetSha256: rulesetSha256(nd335Staff),
    inputsSha256: textIdentity(of.inputs),
    output: '{}',
    status: points === null ? 'notScored' : 'scored',
    general: null,
    results: null,
    total: points,
  }
}

/** Publishes Minh's grade of 2026 in a further closing of the year of the unit next door. */
export async function givenGrade(grade: Grade, status: 'graded' | 'provisional'): Promise<void> {
  const sha256 = Sha256.parse('e'.repeat(64))
  await inTenant(database(), TENANT, async (db) => {
    const before = await findYearClose(db, TENANT, units.other, 2026)
    const closing = { unitId: units.other, year: 2026, number: (before?.number ?? 0) + 1 }
    await insertYearClose(db, TENANT, {
      ...closing,
      rulesetSha256: rulesetSha256(nd335Staff),
      inputs: '{}',
      inputsSha256: sha256,
      resultsSha256: sha256,
      reason: before ? 'Tháng 12 đã khoá' : null,
      byUserId: UserId.parse('chair'),
      byName: 'Lê Thị Sen',
      at: new Date('2026-12-12T02:00:00Z'),
    })
    const result = { officialId: people.minh.officialId, status, mean: 87_00, proposed: grade, grade, output: '{}' }
    await insertYearResults(db, TENANT, closing, [result])
  })
}
