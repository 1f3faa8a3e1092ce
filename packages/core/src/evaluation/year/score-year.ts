import type { PositionClass } from '../../organisation/post.ts'
import { type Ambiguity, ambiguities, inOrder, type Settings, type SettingUsed } from '../ambiguity.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { isAfterGrading, type Overridden, overridden } from './conduct.ts'
import { gated } from './gate.ts'
import { lowerGrade } from './grade.ts'
import { countedScores, hasTwoRules, periodMean } from './mean.ts'
import { type Standing, standings } from './quota.ts'
import type { Conduct, YearFacts, YearSubject } from './year-facts.ts'
import type { YearRuleset } from './year-ruleset.ts'

/** A person's year. The mean is in hundredths. */
export interface YearResult {
  id: string
  /** provisional: a grade that may still move, because something it rests on is not final. */
  status: 'graded' | 'provisional' | 'notGraded'
  reason: 'lessThanSixMonths' | 'noScore' | null
  mean: number | null
  /** What the points earn by themselves. */
  band: Grade | null
  grade: Grade | null
  /** Position in the person's conduct. */
  overriddenBy: number | null
  /** The organisation led whose grade is the limit. */
  gatedBy: string | null
  /** For all who met the conditions of the capped grade, placed or not. */
  quota: Standing | null
  /** What a provisional grade waits for: grades of organisations, scores of months. */
  waitsFor: { agencies: string[]; months: string[] }
  /** The readings of open questions that mattered here. */
  settings: SettingUsed[]
}

/** The chain up to the quota: what one person's own facts give. */
type OwnResult = Omit<YearResult, 'quota' | 'settings'>

/**
 * The grades of a year: mean, band, conduct, gates, then the quotas over everybody together, in the order given.
 * Never throws for absent facts: who has no score or too few months is not graded, and the reason is named.
 */
export function scoreYear(ruleset: YearRuleset, facts: YearFacts, settings?: Settings): YearResult[] {
  const readings = { ...ruleset.settings, ...settings }
  const own = facts.subjects.map((subject) => ({ subject, result: ownResult(ruleset, facts, subject, readings) }))
  const quotas = ruleset.quotas.map((quota) => {
    const members = own.map(({ subject: { id, agency, group }, result: { mean, grade } }) => ({
      id,
      agency,
      group,
      mean,
      grade,
    }))
    const isOutstanding = (agency: string) => facts.agencies[agency]?.outstanding === true
    return { quota, standing: standings(quota, members, isOutstanding, readings) }
  })
  return own.map(({ subject, result }) => {
    let { grade } = result
    let quota: Standing | null = null
    for (const one of quotas) {
      const standing = one.standing.get(subject.id)
      if (!standing) continue
      quota = standing
      if (!standing.placed && grade !== null) grade = lowerGrade(grade, one.quota.otherwise)
    }
    return { ...result, grade, quota, settings: settingsOf(ruleset, facts, subject, result, quota, readings) }
  })
}

/** The readings that touched the person's grade, in the order of the register. */
function settingsOf(
  ruleset: YearRuleset,
  facts: YearFacts,
  subject: YearSubject,
  { band, waitsFor }: OwnResult,
  quota: Standing | null,
  readings: Settings,
): SettingUsed[] {
  const touched: Ambiguity[] = []
  if (waitsFor.months.length > 0) touched.push('A8')
  if (band && subject.conduct.some((one) => isAfterGrading(one, facts))) {
    const grades = (['replaces', 'nextYear'] as const).map(
      (A16) => afterConduct(ruleset, facts, subject, band, A16).grade,
    )
    if (new Set(grades).size > 1) touched.push('A16')
  }
  if (hasTwoRules(subject)) touched.push('A18')
  const used = [...(quota?.settings ?? []), ...touched.map((number) => readingOf(number, readings))]
  return inOrder(used.map(({ number }) => number)).flatMap((number) => used.filter((one) => one.number === number))
}

function afterConduct(
  { overrides }: YearRuleset,
  facts: YearFacts,
  { conduct, role }: YearSubject,
  band: Grade,
  A16: Settings['A16'],
): Overridden {
  const isLeftOut = (one: Conduct) => A16 === 'nextYear' && isAfterGrading(one, facts)
  return overridden(band, conduct, role, facts.year, overrides, isLeftOut)
}

function ownResult(ruleset: YearRuleset, facts: YearFacts, subject: YearSubject, readings: Settings): OwnResult {
  const { year, agencies } = facts
  const { mean, months } = periodMean(countedScores(subject, readings.A18), { kind: 'year', year })
  const nothing = { band: null, grade: null, overriddenBy: null, gatedBy: null, waitsFor: { agencies: [], months: [] } }
  const { id } = subject
  if (subject.monthsWorked < ruleset.mean.leastMonths.months)
    return { id, status: 'notGraded', reason: 'lessThanSixMonths', mean, ...nothing }
  if (mean === null) return { id, status: 'notGraded', reason: 'noScore', mean, ...nothing }
  const band = bandOf(ruleset, mean)
  const conduct = afterConduct(ruleset, facts, subject, band, readings.A16)
  const led = isGated(ruleset, subject.role)
    ? subject.heads.map((agency) => ({ id: agency, grade: agencies[agency]?.grade ?? null }))
    : []
  const gate = gated(conduct.grade, led)
  const waitsFor = { agencies: gate.waitsFor, months: months.filter((month) => subject.provisional.includes(month)) }
  return {
    id,
    status: waitsFor.agencies.length + waitsFor.months.length > 0 ? 'provisional' : 'graded',
    reason: null,
    mean,
    band,
    grade: gate.grade,
    overriddenBy: conduct.by,
    gatedBy: gate.by,
    waitsFor,
  }
}

/** The grade that a mean earns by itself. */
export function bandOf({ bands }: YearRuleset, mean: number): Grade {
  const band = bands.find(({ from }) => from <= mean)
  if (!band) throw new Error('The lowest band begins at 0')
  return band.grade
}

function isGated({ gates }: YearRuleset, role: PositionClass): boolean {
  return gates.some(({ roles }) => roles.includes(role))
}

function readingOf(number: Ambiguity, readings: Settings): SettingUsed {
  return { number, value: readings[number] ?? ambiguities[number].readings[0] }
}

export interface GradeChange {
  id: string
  before: Pick<YearResult, 'mean' | 'grade' | 'status'> | null
  after: Pick<YearResult, 'mean' | 'grade' | 'status'> | null
}

/**
 * Whose grade differs between two computations of the same year, everybody affected included: when December becomes
 * final, a decision arrives or a score is corrected, these people get a new version of their result.
 */
export function gradeChanges(before: readonly YearResult[], after: readonly YearResult[]): GradeChange[] {
  const old = new Map(before.map((result) => [result.id, result]))
  const known = new Map(after.map((result) => [result.id, result]))
  const ids = [...new Set([...old.keys(), ...known.keys()])]
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), known.get(id)]
    return was?.grade === is?.grade ? [] : [{ id, before: shown(was), after: shown(is) }]
  })
}

function shown(result: YearResult | undefined): GradeChange['after'] {
  return result ? { mean: result.mean, grade: result.grade, status: result.status } : null
}
