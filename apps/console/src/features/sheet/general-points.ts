import type { GivenPoints } from '@congtam/core/evaluation/general'
import { generalGroups } from '@congtam/core/evaluation/rulesets/nd335-general'
import type { Outputs } from '../../api.ts'
import type { Problem } from '../../components/error-summary.tsx'
import { points } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'

/** What is rated on the sheet, by the ruleset of its month. */
export type Criterion = Outputs['sheet']['get']['criteria'][number]

/** The general criteria while they are being filled in; null for one that has no points yet. */
export type GeneralDraft = Record<string, number | null>

export interface CriterionGroup {
  title: string
  criteria: readonly Criterion[]
}

/** The criteria by the first part of their codes. The decree's groups have names; those of another ruleset have what it calls them. */
export function groupsOf(criteria: readonly Criterion[]): CriterionGroup[] {
  const groups = Map.groupBy(criteria, ({ code }) => (code.includes('.') ? (code.split('.')[0] ?? '') : ''))
  return [...groups].map(([group, members]) => {
    // Only the decree's own criteria bring what its annex looks at.
    const isDecree = members.every(({ looksAt }) => looksAt.length > 0)
    const name = isDecree && group in generalGroups ? generalGroups[group as keyof typeof generalGroups] : undefined
    const title = name
      ? `${group}. ${said(name)}`
      : groups.size > 1 && group
        ? m.sheet_group({ group })
        : m.sheet_general()
    return { title, criteria: members }
  })
}

export function draftOf(criteria: readonly Criterion[], given: GivenPoints | null | undefined): GeneralDraft {
  return Object.fromEntries(criteria.map(({ code }) => [code, given?.[code] ?? null]))
}

/** Whether what was kept answers these criteria: the rules of a month may have changed since. */
export function isGeneralDraft(criteria: readonly Criterion[], kept: unknown): kept is GeneralDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const entries = new Map<string, unknown>(Object.entries(kept))
  return (
    entries.size === criteria.length &&
    criteria.every(({ code, max }) => {
      const value = entries.get(code)
      return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max)
    })
  )
}

export const mostOf = (criteria: readonly Criterion[]) => criteria.reduce((sum, { max }) => sum + max, 0)

/** The sum so far, and whether anything is missing from it. */
export function sumOf(draft: GeneralDraft, criteria: readonly Criterion[]): { sum: number; missing: number } {
  const given = criteria.map(({ code }) => draft[code] ?? null).filter((value) => value !== null)
  return { sum: given.reduce((sum, value) => sum + value, 0), missing: criteria.length - given.length }
}

/** What a criterion is called: a number of the form stands before its name, a code that only tells criteria apart does not. */
export function nameOf({ code, label }: Criterion): string {
  return isNumber(code) ? `${code} ${said(label)}` : said(label)
}

const isNumber = (code: string) => /^[IVX\d.]+$/.test(code)

/** The same in short, for what is said about one of many. */
export const shortNameOf = ({ code, label }: Criterion) => (isNumber(code) ? code : said(label))

/** The field of a criterion, for the summary of what must be corrected. */
export const fieldOf = (code: string) => `general-${code.replaceAll('.', '-')}`

export function generalProblems(draft: GeneralDraft, criteria: readonly Criterion[]): Problem[] {
  return criteria
    .filter(({ code }) => (draft[code] ?? null) === null)
    .map((criterion) => ({
      field: fieldOf(criterion.code),
      text: m.sheet_problem_points({ code: shortNameOf(criterion), most: points(criterion.max) }),
    }))
}

/** The whole points, once nothing is missing. */
export function generalPointsOf(draft: GeneralDraft): Record<string, number> {
  return Object.fromEntries(Object.entries(draft).flatMap(([code, value]) => (value === null ? [] : [[code, value]])))
}
