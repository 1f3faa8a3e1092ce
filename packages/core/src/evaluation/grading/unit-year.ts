import type { PositionClass } from '../../organisation/post.ts'
import type { OfficialId, PostId, UnitId } from '../../shared/ids.ts'
import type { Day } from '../../shared/period.ts'
import type { Settings } from '../ambiguity.ts'
import type { Rules } from '../period/person-month.ts'
import { personPeriod } from '../period/person-period.ts'
import { type RollUp, rollUp } from '../period/roll-up.ts'
import type { HeldPost, ScoreInForce } from '../period/score-in-force.ts'
import { rulesetSha256 } from '../ruleset.ts'
import type { YearSubject } from '../year/year-facts.ts'
import type { YearRuleset } from '../year/year-ruleset.ts'
import type { AgencyGrade } from './agency-grade.ts'
import { type ConductDecision, conductOf } from './conduct-decision.ts'
import { type DutyGroupEntry, groupOn } from './duty-group.ts'
import type { DecidedGrade, YearInputs } from './year-inputs.ts'

/** A post that is held on the day of grading, within the agency. */
export interface PresentPost {
  postId: PostId
  unitId: UnitId
  title: string
  positionClass: PositionClass
}

/** Somebody who is graded: at least one present post, and everything that the year holds of them, also from elsewhere. */
export interface GradedPerson {
  officialId: OfficialId
  fullName: string
  present: readonly PresentPost[]
  posts: readonly HeldPost[]
  /** With the closing that each published score came from; 0 for one that is provisional. */
  scores: readonly (ScoreInForce & { number: number })[]
}

/** Everything that an agency's year is made of, as it was read. */
export interface UnitYear {
  ruleset: YearRuleset
  settings: Settings
  calendar: Rules['calendar']
  unitId: UnitId
  year: number
  asOf: Day
  /** The day on which the year was closed first; null while it is open. What is decided later is the question A16. */
  gradedOn: Day | null
  /** The agency itself and the units below it. */
  units: readonly { id: UnitId; name: string }[]
  people: readonly GradedPerson[]
  agencyGrades: readonly AgencyGrade[]
  conduct: readonly ConductDecision[]
  groups: readonly DutyGroupEntry[]
  /** The last decision on each person. */
  decisions: readonly DecidedGrade[]
}

const RANK: Record<PositionClass, number> = { head: 0, deputy: 1, staff: 2 }

/** The post by which somebody is graded: the highest, in the agency itself before its rooms. */
export function mainPost({ present }: Pick<GradedPerson, 'present'>, unitId: UnitId): PresentPost | undefined {
  return present.toSorted(
    (a, b) =>
      RANK[a.positionClass] - RANK[b.positionClass] ||
      Number(a.unitId !== unitId) - Number(b.unitId !== unitId) ||
      (a.postId < b.postId ? -1 : 1),
  )[0]
}

/** A person's months over the year: moves and posts held at once combined as everywhere else. */
export function personRollUp(person: GradedPerson, { ruleset, year, settings, calendar }: UnitYear): RollUp {
  const rules = { settings: { ...ruleset.settings, ...settings }, calendar }
  return rollUp(personPeriod(String(year)), person.scores, person.posts, rules)
}

/** The facts of the year as core scores them, with all that a later reader needs to know where they came from. */
export function yearInputs(unit: UnitYear): YearInputs {
  const { ruleset, settings, unitId, year, asOf, units } = unit
  const people = unit.people.toSorted((a, b) => (a.officialId < b.officialId ? -1 : 1))
  const decided = new Set(people.map(({ officialId }) => officialId))
  return {
    form: 'congtam.year.1',
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) },
    settings,
    unitId,
    year,
    asOf,
    facts: {
      year,
      ...(unit.gradedOn === null ? {} : { gradedOn: unit.gradedOn }),
      agencies: Object.fromEntries(
        units.map(({ id }) => {
          const known = unit.agencyGrades.find((one) => one.unitId === id)
          return [id, { grade: known?.grade ?? null, outstanding: known?.outstanding ?? false }]
        }),
      ),
      subjects: people.map((person) => subjectOf(person, unit)),
    },
    sources: people.flatMap((person) =>
      person.scores
        .toSorted((a, b) => (a.period === b.period ? (a.id < b.id ? -1 : 1) : a.period < b.period ? -1 : 1))
        .map(({ id, period, number, total }) => ({ officialId: person.officialId, period, id, number, total })),
    ),
    decisions: unit.decisions
      .filter(({ officialId }) => decided.has(officialId))
      .toSorted((a, b) => (a.officialId < b.officialId ? -1 : 1)),
    headId:
      people.find(({ present }) => present.some((post) => post.unitId === unitId && post.positionClass === 'head'))
        ?.officialId ?? null,
    names: Object.fromEntries(units.map(({ id, name }) => [id, name])),
  }
}

function subjectOf(person: GradedPerson, unit: UnitYear): YearSubject {
  const { officialId } = person
  const main = mainPost(person, unit.unitId)
  if (!main) throw new Error(`${officialId} holds no post in the agency`)
  const { months, monthsWorked } = personRollUp(person, unit)
  const leads = person.present.filter(({ positionClass }) => positionClass !== 'staff').map(({ unitId }) => unitId)
  const unitName = unit.units.find(({ id }) => id === main.unitId)?.name ?? main.unitId
  return {
    id: officialId,
    agency: unit.unitId,
    group: groupOn({ ...main, unitName }, unit.unitId, unit.groups, unit.asOf),
    role: main.positionClass,
    heads: person.present
      .filter(({ positionClass }) => positionClass === 'head')
      .map(({ unitId }) => unitId)
      .toSorted(),
    monthsWorked,
    months: Object.fromEntries(months.map(({ month, total }) => [month, total])),
    provisional: months.flatMap(({ month, status }) => (status === 'provisional' ? [month] : [])),
    conduct: conductOf({ officialId, role: main.positionClass, leads }, unit.conduct),
  }
}
