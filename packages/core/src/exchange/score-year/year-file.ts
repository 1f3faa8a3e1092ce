import { fail } from '../../errors.ts'
import { type Ambiguity, ambiguities, Settings } from '../../evaluation/ambiguity.ts'
import { Grade } from '../../evaluation/grade/placement-facts.ts'
import { quotaQuestions } from '../../evaluation/question/quota-reading.ts'
import { inForce } from '../../evaluation/ruleset.ts'
import { yearRulesetById } from '../../evaluation/rulesets/registry.ts'
import { monthsOf } from '../../evaluation/year/mean.ts'
import {
  type Agency,
  type Conduct,
  ConductKind,
  type YearFacts,
  type YearSubject,
} from '../../evaluation/year/year-facts.ts'
import type { YearRuleset } from '../../evaluation/year/year-ruleset.ts'
import { PositionClass } from '../../organisation/post.ts'
import { Day, Month } from '../../shared/period.ts'
import { decimal } from '../../shared/points.ts'
import type { ExactJson } from '../score/exact-json.ts'
import {
  choice,
  decimalOf,
  elements,
  members,
  objectOf,
  type Placed,
  refuse,
  text,
  truth,
} from '../score/strict-reading.ts'

/** People to be graded for one year by one ruleset. */
export interface YearFile {
  ruleset: YearRuleset
  settings: Settings
  facts: YearFacts
}

const MONTHS_MAX = 12_00
const POINTS_MAX = 100_00

/** Reads the yearly document of the scoring contract; whatever is not right in it is refused with its JSON path. */
export function readYearFile(document: ExactJson): YearFile {
  const file = members({ value: document, path: [] }, [
    'ruleset',
    'year',
    'gradedOn',
    'settings',
    'agencies',
    'subjects',
  ])
  const id = text(file.ruleset)
  const ruleset = yearRulesetById(id) ?? fail('ruleset.unknown', { path: '$.ruleset', id })
  const year = decimalOf(file.year, 0, 1)
  if (year > 9999) refuse('score.aboveMaximum', file.year.path, { maximum: '9999' })
  if (!monthsOf({ kind: 'year', year }).every((month) => inForce(ruleset, month))) {
    fail('ruleset.outsideValidity', { path: '$.year', id, period: String(year) })
  }
  const agencies = new Map([...objectOf(file.agencies)].map(([key, value]) => agencyOf(key, value, file.agencies)))
  const ids = new Set<string>()
  const subjects = elements(file.subjects).map((subject) => subjectOf(subject, year, agencies, ids))
  const gradedOn = file.gradedOn.value === undefined ? {} : { gradedOn: dayOf(file.gradedOn) }
  const facts = { year, ...gradedOn, agencies: Object.fromEntries(agencies), subjects }
  return { ruleset, settings: settingsOf(file.settings, ruleset), facts }
}

/** Only readings between which there is a choice can be set: those that the ruleset names, and those that its rules raise. */
function settingsOf(placed: Placed, { settings, quotas, overrides }: YearRuleset): Settings {
  if (placed.value === undefined) return {}
  const raised: Ambiguity[] = [
    ...quotas.flatMap(quotaQuestions),
    ...(overrides.length > 0 ? (['A16'] as const) : []),
    'A18',
  ]
  const open = Settings.keyof().options.filter(
    (number) => (number in settings || raised.includes(number)) && ambiguities[number].readings.length > 1,
  )
  const given = [...objectOf(placed)].map(([number, value]) => {
    const path = [...placed.path, number]
    const known = open.find((one) => one === number)
    if (!known) refuse('score.unknownSetting', path, { number, known: open.join(', ') })
    return [known, choice({ value, path }, ambiguities[known].readings)]
  })
  return Settings.parse(Object.fromEntries(given))
}

function agencyOf(key: string, value: ExactJson, agencies: Placed): [string, Agency] {
  const path = [...agencies.path, key]
  const id = text({ value: key, path })
  const { grade, outstanding } = members({ value, path }, ['grade', 'outstanding'])
  return [
    id,
    { grade: grade.value === null ? null : choice(grade, Grade.options), outstanding: truth(outstanding, false) },
  ]
}

