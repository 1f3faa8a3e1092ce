import { rulesetSha256 } from '../../evaluation/ruleset.ts'
import {
  type YearChange,
  type YearCounterfactual,
  yearChangeText,
  yearCounterfactual,
} from '../../evaluation/year/counterfactual.ts'
import { explainYear } from '../../evaluation/year/explain-year.ts'
import type { Standing } from '../../evaluation/year/quota.ts'
import { scoreYear, type YearResult } from '../../evaluation/year/score-year.ts'
import type { Language } from '../../shared/refusal.ts'
import { type AnswerLine, linesOf } from '../score/score-answer.ts'
import type { YearFile } from './year-file.ts'

interface NextGrade {
  next: string
  changes: ({ text: string } & Record<string, unknown>)[]
}

/** The year of one person; the mean as a decimal number. */
export interface YearAnswerResult
  extends Pick<YearResult, 'id' | 'status' | 'mean' | 'band' | 'grade' | 'overriddenBy' | 'gatedBy' | 'settings'> {
  /** Only where there is no grade. */
  reason?: YearResult['reason']
  quota: Pick<Standing, 'scope' | 'rank' | 'places' | 'placed'> | null
  lines?: AnswerLine[]
  /** What stands between the person and the next grade, all of it together; null without a grade, and at the best one. */
  counterfactual?: NextGrade | null
}

export interface YearAnswer {
  ruleset: { id: string; sha256: string }
  year: number
  results: YearAnswerResult[]
}

/** Grades the people of the file, in its order; `explain` adds the lines, in that language. */
export function yearAnswer({ ruleset, settings, facts }: YearFile, explain?: Language): YearAnswer {
  const results = scoreYear(ruleset, facts, settings).map((result, index): YearAnswerResult => {
    const { id, status, reason, mean, band, grade, overriddenBy, gatedBy, quota } = result
    const subject = facts.subjects[index]
    return {
      id,
      status,
      ...(reason && { reason }),
      mean: mean === null ? null : mean / 100,
      band,
      grade,
      overriddenBy,
      gatedBy,
      quota: quota && { scope: quota.scope, rank: quota.rank, places: quota.places, placed: quota.placed },
      settings: result.settings,
      ...(explain &&
        subject && {
          lines: linesOf(explainYear(ruleset, facts, subject, result).root, explain),
          counterfactual: nextGrade(yearCounterfactual(ruleset, facts, subject, result, settings), explain),
        }),
    }
  })
  return { ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) }, year: facts.year, results }
}

function nextGrade(found: YearCounterfactual | undefined, language: Language): NextGrade | null {
  if (!found) return null
  const { next, changes } = found
  const told = changes.map((change) => ({ text: yearChangeText(change, (id) => id)[language], ...decimals(change) }))
  return { next, changes: told }
}

/** The change with its points as decimal numbers. */
function decimals(change: YearChange): Record<string, unknown> {
  if (change.kind !== 'points' && change.kind !== 'place') return change
  const { mean, missing } = change
  const figures = { mean: mean === null ? null : mean / 100, missing: missing === null ? null : missing / 100 }
  return { ...change, ...figures }
}
