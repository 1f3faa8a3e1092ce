import { Grade } from '../grade/placement-facts.ts'
import type { Bilingual } from '../ruleset.ts'

/** The four grades of a year, best first (Article 26 of the Law on cadres and civil servants). */
export const gradeNames = {
  excellent: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  completed: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' },
  failed: { vi: 'Không hoàn thành nhiệm vụ', en: 'Failed' },
} as const satisfies Record<Grade, Bilingual>

/** 0 for the best grade. */
export function gradeRank(grade: Grade): number {
  return Grade.options.indexOf(grade)
}

/** The lower one of two grades. */
export function lowerGrade(a: Grade, b: Grade): Grade {
  return gradeRank(a) >= gradeRank(b) ? a : b
}

/** The grade one step higher; undefined above the best. */
export function nextGrade(grade: Grade): Grade | undefined {
  return Grade.options[gradeRank(grade) - 1]
}