/** `heads` and `provisional` may be left out: a head heads the own agency, and every month is final. */
const subjectKeys = [
  'id',
  'agency',
  'group',
  'role',
  'monthsWorked',
  'months',
  'scoredBy',
  'conduct',
  'heads',
  'provisional',
] as const

function subjectOf(placed: Placed, year: number, agencies: ReadonlyMap<string, Agency>, ids: Set<string>): YearSubject {
  const parts = members(placed, subjectKeys)
  const id = text(parts.id)
  if (ids.has(id)) refuse('score.givenTwice', parts.id.path, { value: id })
  ids.add(id)
  const agency = text(parts.agency)
  if (!agencies.has(agency)) refuse('score.unknownAgency', parts.agency.path, { value: agency })
  const role = choice(parts.role, PositionClass.options)
  return {
    id,
    agency,
    group: text(parts.group),
    role,
    heads: parts.heads.value === undefined ? (role === 'head' ? [agency] : []) : headsOf(parts.heads, agencies),
    monthsWorked: atMost(parts.monthsWorked, MONTHS_MAX),
    months: monthsOfSubject(parts.months, year),
    ...(parts.scoredBy.value === undefined ? {} : { scoredBy: scoredByOf(parts.scoredBy, year) }),
    provisional: elements(parts.provisional, 'empty').map((month) => monthIn(text(month), month.path, year)),
    conduct: elements(parts.conduct, 'empty').map(conductOf),
  }
}

function monthsOfSubject(placed: Placed, year: number): YearSubject['months'] {
  const entries = membersByMonth(placed, year).map(([month, own]) => [
    month,
    own.value === null ? null : atMost(own, POINTS_MAX),
  ])
  return Object.fromEntries(entries)
}

/** The decree or ruleset that scored each month; a month that is left out was scored by the one of the rest. */
function scoredByOf(placed: Placed, year: number): NonNullable<YearSubject['scoredBy']> {
  return Object.fromEntries(membersByMonth(placed, year).map(([month, own]) => [month, text(own)]))
}

function membersByMonth(placed: Placed, year: number): [Month, Placed][] {
  return [...objectOf(placed)].map(([key, value]) => {
    const path = [...placed.path, key]
    return [monthIn(key, path, year), { value, path }]
  })
}

function monthIn(key: string, path: Placed['path'], year: number): Month {
  const month = Month.safeParse(key)
  if (!month.success) {
    refuse('score.wrongKind', path, { expected: { vi: 'tháng dạng 2026-08', en: 'a month such as 2026-08' } })
  }
  if (Number(key.slice(0, 4)) !== year) refuse('score.monthOutsideYear', path, { month: key, year })
  return month.data
}

/** Every organisation that somebody heads, such as a room of the agency: each has a grade of its own in the file. */
function headsOf(placed: Placed, agencies: ReadonlyMap<string, Agency>): string[] {
  return elements(placed, 'empty').map((element) => {
    const id = text(element)
    if (!agencies.has(id)) refuse('score.unknownAgency', element.path, { value: id })
    return id
  })
}

function atMost(placed: Placed, most: number): number {
  const hundredths = decimalOf(placed, 2)
  if (hundredths > most) refuse('score.aboveMaximum', placed.path, { maximum: decimal(most, 2) })
  return hundredths
}

/** The decision's number and day belong to it: without them nobody could look it up. */
function conductOf(placed: Placed): Conduct {
  const parts = members(placed, ['kind', 'dutyRelated', 'document', 'effective'])
  const kind = choice(parts.kind, ConductKind.options)
  if (kind === 'discipline' && parts.dutyRelated.value === undefined)
    refuse('score.missing', parts.dutyRelated.path, {})
  return {
    kind,
    dutyRelated: parts.dutyRelated.value === undefined ? null : truth(parts.dutyRelated, false),
    document: text(parts.document),
    effective: dayOf(parts.effective),
    act: null,
    countedIn: null,
  }
}

function dayOf(placed: Placed): Day {
  const day = Day.safeParse(text(placed))
  if (day.success) return day.data
  refuse('score.wrongKind', placed.path, { expected: { vi: 'ngày dạng 2026-05-10', en: 'a day such as 2026-05-10' } })
}
