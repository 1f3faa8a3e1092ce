import type { PositionClass } from '../../organisation/post.ts'
import type { MonthFacts } from '../facts.ts'
import type { YearSubject } from '../year/year-facts.ts'

/** A closed sheet: what it was computed from. The inputs of a published result are one. */
export interface SimulatedSheet {
  /** Such as `2026-08`, `2025-Q4` or `2025`. */
  period: string
  positionClass: PositionClass
  facts: MonthFacts
}

/** A person with the closed sheets of the periods that are looked at. */
export interface SimulatedSubject {
  id: string
  unitId: string
  /** Where places are given out; where a cap counts, the people of an agency come one after another. */
  agency: string
  /** Those whose duties are similar, within the agency. */
  group: string
  sex?: string
  ageBand?: string
  positionClass: PositionClass
  serviceClass?: string
  sheets: readonly SimulatedSheet[]
  /** What the grade of a year asks for besides the months. */
  year?: Pick<YearSubject, 'heads' | 'monthsWorked' | 'provisional' | 'conduct'>
}

/** What people are compared by. */
export const traits = {
  unit: ({ unitId }) => unitId,
  sex: ({ sex }) => sex ?? null,
  ageBand: ({ ageBand }) => ageBand ?? null,
  positionClass: ({ positionClass }) => positionClass,
  serviceClass: ({ serviceClass }) => serviceClass ?? null,
} as const satisfies Record<string, (subject: SimulatedSubject) => string | null>
export type Trait = keyof typeof traits
