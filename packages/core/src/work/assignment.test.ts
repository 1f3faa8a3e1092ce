import { expect, test } from 'vitest'
import type { PositionClass } from '../organisation/post.ts'
import { OfficialId, PostId, TaskId, UnitId, UserId } from '../shared/ids.ts'
import { Day, Month } from '../shared/period.ts'
import { decimal, Thousandths } from '../shared/points.ts'
import { type AssignedTask, type AssignmentGround, checkAssignments, loadsOf, median, NewTask } from './assignment.ts'
import { TaskAct } from './task.ts'
import { progressOf } from './task-progress.ts'

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const person = (number: number, fullName: string, positionClass: PositionClass = 'staff') => ({
  postId: PostId.parse(uuid(number)),
  officialId: OfficialId.parse(uuid(100 + number)),
  fullName,
  positionClass,
})
const people = { lan: person(1, 'Lan'), minh: person(2, 'Minh'), hoa: person(3, 'Hoa'), chu: person(9, 'Chủ', 'head') }
type Name = keyof typeof people

const reportId = TaskId.parse(uuid(501))

/** Lan's report of the month: 2 × 1.6, of which `history` says what became. */
function report(history: TaskAct[] = []): AssignedTask {
  const task = { quantity: Thousandths.parse(2000), deadline: Day.parse('2026-08-20') }
  const events = history.map((act, index) => ({
    number: index + 1,
    act,
    byUserId: UserId.parse('u'),
    byName: 'U',
    at: '2026-08-05T03:00:00Z',
  }))
  return {
    ...task,
    id: reportId,
    unitId: UnitId.parse(uuid(700)),
    month: Month.parse('2026-08'),
    ownerId: people.lan.officialId,
    postId: people.lan.postId,
    itemCode: 'B.1',
    title: 'Báo cáo tháng',
    coefficient: Thousandths.parse(1600),
    version: events.length,
    progress: progressOf(task, events),
  }
}

const ground = (tasks: AssignedTask[]): AssignmentGround => ({
  unitId: UnitId.parse(uuid(700)),
  month: Month.parse('2026-08'),
  plan: { firstDay: Day.parse('2026-08-01'), lastDay: Day.parse('2026-08-31') },
  items: new Map([
    ['B.1', { coefficient: Thousandths.parse(1600), section: 'shared' as const }],
    ['A.1', { coefficient: Thousandths.parse(4000), section: 'leadership' as const }],
  ]),
  people: Object.values(people),
  assignerId: people.chu.officialId,
  tasks,
})

type Row = Partial<Omit<NewTask, 'quantity'>> & { to?: Name; quantity?: number }

const row = ({ to = 'minh', quantity = 2, ...rest }: Row): NewTask =>
  NewTask.parse({
    postId: people[to].postId,
    itemCode: 'B.1',
    quantity: quantity * 1000,
    deadline: '2026-08-10',
    origin: 'planned',
    requirement: '',
    ...rest,
  })

/** The findings of the rows, notices in brackets, and the units of each. */
function check(story: { rows: Row[]; tasks?: AssignedTask[]; expect: string[] }) {
  const checked = checkAssignments(ground(story.tasks ?? []), story.rows.map(row))
  const lines = checked.map(({ units, findings }) =>
    [decimal(units, 3), ...findings.map(({ code, blocks }) => (blocks ? code : `(${code})`))].join(' '),
  )
  expect(lines).toEqual(story.expect)
}

const taken = { origin: 'takenOver' as const, takenFromId: reportId }

test('a task from the catalogue to somebody of the unit has nothing against it', () =>
  check({ rows: [{}], expect: ['3.2'] }))
test('an item that the catalogue does not have', () =>
  check({ rows: [{ itemCode: 'B.9' }], expect: ['0 catalogue.itemUnknown'] }))
test('a quantity of 0', () => check({ rows: [{ quantity: 0 }], expect: ['0 task.quantityNotPositive'] }))
test('a negative quantity', () => check({ rows: [{ quantity: -1 }], expect: ['0 task.quantityNotPositive'] }))
test('a deadline before the plan', () =>
  check({ rows: [{ deadline: Day.parse('2026-07-31') }], expect: ['3.2 task.deadlineOutsidePlan'] }))
test('a deadline after the plan', () =>
  check({ rows: [{ deadline: Day.parse('2026-09-01') }], expect: ['3.2 task.deadlineOutsidePlan'] }))
