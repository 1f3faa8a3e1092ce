import { type RequestKey, type Sha256, TaskId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { decimal, Thousandths } from '@congtam/core/shared/points'
import type { NewTask } from '@congtam/core/work/assignment'
import { asOwner } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { refusalOf } from '../testing.ts'
import { type GivenUnit, givenUnit, MONTH, type Name, newKey, people, TENANT, units } from './testing-unit.ts'

/** The commune of the test file that runs. */
export let unit: GivenUnit

/** The tasks given so far in the story, in the order in which they were given. */
export const given: TaskId[] = []
export type Step = () => Promise<unknown>

/** Gives a test file a commune of its own, in which every story begins before the month is opened. */
export function inGivenUnit(): void {
  beforeAll(async () => {
    unit = await givenUnit()
  })
  afterAll(() => unit.close())
  beforeEach(async () => {
    given.length = 0
    const everything = sql`truncate task_event, task, rating, sheet, plan, request cascade`
    await asOwner(unit.database, (db) => everything.execute(db))
  })
}

export const room = { unitId: units.room, month: MONTH }
export const amount = (quantity: number) => Thousandths.parse(quantity * 1000)
export const document = {
  kind: 'document' as const,
  number: '15/BC-UBND',
  issuedOn: Day.parse('2026-08-05'),
  title: '',
}
const cause = { document: '12/XN-UBND', reason: 'Bão số 5' }
export const reason = 'Lý do'

/** Work of 2 × 1.6 for the person. */
export const work = (to: Name, more: Partial<NewTask> = {}): NewTask => ({
  postId: people[to].postId,
  itemCode: 'B.1',
  quantity: 2000,
  deadline: Day.parse('2026-08-14'),
  origin: 'planned',
  requirement: '',
  ...more,
})

export const opened: Step = () => unit.as('head', '2026-08-01').plan.open({ key: newKey(), ...room })

const planVersion = async () => (await unit.as('head').plan.get(room)).plan?.version ?? 1

export const assigned =
  (tasks: () => NewTask[], by: Name = 'head', more: { key?: RequestKey; planVersion?: number } = {}): Step =>
  async () => {
    const planned = { planVersion: await planVersion(), key: newKey(), ...more }
    const { ids } = await unit.as(by).task.assign({ ...room, ...planned, tasks: tasks() })
    given.push(...ids)
  }

export const toLan = assigned(() => [work('lan')])
export const taken = (to: Name) => work(to, { origin: 'takenOver', takenFromId: first() })
export const first = () => TaskId.parse(given[0])
export const closed: Step = () =>
  asOwner(unit.database, (db) =>
    db.updateTable('plan').set({ state: 'closed' }).where('tenantId', '=', TENANT).execute(),
  )

/** An act on the first task, at the version at which it stands. */
export const on = async () => {
  const { id, version } = await viewed('chair')
  return { key: newKey(), id, version }
}

export async function viewed(by: Name, day = '2026-08-10') {
  return await unit.as(by, day).task.get({ id: first() })
}

export const deliver =
  (quantity: number, { by = 'lan' as Name, day = '2026-08-05', sha256 = '' } = {}): Step =>
  async () => {
    const file = { kind: 'file' as const, sha256: sha256 as Sha256, name: 'báo cáo.pdf' }
    const evidence = [sha256 ? file : document]
    return await unit.as(by, day).task.deliver({ ...(await on()), quantity: amount(quantity), evidence })
  }
export const accept =
  (quantity: number, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.accept({ ...(await on()), quantity: amount(quantity) })
export const giveBack =
  (quantity: number): Step =>
  async () =>
    await unit.as('head').task.returnDelivery({ ...(await on()), quantity: amount(quantity), reason })
export const fault =
  (quantity: number, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.recordFailure({ ...(await on()), quantity: amount(quantity), reason, cause: null })
export const delay =
  (quantity: number): Step =>
  async () =>
    await unit.as('head').task.recordDelay({ ...(await on()), quantity: amount(quantity), reason, cause: null })
export const confirm =
  (of: number, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.confirmCause({ ...(await on()), of, cause })
export const ask =
  (deadline: string, day = '2026-08-10'): Step =>
  async () =>
    await unit.as('lan', day).task.askExtension({ ...(await on()), deadline: Day.parse(deadline), reason })
export const answer =
  (granted: boolean, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.decideExtension({ ...(await on()), granted, reason: granted ? '' : reason })
export const stuck: Step = async () =>
  await unit.as('lan').task.reportObstacle({ ...(await on()), text: 'Chờ số liệu' })
export const handOver =
  (to: Name, { by = 'head' as Name, deadline = '2026-08-20' } = {}): Step =>
  async () => {
    const toPostId = people[to].postId
    return await unit.as(by).task.handOver({ ...(await on()), toPostId, deadline: Day.parse(deadline), reason })
  }

/** Everything that acts on tasks can write. A refused act must leave it as it was. */
export async function written(): Promise<unknown> {
  return await asOwner(unit.database, async (db) => ({
    tasks: await db.selectFrom('task').selectAll().where('tenantId', '=', TENANT).orderBy('id').execute(),
    events: await db.selectFrom('taskEvent').selectAll().where('tenantId', '=', TENANT).orderBy('taskId').execute(),
    plans: await db.selectFrom('plan').selectAll().where('tenantId', '=', TENANT).execute(),
    sheets: await db.selectFrom('sheet').selectAll().where('tenantId', '=', TENANT).orderBy('id').execute(),
    requests: await db.selectFrom('request').select('key').where('tenantId', '=', TENANT).orderBy('key').execute(),
  }))
}

/** The last step ends in the refusal and writes nothing; without one the first task stands as said, to the chair on the day. */
export async function check(story: { steps: Step[]; refused?: string; is?: string; day?: string }) {
  const last = story.steps.at(-1) ?? expect.fail('A story has steps')
  for (const step of story.steps.slice(0, -1)) await step()
  const before = await written()
  if (story.refused) {
    expect(await refusalOf(last())).toBe(story.refused)
    expect(await written()).toEqual(before)
  } else await last()
  if (!story.is) return
  const { badge, progress } = await viewed('chair', story.day)
  const { accepted, delivered, deadline } = progress
  expect(`${badge} ${decimal(accepted, 3)}/${decimal(delivered, 3)} due ${deadline.slice(8)}`).toBe(story.is)
}
