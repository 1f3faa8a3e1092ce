import { Day } from '@congtam/core/shared/period'
import { decimal } from '@congtam/core/shared/points'
import { expect, test } from 'vitest'
import { refusalOf } from '../testing.ts'
import {
  accept,
  amount,
  assigned,
  check,
  closed,
  deliver,
  document,
  first,
  given,
  handOver,
  inGivenUnit,
  on,
  opened,
  reason,
  room,
  stuck,
  taken,
  toLan,
  unit,
  viewed,
  work,
  written,
} from './testing-story.ts'
import { MONTH, type Name, newKey } from './testing-unit.ts'

inGivenUnit()

test('a task assigned is open for its owner', () => check({ steps: [opened, toLan], is: 'onTime 0/0 due 14' }))
test('an assigner who is not the head assigns too', () =>
  check({ steps: [opened, assigned(() => [work('lan')], 'deputy')], is: 'onTime 0/0 due 14' }))
test('the chair assigns in a room of the commune', () =>
  check({ steps: [opened, assigned(() => [work('head')], 'chair')], is: 'onTime 0/0 due 14' }))
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
test('the same key twice has the effect of once, for an assignment and for a delivery', async () => {
  await check({ steps: [opened] })
  const input = { key: newKey(), ...room, planVersion: 1, tasks: [work('lan'), work('minh')] }
  const once = await unit.as('head').task.assign(input)
  expect(await unit.as('head').task.assign(input)).toEqual(once)
  given.push(...once.ids)
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
  expect(await refusalOf(undo('02:05:00', 'hoa'))).toBe('access.notYourRole')
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
