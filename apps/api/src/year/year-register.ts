import { randomUUID } from 'node:crypto'
import { fail } from '@congtam/core/errors'
import {
  AgencyFacts,
  AgencyGrade,
  assessAgency,
  decideAgencyGrade,
} from '@congtam/core/evaluation/grading/agency-grade'
import { ConductDecision, decideConduct } from '@congtam/core/evaluation/grading/conduct-decision'
import { DutyGroupEntry, requireOwnPosts } from '@congtam/core/evaluation/grading/duty-group'
import { decideGrade, GradeDecision } from '@congtam/core/evaluation/grading/grade-decision'
import { nd335Agency } from '@congtam/core/evaluation/rulesets/national/nd335-agency'
import { canonicalText } from '@congtam/core/shared/canonical'
import { OfficialId, PostId, UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { insertAgencyGrade, listAgencyGrades } from '@congtam/db/year/agency-grade'
import { insertConduct, listConduct } from '@congtam/db/year/conduct-decision'
import { insertDutyGroups, listDutyGroups } from '@congtam/db/year/duty-group'
import { insertDecision } from '@congtam/db/year/grade-decision'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { keyed, writes } from '../trpc.ts'
import { aboveOf, gradingAgency } from './grading-agency.ts'
import { gradingDay, readYear } from './read-year.ts'
import { deciderLineage } from './year-view.ts'

const { id: _id, ...ConductFields } = ConductDecision.shape
const { number: _number, ...AgencyFields } = AgencyGrade.shape
/** The most posts of one agency. */
const MOST_POSTS = 500

const YEAR = z.int().min(1945).max(9999)

/** What stands beside the months: conduct, organisations' grades, groups, and decided grades. Entries are only added. */
export const yearRegister = {
  /** Records a decision or conclusion about a person, or about a unit for those who lead it. */
  recordConduct: writes
    .input(keyed({ agencyId: UnitId, year: YEAR, ...ConductFields }))
    .mutation(async ({ ctx, input: { key: _key, agencyId, year, ...fields } }) => {
      const { db, actor, now, today } = ctx
      const { tenantId } = actor
      const agency = await gradingAgency(db, tenantId, agencyId, gradingDay(year, today))
      const { inputs, posts, unit } = await readYear(db, tenantId, agency, year, today)
      const { officialId, unitId } = fields
      const isKnown = officialId
        ? posts.some((post) => post.officialId === officialId)
        : unit.units.some(({ id }) => id === unitId)
      const isHead = officialId === inputs.headId || unitId === agency.agencyId
      ensure(actor, 'year.decide', {
        lineage: deciderLineage(agency, isHead),
        ...(officialId === null ? {} : { ownerId: officialId }),
      })
      if (!isKnown) fail('year.noPerson', {})
      const register = await listConduct(db, tenantId, officialId ? [officialId] : [], unitId ? [unitId] : [])
      const entry = decideConduct({ id: randomUUID(), ...fields }, register)
      await insertConduct(db, tenantId, entry, { byUserId: actor.userId, byName: actor.name, at: now })
      return { id: entry.id }
    }),

  /** Records how the competent authority graded an organisation; with its figures where they are at hand. */
  recordAgencyGrade: writes
    .input(keyed({ ...AgencyFields, facts: AgencyFacts.nullable() }))
    .mutation(async ({ ctx, input: { key: _key, facts, ...fields } }) => {
      const { db, actor, now, today } = ctx
      const { tenantId } = actor
      const agency = await gradingAgency(db, tenantId, fields.unitId, gradingDay(fields.year, today))
      ensure(actor, 'year.recogniseAgency', { lineage: aboveOf(agency, fields.unitId) })
      const [last] = await listAgencyGrades(db, tenantId, [fields.unitId], fields.year)
      const assessment = facts ? assessAgency(fields.unitId, fields.year, facts) : null
      const entry = decideAgencyGrade({ ...fields, number: (last?.number ?? 0) + 1 }, assessment)
      if (assessment) {
        const { rulesetSha256: sha256 } = assessment
        await insertRulesets(db, tenantId, [{ sha256, id: nd335Agency.id, document: canonicalText(nd335Agency) }])
      }
      await insertAgencyGrade(db, tenantId, {
        ...entry,
        rulesetSha256: assessment?.rulesetSha256 ?? null,
        inputs: assessment?.inputs ?? null,
        inputsSha256: assessment?.inputsSha256 ?? null,
        output: assessment?.output ?? null,
        byUserId: actor.userId,
        byName: actor.name,
        at: now,
      })
      return { number: entry.number, borne: assessment?.grade ?? null, total: assessment?.total ?? null }
    }),

  /** Puts posts of the agency into a group of similar duties from a day on; without a name, back into their usual one. */
  setGroup: writes
    .input(
      keyed({
        unitId: UnitId,
        year: YEAR,
        postIds: z.array(PostId).min(1).max(MOST_POSTS),
        name: DutyGroupEntry.shape.name,
        validFrom: Day,
      }),
    )
    .mutation(async ({ ctx, input: { unitId, year, postIds, name, validFrom } }) => {
      const { db, actor, now, today } = ctx
      const { tenantId } = actor
      const agency = await gradingAgency(db, tenantId, unitId, gradingDay(year, today))
      ensure(actor, 'year.close', { lineage: agency.agencyLineage })
      const { posts } = await readYear(db, tenantId, agency, year, today)
      requireOwnPosts(postIds, new Set(posts.map(({ postId }) => postId)))
      const known = Map.groupBy(await listDutyGroups(db, tenantId, postIds), (entry) => entry.postId)
      const entries = [...new Set(postIds)].map((postId): DutyGroupEntry => {
        return { postId, number: (known.get(postId)?.at(-1)?.number ?? 0) + 1, validFrom, name }
      })
      await insertDutyGroups(db, tenantId, entries, { byUserId: actor.userId, byName: actor.name, at: now })
      return { posts: entries.length }
    }),

  /** Decides a grade other than the proposed one, signed apart; of a head also the proposed one. The proposal is kept. */
  decide: writes
    .input(keyed({ unitId: UnitId, year: YEAR, officialId: OfficialId, ...GradeDecision.shape }))
    .mutation(async ({ ctx, input: { key: _key, unitId, year, officialId, ...fields } }) => {
      const { db, actor, now, today } = ctx
      const { tenantId } = actor
      const agency = await gradingAgency(db, tenantId, unitId, gradingDay(year, today))
      const read = await readYear(db, tenantId, agency, year, today)
      const { ruleset, inputs } = read
      const lineage = deciderLineage(agency, officialId === inputs.headId)
      ensure(actor, 'year.decide', { lineage, ownerId: officialId })
      const where = (scope: 'group' | 'agency' | 'dutyGroup', groups: readonly string[]) =>
        scope === 'agency' ? agency.name : groups.join(', ')
      const decision = decideGrade(ruleset, inputs, officialId, fields, where)
      const number = read.decisions.filter((one) => one.officialId === officialId).length + 1
      const by = { byUserId: actor.userId, byOfficialId: actor.officialId, byName: actor.name, at: now }
      await insertDecision(db, tenantId, { ...decision, unitId: agency.agencyId, year, officialId, number, ...by })
      return { number }
    }),
}
