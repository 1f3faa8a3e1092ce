import { type DerivationNode, flattened } from '../../evaluation/derivation.ts'
import { explainGrade } from '../../evaluation/grade/explain-grade.ts'
import type { Placed } from '../../evaluation/grade/place.ts'
import { gradeSheet } from '../../evaluation/grade/sheet-grade.ts'
import { type Ruleset, rulesetSha256 } from '../../evaluation/ruleset.ts'
import type { MonthlyScore } from '../../evaluation/score.ts'
import type { Language } from '../../shared/refusal.ts'
import type { ScoreFile } from './score-file.ts'
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
  lines?: AnswerLine[]
}

/** The grade with everything that made it; null where a person has to decide. */
interface AnswerGrade {
  grade: Placed['grade']
  letter: string | null
  band: Placed['band']
  reason: Placed['reason']
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

/** Scores the people of the file, in its order; `explain` adds the lines, in that language. */
export function scoreAnswer({ prepared, period, subjects }: ScoreFile, explain?: Language): ScoreAnswer {
  const { ruleset } = prepared
  const results = subjects.map(({ id, facts }, index) => {
    const { score, placed } = gradeSheet(prepared, facts, period.kind)
    if (score?.raw === Number.MAX_SAFE_INTEGER) refuse('score.outOfRange', ['subjects', index, 'tasks'], {})
    const result = {
      id,
      ...(score ? answerOf(score) : unscored(placed)),
      ...(placed && graded(placed, ruleset, score)),
    }
    return explain
      ? { ...result, lines: linesOf(explainGrade(ruleset, facts, { score, placed }).root, explain) }
      : result
  })
  return { ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) }, period: period.text, results }
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

function graded(placed: Placed, { bands }: Ruleset, score: MonthlyScore | null) {
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
