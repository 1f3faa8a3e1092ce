import type { OfficialId, UnitId } from '../../shared/ids.ts'
import { type Day, firstDay, Month, monthOf } from '../../shared/period.ts'
import { monthsOf } from '../year/mean.ts'
import type { YearResult } from '../year/score-year.ts'
import type { UnitYear } from './unit-year.ts'
import { type PersonYear, personYears } from './year-closing.ts'
import type { YearInputs } from './year-inputs.ts'

export const missingKinds = [
  'tooEarly',
  'monthOpen',
  'decisionOutdated',
  'monthAbsent',
  'decemberProvisional',
  'agencyNotGraded',
  'headUndecided',
  'personNotGraded',
] as const

/** Something that is not there yet. What blocks must be settled before the year is closed; the rest is closed knowingly. */
export interface YearMissing {
  kind: (typeof missingKinds)[number]
  blocks: boolean
  /** The unit or the person, in words. */
  who: string
  unitId: UnitId | null
  officialId: OfficialId | null
  months: Month[]
  reason: YearResult['reason']
}

/** How far a unit of the agency is with its months. */
export interface UnitMonths {
  unitId: UnitId
  name: string
  /** By month; absent where the unit never opened it. */
  states: ReadonlyMap<Month, 'open' | 'closed'>
}

/** The first day on which a year can be closed: grading is done before 15 December (Article 19.2). */
export function opensOn(year: number): Day {
  return firstDay(Month.parse(`${year}-12`))
}

/** The last day on which December may still be provisional (Article 19.2: bodies that close their year later). */
export function provisionalUntil(year: number): Day {
  return `${year + 1}-01-15` as Day
}

/** What keeps the year open, and what it would be closed without. */
export function yearChecklist(
  unit: UnitYear,
  inputs: YearInputs,
  months: readonly UnitMonths[],
  ruleset: UnitYear['ruleset'],
  today: Day,
): YearMissing[] {
  const { year } = unit
  const found: YearMissing[] = []
  const add = (kind: YearMissing['kind'], blocks: boolean, more: Partial<YearMissing>) =>
    found.push({ kind, blocks, who: '', unitId: null, officialId: null, months: [], reason: null, ...more })
  if (today < opensOn(year)) add('tooEarly', true, {})
  const december = Month.parse(`${year}-12`)
  const present = monthOf(today)
  const due = monthsOf({ kind: 'year', year }).filter((month) => month <= present)
  for (const { unitId, name, states } of months) {
    const open = due.filter((month) => states.get(month) === 'open')
    const waits = open.filter((month) => month === december && today <= provisionalUntil(year))
    const blocking = open.filter((month) => !waits.includes(month))
    const absent = due.filter((month) => !states.has(month))
    if (blocking.length > 0) add('monthOpen', true, { who: name, unitId, months: blocking })
    if (waits.length > 0) add('decemberProvisional', false, { who: name, unitId, months: waits })
    if (absent.length > 0) add('monthAbsent', false, { who: name, unitId, months: absent })
  }
  const people = personYears(ruleset, inputs)
  const nameOf = new Map<string, string>(unit.people.map(({ officialId, fullName }) => [officialId, fullName]))
  for (const { proposal } of people) {
    for (const id of proposal.waitsFor.agencies) {
      if (found.some(({ kind, unitId }) => kind === 'agencyNotGraded' && unitId === id)) continue
      // The agencies of a unit's year are its units.
      add('agencyNotGraded', false, { who: inputs.names[id] ?? id, unitId: id as UnitId })
    }
  }
  for (const { officialId, proposal, awaitsAbove } of people) {
    const who = nameOf.get(officialId) ?? officialId
    if (isOutdated(inputs, officialId, proposal)) add('decisionOutdated', true, { who, officialId })
    if (awaitsAbove) add('headUndecided', false, { who, officialId })
    if (proposal.status === 'notGraded') add('personNotGraded', false, { who, officialId, reason: proposal.reason })
  }
  return found.toSorted((a, b) => missingKinds.indexOf(a.kind) - missingKinds.indexOf(b.kind))
}

/** A decision that was taken on another proposal than the present one; nobody decided on this one. */
export function isOutdated(inputs: YearInputs, officialId: string, proposal: PersonYear['proposal']): boolean {
  const decision = inputs.decisions.find((one) => one.officialId === officialId)
  return decision !== undefined && decision.proposed !== proposal.grade
}
