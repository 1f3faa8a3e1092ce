import { fail } from '@congtam/core/errors'
import type { AgencyGrade } from '@congtam/core/evaluation/grading/agency-grade'
import { type GradedPerson, type UnitYear, yearInputs } from '@congtam/core/evaluation/grading/unit-year'
import { provisionalUntil, type UnitMonths } from '@congtam/core/evaluation/grading/year-checklist'
import type { YearInputs } from '@congtam/core/evaluation/grading/year-inputs'
import type { ScoreInForce } from '@congtam/core/evaluation/period/score-in-force'
import { inForce } from '@congtam/core/evaluation/ruleset'
import { yearRulesets } from '@congtam/core/evaluation/rulesets/registry'
import { monthsOf } from '@congtam/core/evaluation/year/mean'
import type { YearRuleset } from '@congtam/core/evaluation/year/year-ruleset'
import { vietnamCalendar } from '@congtam/core/shared/calendar'
import { type OfficialId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { Day, dayAt, firstDay, lastDay, Month } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listUnitsBelow } from '@congtam/db/evaluation/unit-month'
import { listPersonScores, listPostsBetween } from '@congtam/db/period/person-score'
import { listReceivedScores } from '@congtam/db/period/received-score'
import { findPlan } from '@congtam/db/work/plan'
import { listAgencyGrades, type RecordedAgencyGrade } from '@congtam/db/year/agency-grade'
import { listConduct, type RecordedConduct } from '@congtam/db/year/conduct-decision'
import { listDutyGroups } from '@congtam/db/year/duty-group'
import { listDecisions, type RecordedDecision } from '@congtam/db/year/grade-decision'
import { type GradedPost, listGradedPosts, listYearPlans } from '@congtam/db/year/graded-person'
import { findYearClose, type YearClose } from '@congtam/db/year/year-close'
import { scoreUnitMonth } from '../evaluation/unit-month.ts'
import type { GradingAgency } from './grading-agency.ts'

/** How many people's scores one statement reads: twelve months and several posts each stay within its bound. */
const PEOPLE_AT_ONCE = 100

/** An agency's year as it stands now, with what was published of it. */
export interface ReadYear {
  agency: GradingAgency
  ruleset: YearRuleset
  unit: UnitYear
  inputs: YearInputs
  months: UnitMonths[]
  posts: GradedPost[]
  register: RecordedConduct[]
  agencyGrades: RecordedAgencyGrade[]
  decisions: RecordedDecision[]
  /** The version in force; undefined while the year is open. */
  close: YearClose | undefined
}

/** The day whose posts, units and groups count: of a closed year the one that was signed, else today or the last of the year. */
export function gradingDay(year: number, today: Day): Day {
  const last = Day.parse(`${year}-12-31`)
  return today < last ? today : last
}

/** The rules of the year; undefined for one that Decree 335 does not grade. */
export function yearRulesetOf(year: number): YearRuleset | undefined {
  const months = monthsOf({ kind: 'year', year })
  return yearRulesets.find((ruleset) => months.every((month) => inForce(ruleset, month)))
}

/** The rules of the year; refused for one that Decree 335 does not grade, or that has not begun. */
export function yearRulesetFor(year: number, today: Day): YearRuleset {
  const found = yearRulesetOf(year)
  if (!found || year > Number(today.slice(0, 4))) fail('year.outsideDecree', { year: String(year) })
  return found
}

/** Reads the whole year of an agency, with the same few statements however many people it has. */
export async function readYear(
  db: Db,
  tenantId: TenantId,
  agency: GradingAgency,
  year: number,
  today: Day,
): Promise<ReadYear> {
  const { agencyId } = agency
  const ruleset = yearRulesetFor(year, today)
  const close = await findYearClose(db, tenantId, agencyId, year)
  const pinned = close && pinnedDays(close)
  const asOf = pinned?.asOf ?? gradingDay(year, today)
  const [first, last] = [Month.parse(`${year}-01`), Month.parse(`${year}-12`)]
  const below = await listUnitsBelow(db, tenantId, agencyId, last, asOf)
  const units = [
    { id: agencyId, name: agency.name },
    ...below.map(({ unitId, name }) => ({ id: UnitId.parse(unitId), name })),
  ]
  const unitIds = units.map(({ id }) => id)
  const posts = await listGradedPosts(db, tenantId, unitIds, asOf)
  const plans = await listYearPlans(db, tenantId, unitIds, first, last)
  const byUnit = Map.groupBy(plans, ({ unitId }) => unitId)
  const occupied = new Set(posts.map(({ unitId }) => unitId))
  const months = units
    .filter(({ id }) => occupied.has(id))
    .map(({ id, name }): UnitMonths => {
      return { unitId: id, name, states: new Map((byUnit.get(id) ?? []).map(({ month, state }) => [month, state])) }
    })
  const people = await gradedPeople(db, tenantId, posts, year)
  const december = plans.filter(({ month, state }) => month === last && state === 'open')
  if (today <= provisionalUntil(year))
    await addProvisional(
      db,
      tenantId,
      people,
      december.map(({ unitId }) => unitId),
      last,
    )
  const officialIds = people.map(({ officialId }) => officialId)
  const register = await listConduct(db, tenantId, officialIds, unitIds)
  const agencyGrades = await listAgencyGrades(db, tenantId, unitIds, year)
  const groups = await listDutyGroups(
    db,
    tenantId,
    posts.map(({ postId }) => postId),
  )
  const decisions = await listDecisions(db, tenantId, agencyId, year)
  const unit: UnitYear = {
    ruleset,
    settings: {},
    calendar: vietnamCalendar,
    unitId: agencyId,
    year,
    asOf,
    gradedOn: pinned?.gradedOn ?? null,
    units,
    people,
    agencyGrades: agencyGrades.map(({ byName: _by, at: _at, ...grade }): AgencyGrade => grade),
    conduct: register.map(({ byName: _by, at: _at, ...entry }) => entry),
    groups,
    decisions: lastOfEach(decisions).map(({ officialId, number, proposed, grade }) => {
      return { officialId, number, proposed, grade }
    }),
  }
  return { agency, ruleset, unit, inputs: yearInputs(unit), months, posts, register, agencyGrades, decisions, close }
}

