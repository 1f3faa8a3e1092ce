import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../errors.ts'
import { TaskFact } from '../evaluation/measure.ts'
import { vietnamCalendar } from '../shared/calendar.ts'
import { TaskId, UserId } from '../shared/ids.ts'
import { addDays, Day, Month } from '../shared/period.ts'
import { decimal, Thousandths } from '../shared/points.ts'
import { runs } from '../shared/testing-runs.ts'
import { TaskAct, type TaskEvent } from './task.ts'
import { decideAct, mayAct, momentOf, requireWithdrawable, type TaskMoment } from './task-flow.ts'
import { badgeOf, progressOf, taskFact } from './task-progress.ts'

const id = TaskId.parse('00000000-0000-4000-8000-000000000001')
const other = TaskId.parse('00000000-0000-4000-8000-000000000002')
const task = {
  id,
  title: 'Soạn báo cáo',
  quantity: Thousandths.parse(3000),
  coefficient: Thousandths.parse(1600),
  deadline: Day.parse('2026-08-14'),
  origin: 'planned' as const,
}
const plan: TaskMoment['plan'] = {
  month: Month.parse('2026-08'),
  firstDay: Day.parse('2026-08-01'),
  lastDay: Day.parse('2026-08-31'),
  state: 'open',
}
const cause = { document: '12/XN-UBND', reason: 'Bão số 5' }
const evidence = [{ kind: 'document', number: '15/BC', issuedOn: '2026-08-10', title: '' }]

/** `+2` delivers, `ok 2` accepts, `back 1` returns, `bad 1` fails, `slow 1` delays, `cause 3` confirms, `until 20` asks, `yes`/`no` decides. */
function actOf(step: string): TaskAct {
  const [word = '', number = '1'] = step.replace('+', 'give ').split(' ')
  const quantity = Number(number) * 1000
  const reason = 'Lý do'
  const acts: Record<string, unknown> = {
    give: { kind: 'delivered', quantity, evidence, note: '' },
    ok: { kind: 'accepted', quantity },
    back: { kind: 'returned', quantity, reason },
    bad: { kind: 'qualityFailed', quantity, reason, cause: null },
    excused: { kind: 'qualityFailed', quantity, reason, cause },
    slow: { kind: 'deadlineMissed', quantity, reason, cause: null },
    cause: { kind: 'causeConfirmed', of: Number(number), cause },
    until: { kind: 'extensionAsked', deadline: addDays(Day.parse('2026-08-01'), Number(number) - 1), reason },
    yes: { kind: 'extensionDecided', granted: true, reason: '' },
    no: { kind: 'extensionDecided', granted: false, reason },
    stuck: { kind: 'obstacleReported', text: 'Chờ số liệu' },
    gone: { kind: 'handedOver', toTaskId: other, reason },
    undo: { kind: 'withdrawn', reason },
  }
  return TaskAct.parse(acts[word])
}

/** Each step on its day of August; the last one may be refused, by the code expected. */
function after(
  days: Record<number, string>,
  closed = false,
): { events: TaskEvent[]; refused: string | null; today: Day } {
  const events: TaskEvent[] = []
  let refused: string | null = null
  let today = plan.firstDay
  for (const [day, steps] of Object.entries(days)) {
    today = addDays(plan.firstDay, Number(day) - 1)
    for (const step of steps.split(', ').filter(Boolean)) {
      const moment = momentOf(task, events, { ...plan, state: closed ? 'closed' : 'open' }, today)
      try {
        const act = decideAct(moment, actOf(step))
        events.push({
          number: events.length + 1,
          act,
          byUserId: UserId.parse('u'),
          byName: 'U',
          at: `${today}T03:00:00Z`,
        })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused = `${step}: ${error.code}`
      }
    }
  }
  return { events, refused, today }
}