test('the last day of the plan is within it', () =>
  check({ rows: [{ deadline: Day.parse('2026-08-31') }], expect: ['3.2'] }))
test('somebody without a post in the unit', () =>
  check({ rows: [{ postId: PostId.parse(uuid(42)) }], expect: ['3.2 task.postNotHeld'] }))
test('nobody assigns work to themselves', () => check({ rows: [{ to: 'chu' }], expect: ['3.2 access.ownWork'] }))
test('a leadership product for somebody who leads nobody is a notice', () =>
  check({ rows: [{ itemCode: 'A.1' }], expect: ['8 (task.leadershipItem)'] }))
test('the same work twice is a notice on the second', () =>
  check({ rows: [{}, {}], expect: ['3.2', '3.2 (task.sameTwice)'] }))
test('the same work as already assigned is a notice', () =>
  check({
    rows: [{ to: 'lan', deadline: Day.parse('2026-08-20') }],
    tasks: [report()],
    expect: ['3.2 (task.sameTwice)'],
  }))
test('every fault of a row is named', () =>
  check({
    rows: [{}, { quantity: 0, itemCode: 'X.1' }],
    expect: ['3.2', '0 catalogue.itemUnknown task.quantityNotPositive'],
  }))
test('taking over an open task', () => check({ rows: [taken], tasks: [report()], expect: ['3.2'] }))
test('taking over needs the task it continues', () =>
  check({ rows: [{ origin: 'takenOver' }], tasks: [report()], expect: ['3.2 task.sourceMissing'] }))
test('only taken-over work names a source', () =>
  check({ rows: [{ takenFromId: reportId }], tasks: [report()], expect: ['3.2 task.sourceNotTaken'] }))
test('a task has no second taker in one assignment', () =>
  check({ rows: [taken, { ...taken, to: 'hoa' }], tasks: [report()], expect: ['3.2', '3.2 task.secondOwner'] }))
test('a task that was handed over has its taker', () =>
  check({
    rows: [taken],
    tasks: [report([{ kind: 'handedOver', toTaskId: TaskId.parse(uuid(502)), reason: 'ốm' }])],
    expect: ['3.2 task.secondOwner'],
  }))
test('nobody takes over from themselves', () =>
  check({ rows: [{ ...taken, to: 'lan' }], tasks: [report()], expect: ['3.2 task.alreadyTheirs'] }))
test('what is taken over is all that is open', () =>
  check({ rows: [{ ...taken, quantity: 1 }], tasks: [report()], expect: ['1.6 task.takenAboveOpen'] }))
test('a delivery is answered before the rest is taken over', () => {
  const given = TaskAct.parse({
    kind: 'delivered',
    quantity: 1000,
    note: '',
    evidence: [{ kind: 'document', number: '1', issuedOn: '2026-08-05', title: '' }],
  })
  check({ rows: [{ ...taken, quantity: 1 }], tasks: [report([given])], expect: ['1.6 task.deliveryWaits'] })
  check({
    rows: [{ ...taken, quantity: 1 }],
    tasks: [report([given, { kind: 'accepted', quantity: Thousandths.parse(1000) }])],
    expect: ['1.6'],
  })
})

test('loads show before and after beside the median of the same position class', () => {
  const loads = loadsOf(ground([report()]), [row({}), row({ quantity: 1 }), row({ to: 'hoa', quantity: 1 })])
  const lines = loads.map(
    (load) =>
      `${load.fullName} ${decimal(load.before, 3)} → ${decimal(load.after, 3)} of ${decimal(load.medianAfter, 3)}`,
  )
  expect(lines).toEqual(['Lan 3.2 → 3.2 of 3.2', 'Minh 0 → 4.8 of 3.2', 'Hoa 0 → 1.6 of 3.2', 'Chủ 0 → 0 of 0'])
})

test('work given away weighs nothing on the giver', () => {
  const away = report([{ kind: 'handedOver', toTaskId: TaskId.parse(uuid(502)), reason: 'ốm' }])
  expect(loadsOf(ground([away]), [])[0]?.after).toBe(0)
})

test('the median of an even number lies between the middle two', () => {
  expect([median([]), median([4]), median([1, 4]), median([9, 1, 4])]).toEqual([0, 4, 2, 4])
})
