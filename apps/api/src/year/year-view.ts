import type { Actor } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import type { Grade } from '@congtam/core/evaluation/grade/placement-facts'
import { mainPost } from '@congtam/core/evaluation/grading/unit-year'
import { isOutdated } from '@congtam/core/evaluation/grading/year-checklist'
import {
  type ClosedPersonYear,
  type PersonYear,
  personYears,
  publishedPerson,
} from '@congtam/core/evaluation/grading/year-closing'
import { YearInputs } from '@congtam/core/evaluation/grading/year-inputs'
import { standingText } from '@congtam/core/evaluation/year/explain-quota'
import { type FilledScope, filledScopes } from '@congtam/core/evaluation/year/quota'
import type { PositionClass } from '@congtam/core/organisation/post'
import { canonicalText } from '@congtam/core/shared/canonical'
import type { OfficialId, PostId, UnitId } from '@congtam/core/shared/ids'
import type { RecordedDecision } from '@congtam/db/year/grade-decision'
import type { GradingAgency } from './grading-agency.ts'
import { lastOfEach, type ReadYear } from './read-year.ts'

/** One person of the proposal: what the rules give, what was decided, and where they stand among those who met the conditions. */
export interface YearRow {
  officialId: OfficialId
  postId: PostId
  fullName: string
  title: string
  unitId: UnitId
  unitName: string
  role: PositionClass
  group: string
  monthsCounted: number
  monthsWorked: number
  provisionalMonths: string[]
  mean: number | null
  band: Grade | null
  status: PersonYear['proposal']['status']
  reason: PersonYear['proposal']['reason']
  /** The decision or conclusion that forced the grade. */
  overriddenBy: string | null
  gatedBy: { name: string; grade: Grade | null } | null
  waitsForAgencies: string[]
  /** For all who met the conditions of the best grade. */
  quota: {
    scope: FilledScope['scope']
    rank: number
    places: number
    placed: boolean
    tied: number
    says: { vi: string; en: string }
  } | null
  proposed: Grade | null
  decision: (Omit<RecordedDecision, 'at' | 'officialId'> & { at: string; isOutdated: boolean }) | null
  awaitsAbove: boolean
  grade: Grade | null
  settings: PersonYear['proposal']['settings']
  /** The grade of the version in force, where it is another one than the present. */
  publishedGrade: Grade | null
  mayDecide: boolean
}

/** The unit whose head decides on somebody: the agency's, and for the agency's own head the one above. */
export function deciderLineage({ agencyLineage }: GradingAgency, isHead: boolean): UnitId[] {
  return isHead ? agencyLineage.slice(1) : agencyLineage
}

/** The rows of the proposal, in the order of units, ranks and names. */
export function yearRows(read: ReadYear, actor: Actor, published: readonly ClosedPersonYear[]): YearRow[] {
  const { unit, inputs, agency } = read
  const years = new Map(personYears(read.ruleset, inputs).map((person) => [person.officialId, person]))
  const decisions = new Map(lastOfEach(read.decisions).map((decision) => [decision.officialId, decision]))
  const known = new Map(published.map((line) => [line.officialId, line]))
  const subjects = new Map(inputs.facts.subjects.map((subject) => [subject.id, subject]))
  // People come in the order of names.
  const order = new Map(unit.units.map(({ id }, index) => [id, index]))
  const rank: Record<PositionClass, number> = { head: 0, deputy: 1, staff: 2 }
  return unit.people
    .flatMap((person): YearRow[] => {
      const { officialId, fullName } = person
      const [post, year, subject] = [mainPost(person, unit.unitId), years.get(officialId), subjects.get(officialId)]
      if (!post || !year || !subject) return []
      const { proposal } = year
      const decision = decisions.get(officialId)
      const was = known.get(officialId)
      const lineage = deciderLineage(agency, officialId === inputs.headId)
      return [
        {
          officialId,
          fullName,
          postId: post.postId,
          title: post.title,
          unitId: post.unitId,
          unitName: inputs.names[post.unitId] ?? '',
          role: subject.role,
          group: subject.group,
          monthsCounted: Object.values(subject.months).filter((points) => points != null).length,
          monthsWorked: subject.monthsWorked,
          provisionalMonths: subject.provisional,
          mean: proposal.mean,
          band: proposal.band,
          status: proposal.status,
          reason: proposal.reason,
          overriddenBy:
            proposal.overriddenBy === null ? null : (subject.conduct[proposal.overriddenBy]?.document ?? null),
          gatedBy: gateOf(inputs, proposal.gatedBy),
          waitsForAgencies: proposal.waitsFor.agencies.map((id) => inputs.names[id] ?? id),
          quota: proposal.quota && {
            scope: proposal.quota.scope,
            rank: proposal.quota.rank,
            places: proposal.quota.places,
            placed: proposal.quota.placed,
            tied: proposal.quota.tied,
            says: standingText(proposal.quota),
          },
          proposed: proposal.grade,
          decision: decision ? shownDecision(decision, isOutdated(inputs, officialId, proposal)) : null,
          awaitsAbove: year.awaitsAbove,
          grade: year.grade,
          settings: proposal.settings,
          publishedGrade: was && was.grade !== year.grade ? was.grade : null,
          mayDecide: may(actor, 'year.decide', { lineage, ownerId: officialId }).allowed,
        },
      ]
    })
    .toSorted((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0) || rank[a.role] - rank[b.role])
}

