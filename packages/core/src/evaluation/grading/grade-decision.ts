import { z } from 'zod'
import { fail } from '../../errors.ts'
import type { OfficialId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import { Grade } from '../grade/placement-facts.ts'
import { gradeRank } from '../year/grade.ts'
import { filledScopes } from '../year/quota.ts'
import type { YearRuleset } from '../year/year-ruleset.ts'
import { personYears } from './year-closing.ts'
import type { YearInputs } from './year-inputs.ts'

/** The competent body's own grade for a person, signed apart from the closing. The proposal stays beside it. */
export const GradeDecision = z.strictObject({
  proposed: Grade,
  grade: Grade,
  reason: z.string().trim().max(2000),
  document: z.string().trim().max(200),
  decidedOn: Day,
  signers: z.string().trim().max(500),
})
export type GradeDecision = z.infer<typeof GradeDecision>

/**
 * Whether the grade can be decided. A competent body may grade below the proposal, or give a free place to one of those
 * who met the conditions; points, conduct, the organisation's grade and the number of places bind it as they bind the
 * proposal. A head's grade may be confirmed as proposed, because the head above has to decide it in any case.
 */
export function decideGrade(
  ruleset: YearRuleset,
  inputs: YearInputs,
  officialId: OfficialId,
  decision: GradeDecision,
  whereOf: (scope: 'group' | 'agency' | 'dutyGroup', groups: readonly string[]) => string,
): GradeDecision {
  const people = personYears(ruleset, inputs)
  const person = people.find((one) => one.officialId === officialId) ?? fail('year.noPerson', {})
  const subject = inputs.facts.subjects.find(({ id }) => id === officialId) ?? fail('year.noPerson', {})
  const { proposal } = person
  if (proposal.grade === null || proposal.band === null) fail('decision.notGraded', {})
  if (proposal.grade !== decision.proposed) fail('decision.stale', {})
  const confirms = decision.grade === proposal.grade
  const isDecided = inputs.decisions.some((one) => one.officialId === officialId)
  if (confirms && officialId !== inputs.headId && !isDecided) fail('decision.same', {})
  if (!confirms && decision.reason === '') fail('decision.reasonNeeded', {})
  if (decision.document === '' || decision.signers === '') fail('decision.documentNeeded', {})
  const above = (limit: Grade) => gradeRank(decision.grade) < gradeRank(limit)
  if (above(proposal.band)) fail('decision.abovePoints', { grade: proposal.band })
  const conduct = proposal.overriddenBy === null ? undefined : subject.conduct[proposal.overriddenBy]
  const forced = ruleset.overrides.find(({ kind }) => kind === conduct?.kind)
  if (conduct && forced && above(forced.grade)) fail('decision.aboveConduct', { document: conduct.document })
  const limit = proposal.gatedBy === null ? null : (inputs.facts.agencies[proposal.gatedBy]?.grade ?? null)
  if (limit !== null && above(limit)) fail('decision.aboveAgency', { grade: limit })
  const means = new Map(people.map((one) => [one.officialId as string, one]))
  const members = inputs.facts.subjects.map(({ id, agency, group }) => {
    const grade = id === officialId ? decision.grade : (means.get(id)?.grade ?? null)
    return { id, agency, group, mean: means.get(id)?.proposal.mean ?? null, grade }
  })
  const isOutstanding = (agency: string) => inputs.facts.agencies[agency]?.outstanding === true
  const settings = { ...ruleset.settings, ...inputs.settings }
  for (const quota of ruleset.quotas) {
    const crowded = filledScopes(quota, members, isOutstanding, settings).find(
      ({ holders, places }) => holders > places,
    )
    if (crowded) {
      const { scope, groups, holders, places } = crowded
      fail('decision.quotaExceeded', { where: whereOf(scope, groups), holders, places })
    }
  }
  return decision
}
