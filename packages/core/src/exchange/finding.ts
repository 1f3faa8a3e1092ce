import { z } from 'zod'
import type { Sentence } from '../shared/refusal.ts'

const InBoth = z.object({ vi: z.string(), en: z.string() })

/** One thing seen in a workbook, at its place: a mistake stops the import, a notice does not. */
export const Finding = z.object({
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  /** The letters of the column, such as `H`. */
  column: z.string().nullable(),
  /** What the cell shows, shortened. */
  value: z.string(),
  severity: z.enum(['mistake', 'notice']),
  code: z.string(),
  what: InBoth,
  next: InBoth,
})
export type Finding = z.infer<typeof Finding>

export interface Place {
  sheet: string | null
  row: number | null
  column: string | null
  value: string
}

export interface FindingText {
  severity: Finding['severity']
  vi: Sentence
  en: Sentence
}

const SHOWN = 80

export function finding(code: string, place: Place, text: FindingText): Finding {
  const value = place.value.length > SHOWN ? `${place.value.slice(0, SHOWN - 1)}…`.toWellFormed() : place.value
  return {
    ...place,
    value,
    severity: text.severity,
    code,
    what: { vi: text.vi.what, en: text.en.what },
    next: { vi: text.vi.next, en: text.en.next },
  }
}

/** `KTMT!C12`, or the sheet alone where the finding concerns all of it. */
export function placeText({ sheet, row, column }: Pick<Finding, 'sheet' | 'row' | 'column'>): string {
  const cell = `${column ?? ''}${row ?? ''}`
  return [sheet, cell].filter(Boolean).join(' · ')
}
