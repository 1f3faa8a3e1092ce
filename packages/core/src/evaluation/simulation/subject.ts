import type { PositionClass } from '../../organisation/post.ts'
import type { Sha256 } from '../../shared/ids.ts'
import type { MonthFacts } from '../facts.ts'
import type { LedScore } from '../month/month-facts.ts'
import type { YearSubject } from '../year/year-facts.ts'

/** A closed sheet: what it was computed from. The inputs of a published result are one. */
export interface SimulatedSheet {
  /** Such as `2026-08`, `2025-Q4` or `2025`. */
  period: string
  positionClass: PositionClass
  facts: MonthFacts
  /** Under which the sheet is found again; sheets that name those led are asked for by it. */
  sheetId?: string
  /** The ruleset that the published result was computed with. */
  rulesetSha256?: Sha256
  /** Of a leader: the published scores that made the term d. It is drawn anew from those of them who are of the agency. */
  led?: readonly LedScore[]
}

/** A person with the closed sheets of the periods that are looked at. */
export interface SimulatedSubject {
  id: string
  unitId: string
  /** Where places are given out and people lead others; where either plays a part, an agency's people come one after another. */
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
