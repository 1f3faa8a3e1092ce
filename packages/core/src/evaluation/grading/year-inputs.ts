import { z } from 'zod'
import { OfficialId, Sha256, UnitId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import { Settings } from '../ambiguity.ts'
import { Grade } from '../grade/placement-facts.ts'
import { YearFacts } from '../year/year-facts.ts'

/** A grade that a competent body decided otherwise than proposed, as far as the closing rests on it. */
export const DecidedGrade = z.strictObject({
  officialId: OfficialId,
  number: z.int().min(1),
  /** What it deviates from: if the proposal becomes another one, the decision has to be taken anew. */
  proposed: Grade,
  grade: Grade,
})
export type DecidedGrade = z.infer<typeof DecidedGrade>

/**
 * Everything that the grades of an agency's year were computed from. With the ruleset of that hash it gives the same
 * bytes again, whatever has become of the months, the posts, the groups and the registers since.
 */
export const YearInputs = z.strictObject({
  form: z.literal('congtam.year.1'),
  ruleset: z.strictObject({ id: z.string(), sha256: Sha256 }),
  settings: Settings,
  unitId: UnitId,
  year: z.int(),
  /** Who was where: the posts, units and groups of this day. */
  asOf: Day,
  facts: YearFacts,
  /** The published results that the months were taken from, with their number: a corrected one has a later number. */
  sources: z.array(
    z.strictObject({
      officialId: OfficialId,
      /** A month, or a quarter that another agency sent. */
      period: z.string(),
      id: z.string(),
      number: z.int(),
      total: z.int().nullable(),
    }),
  ),
  /** In the order of people. */
  decisions: z.array(DecidedGrade),
  /** Whose grade the head above decides; null where the agency has no head. */
  headId: OfficialId.nullable(),
  /** Names for the explanation, by the ids of units. */
  names: z.record(z.string(), z.string()),
})
export type YearInputs = z.infer<typeof YearInputs>
