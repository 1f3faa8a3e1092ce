import type { Criterion } from './criterion.ts'
import { meanOfRatios } from './mean-of-ratios.ts'
import { rated } from './rated.ts'

/** Every kind that a ruleset may name. To add one: write its file, add its line. */
export const criterionKinds = { meanOfRatios, rated } satisfies Record<string, Criterion>

export type CriterionKind = keyof typeof criterionKinds
