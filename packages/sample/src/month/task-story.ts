import { TaskId } from '@congtam/core/shared/ids'
import { Thousandths } from '@congtam/core/shared/points'
import type { ObjectiveCause, Task, TaskAct, TaskEvent } from '@congtam/core/work/task'
import type { Member } from '../commune.ts'
import type { Random } from '../random.ts'
import { documentOf } from './evidence.ts'
import type { MonthDays } from './month-days.ts'
import { absences, causes, extensionReasons, lateReasons, obstacles, poorReasons, returnReasons } from './sentence.ts'

/** A task that was given on working day `from` and is due on working day `due`. */
export interface GivenTask {
  task: Task
  owner: Member
  assigner: Member
  from: number
  due: number
  /** When it was given; nothing happens to it before. */
  at: Date
}

export interface Told {
  events: TaskEvent[]
  /** The day on which the task was given to somebody else, and under which id it goes on. */
  handedOver: { on: number; toTaskId: TaskId } | null
}

interface Scene extends GivenTask {
  random: Random
  days: MonthDays
  by: (who: Member, on: number, act: TaskAct) => void
  told: Told
}

type Story = (scene: Scene) => void

/** What happens to a task from its assignment to its acceptance, up to `now`. */
export function tellTask(given: GivenTask, days: MonthDays, random: Random, now: Date): Told {
  const told: Told = { events: [], handedOver: null }
  let lastAt = given.at.getTime()
  const by = (who: Member, on: number, act: TaskAct) => {
    const at = Math.max(days.at(on, random.between(0, 500)).getTime(), lastAt + 7 * 60_000)
    lastAt = at
    const number = told.events.length + 1
    const { userId, name } = who.account
    if (at <= now.getTime())
      told.events.push({ number, act, byUserId: userId, byName: name, at: new Date(at).toISOString() })
  }
  choose(given, random)({ ...given, random, days, by, told })
  const over = told.events.some(({ act }) => act.kind === 'handedOver')
  return over ? told : { ...told, handedOver: null }
}

/** Stories by how often they happen in a hundred tasks of somebody with the usual trouble. */
const troubles: readonly (readonly [share: number, story: Story, fits: (given: GivenTask) => boolean])[] = [
  [8, late, () => true],
  [5, poor, () => true],
  [6, returned, ({ from, due }) => due - from >= 3],
  [4, extended, ({ from, due }) => due - from >= 3],
  [3, blocked, () => true],
  [
    2,
    handedOn,
    ({ task, from, due, owner }) =>
      task.origin === 'planned' && due - from >= 3 && owner.post.positionClass === 'staff',
  ],
  [2, unfinished, () => true],
]

function choose(given: GivenTask, random: Random): Story {
  let drawn = random.below(100) / given.owner.trouble
  for (const [share, story, fits] of troubles) {
    if (drawn < share && fits(given)) return story
    drawn -= share
  }
  return given.task.quantity >= 2_000 && random.chance(0.4) ? inParts : onTime
}

function onTime(scene: Scene): void {
  const { task, random, from, due } = scene
  const on = random.between(Math.min(from + 1, due), due)
  deliver(scene, on, task.quantity)
  accept(scene, on + random.below(3), task.quantity)
}

function inParts(scene: Scene): void {
  const { task, random, from, due } = scene
  const first = Math.floor(task.quantity / 2_000) * 1_000
  const half = random.between(Math.min(from + 1, due), due)
  deliver(scene, half, first)
  accept(scene, half, first)
  deliver(scene, due, task.quantity - first)
  accept(scene, due + random.below(3), task.quantity - first)
}

function returned(scene: Scene): void {
  const { task, random, from, due, by, assigner } = scene
  const on = random.between(from + 1, due - 2)
  deliver(scene, on, task.quantity)
  by(assigner, on + 1, { kind: 'returned', quantity: task.quantity, reason: random.pick(returnReasons) })
  deliver(scene, due, task.quantity)
  accept(scene, due + random.below(3), task.quantity)
}

