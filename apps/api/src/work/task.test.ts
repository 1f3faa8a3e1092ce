import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { refusalOf } from '../testing.ts'
import {
  accept,
  amount,
  answer,
  ask,
  assigned,
  check,
  confirm,
  delay,
  deliver,
  document,
  fault,
  first,
  giveBack,
  inGivenUnit,
  on,
  opened,
  room,
  stuck,
  toLan,
  unit,
  viewed,
  work,
} from './testing-story.ts'
import { FILE, MONTH, type Name, newKey, units } from './testing-unit.ts'

inGivenUnit()

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

test('a list says which acts are open to its reader', async () => {
  await check({ steps: [opened, toLan, deliver(1)] })
  const actsFor = async (name: Name) =>
    (await unit.as(name).task.list({ month: MONTH, unitId: units.room })).rows[0]?.acts
  expect(await actsFor('head')).toEqual(['accept', 'returnDelivery'])
  expect((await unit.as('lan').task.list({ month: MONTH, mine: true })).rows[0]?.acts).toEqual(
    (await viewed('lan')).acts,
  )
  expect((await viewed('lan')).acts).toEqual(['deliver', 'askExtension', 'reportObstacle'])
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

test('a list narrows to what waits for an answer, to what is stuck, and to one product', async () => {
  await check({ steps: [opened, toLan, deliver(1)] })
  await assigned(() => [work('minh')])()
  const listed = async (filter: object) =>
    (await unit.as('head').task.list({ ...room, ...filter })).rows.map(({ ownerName }) => ownerName)
  const [lan] = await listed({ unanswered: true })
  expect(lan).toBeDefined()
  expect(await listed({ unanswered: true })).toHaveLength(1)
  expect(await listed({ stuck: true })).toEqual([])
  await stuck()
  expect(await listed({ stuck: true })).toEqual([lan])
  expect(await listed({ itemCode: work('lan').itemCode })).toHaveLength(2)
  expect(await listed({ itemCode: 'X.99' })).toEqual([])
})

test('before anything is chosen the preview tells what everybody carries', async () => {
  await check({ steps: [opened, toLan] })
  const { rows, loads } = await unit.as('head').task.preview({ ...room, tasks: [] })
  expect(rows).toEqual([])
  expect(loads.map(({ before, after }) => before === after)).not.toContain(false)
  expect(loads.some(({ before }) => before > 0)).toBe(true)
})
