import { type DerivationNode, flattened } from '../../evaluation/derivation.ts'
import { explainScore } from '../../evaluation/explain.ts'
import { rulesetSha256 } from '../../evaluation/ruleset.ts'
import { type MonthlyScore, scorePrepared } from '../../evaluation/score.ts'
import type { Language } from '../../shared/refusal.ts'
import type { ScoreFile } from './score-file.ts'
import { refuse } from './strict-reading.ts'

/** One step of the explanation, in one language; `level` is its depth. */
interface AnswerLine {
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
  status: MonthlyScore['status']
  reason?: MonthlyScore['reason']
  settings: MonthlyScore['settings']
  lines?: AnswerLine[]
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
    const score = scorePrepared(prepared, facts)
    if (score.raw === Number.MAX_SAFE_INTEGER) refuse('score.outOfRange', ['subjects', index, 'tasks'], {})
    const result = { id, ...answerOf(score) }
    return explain ? { ...result, lines: linesOf(explainScore(ruleset, facts, score).root, explain) } : result
  })
  return { ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) }, period, results }
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

/** Hundredths as a decimal number: the nearest double prints as exactly these two decimals. */
function points(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100
}

function linesOf(root: DerivationNode, language: Language): AnswerLine[] {
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
