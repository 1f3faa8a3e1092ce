import { decimal } from '../../shared/points.ts'
import type { Settings } from '../ambiguity.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { countingYear } from '../year/conduct.ts'
import type { ConductKind } from '../year/year-facts.ts'
import type { YearInputs } from './year-inputs.ts'

/** The year in the form that `pnpm score --year` reads, so that anybody can compute the grades again elsewhere. */
export interface YearScoreFile {
  ruleset: string
  year: number
  gradedOn?: string
  settings: Settings
  agencies: Record<string, { grade: Grade | null; outstanding: boolean }>
  subjects: {
    id: string
    agency: string
    group: string
    role: string
    heads: string[]
    monthsWorked: number
    months: Record<string, number | null>
    provisional: string[]
    conduct: { kind: ConductKind; dutyRelated?: boolean; document: string; effective: string }[]
  }[]
}

/** Conduct that counts in another year is left out: the file has no place for the act that two decisions answer. */
export function yearFileOf({ ruleset, year, settings, facts }: YearInputs): YearScoreFile {
  return {
    ruleset: ruleset.id,
    year,
    ...(facts.gradedOn === undefined ? {} : { gradedOn: facts.gradedOn }),
    settings,
    agencies: facts.agencies,
    subjects: facts.subjects.map(({ id, agency, group, role, heads, monthsWorked, months, provisional, conduct }) => ({
      id,
      agency,
      group,
      role,
      heads,
      monthsWorked: Number(decimal(monthsWorked, 2)),
      months: Object.fromEntries(
        Object.entries(months).map(([month, points]) => [month, points == null ? null : Number(decimal(points, 2))]),
      ),
      provisional,
      conduct: conduct
        .filter((one) => countingYear(one, conduct) === year)
        .map(({ kind, dutyRelated, document, effective }) => ({
          kind,
          ...(dutyRelated === null ? {} : { dutyRelated }),
          document,
          effective,
        })),
    })),
  }
}