const parts = (list: readonly { quantity: number; objectiveCause: boolean }[]) =>
  list.map((part) => decimal(part.quantity, 3) + (part.objectiveCause ? ' excused' : '')).join(' + ') || '–'

/** `is`: badge, then accepted/delivered of 3, then the deadline's day. `counts`: what scoring sees. */
function check(story: {
  days: Record<number, string>
  closed?: boolean
  refused?: string
  is?: string
  counts?: string
}) {
  const { events, refused, today } = after(story.days, story.closed)
  expect(refused).toBe(story.refused ?? null)
  const progress = progressOf(task, events)
  const { accepted, delivered, deadline } = progress
  const badge = badgeOf(progress, today, vietnamCalendar)
  if (story.is)
    expect(`${badge} ${decimal(accepted, 3)}/${decimal(delivered, 3)} due ${deadline.slice(8)}`).toBe(story.is)
  if (story.counts === undefined) return
  const fact = taskFact(task, events)
  const line = fact && [
    decimal(fact.accepted, 3),
    fact.reassignedAway ? 'away' : 'kept',
    `quality ${parts(fact.qualityFailures)}`,
    `progress ${parts(fact.missedDeadlines)}`,
  ]
  expect(line?.join(', ') ?? 'nothing').toBe(story.counts)
}

test('a task without history is open and on time', () =>
  check({ days: { 3: '' }, is: 'onTime 0/0 due 14', counts: '0, kept, quality –, progress –' }))
test('two working days before its deadline a task is due soon', () =>
  check({ days: { 12: '' }, is: 'dueSoon 0/0 due 14' }))
test('the day after its deadline it is late', () => check({ days: { 15: '' }, is: 'late 0/0 due 14' }))
test('delivered in parts, accepted in parts', () =>
  check({ days: { 4: '+1', 5: 'ok 1, +2' }, is: 'waiting 1/3 due 14' }))
test('accepted in full is done', () =>
  check({ days: { 4: '+3, ok 3' }, is: 'done 3/3 due 14', counts: '3, kept, quality –, progress –' }))
test('what is returned is open again', () => check({ days: { 4: '+3, back 2, ok 1' }, is: 'onTime 1/1 due 14' }))
test('more than the quantity cannot be delivered', () =>
  check({ days: { 4: '+2, +2' }, refused: '+2: task.deliveryAboveQuantity', is: 'onTime 0/2 due 14' }))
test('nothing more can be delivered once all is', () =>
  check({ days: { 4: '+3, +1' }, refused: '+1: task.deliveryAboveQuantity' }))
test('more than what waits cannot be accepted', () =>
  check({ days: { 4: '+1, ok 2' }, refused: 'ok 2: task.nothingToAccept' }))
test('nothing delivered, nothing accepted', () => check({ days: { 4: 'ok 1' }, refused: 'ok 1: task.nothingToAccept' }))
test('what is accepted cannot be returned', () =>
  check({ days: { 4: '+1, ok 1, back 1' }, refused: 'back 1: task.nothingToAccept' }))
test('a failure concerns what was accepted', () =>
  check({ days: { 4: '+3, ok 3, bad 1' }, counts: '3, kept, quality 1, progress –' }))
test('a failure above what was accepted is refused', () =>
  check({ days: { 4: '+3, ok 1, bad 2' }, refused: 'bad 2: task.failureAboveAccepted' }))
test('several failures are several deductions', () =>
  check({ days: { 4: '+3, ok 3, bad 1, bad 2' }, counts: '3, kept, quality 1 + 2, progress –' }))
test('a failure with its cause confirmed at once takes nothing', () =>
  check({ days: { 4: '+3, ok 3, excused 2' }, counts: '3, kept, quality 2 excused, progress –' }))
test('a cause confirmed later switches that failure off', () =>
  check({ days: { 4: '+3, ok 3, bad 1, bad 2, cause 4' }, counts: '3, kept, quality 1 + 2 excused, progress –' }))
