import { dayAt } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import type { TaskAct } from '@congtam/core/work/task'
import { progressOf } from '@congtam/core/work/task-progress'
import type { Body, Member } from '../commune.ts'
import { documentOf } from './evidence.ts'
import type { Work, WorkGround } from './work.ts'

const LATELY_MS = 2 * 3_600_000

/** In the month that runs somebody has just asked something of whoever is above: the head delivered, and another wants more time. */
export function withQuestions(ground: WorkGround, unit: Body, work: Work[]): Work[] {
  const [head, ...others] = unit.members
  const delivered = head ? askOnce(ground, work, [head], deliveryOf) : work
  return askOnce(ground, delivered, others, extensionOf)
}

type Question = (ground: WorkGround, work: Work) => TaskAct | undefined

/** Adds the act to the first task of these people that it fits. */
function askOnce(ground: WorkGround, work: Work[], askers: readonly Member[], question: Question): Work[] {
  const { now } = ground
  let isAsked = false
  return work.map((each) => {
    const { task, events } = each
    const asker = askers.find(({ post }) => post.id === task.postId)
    const lastAt = Date.parse(events.at(-1)?.at ?? each.at.toISOString())
    const at = Math.max(lastAt + 60_000, now.getTime() - LATELY_MS)
    const act = isAsked || !asker || at > now.getTime() ? undefined : question(ground, each)
    if (!asker || !act) return each
    isAsked = true
    const { userId, name } = asker.account
    const event = { number: events.length + 1, act, byUserId: userId, byName: name, at: new Date(at).toISOString() }
    return { ...each, task: { ...task, version: event.number }, events: [...events, event] }
  })
}

function deliveryOf({ random, now }: WorkGround, { task, events }: Work): TaskAct | undefined {
  const { open, ended, extensionAsked } = progressOf(task, events)
  if (open === 0 || ended || extensionAsked) return undefined
  const evidence = [documentOf(random, task.product, dayAt(now))]
  return { kind: 'delivered', quantity: Thousandths.parse(open), evidence, note: '' }
}

function extensionOf({ days, now }: WorkGround, { task, events }: Work): TaskAct | undefined {
  const { open, ended, extensionAsked, deadline } = progressOf(task, events)
  const later = days.day(days.last)
  if (open === 0 || ended || extensionAsked || dayAt(now) > deadline || deadline >= later) return undefined
  return { kind: 'extensionAsked', deadline: later, reason: 'Đang chờ số liệu của các thôn, bản.' }
}