function gateOf({ names, facts }: YearInputs, id: string | null): YearRow['gatedBy'] {
  return id === null ? null : { name: names[id] ?? id, grade: facts.agencies[id]?.grade ?? null }
}

function shownDecision({ officialId: _, at, ...decision }: RecordedDecision, outdated: boolean): YearRow['decision'] {
  return { ...decision, at: at.toISOString(), isOutdated: outdated }
}

/** The places of every group and of the agency, with who holds them as the grades stand. */
export function yearScopes({ ruleset, inputs }: ReadYear): (FilledScope & { candidates: number })[] {
  const people = new Map(personYears(ruleset, inputs).map((person) => [person.officialId as string, person]))
  const { facts } = inputs
  const members = facts.subjects.map(({ id, agency, group }) => {
    const { mean = null, ...year } = { ...people.get(id)?.proposal, grade: people.get(id)?.grade ?? null }
    return { id, agency, group, mean, grade: year.grade }
  })
  const isOutstanding = (id: string) => facts.agencies[id]?.outstanding === true
  const settings = { ...ruleset.settings, ...inputs.settings }
  return ruleset.quotas.flatMap((quota) =>
    filledScopes(quota, members, isOutstanding, settings).map((filled) => ({
      ...filled,
      candidates: facts.subjects.filter(
        ({ id, group }) => filled.groups.includes(group) && people.get(id)?.proposal.quota != null,
      ).length,
    })),
  )
}

/** What has become different since the year was closed: whose facts, and whose grade. */
export interface YearChange {
  officialId: OfficialId
  fullName: string
  /** months: a monthly result was corrected or came in; conduct, group, agency, decision: as named; gone, added: posts. */
  what: ('months' | 'conduct' | 'group' | 'agency' | 'decision' | 'gone' | 'added')[]
  before: Grade | null
  after: Grade | null
}

/** Everybody whom a change since the closing reaches; nobody where the published year still stands. */
export function yearChanges(read: ReadYear, published: readonly ClosedPersonYear[]): YearChange[] {
  const { close, inputs, unit } = read
  if (!close) return []
  const before = YearInputs.parse(JSON.parse(close.inputs))
  const years = new Map(personYears(read.ruleset, inputs).map((person) => [person.officialId, person]))
  const subjectsBefore = new Map(before.facts.subjects.map((subject) => [subject.id, subject]))
  const subjects = new Map(inputs.facts.subjects.map((subject) => [subject.id, subject]))
  const lines = new Map(published.map((line) => [line.officialId as string, line]))
  const names = new Map<string, string>(unit.people.map(({ officialId, fullName }) => [officialId, fullName]))
  const same = (a: unknown, b: unknown) => canonicalText(a ?? null) === canonicalText(b ?? null)
  return [...new Set([...subjectsBefore.keys(), ...subjects.keys()])].flatMap((id): YearChange[] => {
    const [was, is] = [subjectsBefore.get(id), subjects.get(id)]
    const what: YearChange['what'] = []
    if (!is) what.push('gone')
    else if (!was) what.push('added')
    else {
      if (
        !same(was.months, is.months) ||
        was.monthsWorked !== is.monthsWorked ||
        !same(was.provisional, is.provisional)
      )
        what.push('months')
      if (!same(was.conduct, is.conduct)) what.push('conduct')
      if (was.group !== is.group || was.role !== is.role || !same(was.heads, is.heads)) what.push('group')
      const agencies = [...is.heads, is.agency]
      if (agencies.some((agency) => !same(before.facts.agencies[agency], inputs.facts.agencies[agency])))
        what.push('agency')
    }
    const decisionOf = (of: YearInputs) => of.decisions.find(({ officialId }) => officialId === id)
    if (!same(decisionOf(before), decisionOf(inputs))) what.push('decision')
    const [old, now] = [lines.get(id)?.grade ?? null, years.get(id as OfficialId)?.grade ?? null]
    if (what.length === 0 && old === now) return []
    return [{ officialId: id as OfficialId, fullName: names.get(id) ?? id, what, before: old, after: now }]
  })
}

/** A published line with the figures that lists show. */
export function publishedRow(line: ClosedPersonYear) {
  const { proposal, awaitsAbove, decision } = publishedPerson(line.output)
  const { officialId, status, mean, proposed, grade } = line
  const { quota, reason, band } = proposal
  return {
    officialId,
    status,
    reason,
    mean,
    band,
    proposed,
    grade,
    awaitsAbove,
    decision,
    says: quota && standingText(quota),
  }
}
