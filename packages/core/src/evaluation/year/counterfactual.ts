import { decimal } from '../../shared/points.ts'
import type { Settings } from '../ambiguity.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { placesOf } from '../question/quota-reading.ts'
import type { Bilingual } from '../ruleset.ts'
import { isAfterGrading, overridden } from './conduct.ts'
import { gradeNames, gradeRank, nextGrade } from './grade.ts'
import { countedScores, periodMean, sumReaching } from './mean.ts'
import { scoreYear, type YearResult } from './score-year.ts'
import type { Conduct, YearFacts, YearSubject } from './year-facts.ts'
import type { YearRuleset } from './year-ruleset.ts'

/** One thing that stands between a person and the next grade. All of them together are needed. */
export type YearChange =
  /** The months' scores must add up to `missing` hundredths more, which makes the mean `mean`. */
  | { kind: 'points'; mean: number; missing: number; months: number }
  /** The decision or conclusion would have to be lifted. */
  | { kind: 'conduct'; index: number; document: string }
  /** The organisation led would have to be graded so. */
  | { kind: 'organisation'; agency: string; grade: Grade }
  /**
   * The mean that would take a place while everybody else stays as they are; null where no mean would, because the scope
   * has no places. `counted` is the number of people that would give a place at the present rank.
   */
  | { kind: 'place'; mean: number | null; missing: number | null; months: number; counted: number }

export interface YearCounterfactual {
  next: Grade
  changes: YearChange[]
}

/**
 * The smallest real changes that reach the next grade: arithmetic on the facts as they are, no promise.
 * Undefined for who has no grade or already holds the best.
 */
export function yearCounterfactual(
  ruleset: YearRuleset,
  facts: YearFacts,
  subject: YearSubject,
  result: YearResult,
  settings?: Settings,
): YearCounterfactual | undefined {
  const next = result.grade === null ? undefined : nextGrade(result.grade)
  const from = ruleset.bands.find(({ grade }) => grade === next)?.from
  if (!next || from === undefined || result.mean === null) return undefined
  const readings = { ...ruleset.settings, ...settings }
  const { sum, months } = periodMean(countedScores(subject, readings.A18), { kind: 'year', year: facts.year })
  const count = months.length
  const changes: YearChange[] = []
  if (result.mean < from)
    changes.push({ kind: 'points', mean: from, missing: sumReaching(from, count) - sum, months: count })
  changes.push(...conductChanges(ruleset, facts, subject, next, readings))
  changes.push(...organisationChanges(ruleset, facts, subject, next))
  const place = placeChange(ruleset, facts, subject, Math.max(from, result.mean), next, settings)
  if (place) {
    const missing = place.mean === null ? null : Math.max(0, sumReaching(place.mean, count) - sum)
    changes.push({ kind: 'place', ...place, missing, months: count })
  }
  return { next, changes }
}

function conductChanges(
  ruleset: YearRuleset,
  facts: YearFacts,
  subject: YearSubject,
  next: Grade,
  { A16 }: Settings,
): YearChange[] {
  const isLeftOut = (one: Conduct) => A16 === 'nextYear' && isAfterGrading(one, facts)
  return subject.conduct.flatMap((conduct, index): YearChange[] => {
    // Alone in the list, a decision on an act that counts elsewhere would count here: the year stays that of the whole list.
    const others = subject.conduct.filter((one) => one !== conduct && one.act !== null && one.act === conduct.act)
    const { by, grade } = overridden(next, [conduct, ...others], subject.role, facts.year, ruleset.overrides, isLeftOut)
    return by === 0 && gradeRank(grade) > gradeRank(next)
      ? [{ kind: 'conduct', index, document: conduct.document }]
      : []
  })
}

function organisationChanges(
  { gates }: YearRuleset,
  { agencies }: YearFacts,
  { role, heads }: YearSubject,
  next: Grade,
): YearChange[] {
  if (!gates.some(({ roles }) => roles.includes(role))) return []
  return heads.flatMap((agency): YearChange[] => {
    const grade = agencies[agency]?.grade
    return grade && gradeRank(grade) > gradeRank(next) ? [{ kind: 'organisation', agency, grade: next }] : []
  })
}

/** The least mean from `least` on that takes a place, once nothing else stands in the way; undefined where `least` does. */
function placeChange(
  ruleset: YearRuleset,
  facts: YearFacts,
  subject: YearSubject,
  least: number,
  next: Grade,
  settings?: Settings,
): { mean: number | null; counted: number } | undefined {
  const readings = { ...ruleset.settings, ...settings }
  const quota = ruleset.quotas.find(({ grade }) => grade === next)
  if (!quota) return undefined
  const index = facts.subjects.findIndex(({ id }) => id === subject.id)
  const standingAt = (mean: number) => {
    const free = {
      ...subject,
      scoredBy: undefined,
      months: { [`${facts.year}-01`]: mean },
      conduct: [],
      heads: [],
      provisional: [],
    }
    const subjects = facts.subjects.with(index, free)
    return scoreYear(ruleset, { ...facts, subjects }, settings)[index]?.quota
  }
  const now = standingAt(least)
  if (!now || now.placed) return undefined
  const others = facts.subjects.filter(({ id }) => id !== subject.id)
  const means = others.map(
    (other) => periodMean(countedScores(other, readings.A18), { kind: 'year', year: facts.year }).mean ?? 0,
  )
  const tries = [...new Set(means.flatMap((mean) => [mean, mean + 1]))]
    .filter((mean) => mean > least && mean <= 100_00)
    .toSorted((a, b) => a - b)
  // A higher mean is never worse, so the first that takes a place is found by halving.
  let [low, high] = [0, tries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (standingAt(tries[middle] ?? least)?.placed) high = middle
    else low = middle + 1
  }
  let counted = now.counted
  while (placesOf({ ...quota, base: now.base, rounding: now.rounding }, counted, now.isException) < now.rank + now.tied)
    counted += 1
  return { mean: tries[low] ?? null, counted }
}

/** One change in words, as a clause that would have to hold; a place without its figures would say too little. */
export function yearChangeText(change: YearChange, agencyName: (id: string) => string): Bilingual {
  if (change.kind === 'points') {
    const [mean, missing] = [decimal(change.mean, 2), decimal(change.missing, 2)]
    return {
      vi: `trung bình ${local(mean)} điểm: tổng ${change.months} tháng thêm ${local(missing)} điểm`,
      en: `a mean of ${mean}: ${missing} points more over ${change.months} months`,
    }
  }
  if (change.kind === 'conduct') {
    return { vi: `${change.document} được huỷ bỏ hoặc thay thế`, en: `${change.document} were lifted or replaced` }
  }
  if (change.kind === 'organisation') {
    const [name, grade] = [agencyName(change.agency), gradeNames[change.grade]]
    return { vi: `${name} được xếp ${grade.vi}`, en: `${name} were graded ${grade.en}` }
  }
  if (change.mean === null) {
    return {
      vi: `có ${change.counted} người làm căn cứ tính số chỗ`,
      en: `${change.counted} people were counted for the places`,
    }
  }
  const mean = decimal(change.mean, 2)
  return {
    vi: `trung bình ${local(mean)} điểm khi mọi người khác giữ nguyên, hoặc có ${change.counted} người làm căn cứ tính số chỗ`,
    en: `a mean of ${mean} while everybody else stays as they are, or ${change.counted} people counted for the places`,
  }
}

function local(text: string): string {
  return text.replace('.', ',')
}
