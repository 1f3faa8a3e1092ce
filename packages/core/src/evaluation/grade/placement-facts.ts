import { z } from 'zod'

export const Grade = z.enum(['excellent', 'good', 'completed', 'failed'])
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