function poor(scene: Scene): void {
  const { task, random, from, due, by, assigner } = scene
  const on = random.between(Math.min(from + 1, due), due)
  deliver(scene, on, task.quantity)
  accept(scene, on + 1, task.quantity)
  const quantity = random.chance(0.5) ? Thousandths.parse(1_000) : task.quantity
  const cause = random.chance(0.15) ? causeOn(scene, on) : null
  by(assigner, on + 2, {
    kind: 'qualityFailed',
    quantity: least(quantity, task.quantity),
    reason: random.pick(poorReasons),
    cause,
  })
}

function late(scene: Scene): void {
  const { random, due } = scene
  settleLate(scene, due + random.between(1, 3), random.chance(0.2))
}

/** Something outside the office stands in the way; the cause is confirmed and switches the deduction off. */
function blocked(scene: Scene): void {
  const { random, from, due, by, owner } = scene
  const on = random.between(from, due)
  by(owner, on, { kind: 'obstacleReported', text: random.pick(obstacles) })
  settleLate(scene, due + random.between(1, 3), true)
}

function settleLate(scene: Scene, on: number, excused: boolean): void {
  const { task, random, by, assigner, told } = scene
  deliver(scene, on, task.quantity)
  accept(scene, on + 1, task.quantity)
  by(assigner, on + 1, {
    kind: 'deadlineMissed',
    quantity: task.quantity,
    reason: random.pick(lateReasons),
    cause: null,
  })
  const of = told.events.length
  if (excused && told.events.at(-1)?.act.kind === 'deadlineMissed') {
    by(assigner, on + 2, { kind: 'causeConfirmed', of, cause: causeOn(scene, on) })
  }
}

function extended(scene: Scene): void {
  const { task, random, from, due, days, by, owner, assigner } = scene
  const asked = random.between(from + 1, due - 1)
  const until = due + random.between(1, 4)
  if (until > days.last) {
    onTime(scene)
    return
  }
  by(owner, asked, { kind: 'extensionAsked', deadline: days.day(until), reason: random.pick(extensionReasons) })
  const granted = random.chance(0.7)
  by(assigner, asked + 1, {
    kind: 'extensionDecided',
    granted,
    reason: granted ? 'Lý do chính đáng.' : 'Việc cần xong đúng kế hoạch.',
  })
  const on = granted ? random.between(due, until) : due
  deliver(scene, on, task.quantity)
  accept(scene, on + random.below(3), task.quantity)
}

function handedOn(scene: Scene): void {
  const { random, from, due, by, owner, assigner, told } = scene
  const on = random.between(from + 1, due - 1)
  by(owner, on, { kind: 'obstacleReported', text: random.pick(absences) })
  const toTaskId = TaskId.parse(random.uuid())
  by(assigner, on, { kind: 'handedOver', toTaskId, reason: 'Người được giao không thể tiếp tục trong tháng.' })
  told.handedOver = { on, toTaskId }
}

function unfinished(scene: Scene): void {
  const { task, due, by, owner, random } = scene
  const part = Math.floor(task.quantity / 2_000) * 1_000
  if (part > 0) {
    deliver(scene, due, part)
    accept(scene, due + 1, part)
  } else {
    by(owner, due, { kind: 'obstacleReported', text: random.pick(obstacles) })
  }
}

function deliver({ by, owner, task, days, random }: Scene, on: number, quantity: number): void {
  const evidence = [documentOf(random, task.product, days.day(on))]
  by(owner, on, { kind: 'delivered', quantity: Thousandths.parse(quantity), evidence, note: '' })
}

function accept({ by, assigner }: Scene, on: number, quantity: number): void {
  by(assigner, on, { kind: 'accepted', quantity: Thousandths.parse(quantity) })
}

function causeOn({ days, random }: Scene, on: number): ObjectiveCause {
  return { document: `${random.between(1, 480)}/TB-UBND ngày ${days.day(on)}`, reason: random.pick(causes) }
}

const least = (a: Thousandths, b: Thousandths) => (a < b ? a : b)
