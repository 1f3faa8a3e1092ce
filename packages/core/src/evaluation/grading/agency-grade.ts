import { z } from 'zod'
import { fail } from '../../errors.ts'
import { canonicalText, textIdentity } from '../../shared/canonical.ts'
import { Sha256, UnitId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import { MonthFacts } from '../facts.ts'
import { Grade } from '../grade/placement-facts.ts'
import { gradeSheet } from '../grade/sheet-grade.ts'
import { type Ruleset, rulesetSha256 } from '../ruleset.ts'
import { nd335Agency } from '../rulesets/national/nd335-agency.ts'
import { prepareRuleset } from '../score.ts'
import { gradeRank } from '../year/grade.ts'

/** The year of an organisation as the competent authority recognised it (Articles 5–9). */
export const AgencyGrade = z.strictObject({
  unitId: UnitId,
  year: z.int().min(1945).max(9999),
  /** The later entry holds; earlier ones stay. */
  number: z.int().min(1),
  grade: Grade.nullable(),
  document: z.string().trim().max(200),
  decidedOn: Day,
  /** The authority granted the exception ratio (Article 20.5b), by a document of its own. */
  outstanding: z.boolean(),
  outstandingDocument: z.string().trim().max(200),
})
export type AgencyGrade = z.infer<typeof AgencyGrade>

/** The figures and conditions that an organisation's grade rests on, where they were entered. */
export const AgencyFacts = z.strictObject({
  general: z.int().min(0).max(30_00),
  results: z.int().min(0).max(70_00),
  conditions: z.record(
    z.string(),
    z.union([z.boolean(), z.strictObject({ done: z.int().min(0), of: z.int().min(0) })]).nullable(),
  ),
})
export type AgencyFacts = z.infer<typeof AgencyFacts>

/** What the grade was worked out from, kept with it: canonical texts under the hash of the ruleset. */
export interface AgencyAssessment {
  rulesetSha256: Sha256
  inputs: string
  inputsSha256: Sha256
  output: string
  grade: Grade | null
  total: number | null
}

const Assessed = z.strictObject({
  form: z.literal('congtam.agency.1'),
  ruleset: z.strictObject({ id: z.string(), sha256: Sha256 }),
  unitId: UnitId,
  year: z.int(),
  facts: MonthFacts,
})

/** The organisation's points and the grade that they and its conditions give; null where no row of the law matches (A13). */
export function assessAgency(
  unitId: UnitId,
  year: number,
  facts: AgencyFacts,
  ruleset: Ruleset = nd335Agency,
): AgencyAssessment {
  const sha256 = rulesetSha256(ruleset)
  const inputs = canonicalText(
    Assessed.parse({
      form: 'congtam.agency.1',
      ruleset: { id: ruleset.id, sha256 },
      unitId,
      year,
      facts: {
        general: { total: facts.general },
        tasks: [],
        leadership: null,
        criteria: { results: { total: facts.results } },
        placement: { conditions: facts.conditions, gates: {} },
      },
    }),
  )
  return { ...reassessAgency(inputs, ruleset), rulesetSha256: sha256, inputs, inputsSha256: textIdentity(inputs) }
}

/** The same, again, from what was kept. */
export function reassessAgency(inputs: string, ruleset: Ruleset): Pick<AgencyAssessment, 'output' | 'grade' | 'total'> {
  const { facts } = Assessed.parse(JSON.parse(inputs))
  const { score, placed } = gradeSheet(prepareRuleset(ruleset, {}), facts, 'year')
  return { output: canonicalText({ score, placed }), grade: placed?.grade ?? null, total: score?.total ?? null }
}

/** Records an organisation's grade; refused where nobody could look it up, or where its own figures do not bear it. */
export function decideAgencyGrade(entry: AgencyGrade, assessment: AgencyAssessment | null): AgencyGrade {
  if (entry.grade !== null && entry.document === '') fail('agency.documentNeeded', {})
  if (entry.outstanding && entry.outstandingDocument === '') fail('agency.outstandingNeedsDocument', {})
  const borne = assessment?.grade ?? null
  if (borne !== null && entry.grade !== null && gradeRank(entry.grade) < gradeRank(borne))
    fail('agency.aboveFigures', { grade: borne })
  return entry
}
