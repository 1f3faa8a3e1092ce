import { GeneralCode, type GeneralPoints, type GivenPoints, generalMax } from '@congtam/core/evaluation/general'
import type { Problem } from '../../components/error-summary.tsx'
import { points } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'

/** The ten general criteria while they are being filled in; null for one that has no points yet. */
export type GeneralDraft = Record<GeneralCode, number | null>

export const codes = GeneralCode.options

export const groups = (['I', 'II', 'III'] as const).map((group) => ({
  group,
  codes: codes.filter((code) => code.startsWith(`${group}.`)),
}))

export function draftOf(given: GivenPoints | null | undefined): GeneralDraft {
  return Object.fromEntries(codes.map((code) => [code, given?.[code] ?? null])) as GeneralDraft
}

export function isGeneralDraft(kept: unknown): kept is GeneralDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const entries = new Map(Object.entries(kept))
  return codes.every((code) => {
    const value = entries.get(code)
    return value === null || (Number.isInteger(value) && value >= 0 && value <= generalMax[code])
  })
}

/** The sum so far, and whether anything is missing from it. */
export function sumOf(draft: GeneralDraft, of: readonly GeneralCode[] = codes): { sum: number; missing: number } {
  const given = of.map((code) => draft[code]).filter((value) => value !== null)
  return { sum: given.reduce((sum, value) => sum + value, 0), missing: of.length - given.length }
}

/** The field of a criterion, for the summary of what must be corrected. */
export const fieldOf = (code: GeneralCode) => `general-${code.replace('.', '-')}`

export function generalProblems(draft: GeneralDraft): Problem[] {
  return codes
    .filter((code) => draft[code] === null)
    .map((code) => ({ field: fieldOf(code), text: m.sheet_problem_points({ code, most: points(generalMax[code]) }) }))
}

/** The whole points, once nothing is missing. */
export function generalPointsOf(draft: GeneralDraft): GeneralPoints {
  return draft as GeneralPoints
}
