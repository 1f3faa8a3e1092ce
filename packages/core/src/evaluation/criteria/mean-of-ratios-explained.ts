import type { Settings } from '../ambiguity.ts'
import type { MonthFacts } from '../facts.ts'
import type { Parts } from '../measure.ts'
import type { CriterionScore, Explained } from './criterion.ts'
import type { MeanOfRatiosParams } from './mean-of-ratios.ts'

export function explainMeanOfRatios(
  _params: MeanOfRatiosParams,
  _facts: MonthFacts,
  _settings: Settings,
  _parts: Parts,
  _score: CriterionScore,
): Explained {
  return { term: { vi: '', en: '' }, formula: null, inputs: [], children: [] }
}
