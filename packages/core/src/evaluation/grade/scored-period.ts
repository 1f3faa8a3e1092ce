import type { Month } from '../../shared/period.ts'
import type { Ruleset } from '../ruleset.ts'

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'

/** A period that a ruleset scores, such as `2026-08`, `2026-Q3`, `2026-H2` or `2026`, with its last month. */
export interface ScoredPeriod {
  text: string
  kind: PeriodKind
  last: Month
}

const forms = [
  { kind: 'month', form: /^(\d{4})-(0[1-9]|1[0-2])$/, length: 1 },
  { kind: 'quarter', form: /^(\d{4})-Q([1-4])$/, length: 3 },
  { kind: 'half', form: /^(\d{4})-H([12])$/, length: 6 },
  { kind: 'year', form: /^(\d{4})()$/, length: 12 },
] as const

export const periodExamples = {
  month: { vi: 'tháng dạng 2026-08', en: 'a month such as 2026-08' },
  quarter: { vi: 'quý dạng 2026-Q3', en: 'a quarter such as 2026-Q3' },
  half: { vi: 'nửa năm dạng 2026-H2', en: 'a half-year such as 2026-H2' },
  year: { vi: 'năm dạng 2026', en: 'a year such as 2026' },
} as const satisfies Record<PeriodKind, { vi: string; en: string }>

/** Reads a period; undefined for a text that is none. */
export function scoredPeriod(text: string): ScoredPeriod | undefined {
  for (const { kind, form, length } of forms) {
    const match = form.exec(text)
    if (!match) continue
    const [, year, number] = match
    const last = kind === 'month' ? number : String((Number(number) || 1) * length).padStart(2, '0')
    // Four digits of year and two of month are a month.
    return { text, kind, last: `${year}-${last}` as Month }
  }
  return undefined
}

/** The kinds of periods that the ruleset scores. */
export function periodKinds({ gives }: Pick<Ruleset, 'gives'>): PeriodKind[] {
  return forms.flatMap(({ kind }) => (gives[kind] ? [kind] : []))
}

/** Whether the ruleset is the one in force when the period ends: a year is graded by the rules of its end. */
export function coversPeriod({ effective: { from, to } }: Pick<Ruleset, 'effective'>, { last }: ScoredPeriod): boolean {
  return from <= last && (to === null || last <= to)
}
