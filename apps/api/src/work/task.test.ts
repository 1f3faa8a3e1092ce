import { type RequestKey, type Sha256, TaskId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { decimal, Thousandths } from '@congtam/core/shared/points'
import type { NewTask } from '@congtam/core/work/assignment'
import { asOwner } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../testing.ts'
import { FILE, type GivenUnit, givenUnit, MONTH, type Name, newKey, people, TENANT, units } from './testing-unit.ts'

let unit: GivenUnit
beforeAll(async () => {
  unit = await givenUnit()
})
afterAll(() => unit.close())
beforeEach(() =>
  asOwner(unit.database, (db) => sql`truncate task_event, task, rating, sheet, plan, request cascade`.execute(db)),
)

/** The tasks given so far in the story, in the order in which they were given. */
let given: TaskId[] = []
type Step = () => Promise<unknown>

const room = { unitId: units.room, month: MONTH }
const amount = (quantity: number) => Thousandths.parse(quantity * 1000)
const document = { kind: 'document' as const, number: '15/BC-UBND', issuedOn: Day.parse('2026-08-05'), title: '' }
const cause = { document: '12/XN-UBND', reason: 'Bão số 5' }
const reason = 'Lý do'

/** Work of 2 × 1.6 for the person. */
const work = (to: Name, more: Partial<NewTask> = {}): NewTask => ({
  postId: people[to].postId,
  itemCode: 'B.1',
  quantity: 2000,
  deadline: Day.parse('2026-08-14'),
  origin: 'planned',
  requirement: '',
  ...more,
})

const opened: Step = () => unit.as('head', '2026-08-01').plan.open({ key: newKey(), ...room })

const planVersion = async () => (await unit.as('head').plan.get(room)).plan?.version ?? 1

const assigned =
  (tasks: () => NewTask[], by: Name = 'head', more: { key?: RequestKey; planVersion?: number } = {}): Step =>
  async () => {
    const planned = { planVersion: await planVersion(), key: newKey(), ...more }
    const { ids } = await unit.as(by).task.assign({ ...room, ...planned, tasks: tasks() })
    given.push(...ids)
  }

const toLan = assigned(() => [work('lan')])
const taken = (to: Name) => work(to, { origin: 'takenOver', takenFromId: first() })
const first = () => TaskId.parse(given[0])
const closed: Step = () =>
  asOwner(unit.database, (db) =>
    db.updateTable('plan').set({ state: 'closed' }).where('tenantId', '=', TENANT).execute(),
  )

/** An act on the first task, at the version at which it stands. */
const on = async () => {
  const { id, version } = await viewed('chair')
  return { key: newKey(), id, version }
}

async function viewed(by: Name, day = '2026-08-10') {
  const view = await unit.as(by, day).task.get({ id: first() })
  return view ?? expect.fail('The task is there')
}

const deliver =
  (quantity: number, { by = 'lan' as Name, day = '2026-08-05', sha256 = '' } = {}): Step =>
  async () => {
    const file = { kind: 'file' as const, sha256: sha256 as Sha256, name: 'báo cáo.pdf' }
    const evidence = [sha256 ? file : document]
    return await unit.as(by, day).task.deliver({ ...(await on()), quantity: amount(quantity), evidence })
  }
const accept =
  (quantity: number, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.accept({ ...(await on()), quantity: amount(quantity) })
const giveBack =
  (quantity: number): Step =>
  async () =>
    await unit.as('head').task.returnDelivery({ ...(await on()), quantity: amount(quantity), reason })
const fault =
  (quantity: number, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.recordFailure({ ...(await on()), quantity: amount(quantity), reason, cause: null })
const delay =
  (quantity: number): Step =>
  async () =>
    await unit.as('head').task.recordDelay({ ...(await on()), quantity: amount(quantity), reason, cause: null })
const confirm =
  (of: number, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.confirmCause({ ...(await on()), of, cause })
const ask =
  (deadline: string, day = '2026-08-10'): Step =>
  async () =>
    await unit.as('lan', day).task.askExtension({ ...(await on()), deadline: Day.parse(deadline), reason })
const answer =
  (granted: boolean, by: Name = 'head'): Step =>
  async () =>
    await unit.as(by).task.decideExtension({ ...(await on()), granted })
const stuck: Step = async () => await unit.as('lan').task.reportObstacle({ ...(await on()), text: 'Chờ số liệu' })
const handOver =
  (to: Name, { by = 'head' as Name, deadline = '2026-08-20' } = {}): Step =>
  async () => {
    const toPostId = people[to].postId
    return await unit.as(by).task.handOver({ ...(await on()), toPostId, deadline: Day.parse(deadline), reason })
  }

/** Everything that acts on tasks can write. A refused act must leave it as it was. */
async function written(): Promise<unknown> {
  return await asOwner(unit.database, async (db) => ({
    tasks: await db.selectFrom('task').selectAll().where('tenantId', '=', TENANT).orderBy('id').execute(),
    events: await db.selectFrom('taskEvent').selectAll().where('tenantId', '=', TENANT).orderBy('taskId').execute(),
    plans: await db.selectFrom('plan').selectAll().where('tenantId', '=', TENANT).execute(),
    sheets: await db.selectFrom('sheet').selectAll().where('tenantId', '=', TENANT).orderBy('id').execute(),
    requests: await db.selectFrom('request').select('key').where('tenantId', '=', TENANT).orderBy('key').execute(),
  }))
}

/** The last step ends in the refusal and writes nothing; without one the first task stands as said, to the chair on the day. */
async function check(story: { steps: Step[]; refused?: string; is?: string; day?: string }) {
  given = []
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

test('a task assigned is open for its owner', () => check({ steps: [opened, toLan], is: 'onTime 0/0 due 14' }))
test('an assigner who is not the head assigns too', () =>
  check({ steps: [opened, assigned(() => [work('lan')], 'deputy')], is: 'onTime 0/0 due 14' }))
test('the chair assigns in a room of the commune', () =>
  check({ steps: [opened, assigned(() => [work('head')], 'chair')], is: 'onTime 0/0 due 14' }))
test('a delivery with a file that was sent up', () =>
  check({ steps: [opened, toLan, deliver(1, { sha256: FILE })], is: 'onTime 0/1 due 14' }))
test('from delivery to acceptance', () =>
  check({ steps: [opened, toLan, deliver(2), giveBack(1), deliver(1), accept(2)], is: 'done 2/2 due 14' }))
test('an extension asked and granted', () =>
  check({ steps: [opened, toLan, stuck, ask('2026-08-20'), answer(true)], is: 'onTime 0/0 due 20' }))
test('a delay, and its cause confirmed afterwards', () =>
  check({
    steps: [opened, toLan, deliver(2, { day: '2026-08-17' }), accept(2), delay(1), confirm(3)],
    is: 'done 2/2 due 14',
  }))

test('a quantity of 0', () =>
  check({ steps: [opened, assigned(() => [work('lan', { quantity: 0 })])], refused: 'task.quantityNotPositive' }))
test('a negative quantity', () =>
  check({ steps: [opened, assigned(() => [work('lan', { quantity: -1 })])], refused: 'task.quantityNotPositive' }))
test('a deadline outside the plan', () =>
  check({
    steps: [opened, assigned(() => [work('lan', { deadline: Day.parse('2026-09-01') })])],
    refused: 'task.deadlineOutsidePlan',
  }))
test('a product that is not in the catalogue', () =>
  check({ steps: [opened, assigned(() => [work('lan', { itemCode: 'B.9' })])], refused: 'catalogue.itemUnknown' }))
test('somebody of another unit as owner', () =>
  check({ steps: [opened, assigned(() => [work('neighbour')])], refused: 'task.postNotHeld' }))
test('the assigner as owner', () =>
  check({ steps: [opened, assigned(() => [work('head')])], refused: 'access.ownWork' }))
test('a month that was not opened', () => check({ steps: [toLan], refused: 'plan.notFound' }))
test('a plan that changed since it was read', () =>
  check({ steps: [opened, toLan, assigned(() => [work('lan')], 'head', { planVersion: 1 })], refused: 'plan.stale' }))
test('one bad row of 24 keeps all of them from being assigned', () => {
  const rows = Array.from({ length: 24 }, (_, index) => work('minh', { quantity: index === 17 ? 0 : 1000 }))
  return check({ steps: [opened, assigned(() => rows)], refused: 'task.quantityNotPositive' })
})
test('an official assigns nothing', () =>
  check({ steps: [opened, assigned(() => [work('minh')], 'lan')], refused: 'access.notYourRole' }))
test('an official of another unit assigns nothing here', () =>
  check({ steps: [opened, assigned(() => [work('minh')], 'neighbour')], refused: 'access.notYourRole' }))

test('more than the quantity is not delivered', () =>
  check({ steps: [opened, toLan, deliver(3)], refused: 'task.deliveryAboveQuantity' }))
test('more than what is open is not delivered', () =>
  check({ steps: [opened, toLan, deliver(2), deliver(1)], refused: 'task.deliveryAboveQuantity' }))
test('a file that nobody sent up proves nothing', () =>
  check({ steps: [opened, toLan, deliver(1, { sha256: 'e'.repeat(64) })], refused: 'file.notFound' }))
test('nobody delivers another’s work', () =>
  check({ steps: [opened, toLan, deliver(1, { by: 'minh' })], refused: 'access.notYourRole' }))
test('not even the head delivers another’s work', () =>
  check({ steps: [opened, toLan, deliver(1, { by: 'head' })], refused: 'access.notYourRole' }))
test('nobody accepts their own work', () =>
  check({ steps: [opened, toLan, deliver(1), accept(1, 'lan')], refused: 'access.ownWork' }))
test('a head does not evaluate work given to them by the chair', () => {
  const steps = [opened, assigned(() => [work('head')], 'chair'), deliver(1, { by: 'head' })]
  return check({ steps: [...steps, accept(1, 'head')], refused: 'access.ownWork' })
})
test('an official of another unit accepts nothing', () =>
  check({ steps: [opened, toLan, deliver(1), accept(1, 'neighbour')], refused: 'access.notYourRole' }))
test('an assigner accepts what they assigned', () =>
  check({
    steps: [opened, assigned(() => [work('lan')], 'deputy'), deliver(2), accept(2, 'deputy')],
    is: 'done 2/2 due 14',
  }))
test('an assigner does not accept what another assigned', () =>
  check({ steps: [opened, toLan, deliver(2), accept(2, 'deputy')], refused: 'access.notYourRole' }))
test('more than what waits is not accepted', () =>
  check({ steps: [opened, toLan, deliver(1), accept(2)], refused: 'task.nothingToAccept' }))
test('a failure above what was accepted', () =>
  check({ steps: [opened, toLan, deliver(2), accept(1), fault(2)], refused: 'task.failureAboveAccepted' }))
test('nobody confirms the cause of their own failure', () =>
  check({ steps: [opened, toLan, deliver(2), accept(2), fault(1), confirm(3, 'lan')], refused: 'access.ownWork' }))
test('a delay of what came on time', () =>
  check({ steps: [opened, toLan, deliver(2), accept(2), delay(1)], refused: 'task.delayAboveLate' }))
test('an extension asked after the deadline', () =>
  check({ steps: [opened, toLan, ask('2026-08-20', '2026-08-15')], refused: 'task.extensionLate' }))
test('an extension beyond the plan', () =>
  check({ steps: [opened, toLan, ask('2026-09-02')], refused: 'task.extensionOutsidePlan' }))
test('nobody grants their own extension', () =>
  check({ steps: [opened, toLan, ask('2026-08-20'), answer(true, 'lan')], refused: 'access.ownWork' }))

test('handed over, the task ends and stays', () =>
  check({ steps: [opened, toLan, stuck, handOver('minh')], is: 'ended 0/0 due 14' }))
test('a task handed over has no second taker', () =>
  check({ steps: [opened, toLan, handOver('minh'), handOver('hoa')], refused: 'task.secondOwner' }))
test('a task is not handed over to its owner', () =>
  check({ steps: [opened, toLan, handOver('lan')], refused: 'task.alreadyTheirs' }))
test('nobody takes over what they themselves would evaluate', () =>
  check({ steps: [opened, toLan, handOver('head')], refused: 'access.ownWork' }))
test('nobody hands their own work to another', () =>
  check({ steps: [opened, toLan, handOver('minh', { by: 'lan' })], refused: 'access.ownWork' }))
test('nobody of another unit takes over', () =>
  check({ steps: [opened, toLan, handOver('neighbour')], refused: 'task.postNotHeld' }))
test('a hand-over beyond the plan', () =>
  check({ steps: [opened, toLan, handOver('minh', { deadline: '2026-09-01' })], refused: 'task.deadlineOutsidePlan' }))
test('taken over in an assignment, the task ends and stays', () =>
  check({ steps: [opened, toLan, assigned(() => [taken('minh')])], is: 'ended 0/0 due 14' }))
test('one task taken over by two in one assignment', () =>
  check({ steps: [opened, toLan, assigned(() => [taken('minh'), taken('hoa')])], refused: 'task.secondOwner' }))
test('a task taken over a second time', () =>
  check({ steps: [opened, toLan, handOver('minh'), assigned(() => [taken('hoa')])], refused: 'task.secondOwner' }))

test('nothing is assigned in a closed month', () =>
  check({ steps: [opened, toLan, closed, toLan], refused: 'plan.closed' }))
test('nothing is delivered in a closed month', () =>
  check({ steps: [opened, toLan, closed, deliver(1)], refused: 'plan.closed' }))
test('nothing is handed over in a closed month', () =>
  check({ steps: [opened, toLan, closed, handOver('minh')], refused: 'plan.closed' }))
test('nothing is opened twice', () => check({ steps: [opened, opened], refused: 'plan.alreadyOpen' }))

test('an act on a version that is no longer the last is refused', async () => {
  await check({ steps: [opened, toLan] })
  const read = await on()
  await deliver(1)()
  expect(await refusalOf(unit.as('lan').task.deliver({ ...read, quantity: amount(1), evidence: [document] }))).toBe(
    'task.stale',
  )
})

test('of two acts on the same reading at the same moment one is refused', async () => {
  await check({ steps: [opened, toLan, deliver(2)] })
  const read = await on()
  const both = [1, 2].map((quantity) =>
    unit.as('head').task.accept({ ...read, key: newKey(), quantity: amount(quantity) }),
  )
  const outcomes = await Promise.allSettled(both)
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the same key twice has the effect of once, for an assignment and for a delivery', async () => {
  await check({ steps: [opened] })
  const input = { key: newKey(), ...room, planVersion: 1, tasks: [work('lan'), work('minh')] }
  const once = await unit.as('head').task.assign(input)
  expect(await unit.as('head').task.assign(input)).toEqual(once)
  given = once.ids
  const delivery = { ...(await on()), quantity: amount(1), evidence: [document] }
  const reply = await unit.as('lan').task.deliver(delivery)
  expect(await unit.as('lan').task.deliver(delivery)).toEqual(reply)
  expect((await unit.as('head').task.list(room)).rows.map(({ progress }) => progress.delivered).sort()).toEqual([
    0, 1000,
  ])
})

test('what a hand-over leaves open goes to the taker, evaluated by the one who handed it over', async () => {
  await check({ steps: [opened, toLan, deliver(1), accept(1), handOver('minh', { by: 'chair' })] })
  const { rows } = await unit.as('minh').task.list({ month: MONTH, mine: true })
  const shown = rows.map(({ origin, quantity, coefficient, assignerName, takenFromId, deadline }) => ({
    origin,
    quantity,
    coefficient,
    assignerName,
    takenFromId,
    deadline,
  }))
  expect(shown).toEqual([
    {
      origin: 'takenOver',
      quantity: 1000,
      coefficient: 1600,
      assignerName: 'chair',
      takenFromId: first(),
      deadline: '2026-08-20',
    },
  ])
  expect((await viewed('head')).progress).toMatchObject({
    accepted: 1000,
    ended: 'handedOver',
    handedOverTo: rows[0]?.id,
  })
})

test('an assignment is taken back within ten minutes, and then nobody sees it', async () => {
  await check({ steps: [opened] })
  const key = newKey()
  await assigned(() => [work('lan'), work('minh')], 'head', { key })()
  const undo = (time: string, by: Name = 'head') =>
    unit.as(by, '2026-08-03', time).task.withdrawBatch({ key: newKey(), batchKey: key, reason })
  expect(await refusalOf(undo('02:10:01'))).toBe('task.withdrawTooLate')
  expect(await refusalOf(undo('02:05:00', 'lan'))).toBe('access.ownWork')
  expect(await refusalOf(undo('02:05:00', 'neighbour'))).toBe('access.notYourRole')
  expect((await undo('02:09:59')).ids).toHaveLength(2)
  expect((await unit.as('head').task.list(room)).rows).toEqual([])
  expect(await refusalOf(undo('02:09:59'))).toBe('task.withdrawTooLate')
})

test('an assignment of which something was delivered is not taken back', async () => {
  await check({ steps: [opened] })
  const key = newKey()
  await assigned(() => [work('lan'), work('minh')], 'head', { key })()
  await deliver(1, { day: '2026-08-03' })()
  const undo = unit.as('head', '2026-08-03', '02:05:00').task.withdrawBatch({ key: newKey(), batchKey: key, reason })
  expect(await refusalOf(undo)).toBe('task.withdrawTooLate')
})

test('taken-over work is not taken back, for the task that it continues has ended', async () => {
  await check({ steps: [opened, toLan] })
  const key = newKey()
  await assigned(() => [taken('minh')], 'head', { key })()
  const undo = unit.as('head', '2026-08-03', '02:05:00').task.withdrawBatch({ key: newKey(), batchKey: key, reason })
  expect(await refusalOf(undo)).toBe('task.withdrawTakenOver')
})

test('a preview names the problems of every row and the loads, and writes nothing', async () => {
  await check({ steps: [opened, toLan] })
  const before = await written()
  const tasks = [work('minh'), work('hoa', { itemCode: 'A.1' }), work('head', { quantity: 0 })]
  const { rows, loads } = await unit.as('head').task.preview({ ...room, tasks })
  expect(rows.map((row) => row.findings.map(({ code, blocks, what }) => [code, blocks, what.vi.length > 10]))).toEqual([
    [],
    [['task.leadershipItem', false, true]],
    [
      ['task.quantityNotPositive', true, true],
      ['access.ownWork', true, true],
    ],
  ])
  expect(
    loads.map(({ fullName, before: had, after }) => `${fullName} ${decimal(had, 3)} → ${decimal(after, 3)}`),
  ).toEqual(['head 0 → 0', 'deputy 0 → 0', 'hoa 0 → 8', 'lan 3.2 → 3.2', 'minh 0 → 3.2'])
  expect(await written()).toEqual(before)
})

test('each person sees which acts are open to them, and why the others are not', async () => {
  await check({ steps: [opened, toLan, deliver(1)] })
  const openTo = async (name: Name) =>
    Object.entries((await viewed(name)).allowed).map(
      ([act, answer]) => `${act} ${answer.allowed ? 'yes' : answer.code}`,
    )
  expect(await openTo('lan')).toEqual([
    'deliver yes',
    'askExtension yes',
    'reportObstacle yes',
    ...['accept', 'returnDelivery', 'recordFailure', 'recordDelay', 'confirmCause', 'decideExtension', 'handOver'].map(
      (act) => `${act} access.ownWork`,
    ),
  ])
  expect(await openTo('head')).toEqual([
    ...['deliver', 'askExtension', 'reportObstacle'].map((act) => `${act} access.notYourRole`),
    'accept yes',
    'returnDelivery yes',
    'recordFailure task.failureAboveAccepted',
    'recordDelay task.delayAboveLate',
    'confirmCause task.noSuchDeduction',
    'decideExtension task.noExtensionAsked',
    'handOver task.deliveryWaits',
  ])
})

test('pages of a list by badge meet every task once', async () => {
  await check({ steps: [opened] })
  const rows = Array.from({ length: 25 }, (_, index) =>
    work(index % 5 ? 'minh' : 'lan', { deadline: Day.parse(`2026-08-${10 + (index % 3)}`) }),
  )
  await assigned(() => rows)()
  const seen: string[] = []
  for (let cursor: string | null = null; ; ) {
    const found: { rows: { id: string; badge: string; ownerId: string }[]; nextCursor: string | null } = await unit
      .as('head', '2026-08-11')
      .task.list({ ...room, badge: 'late', cursor, limit: 2 })
    expect(found.rows.length).toBeLessThanOrEqual(2)
    expect(found.rows.every(({ badge }) => badge === 'late')).toBe(true)
    seen.push(...found.rows.map(({ id }) => id))
    cursor = found.nextCursor
    if (cursor === null) break
  }
  expect([seen.length, new Set(seen).size]).toEqual([9, 9])
})

test('an official sees their own tasks and no list of the unit', async () => {
  await check({ steps: [opened, assigned(() => [work('lan'), work('minh')])] })
  expect((await unit.as('lan').task.list({ month: MONTH, mine: true })).rows).toHaveLength(1)
  expect(await refusalOf(unit.as('lan').task.list(room))).toBe('access.notYourRole')
  expect(await refusalOf(unit.as('minh').task.get({ id: first() }))).toBe('access.notYourRole')
})

test('opening a month gives a sheet to everybody with a post in the unit', async () => {
  await check({ steps: [opened] })
  const sheets = await asOwner(unit.database, (db) =>
    db.selectFrom('sheet').select('postId').where('tenantId', '=', TENANT).execute(),
  )
  const expected = (['head', 'deputy', 'lan', 'minh', 'hoa'] as const).map((name) => people[name].postId)
  expect(sheets.map((sheet) => sheet.postId).sort()).toEqual(expected.sort())
  expect(await refusalOf(unit.as('lan').plan.open({ key: newKey(), ...room }))).toBe('access.notYourRole')
})

test('a plan may run from the 26th to the 25th, but nowhere else', async () => {
  const open = (firstDay: string, lastDay: string) =>
    unit.as('head').plan.open({ key: newKey(), ...room, firstDay: Day.parse(firstDay), lastDay: Day.parse(lastDay) })
  expect(await refusalOf(open('2026-08-20', '2026-08-10'))).toBe('request.invalid')
  expect(await refusalOf(open('2026-01-01', '2026-08-31'))).toBe('request.invalid')
  expect(await open('2026-07-26', '2026-08-25')).toMatchObject({
    firstDay: '2026-07-26',
    lastDay: '2026-08-25',
    version: 1,
  })
  expect((await unit.as('lan').plan.get(room)).allowed).toMatchObject({
    open: { allowed: false, code: 'access.notYourRole' },
    assign: { allowed: false, code: 'access.notYourRole' },
  })
  expect((await unit.as('head').plan.get(room)).allowed).toMatchObject({
    open: { allowed: false, code: 'plan.alreadyOpen' },
    assign: { allowed: true },
  })
})
