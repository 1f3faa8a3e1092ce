import { z } from 'zod'
import { no, type Permission } from '../access/policy.ts'
import type { PositionClass } from '../organisation/post.ts'
import { type OfficialId, PostId, TaskId, type UnitId } from '../shared/ids.ts'
import { Day, type Month } from '../shared/period.ts'
import { decimal } from '../shared/points.ts'
import type { CatalogueItem } from './catalogue.ts'
import type { Plan } from './plan.ts'
import { Origin, type Task } from './task.ts'
import type { TaskProgress } from './task-progress.ts'

/** A task as somebody wants to assign it. A quantity that is not positive is a finding of the preview, not a broken request. */
export const NewTask = z.object({
  postId: PostId,
  itemCode: z.string().trim().min(1).max(30),
  quantity: z.int().min(-999_999_999).max(999_999_999),
  deadline: Day,
  origin: Origin,
  requirement: z.string().trim().max(1000),
  takenFromId: TaskId.nullish(),
})
export type NewTask = z.infer<typeof NewTask>

/** The most tasks that one assignment may hold. */
export const MOST_TASKS = 500

/** Somebody who can be given work of the unit in the month. */
export interface Assignee {
  postId: PostId
  officialId: OfficialId
  fullName: string
  positionClass: PositionClass
}

export type AssignedTask = Pick<
  Task,
  | 'id'
  | 'unitId'
  | 'month'
  | 'ownerId'
  | 'postId'
  | 'itemCode'
  | 'quantity'
  | 'coefficient'
  | 'deadline'
  | 'title'
  | 'version'
> & { progress: TaskProgress }

/** Everything that an assignment is checked against. */
export interface AssignmentGround {
  unitId: UnitId
  month: Month
  plan: Pick<Plan, 'firstDay' | 'lastDay'>
  items: ReadonlyMap<string, Pick<CatalogueItem, 'coefficient' | 'section'>>
  people: readonly Assignee[]
  assignerId: OfficialId
  /** The unit's tasks of the month so far. */
  tasks: readonly AssignedTask[]
}

/** Something said about one row; one that `blocks` keeps the whole assignment from being made. */
export interface AssignmentFinding {
  code: (Permission & { allowed: false })['code']
  details: Record<string, unknown>
  blocks: boolean
}

export interface CheckedRow {
  index: number
  findings: AssignmentFinding[]
  /** Converted units in thousandths; 0 where the item or the quantity is not usable. */
  units: number
}

/** What is wrong with each row, in the order given. Never throws: a row is refused by its findings. */
export function checkAssignments(ground: AssignmentGround, rows: readonly NewTask[]): CheckedRow[] {
  const itemOf = (row: NewTask) => ground.items.get(row.itemCode)
  return rows.map((row, index) => {
    const item = itemOf(row)
    const owner = ground.people.find((person) => person.postId === row.postId)
    const before = rows.slice(0, index)
    const blocking = [...rowFindings(ground, row, owner), ...sourceFindings(ground, row, owner, before)]
    const notices = owner ? noticesOf(ground, row, owner, before) : []
    return {
      index,
      findings: [
        ...blocking.map((found) => ({ ...found, blocks: true })),
        ...notices.map((found) => ({ ...found, blocks: false })),
      ],
      units: item && row.quantity > 0 ? convertedUnits(row.quantity, item.coefficient) : 0,
    }
  })
}

type Finding = Omit<AssignmentFinding, 'blocks'>

const found = (refused: Permission): Finding[] =>
  refused.allowed ? [] : [{ code: refused.code, details: refused.details }]

function rowFindings(
  { plan, items, assignerId, month }: AssignmentGround,
  row: NewTask,
  owner: Assignee | undefined,
): Finding[] {
  const { firstDay, lastDay } = plan
  const isOutside = row.deadline < firstDay || row.deadline > lastDay
  return [
    ...(items.has(row.itemCode) ? [] : found(no('catalogue.itemUnknown', { code: row.itemCode }))),
    ...(row.quantity > 0 ? [] : found(no('task.quantityNotPositive', {}))),
    ...(isOutside ? found(no('task.deadlineOutsidePlan', { deadline: row.deadline, firstDay, lastDay })) : []),
    ...(owner ? [] : found(no('task.postNotHeld', { month }))),
    ...(owner?.officialId === assignerId ? found(no('access.ownWork', {})) : []),
  ]
}

