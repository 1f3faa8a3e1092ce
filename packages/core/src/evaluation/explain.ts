import { type Fraction, fraction, plus, roundedHalfUp } from '../shared/fraction.ts'
import { decimal } from '../shared/points.ts'
import type { Settings } from './ambiguity.ts'
import type { Kinds } from './criteria/criterion.ts'
import { equalsPoints, formula } from './criteria/formula.ts'
import { type Derivation, derivationNode, type Step } from './derivation.ts'
import type { MonthFacts } from './facts.ts'
import { type Ruleset, rulesetSha256 } from './ruleset.ts'
import { type MonthlyScore, prepareRuleset } from './score.ts'

/**
 * How the score came about, as a tree down to the tasks and what each failure took of them.
 * Never throws: what is not known is shown without a value. The readings are those that the score names.
 */
export function explainScore(ruleset: Ruleset, facts: MonthFacts, score: MonthlyScore, kinds?: Kinds): Derivation {
  const { criteria } = prepareRuleset(ruleset, readingsOf(score), kinds)
  let exact: Fraction | null = fraction(0)
  const terms: string[] = []
  const children: Step[] = []
  for (const { definition, prepared } of criteria) {
    const own = prepared.evaluate(facts)
    const explained = prepared.explain(facts, own)
    exact = exact && own.points && plus(exact, own.points)
    terms.push(explained.term)
    const points = own.points && roundedHalfUp(own.points)
    children.push({
      id: definition.code,
      label: definition.label,
      value: points === null ? null : decimal(points, 2),
      unit: 'points',
      formula: explained.formula,
      article: definition.article,
      says: definition.says,
      inputs: [{ name: 'max', value: decimal(prepared.max, 2) }],
      children: explained.children,
    })
  }
  const sum = terms.join(' + ')
  const root: Step = {
    id: 'total',
    label: ruleset.gives.month ? monthLabel : periodLabel,
    value: score.total === null ? null : decimal(score.total, 2),
    unit: 'points',
    formula: score.status === 'notScored' ? null : formula(exact === null ? sum : `${sum} ${equalsPoints(exact)}`),
    ...(ruleset.total && { article: ruleset.total.article, says: ruleset.total.says }),
    inputs: [
      ...(score.reason === null ? [] : [{ name: 'reason', value: score.reason }]),
      ...(score.surplus ? [{ name: 'surplus', value: decimal(score.surplus, 2) }] : []),
      ...score.settings.map(({ number, value }) => ({ name: number, value })),
      ...score.missing.map((path) => ({ name: 'missing', value: path })),
    ],
    children,
  }
  return {
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset), title: ruleset.title },
    root: derivationNode(root, ruleset.source.document),
  }
}

const monthLabel = { vi: 'Điểm theo dõi, đánh giá tháng', en: 'Score of the month' }
const periodLabel = { vi: 'Điểm đánh giá của kỳ', en: 'Score of the period' }

/** A reading that did not touch the score changes nothing in its explanation either. */
function readingsOf(score: MonthlyScore): Settings {
  return Object.fromEntries(score.settings.map(({ number, value }) => [number, value]))
}
