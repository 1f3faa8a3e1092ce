import { z } from 'zod'
import { PositionClass } from '../../organisation/post.ts'
import { Day, Month } from '../../shared/period.ts'
import { Grade } from '../grade/placement-facts.ts'

const Identifier = z.string().min(1).max(200)

export const ConductKind = z.enum(['discipline', 'degradation', 'corruptionInUnit'])
export type ConductKind = z.infer<typeof ConductKind>

/** Something that a competent body concluded or decided about a person or the unit that the person leads. */
export const Conduct = z.strictObject({
  kind: ConductKind,
  /** Whether it concerns the exercise of duty; null where the kind does not ask. */
  dutyRelated: z.boolean().nullable(),
  /** Number of the decision or conclusion. */
  document: Identifier,
  effective: Day,
  /** The act it answers, where one act led to several decisions; null for an act of its own. */
  act: Identifier.nullable(),
  /** The one year in which the act counts, once somebody competent recorded it. */
  countedIn: z.int().nullable(),
})
export type Conduct = z.infer<typeof Conduct>

/** One person's year. A month without a score is null or absent and is left out of the mean. */
export const YearSubject = z.strictObject({
  id: Identifier,
  /** The agency at the time of grading; months worked elsewhere simply stand in `months` (Article 19.1). */
  agency: Identifier,
  /** Those whose duties are similar, within the agency. */
  group: Identifier,
  role: PositionClass,
  /** Every organisation whose grade the person's grade may not exceed: one for each post of a head. */
  heads: z.array(Identifier),
  /** In hundredths of a month. */
  monthsWorked: z.int().min(0).max(12_00),
  /** The printed scores in hundredths. */
  months: z.partialRecord(Month, z.int().min(0).max(100_00).nullable()),
  /** The ruleset or decree that scored a month, where the months of the year were not all scored by the same (A18). */
  scoredBy: z.partialRecord(Month, Identifier).optional(),
  /** Months whose score may still change, such as December when grading falls before the 15th. */
  provisional: z.array(Month),
  conduct: z.array(Conduct),
})
export type YearSubject = z.infer<typeof YearSubject>

export const Agency = z.strictObject({
  /** Null while the agency is not graded yet. */
  grade: Grade.nullable(),
  /** The competent authority granted the exception ratio (Article 20.5b). */
  outstanding: z.boolean(),
})
export type Agency = z.infer<typeof Agency>

/** Everything that the grades of a year are computed from, and nothing else. */
export const YearFacts = z.strictObject({
  year: z.int().min(1945).max(9999),
  /** When the grades of the year were decided, once they were: later decisions of the year are the open question A16. */
  gradedOn: Day.optional(),
  agencies: z.record(Identifier, Agency),
  subjects: z.array(YearSubject),
})
export type YearFacts = z.infer<typeof YearFacts>
