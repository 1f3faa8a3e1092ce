import { type PostId, RequestKey, TaskId } from '@congtam/core/shared/ids'
import { dayAt, monthOf } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import type { CatalogueItem } from '@congtam/core/work/catalogue'
import type { Origin, Task, TaskEvent } from '@congtam/core/work/task'
import { catalogueItems } from '../catalogue.ts'
import type { Body, Commune, Member } from '../commune.ts'
import type { Random } from '../random.ts'
import type { MonthDays } from './month-days.ts'
import { withQuestions } from './question.ts'
import { type GivenTask, tellTask } from './task-story.ts'

/** A task with its assignment and everything that happened to it. */
export interface Work {
  task: Task
  batchKey: RequestKey
  at: Date
  events: TaskEvent[]
}

export interface WorkGround {
  commune: Commune
  days: MonthDays
  /** Gives the commune's chair their work. */
  chair: Member
  random: Random
  now: Date
  /** Who is on leave all the month and is given nothing. */
  onLeave: Member | undefined
}

/** Everything that one unit of the commune assigned in the month, with what came of it until now. */
export function unitWork(ground: WorkGround, unit: Body): Work[] {
  const { random, onLeave } = ground
  const batches = new Map<PostId, RequestKey>()
  const work: Work[] = []
  for (const member of unit.members) {
    if (member === onLeave) continue
    const assigner = assignerOf(ground, unit, member)
    const batchKey = batches.get(assigner.post.id) ?? RequestKey.parse(random.uuid())
    batches.set(assigner.post.id, batchKey)
    for (const item of itemsFor(random, unit, member)) {
      const extra = random.chance(0.07)
      const from = extra ? random.between(3, ground.days.last - 3) : 0
      const due = random.between(Math.min(from + 4, ground.days.last), ground.days.last)
      const task = taskOf(ground, unit, member, assigner, { item, origin: extra ? 'extra' : 'planned', due })
      const given = { task, owner: member, assigner, from, due, at: ground.days.at(from, 0) }
      give(ground, unit, given, extra ? RequestKey.parse(random.uuid()) : batchKey, work)
    }
  }
  return isRunning(ground) ? withQuestions(ground, unit, work) : work
}

function isRunning({ days, now }: WorkGround): boolean {
  return monthOf(dayAt(now)) === days.month
}

/** Adds the task with its story, and with the task of whoever went on with it. */
function give(ground: WorkGround, unit: Body, given: GivenTask, batchKey: RequestKey, work: Work[]): void {
  const { days, random, now } = ground
  const { at } = given
  if (at > now) return
  const { events, handedOver } = tellTask(given, days, random, now)
  work.push({ task: { ...given.task, version: events.length }, batchKey, at, events })
  if (!handedOver) return
  const takers = unit.members.filter(
    ({ post }) => post.positionClass === 'staff' && post.officialId !== given.task.ownerId,
  )
  const owner = random.pick(takers)
  const due = random.between(Math.min(handedOver.on + 2, days.last), days.last)
  const task: Task = {
    ...given.task,
    id: handedOver.toTaskId,
    ownerId: owner.post.officialId,
    postId: owner.post.id,
    deadline: days.day(due),
    origin: 'takenOver',
    takenFromId: given.task.id,
    version: 0,
  }
  // The new owner is trusted with it because their work seldom goes wrong.
  const reliable = { ...owner, trouble: 0.1 }
  const ended = events.find(({ act }) => act.kind === 'handedOver')
  const takenAt = new Date(ended?.at ?? at)
  const goesOn = { task, owner: reliable, assigner: given.assigner, from: handedOver.on, due, at: takenAt }
  const told = tellTask(goesOn, days, random, now)
  const taken = { ...task, version: told.events.length }
  work.push({ task: taken, batchKey: RequestKey.parse(random.uuid()), at: takenAt, events: told.events })
}

/** Heads are given work from above; a deputy chair answers for a field, and a deputy head for some of the staff. */
function assignerOf({ commune, chair, random }: WorkGround, unit: Body, { post }: Member): Member {
  const [communeChair, ...deputyChairs] = commune.body.members
  if (unit === commune.body) return post.positionClass === 'head' ? chair : (communeChair ?? chair)
  if (post.positionClass === 'head') {
    const field = commune.rooms.indexOf(unit)
    return deputyChairs[field - 1] ?? communeChair ?? chair
  }
  const [head, ...others] = unit.members
  const deputies = others.filter((member) => member.post.positionClass === 'deputy')
  const assigner =
    post.positionClass === 'staff' && deputies.length > 0 && random.chance(0.3) ? random.pick(deputies) : head
  return assigner ?? chair
}

const ofSection = (section: CatalogueItem['section']) => catalogueItems.filter((item) => item.section === section)
const leadership = ofSection('leadership')
const shared = ofSection('shared')
const ofRoom = new Map<string, CatalogueItem[]>()
for (const item of ofSection('department')) {
  if (item.department) ofRoom.set(item.department, [...(ofRoom.get(item.department) ?? []), item])
}

function itemsFor(random: Random, unit: Body, { post }: Member): Set<CatalogueItem> {
  const own = ofRoom.get(unit.name.name) ?? shared
  const leads = post.positionClass !== 'staff'
  const count = leads ? random.between(5, 7) : random.between(7, 10)
  const items = new Set<CatalogueItem>()
  while (items.size < count) {
    const ownShare = leads ? 0.2 : 0.7
    items.add(random.pick(leads && random.chance(0.65) ? leadership : random.chance(ownShare) ? own : shared))
  }
  return items
}

/** How many products of a group somebody is given at once. */
const most = { N1: 12, N2: 4, N3: 2, N4: 1, N5: 1 } as const

const requirements = [
  'Đúng thể thức, đủ căn cứ, gửi đúng hạn.',
  'Số liệu khớp với hệ thống của tỉnh.',
  'Có ý kiến của đơn vị phối hợp trước khi trình.',
  'Có biên bản, ảnh chụp kèm theo.',
  '',
]

function taskOf(
  { days, random }: WorkGround,
  unit: Body,
  owner: Member,
  assigner: Member,
  { item, origin, due }: { item: CatalogueItem; origin: Origin; due: number },
): Task {
  return {
    id: TaskId.parse(random.uuid()),
    unitId: unit.id,
    month: days.month,
    ownerId: owner.post.officialId,
    postId: owner.post.id,
    assignerId: assigner.post.officialId,
    catalogueNumber: 1,
    itemCode: item.code,
    title: item.task,
    product: item.product,
    requirement: random.pick(requirements),
    quantity: Thousandths.parse(random.between(1, most[item.group]) * 1000),
    coefficient: item.coefficient,
    deadline: days.day(due),
    origin,
    takenFromId: null,
    version: 0,
  }
}