test('a cause cannot be confirmed twice', () =>
  check({ days: { 4: '+3, ok 3, bad 1, cause 3, cause 3' }, refused: 'cause 3: task.noSuchDeduction' }))
test('a cause of something that is no failure is refused', () =>
  check({ days: { 4: '+3, ok 3, bad 1, cause 1' }, refused: 'cause 1: task.noSuchDeduction' }))
test('a delay concerns what came after the deadline', () =>
  check({ days: { 13: '+1', 17: '+2, ok 3, slow 2' }, counts: '3, kept, quality –, progress 2' }))
test('what came on time cannot be called late', () =>
  check({ days: { 14: '+3', 20: 'ok 3, slow 1' }, refused: 'slow 1: task.delayAboveLate' }))
test('a delay above what came late is refused', () =>
  check({ days: { 13: '+1', 17: '+2, ok 3, slow 3' }, refused: 'slow 3: task.delayAboveLate' }))
test('a returned delivery that comes again after the deadline is late', () =>
  check({ days: { 13: '+3, back 1', 17: '+1, ok 3, slow 1' }, counts: '3, kept, quality –, progress 1' }))
test('a granted extension moves the deadline', () =>
  check({
    days: { 10: 'until 20, yes', 19: '+3, ok 3, slow 1' },
    refused: 'slow 1: task.delayAboveLate',
    is: 'done 3/3 due 20',
  }))
test('an extension granted after the old deadline counts for what came meanwhile', () =>
  check({ days: { 10: 'until 20', 17: '+3', 18: 'yes, ok 3, slow 1' }, refused: 'slow 1: task.delayAboveLate' }))
test('a refused extension leaves the deadline', () =>
  check({ days: { 10: 'until 20, no', 15: '' }, is: 'late 0/0 due 14' }))
test('while an extension is asked the task waits for somebody else', () =>
  check({ days: { 10: 'until 20' }, is: 'waiting 0/0 due 14' }))
test('an extension is asked on the last day at the latest', () =>
  check({ days: { 14: 'until 20' }, is: 'waiting 0/0 due 14' }))
test('an extension after the deadline is refused', () =>
  check({ days: { 15: 'until 20' }, refused: 'until 20: task.extensionLate' }))
test('a second extension while one is asked is refused', () =>
  check({ days: { 10: 'until 20, until 21' }, refused: 'until 21: task.extensionPending' }))
test('an extension to the same day is none', () =>
  check({ days: { 10: 'until 14' }, refused: 'until 14: task.extensionNotLater' }))
test('an extension stays within the plan', () =>
  check({ days: { 10: 'until 32' }, refused: 'until 32: task.extensionOutsidePlan' }))
test('an answer needs a question', () => check({ days: { 10: 'yes' }, refused: 'yes: task.noExtensionAsked' }))
test('what is delivered in full needs no extension', () =>
  check({ days: { 10: '+3, until 20' }, refused: 'until 20: task.nothingOpen' }))
test('handed over untouched, the task stays and earns nothing', () =>
  check({ days: { 5: 'stuck, gone' }, is: 'ended 0/0 due 14', counts: '0, away, quality –, progress –' }))
test('handed over in part, what was accepted still earns', () =>
  check({ days: { 4: '+1, ok 1', 6: 'gone' }, counts: '1, kept, quality –, progress –' }))
test('the accepted part of a task handed over can still be found wanting', () =>
  check({ days: { 4: '+1, ok 1', 6: 'gone, bad 1' }, counts: '1, kept, quality 1, progress –' }))
test('a delivery is answered before the rest is handed over', () =>
  check({ days: { 4: '+1, gone' }, refused: 'gone: task.deliveryWaits' }))
test('what is done cannot be handed over', () =>
  check({ days: { 4: '+3, ok 3, gone' }, refused: 'gone: task.nothingOpen' }))
