import { decimal } from '../../shared/points.ts'
import type { MonthFacts } from '../facts.ts'
import { nextLevel } from '../grade/band.ts'
import { conditionsOf } from '../grade/place.ts'
import type { Grade } from '../grade/placement-facts.ts'
import type { Bilingual, Ruleset } from '../ruleset.ts'
import { gradeNames, gradeRank, nextGrade } from '../year/grade.ts'
import type { GroupGrade } from './grade-group.ts'

/** One thing that stands between a sheet and the next grade. All of them together are needed. */
export type GradeChange =
  /** So many hundredths more. */
  | { kind: 'points'; missing: number; from: number }
  /** A condition of the grade that does not hold, or is not known. */
  | { kind: 'condition'; fact: string; label: Bilingual; article: string }
  /** Something that forces the lowest grade would have to be lifted. */
  | { kind: 'force'; fact: string; label: Bilingual; article: string }
  /** The organisation that somebody answers for would have to be graded so. */
  | { kind: 'gate'; code: string; label: Bilingual; grade: Grade }
  /** The points that would take a place while everybody else stays as they are; null where none would. */
  | { kind: 'place'; total: number | null; rank: number; places: number }

export interface GradeCounterfactual {
  next: Grade
  changes: GradeChange[]
}

/** What stands between a sheet and the next grade: arithmetic on the facts as they are, no promise. Undefined at the best one. */
export function gradeCounterfactual(
  ruleset: Ruleset,
  facts: MonthFacts,
  { score, placed, standing }: Pick<GroupGrade, 'score' | 'placed' | 'standing'>,
): GradeCounterfactual | undefined {
  if (!placed) return undefined
  const isTurnedAway = standing !== null && !standing.placed
  const next = isTurnedAway || placed.grade === null ? (placed.grade ?? placed.band) : nextGrade(placed.grade)
  if (!next) return undefined
  const { placement } = ruleset
  const given = facts.placement ?? { conditions: {}, gates: {} }
  const changes: GradeChange[] = []
  const from = ruleset.bands.find((band) => band.grade === next)
  const total = score?.total ?? null
  const least = from && nextLevel({ bands: [from] }, 0)?.from
  if (total !== null && least !== undefined && total < least)
    changes.push({ kind: 'points', missing: least - total, from: least })
  for (const { condition, met } of placed.results) {
    if (placement?.forces.includes(condition) && met === true)
      changes.push({ kind: 'force', fact: condition.fact, label: condition.label, article: condition.article })
  }
  for (const { condition, met } of conditionsOf(ruleset, next, given)) {
    if (met !== true)
      changes.push({ kind: 'condition', fact: condition.fact, label: condition.label, article: condition.article })
  }
  for (const { code, label } of placement?.gates ?? []) {
    const limit = given.gates[code]
    if (limit && gradeRank(limit) > gradeRank(next)) changes.push({ kind: 'gate', code, label, grade: next })
  }
  if (isTurnedAway) {
    const { reach, rank, places } = standing
    changes.push({ kind: 'place', total: reach, rank, places })
  }
  return { next, changes }
}

/** One change in words, as a clause that would have to hold. */
export function gradeChangeText(change: GradeChange): Bilingual {
  if (change.kind === 'points') {
    const [missing, from] = [decimal(change.missing, 2), decimal(change.from, 2)]
    return { vi: `thêm ${local(missing)} điểm (từ ${local(from)})`, en: `${missing} points more (from ${from})` }
  }
  if (change.kind === 'condition')
    return { vi: `đạt điều kiện: ${change.label.vi}`, en: `the condition holds: ${change.label.en}` }
  if (change.kind === 'force') return { vi: `không còn: ${change.label.vi}`, en: `no longer: ${change.label.en}` }
  if (change.kind === 'gate') {
    const { vi, en } = gradeNames[change.grade]
    return { vi: `${change.label.vi} được xếp ${vi}`, en: `${change.label.en} is graded ${en}` }
  }
  const { total, places } = change
  if (total === null)
    return { vi: `nhóm có thêm chỗ (hiện có ${places} chỗ)`, en: `there are more places than ${places}` }
  const points = decimal(total, 2)
  return {
    vi: `đạt ${local(points)} điểm khi mọi người khác giữ nguyên`,
    en: `${points} points while everybody else stays as they are`,
  }
}

function local(text: string): string {
  return text.replace('.', ',')
}
