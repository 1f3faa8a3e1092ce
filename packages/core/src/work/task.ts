import { z } from 'zod'
import { OfficialId, PostId, TaskId, UnitId, UserId } from '../shared/ids.ts'
import { Day, Month } from '../shared/period.ts'
import { Thousandths } from '../shared/points.ts'
import { Evidence } from './evidence.ts'

/** Planned work is the denominator; extra and taken-over work adds outside it (Decree 335/2025, Article 18.1d). */
export const Origin = z.enum(['planned', 'extra', 'takenOver'])
export type Origin = z.infer<typeof Origin>

/** One product for one owner by one deadline. `quantity` and `coefficient` are thousandths; the coefficient is a snapshot. */
export const Task = z.object({
  id: TaskId,
  unitId: UnitId,
  month: Month,
  ownerId: OfficialId,
  postId: PostId,
  assignerId: OfficialId,
  catalogueNumber: z.int().min(1),
  itemCode: z.string(),
  title: z.string().trim().min(1).max(500),
  product: z.string(),
  requirement: z.string().trim().max(1000),
  quantity: Thousandths.min(1),
  coefficient: Thousandths.min(1),
  deadline: Day,
  origin: Origin,
  /** The task that this one continues for somebody else; null unless `origin` is takenOver. */
  takenFromId: TaskId.nullable(),
  /** The number of the last event; a change names the version it was decided on. */
  version: z.int().min(0),
})
export type Task = z.infer<typeof Task>

/** A cause confirmed by the competent person switches a deduction off (Article 14.2b and c); who, when and by which document. */
export const ObjectiveCause = z.object({
  document: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(1000),
})
export type ObjectiveCause = z.infer<typeof ObjectiveCause>

const reason = z.string().trim().min(1).max(1000)

/** What happened to a task, in order. Events are only ever added. */
export const TaskAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delivered'),
    quantity: Thousandths.min(1),
    evidence: z.array(Evidence).min(1).max(20),
    note: z.string().trim().max(1000),
  }),
  z.object({ kind: z.literal('accepted'), quantity: Thousandths.min(1) }),
  z.object({ kind: z.literal('returned'), quantity: Thousandths.min(1), reason }),
  z.object({
    kind: z.literal('qualityFailed'),
    quantity: Thousandths.min(1),
    reason,
    cause: ObjectiveCause.nullable(),
  }),
  z.object({
    kind: z.literal('deadlineMissed'),
    quantity: Thousandths.min(1),
    reason,
    cause: ObjectiveCause.nullable(),
  }),
  /** Confirms afterwards the objective cause of the failure or delay that event `of` recorded. */
  z.object({ kind: z.literal('causeConfirmed'), of: z.int().min(1), cause: ObjectiveCause }),
  z.object({ kind: z.literal('extensionAsked'), deadline: Day, reason }),
  z.object({ kind: z.literal('extensionDecided'), granted: z.boolean(), reason: z.string().trim().max(1000) }),
  z.object({ kind: z.literal('obstacleReported'), text: reason }),
  z.object({ kind: z.literal('handedOver'), toTaskId: TaskId, reason }),
  z.object({ kind: z.literal('withdrawn'), reason }),
])
export type TaskAct = z.infer<typeof TaskAct>

/** An act with its place in the task's history, who did it and when. */
export const TaskEvent = z.object({
  number: z.int().min(1),
  act: TaskAct,
  byUserId: UserId,
  byName: z.string(),
  at: z.iso.datetime(),
})
export type TaskEvent = z.infer<typeof TaskEvent>