test('a task has no second taker', () => check({ days: { 5: 'gone, gone' }, refused: 'gone: task.secondOwner' }))
test('nothing is delivered on a task handed over', () => check({ days: { 5: 'gone, +1' }, refused: '+1: task.ended' }))
test('a withdrawn task does not exist for scoring', () =>
  check({ days: { 1: 'undo' }, is: 'ended 0/0 due 14', counts: 'nothing' }))
test('nothing happens to a withdrawn task', () => check({ days: { 1: 'undo, bad 1' }, refused: 'bad 1: task.ended' }))
test('a task that was worked on is not withdrawn', () =>
  check({ days: { 1: '+1, back 1, undo' }, refused: 'undo: task.withdrawTooLate' }))
test('nothing happens in a closed month', () => check({ days: { 4: '+1' }, closed: true, refused: '+1: plan.closed' }))

test('an obstacle stands until it is answered or the work goes on', () => {
  const obstacle = (days: Record<number, string>) => progressOf(task, after(days).events).obstacle
  expect(obstacle({ 4: 'stuck' })).toBe('Chờ số liệu')
  expect(obstacle({ 4: 'stuck, until 20' })).toBe('Chờ số liệu')
  expect(obstacle({ 4: 'stuck, until 20, yes' })).toBeNull()
  expect(obstacle({ 4: 'stuck, +1' })).toBeNull()
})

test('the last delivery has its day in Vietnam', () => {
  const [event] = after({ 4: '+1' }).events
  const late = event && { ...event, at: '2026-08-04T18:30:00Z' }
  expect(progressOf(task, late ? [late] : []).lastDeliveredOn).toBe('2026-08-05')
})

test('an assignment is taken back within ten minutes while nothing happened', () => {
  const at = new Date('2026-08-03T02:00:00Z')
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000)
  expect(() => requireWithdrawable(at, minutes(10), [[], []])).not.toThrow()
  expect(() => requireWithdrawable(at, minutes(10.1), [[], []])).toThrow('task.withdrawTooLate')
  expect(() => requireWithdrawable(at, minutes(1), [[], after({ 3: '+1' }).events])).toThrow('task.withdrawTooLate')
})

const step = fc.oneof(
  fc
    .tuple(fc.constantFrom('+', 'ok ', 'back ', 'bad ', 'slow ', 'excused '), fc.integer({ min: 1, max: 4 }))
    .map(([word, n]) => `${word}${n}`),
  fc.tuple(fc.constantFrom('cause ', 'until '), fc.integer({ min: 1, max: 31 })).map(([word, n]) => `${word}${n}`),
  fc.constantFrom('yes', 'no', 'stuck', 'gone', 'undo'),
)

test('any acts in any order keep 0 ≤ accepted ≤ delivered ≤ quantity and give a fact that can be scored', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), step), { maxLength: 25 }), (steps) => {
      const events: TaskEvent[] = []
      let today = Day.parse('2026-08-03')
      for (const [pause, word] of steps) {
        today = addDays(today, pause)
        const moment = momentOf(task, events, plan, today)
        const act = actOf(word)
        try {
          events.push({
            number: events.length + 1,
            act: decideAct(moment, act),
            byUserId: UserId.parse('u'),
            byName: 'U',
            at: `${today}T03:00:00Z`,
          })
          expect(mayAct(act.kind, moment).allowed).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
        const { accepted, waiting, delivered, open, deliveredLate, deadline } = progressOf(task, events)
        expect([accepted, waiting, open, deliveredLate].every((quantity) => quantity >= 0)).toBe(true)
        expect([accepted + waiting, delivered + open, deliveredLate <= delivered]).toEqual([
          delivered,
          task.quantity,
          true,
        ])
        expect(deadline >= task.deadline && deadline <= plan.lastDay).toBe(true)
        const fact = taskFact(task, events)
        if (fact) expect(TaskFact.parse(fact)).toEqual(fact)
      }
    }),
    runs(500),
  )
})