/** Taken-over work continues one open task of somebody else, and nobody else continues it too. */
function sourceFindings(
  ground: AssignmentGround,
  row: NewTask,
  owner: Assignee | undefined,
  before: readonly NewTask[],
): Finding[] {
  const { takenFromId } = row
  if (row.origin !== 'takenOver') return takenFromId ? found(no('task.sourceNotTaken', {})) : []
  const source = ground.tasks.find((task) => task.id === takenFromId)
  if (!source || source.itemCode !== row.itemCode) return found(no('task.sourceMissing', {}))
  const { progress, title } = source
  if (progress.ended === 'handedOver' || before.some((other) => other.takenFromId === takenFromId)) {
    return found(no('task.secondOwner', { title }))
  }
  if (progress.ended === 'withdrawn' || progress.open === 0) return found(no('task.sourceMissing', {}))
  if (progress.waiting > 0) return found(no('task.deliveryWaits', {}))
  return [
    ...(owner?.officialId === source.ownerId ? found(no('task.alreadyTheirs', { name: owner.fullName })) : []),
    // Evaluating the task that is given away ends it, so its owner may not do that to their own.
    ...(source.ownerId === ground.assignerId ? found(no('access.ownWork', {})) : []),
    ...(row.quantity === progress.open ? [] : found(no('task.takenAboveOpen', { open: decimal(progress.open, 3) }))),
  ]
}

function noticesOf(ground: AssignmentGround, row: NewTask, owner: Assignee, before: readonly NewTask[]): Finding[] {
  const { fullName: name, positionClass } = owner
  const isSame = (other: { postId: PostId; itemCode: string; deadline: Day }) =>
    other.postId === row.postId && other.itemCode === row.itemCode && other.deadline === row.deadline
  const isForLeaders = ground.items.get(row.itemCode)?.section === 'leadership'
  const again = before.some(isSame) || ground.tasks.some((task) => task.progress.ended === null && isSame(task))
  return [
    ...(isForLeaders && positionClass === 'staff' ? found(no('task.leadershipItem', { name })) : []),
    ...(again ? found(no('task.sameTwice', { name })) : []),
  ]
}

/** Standard units of a quantity, in thousandths, rounded half up: for showing loads, never for scores. */
export function convertedUnits(quantity: number, coefficient: number): number {
  return Number((BigInt(quantity) * BigInt(coefficient) + 500n) / 1000n)
}

/** One person's work of the month in converted units (thousandths), before and after, beside the median of their position class. */
export interface Load extends Assignee {
  before: number
  after: number
  medianAfter: number
}

/** What each person carries. A task given away or withdrawn weighs nothing. */
export function loadsOf(ground: AssignmentGround, rows: readonly NewTask[]): Load[] {
  const before = new Map<PostId, number>()
  const added = new Map<PostId, number>()
  const add = (sums: Map<PostId, number>, postId: PostId, units: number) =>
    sums.set(postId, (sums.get(postId) ?? 0) + units)
  for (const task of ground.tasks) {
    if (task.progress.ended === null) add(before, task.postId, convertedUnits(task.quantity, task.coefficient))
  }
  for (const row of rows) {
    const item = ground.items.get(row.itemCode)
    if (item && row.quantity > 0) add(added, row.postId, convertedUnits(row.quantity, item.coefficient))
  }
  const loads = ground.people.map((person) => {
    const carried = before.get(person.postId) ?? 0
    return { ...person, before: carried, after: carried + (added.get(person.postId) ?? 0) }
  })
  return loads.map((load) => {
    const group = loads.filter(({ positionClass }) => positionClass === load.positionClass)
    return { ...load, medianAfter: median(group.map(({ after }) => after)) }
  })
}

/** The middle value; of an even number of values the mean of the middle two, rounded down. 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.floor(((sorted[middle - 1] ?? 0) + upper) / 2)
}
