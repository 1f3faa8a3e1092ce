import { z } from 'zod'
import { fail } from '../../errors.ts'
import { OfficialId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import { folded } from '../../shared/text.ts'
import { Grade } from '../grade/placement-facts.ts'
import { gradeNames } from '../year/grade.ts'

/** The years of Decree 90/2020 (with 48/2023 from 2023); Decree 335/2025 follows. */
export const PastYear = z.int().min(2020).max(2025)

/** Which of the decree's two tables the person was graded by. */
export const PastRuleset = z.enum(['vn.nd90-2020.staff', 'vn.nd90-2020.leader'])
export type PastRuleset = z.infer<typeof PastRuleset>

/** A year's grade under Decree 90/2020, as the competent body decided it. */
export const PastGrade = z.strictObject({
  officialId: OfficialId,
  year: PastYear,
  grade: Grade,
  rulesetId: PastRuleset,
  /** Who decided: the agency of that time, which may exist no more. */
  agency: z.string().trim().min(1).max(200),
  decision: z.string().trim().min(1).max(100),
  decidedOn: Day,
})
export type PastGrade = z.infer<typeof PastGrade>

/** `number` counts the entries of a year; the last one is in force and says why it replaced the one before. */
export interface PastGradeEntry extends PastGrade {
  number: number
  reason: string | null
}

/** The first entry of a year. */
export function enteredGrade(grade: PastGrade, before: PastGradeEntry | undefined, today: Day): PastGradeEntry {
  if (before) fail('pastGrade.exists', { year: grade.year })
  requireLikelyDay(grade, today)
  return { ...grade, number: 1, reason: null }
}

/** A correction of the entry that was looked at. The earlier ones stay. */
export function correctedGrade(
  grade: PastGrade,
  before: PastGradeEntry | undefined,
  seen: { number: number; reason: string },
  today: Day,
): PastGradeEntry {
  const { year } = grade
  if (!before) fail('pastGrade.unknown', { year })
  if (before.number !== seen.number) fail('pastGrade.stale', { year })
  if (isSameGrade(before, grade)) fail('pastGrade.same', { year })
  requireLikelyDay(grade, today)
  return { ...grade, number: before.number + 1, reason: seen.reason }
}

/** Whether both say the same of the year. */
export function isSameGrade(a: PastGrade, b: PastGrade): boolean {
  const words = ({ agency, decision }: PastGrade) => folded(`${agency} ${decision}`).replace(/\s+/g, ' ')
  const { grade, rulesetId, decidedOn } = a
  return grade === b.grade && rulesetId === b.rulesetId && decidedOn === b.decidedOn && words(a) === words(b)
}

/** Nobody is graded before the year began, nor tomorrow. */
export function isLikelyDay({ year, decidedOn }: Pick<PastGrade, 'year' | 'decidedOn'>, today: Day): boolean {
  return `${year}-01-01` <= decidedOn && decidedOn <= today
}

function requireLikelyDay(grade: PastGrade, today: Day): void {
  if (!isLikelyDay(grade, today)) fail('pastGrade.dayUnlikely', { year: grade.year })
}

const short: Readonly<Record<string, Grade>> = {
  'hoan thanh xuat sac': 'excellent',
  'hoan thanh tot': 'good',
  'hoan thanh': 'completed',
  'khong hoan thanh': 'failed',
}

/** The grade that the words name, with or without `nhiệm vụ`; undefined for other words. */
export function gradeOfWords(text: string): Grade | undefined {
  const words = folded(text).replace(/\s+/g, ' ').trim()
  const whole = Grade.options.find((grade) => folded(gradeNames[grade].vi) === words)
  return whole ?? short[words]
}
