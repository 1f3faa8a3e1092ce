import { type DerivationNode, flattened } from '../../evaluation/derivation.ts'
import type { MonthFacts } from '../../evaluation/facts.ts'
import { explainGrade } from '../../evaluation/grade/explain-grade.ts'
import type { Placed } from '../../evaluation/grade/place.ts'
import type { PeriodKind } from '../../evaluation/grade/scored-period.ts'
import { gradeSheet } from '../../evaluation/grade/sheet-grade.ts'
import { gradeCounterfactual } from '../../evaluation/group/counterfactual.ts'
import { explainGroupGrade } from '../../evaluation/group/explain-group.ts'
import { type GroupAuthority, type GroupGrade, gradeGroup } from '../../evaluation/group/grade-group.ts'
import { monthCounterfactual } from '../../evaluation/month/counterfactual.ts'
import { type Ruleset, rulesetSha256 } from '../../evaluation/ruleset.ts'
import type { MonthlyScore, PreparedRuleset } from '../../evaluation/score.ts'
import type { Standing } from '../../evaluation/year/quota.ts'
import type { Language } from '../../shared/refusal.ts'
import {
  type AnswerCounterfactual,
  type AnswerNextGrade,
  counterfactualAnswer,
  nextGradeAnswer,
} from '../score-group/counterfactual-answer.ts'
import type { ScoreFile, ScoreSubject } from './score-file.ts'
import { refuse } from './strict-reading.ts'

/** One step of the explanation, in one language; `level` is its depth. */
export interface AnswerLine {
  id: string
  level: number
  label: string
  value: string | null
  unit: DerivationNode['unit']
  formula: string | null
  source: string | null
  inputs: Record<string, string>
}

/** The result of one person; points as decimal numbers. A month that is not scored has no points but the general ones. */
interface AnswerResult {
  id: string
  general: number | null
  results?: number | null
  raw?: number | null
  surplus?: number | null
  total?: number | null
  ratios?: MonthlyScore['ratios']
  status: MonthlyScore['status'] | 'graded' | 'notGraded'
  reason?: MonthlyScore['reason']
  settings: MonthlyScore['settings']
  /** Only where the ruleset gives a grade for such a period. */
  grade?: AnswerGrade
  /** Where the file says in which agency everybody counts: the place of who met the conditions of the capped grade. */
  quota?: Pick<Standing, 'scope' | 'rank' | 'places' | 'placed'> | null
  lines?: AnswerLine[]
  counterfactual?: AnswerCounterfactual & { grade?: AnswerNextGrade | null }
}

/** The grade with everything that made it; null where a person has to decide. */
interface AnswerGrade {
  grade: Placed['grade']
  letter: string | null
  band: Placed['band']
  reason: Placed['reason'] | 'needsDecision'
  missing: string[]
  conditions: { grade: string; fact: string; met: boolean | null; article: string }[]
  forcedBy: string | null
  gatedBy: string | null
  waitsFor: string[]
}

export interface ScoreAnswer {
  ruleset: { id: string; sha256: string }
  period: string
  results: AnswerResult[]
}

/** Scores the people of the file, in its order; `explain` adds the lines and the counterfactual, in that language. */
export function scoreAnswer({ prepared, period, subjects, authority }: ScoreFile, explain?: Language): ScoreAnswer {
  const { ruleset } = prepared
  const graded = authority ? gradedTogether(prepared, subjects, period.kind, authority) : null
  const results = subjects.map(({ id, facts }, index): AnswerResult => {
    if (facts === null) return { id, general: null, status: 'notGraded', settings: [], quota: null }
    const grade = graded?.[index] ?? { ...gradeSheet(prepared, facts, period.kind), ...ungrouped }
    const { score, placed } = grade
    if (score?.raw === Number.MAX_SAFE_INTEGER) refuse('score.outOfRange', ['subjects', index, 'tasks'], {})
    const result = {
      id,
      ...(score ? answerOf(score) : unscored(placed)),
      ...(placed && answerOfGrade(placed, ruleset, score)),
      ...(graded && groupAnswer(grade, placed, ruleset, score)),
    }
    if (!explain) return result
    return { ...result, ...explained(prepared, facts, grade, explain) }
  })
  return { ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) }, period: period.text, results }
}

