import { fail } from '../../errors.ts'
import { ambiguities, Settings } from '../../evaluation/ambiguity.ts'
import { Grade } from '../../evaluation/grade/placement-facts.ts'
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
  const file = members({ value: document, path: [] }, ['ruleset', 'year', 'settings', 'agencies', 'subjects'])
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
  const facts = { year, agencies: Object.fromEntries(agencies), subjects }
  return { ruleset, settings: settingsOf(file.settings, ruleset), facts }
}

/** Only readings between which there is a choice can be set. */
function settingsOf(placed: Placed, { settings }: YearRuleset): Settings {
  if (placed.value === undefined) return {}
  const open = Settings.keyof().options.filter(
    (number) => number in settings && ambiguities[number].readings.length > 1,
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

const subjectKeys = ['id', 'agency', 'group', 'role', 'monthsWorked', 'months', 'conduct'] as const

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
    heads: role === 'head' ? [agency] : [],
    monthsWorked: atMost(parts.monthsWorked, MONTHS_MAX),
    months: monthsOfSubject(parts.months, year),
    provisional: [],
    conduct: elements(parts.conduct, 'empty').map(conductOf),
  }
}

function monthsOfSubject(placed: Placed, year: number): YearSubject['months'] {
  const entries = [...objectOf(placed)].map(([key, value]) => {
    const path = [...placed.path, key]
    const month = Month.safeParse(key)
    if (!month.success) {
      refuse('score.wrongKind', path, { expected: { vi: 'tháng dạng 2026-08', en: 'a month such as 2026-08' } })
    }
    if (Number(key.slice(0, 4)) !== year) refuse('score.monthOutsideYear', path, { month: key, year })
    return [month.data, value === null ? null : atMost({ value, path }, POINTS_MAX)] as const
  })
  return Object.fromEntries(entries)
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
  const effective = Day.safeParse(text(parts.effective))
  if (!effective.success) {
    refuse('score.wrongKind', parts.effective.path, {
      expected: { vi: 'ngày dạng 2026-05-10', en: 'a day such as 2026-05-10' },
    })
  }
  return {
    kind,
    dutyRelated: parts.dutyRelated.value === undefined ? null : truth(parts.dutyRelated, false),
    document: text(parts.document),
    effective: effective.data,
    act: null,
    countedIn: null,
  }
}
