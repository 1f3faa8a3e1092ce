import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TaskId, UserId } from '../../shared/ids.ts'
import { Day, Month } from '../../shared/period.ts'
import { Thousandths } from '../../shared/points.ts'
import type { Task, TaskAct, TaskEvent } from '../../work/task.ts'
import { decideAct, momentOf, type TaskMoment } from '../../work/task-flow.ts'
import { taskFact } from '../../work/task-progress.ts'
import { measure, type TaskFact } from '../measure.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { scoreMonth } from '../score.ts'

const today = Day.parse('2026-08-05')
const plan: TaskMoment['plan'] = {
  month: Month.parse('2026-08'),
  firstDay: Day.parse('2026-08-01'),
  lastDay: Day.parse('2026-08-31'),
  state: 'open',
}

type Work = Pick<Task, 'id' | 'title' | 'quantity' | 'coefficient' | 'deadline' | 'origin'>

const work = (number: number, quantity: number, origin: Task['origin'] = 'planned'): Work => ({
  id: TaskId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
  title: 'Việc',
  quantity: Thousandths.parse(quantity),
  coefficient: Thousandths.parse(1000),
  deadline: Day.parse('2026-08-20'),
  origin,
})

/** The history that the acts make, each of them allowed by the rules. */
function historyOf(task: Work, acts: TaskAct[]): TaskEvent[] {
  const events: TaskEvent[] = []
  for (const act of acts) {
    const decided = decideAct(momentOf(task, events, plan, today), act)
    const number = events.length + 1
    events.push({ number, act: decided, byUserId: UserId.parse('u'), byName: 'U', at: `${today}T03:00:00Z` })
  }
  return events
}

function done(quantity: number): TaskAct[] {
  if (quantity === 0) return []
  const document = { kind: 'document' as const, number: '1', issuedOn: today, title: '' }
  const part = Thousandths.parse(quantity)
  return [
    { kind: 'delivered', quantity: part, evidence: [document], note: '' },
    { kind: 'accepted', quantity: part },
  ]
}

function fact(task: Work, acts: TaskAct[]): TaskFact {
  const known = taskFact(task, historyOf(task, acts))
  if (!known) throw new Error('Nothing here is withdrawn')
  return known
}

const handedOver = (taker: Work): TaskAct => ({ kind: 'handedOver', toTaskId: taker.id, reason: 'Không kịp' })

/** The shares and the result points before and after the cap. */
function check(story: { tasks: TaskFact[]; expect: string }) {
  const { ratios, raw, results } = scoreMonth(nd335Staff, { general: null, tasks: story.tasks, leadership: null })
  expect(`a ${ratios.a} b ${ratios.b} c ${ratios.c}, ${raw} → ${results}`).toBe(story.expect)
}

const unit = 1000

test('T5: ten assigned, three handed over, seven done: the three stay in the denominator', () =>
  check({
    tasks: [
      ...Array.from({ length: 7 }, (_, index) => fact(work(index, unit), done(unit))),
      ...Array.from({ length: 3 }, (_, index) => fact(work(7 + index, unit), [handedOver(work(50 + index, unit))])),
    ],
    expect: 'a 7/10 b 7/10 c 7/10, 4900 → 4900',
  }))

test('T5: eight assigned and done with three taken over: the three add outside the denominator, up to the cap', () =>
  check({
    tasks: [
      ...Array.from({ length: 8 }, (_, index) => fact(work(index, unit), done(unit))),
      ...Array.from({ length: 3 }, (_, index) => fact(work(50 + index, unit, 'takenOver'), done(unit))),
    ],
    expect: 'a 11/8 b 11/8 c 11/8, 9625 → 7000',
  }))

test('what was done before the hand-over stays with the one who did it', () =>
  check({
    tasks: [fact(work(1, 4 * unit), [...done(unit), handedOver(work(2, 3 * unit))])],
    expect: 'a 1/4 b 1/4 c 1/4, 1750 → 1750',
  }))

const share = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 8 }), fc.boolean())
  .map(([quantity, doneOf, isHandedOver]) => ({
    quantity: quantity * unit,
    done: Math.min(doneOf, quantity - 1) * unit,
    isHandedOver,
  }))

test('handing over changes nobody’s denominator, and work done twice over earns once', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), (shares) => {
      const before = shares.map((each, index) => fact(work(index, each.quantity), done(each.done)))
      const takers = shares.map((each, index) => work(100 + index, each.quantity - each.done, 'takenOver'))
      const after = shares.map((each, index) =>
        fact(work(index, each.quantity), [
          ...done(each.done),
          ...(each.isHandedOver ? [handedOver(takers[index] as Work)] : []),
        ]),
      )
      const taken = takers
        .filter((_, index) => shares[index]?.isHandedOver)
        .map((task) => fact(task, done(task.quantity)))
      expect(measure(after)).toEqual(measure(before))
      expect(measure(taken).assigned).toBe(0)
      expect(Number(measure([...after, ...taken]).completed) <= Number(measure(after).assigned)).toBe(true)
    }),
  )
})
