import type { PositionClass } from '../../organisation/post.ts'
import { UnitId } from '../../shared/ids.ts'
import { Day, Month } from '../../shared/period.ts'
import { Plan } from '../../work/plan.ts'
import { type Origin, Task, TaskAct, TaskEvent } from '../../work/task.ts'
import { GeneralCode, type GeneralPoints, generalMax } from '../general.ts'
import { Rating, RatingEntry, Sheet, type SheetState } from '../sheet.ts'
import { currentRatings } from '../sheet-flow.ts'
import type { LedScore, TaskWork } from './month-facts.ts'
import type { SheetWork, UnitMonth } from './unit-month.ts'

/** A unit's month as a test tells it: whole numbers of products, points as on the form. */
export interface PersonStory {
  name: string
  position?: PositionClass
  /** Closed by default once the superior has given points, otherwise as told. */
  state?: SheetState
  self?: number
  superior?: number
  comment?: string
  /** The terms đ and e. */
  leadership?: ['full' | 'half', 'full' | 'half']
  work: WorkStory[]
}

export interface WorkStory {
  title?: string
  quantity: number
  accepted: number
  waiting?: number
  origin?: Origin
  failures?: number[]
  delays?: number[]
  extension?: boolean
}

export const MONTH = Month.parse('2026-08')
const unitId = UnitId.parse(id('u', 1))
const at = '2026-08-20T02:00:00.000Z'
const evidence = [{ kind: 'document', number: '12/BC', issuedOn: '2026-08-20', title: '' }]

/** The unit's month; `below` are totals published in the units below, null for somebody without a score. */
export function givenUnitMonth(
  people: readonly PersonStory[],
  below: readonly (number | null)[] = [],
  openBelow: readonly string[] = [],
): UnitMonth {
  const plan = Plan.parse({
    unitId,
    month: MONTH,
    firstDay: '2026-08-01',
    lastDay: Day.parse('2026-08-31'),
    state: 'open',
    version: 1,
  })
  const led = below.map((total, index): LedScore => {
    const status = total === null ? 'notScored' : 'scored'
    return { sheetId: id('b', index), officialId: id('c', index), status, total: total && Math.round(total * 100) }
  })
  return { plan, sheets: people.map(givenSheet), below: led, openBelow: openBelow.map((name) => ({ unitId, name })) }
}

/** General points of that sum: each criterion full until the sum is reached. */
export function generalOf(sum: number): GeneralPoints {
  let left = Math.round(sum * 100)
  const points = GeneralCode.options.map((code) => {
    const given = Math.min(left, generalMax[code])
    left -= given
    return [code, given]
  })
  // Every code is there by construction.
  return Object.fromEntries(points) as GeneralPoints
}

function givenSheet(person: PersonStory, index: number): SheetWork {
  const { name, position = 'staff', self, superior, comment = '', leadership, work } = person
  const state = person.state ?? (superior === undefined ? 'open' : 'assessed')
  const sheet = Sheet.parse({
    id: id('5', index),
    officialId: id('0', index),
    postId: id('9', index),
    unitId,
    month: MONTH,
    state,
    version: 1,
  })
  const ratings: unknown[] = []
  if (self !== undefined) ratings.push({ by: 'self', general: generalOf(self), strengths: '', weaknesses: '' })
  if (superior !== undefined) {
    const [dd, e] = (leadership ?? []).map((share) => ({ share, reason: 'Theo biên bản họp đơn vị' }))
    ratings.push({ by: 'superior', general: generalOf(superior), leadership: leadership ? { dd, e } : null, comment })
  }
  const entries = ratings.map((rating, number) =>
    RatingEntry.parse({ number: number + 1, rating: Rating.parse(rating), byUserId: 'u', byName: 'Lê Thị Sen', at }),
  )
  return {
    sheet,
    fullName: name,
    positionClass: position,
    ratings: currentRatings(entries),
    work: work.map((story, number) => givenWork(sheet, story, number)),
  }
}

function givenWork(sheet: Sheet, story: WorkStory, index: number): TaskWork {
  const { title = 'Soạn văn bản', quantity, accepted, waiting = 0, origin = 'planned' } = story
  const task = Task.parse({
    id: id('7', index, Number(sheet.id.slice(-6))),
    unitId,
    month: MONTH,
    ownerId: sheet.officialId,
    postId: sheet.postId,
    assignerId: id('a', 1),
    catalogueNumber: 1,
    itemCode: 'B.I.1',
    title,
    product: 'Văn bản',
    requirement: '',
    quantity: quantity * 1000,
    coefficient: 1000,
    deadline: '2026-08-25',
    origin,
    takenFromId: null,
    version: 0,
  })
  const acts: unknown[] = []
  if (accepted + waiting > 0)
    acts.push({ kind: 'delivered', quantity: (accepted + waiting) * 1000, evidence, note: '' })
  if (accepted > 0) acts.push({ kind: 'accepted', quantity: accepted * 1000 })
  for (const failed of story.failures ?? []) acts.push(deduction('qualityFailed', failed))
  for (const late of story.delays ?? []) acts.push(deduction('deadlineMissed', late))
  if (story.extension) acts.push({ kind: 'extensionAsked', deadline: '2026-08-28', reason: 'Chờ số liệu của thôn' })
  const events = acts.map((act, number) =>
    TaskEvent.parse({ number: number + 1, act: TaskAct.parse(act), byUserId: 'u', byName: 'Lê Thị Sen', at }),
  )
  return { task: { ...task, version: events.length }, events }
}

function deduction(kind: 'qualityFailed' | 'deadlineMissed', quantity: number) {
  return { kind, quantity: quantity * 1000, reason: 'Ghi nhận khi nghiệm thu', cause: null }
}

/** A readable id: its kind, and numbers. */
function id(kind: string, number: number, more = 0): string {
  const digits = [...kind]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padStart(8, '0')
  return `${digits}-0000-4000-8000-${String(more).padStart(6, '0')}${String(number).padStart(6, '0')}`
}