const ungrouped = { grade: null, standing: null, quota: null, isUndecided: false, settings: [] }

function gradedTogether(
  prepared: PreparedRuleset,
  subjects: readonly ScoreSubject[],
  kind: PeriodKind,
  authority: GroupAuthority,
): GroupGrade[] {
  const sheets = subjects.map(({ id, facts, place }) => {
    const { agency = '', group = '', points = null } = place ?? {}
    return { id, agency, group, prepared, facts, points }
  })
  return gradeGroup(sheets, kind, authority)
}

/** The grade once the places are given out: never a worse score, but a rank outside the places. */
function groupAnswer(
  { grade, standing, isUndecided, settings }: GroupGrade,
  placed: Placed | null,
  ruleset: Ruleset,
  score: MonthlyScore | null,
): Pick<AnswerResult, 'quota'> & Partial<AnswerResult> {
  const { scope = 'agency', rank = 0, places = 0, placed: isPlaced = false } = standing ?? {}
  const quota = standing && { scope, rank, places, placed: isPlaced }
  if (!placed) return { quota }
  const own = answerOfGrade(placed, ruleset, score)
  const letter = ruleset.bands.find((each) => each.grade === grade)?.letter ?? null
  const reason = isUndecided ? 'needsDecision' : own.grade.reason
  return {
    ...(score === null && isUndecided && { status: 'notGraded' as const }),
    settings: [...own.settings, ...settings],
    grade: { ...own.grade, grade, letter, reason },
    quota,
  }
}

function explained(prepared: PreparedRuleset, facts: MonthFacts, grade: GroupGrade, language: Language) {
  const { ruleset } = prepared
  const { root } = grade.standing ? explainGroupGrade(ruleset, facts, grade) : explainGrade(ruleset, facts, grade)
  const next = gradeCounterfactual(ruleset, facts, grade)
  return {
    lines: linesOf(root, language),
    counterfactual: {
      ...counterfactualAnswer(monthCounterfactual(prepared, facts), language),
      ...(grade.placed && { grade: next ? nextGradeAnswer(next, language) : null }),
    },
  }
}

function answerOf(score: MonthlyScore): Omit<AnswerResult, 'id'> {
  const general = points(score.general)
  if (score.status === 'notScored') {
    return { general, status: score.status, reason: score.reason, settings: score.settings }
  }
  return {
    general,
    results: points(score.results),
    raw: points(score.raw),
    surplus: points(score.surplus),
    total: points(score.total),
    ratios: score.ratios,
    status: score.status,
    settings: score.settings,
  }
}

/** A ruleset without points has nothing but the grade. */
function unscored(placed: Placed | null): Omit<AnswerResult, 'id'> {
  return { general: null, status: placed?.grade ? 'graded' : 'notGraded', settings: [] }
}

function answerOfGrade(placed: Placed, { bands }: Ruleset, score: MonthlyScore | null) {
  const { grade, band, reason, missing, results, forcedBy, gatedBy, waitsFor } = placed
  const letter = bands.find((each) => each.grade === grade)?.letter ?? null
  const conditions = results.map(({ grade: of, condition: { fact, article }, met }) => ({
    grade: of,
    fact,
    met,
    article,
  }))
  const answer: AnswerGrade = { grade, letter, band, reason, missing, conditions, forcedBy, gatedBy, waitsFor }
  return { settings: [...(score?.settings ?? []), ...placed.settings], grade: answer }
}

/** Hundredths as a decimal number: the nearest double prints as exactly these two decimals. */
function points(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100
}

export function linesOf(root: DerivationNode, language: Language): AnswerLine[] {
  return flattened(root).map(({ node, depth }) => ({
    id: node.id,
    level: depth,
    label: node.label[language],
    value: node.value,
    unit: node.unit,
    formula: node.formula?.[language] ?? null,
    source: node.article && `${node.article.document}, ${node.article.article}`,
    inputs: Object.fromEntries(node.inputs.map(({ name, value }) => [name, value])),
  }))
}
