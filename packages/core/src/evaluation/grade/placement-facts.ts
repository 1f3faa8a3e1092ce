import { z } from 'zod'
import { caption } from '../../shared/caption.ts'

export const Grade = z.enum(['excellent', 'good', 'completed', 'failed']).meta(
  caption('Mức', 'Grade', {
    excellent: { vi: 'Hoàn thành xuất sắc', en: 'Excellent' },
    good: { vi: 'Hoàn thành tốt', en: 'Good' },
    completed: { vi: 'Hoàn thành', en: 'Completed' },
    failed: { vi: 'Không hoàn thành', en: 'Failed' },
  }),
)
export type Grade = z.infer<typeof Grade>

/** A yes or no, or so many of so many. */
export const ConditionFact = z.union([
  z.boolean(),
  z.strictObject({ done: z.int().min(0).max(1_000_000), of: z.int().min(0).max(1_000_000) }),
])
export type ConditionFact = z.infer<typeof ConditionFact>

/** What placing in a grade needs besides the points. */
export const PlacementFacts = z.strictObject({
  /** By the names of the ruleset's conditions; absent or null while nobody knows. */
  conditions: z.record(z.string(), ConditionFact.nullable()).default({}),
  /** The grades of the organisations that somebody answers for, by the ruleset's gates; null while one has none yet. */
  gates: z.record(z.string(), Grade.nullable()).default({}),
})
export type PlacementFacts = z.infer<typeof PlacementFacts>