/** What is signed in the first closing stays the day of grading of every later version. */
function pinnedDays({ inputs, at }: YearClose): { asOf: Day; gradedOn: Day } {
  // Only closing writes these texts, and nobody may change them.
  const { asOf, facts } = JSON.parse(inputs) as YearInputs
  return { asOf, gradedOn: facts.gradedOn ?? dayAt(at) }
}

/** The decision on each person that was taken last. */
export function lastOfEach(decisions: readonly RecordedDecision[]): RecordedDecision[] {
  return [...new Map(decisions.map((decision) => [decision.officialId, decision])).values()]
}

type Person = GradedPerson & { scores: (ScoreInForce & { number: number })[] }

async function gradedPeople(db: Db, tenantId: TenantId, posts: readonly GradedPost[], year: number): Promise<Person[]> {
  const people = new Map<OfficialId, Person>()
  for (const { officialId, fullName, ...post } of posts) {
    const { postId, unitId, title, positionClass } = post
    const known = people.get(officialId)
    const present = [...(known?.present ?? []), { postId, unitId, title, positionClass }]
    people.set(officialId, { officialId, fullName, present, posts: [], scores: [] })
  }
  const [from, to] = [Month.parse(`${year}-01`), Month.parse(`${year}-12`)]
  const ids = [...people.keys()]
  for (let at = 0; at < ids.length; at += PEOPLE_AT_ONCE) {
    const some = ids.slice(at, at + PEOPLE_AT_ONCE)
    const held = await listPostsBetween(db, tenantId, some, { firstDay: firstDay(from), lastDay: lastDay(to) })
    for (const [id, own] of Map.groupBy(held, ({ officialId }) => officialId)) {
      const person = people.get(id)
      if (!person) continue
      person.posts = own.map(({ id: postId, unitId, title, unitName, validFrom, validTo }) => {
        return { id: postId, unitId, place: `${title}, ${unitName}`, validFrom, validTo }
      })
    }
    for (const score of await listPersonScores(db, tenantId, some, { from, to })) {
      const { officialId, sheetId, postId, month, status, total, number } = score
      const published = { id: sheetId, period: month, postId, status, total, units: 0, place: null, number }
      people.get(officialId)?.scores.push(published)
    }
    const received = await listReceivedScores(db, tenantId, some)
    for (const { officialId, period, total, agency, number } of received) {
      const scores = people.get(officialId)?.scores
      // The latest entry of a period stands first.
      if (
        !scores ||
        !period.startsWith(`${year}-`) ||
        scores.some((one) => one.postId === null && one.period === period)
      )
        continue
      const id = `${period}:${agency}`
      scores.push({ id, period, postId: null, status: 'scored', total, units: 0, place: agency, number })
    }
  }
  return [...people.values()]
}

/** December as it was assessed, where its unit has not closed it: the question A8. */
async function addProvisional(
  db: Db,
  tenantId: TenantId,
  people: readonly Person[],
  unitIds: readonly UnitId[],
  december: Month,
): Promise<void> {
  const known = new Map(people.map((person) => [person.officialId, person]))
  for (const unitId of unitIds) {
    const plan = await findPlan(db, tenantId, unitId, december)
    if (!plan) continue
    const { scored } = await scoreUnitMonth(db, tenantId, plan)
    for (const { sheet, score, ratings } of scored) {
      // Without the superior's points it is a wish and no score.
      if (score.status !== 'scored' || !ratings.superior) continue
      known.get(sheet.officialId)?.scores.push({
        id: sheet.id,
        period: december,
        postId: sheet.postId,
        status: 'provisional',
        total: score.total,
        units: 0,
        place: null,
        number: 0,
      })
    }
  }
}
