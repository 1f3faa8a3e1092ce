import type { Bilingual } from '../ruleset.ts'

/** The four levels as most rules draw them: from 90, from 70, from 50 points. */
export const fourBands = [
  { grade: 'excellent', from: 90_00, label: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' } },
  { grade: 'good', from: 70_00, label: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' } },
  { grade: 'completed', from: 50_00, label: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' } },
  { grade: 'failed', from: 0, label: { vi: 'Không hoàn thành nhiệm vụ', en: 'Failed' } },
]

export const rounding = { decimals: 2, mode: 'halfUp' }

export function text(vi: string, en: string): Bilingual {
  return { vi, en }
}

/** One line that a person rates up to `max` points. */
export function item(code: string, max: number, vi: string, en: string) {
  return { code, max, label: text(vi, en) }
}

/** So many of so many, as conditions and ratios take them. */
export function shareOf(done: number, of: number) {
  return { done, of }
}
