import type { MeanOfRatiosParams } from '@congtam/core/evaluation/criteria/mean-of-ratios'
import { bandOf } from '@congtam/core/evaluation/grade/band'
import { engine } from '@congtam/core/evaluation/library/engine'
import type { Bilingual, Ruleset } from '@congtam/core/evaluation/ruleset'
import { points } from '../../../components/figures.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { type Clause, type ClauseGroup, type Trace, testsAt, tracesOf } from './clause.ts'
import { placementClauses, quotaClauses } from './placement-clauses.ts'
import { bandText } from './placement-text.ts'
import { ruleText, termText } from './rule-text.ts'

/** Every rule of the ruleset, in the order of the document. */
export function clausesOf(ruleset: Ruleset): ClauseGroup[] {
  const traces = tracesOf(ruleset)
  const part = (which: 'general' | 'results') =>
    ruleset.criteria.flatMap((criterion, index) =>
      criterion.part === which
        ? criterionClauses(criterion, { path: `criteria.${index}`, node: 'total', depth: 0, article: '' }, traces)
        : [],
    )
  const groups = [
    { title: m.ruleset_part_general(), clauses: part('general') },
    { title: m.ruleset_part_results(), clauses: part('results') },
    { title: m.ruleset_part_total(), clauses: totalClauses(ruleset, traces) },
    { title: m.ruleset_part_bands(), clauses: bandClauses(ruleset, traces) },
    { title: m.ruleset_part_placement(), clauses: placementClauses(ruleset) },
    { title: m.ruleset_part_quota(), clauses: quotaClauses(ruleset) },
  ]
  return groups.filter(({ clauses }) => clauses.length > 0)
}

interface At {
  path: string
  node: string
  depth: number
  article: string
}

interface Definition {
  code: string
  label: Bilingual
  article?: string | undefined
  says?: Bilingual | undefined
  kind: string
  params?: unknown
}

/** A criterion with those within it; a part without an article of its own stands under that of the whole. */
function criterionClauses(definition: Definition, at: At, traces: readonly Trace[]): Clause[] {
  const { code, label, kind, params, says, article = at.article } = definition
  const node = `${at.node}.${code}`
  const known = engine.kinds[kind]
  const max = known?.prepare(params, {}, { code, kinds: engine.kinds }).max ?? null
  const parts = known?.parts?.(params) ?? []
  // The document was admitted by the schema of its kind.
  const terms = kind === 'meanOfRatios' ? (params as MeanOfRatiosParams).terms : []
  return [
    {
      id: node,
      path: at.path,
      depth: at.depth,
      label: said(label),
      article,
      says: says ? said(says) : null,
      max,
      rule: ruleText(kind, params, max === null ? '' : points(max)),
      tests: testsAt(traces, node),
    },
    ...terms.map((term, index) => ({
      id: `${node}.${term.code}`,
      path: `${at.path}.params.terms.${index}`,
      depth: at.depth + 1,
      label: said(term.label),
      article: term.article,
      says: term.says ? said(term.says) : null,
      max: null,
      rule: termText(term),
      tests: testsAt(traces, `${node}.${term.code}`),
    })),
    ...parts.flatMap(({ path, part }) =>
      criterionClauses(
        part,
        { path: [at.path, 'params', ...path].join('.'), node, depth: at.depth + 1, article },
        traces,
      ),
    ),
  ]
}

function totalClauses({ total }: Ruleset, traces: readonly Trace[]): Clause[] {
  if (!total) return []
  const { max, article, says } = total
  const rule = { sentence: m.rule_total({ max: points(max) }), lines: [] }
  const tests = testsAt(traces, 'total')
  return [
    {
      id: 'total',
      path: 'total',
      depth: 0,
      label: m.ruleset_part_total(),
      article,
      says: says ? said(says) : null,
      max,
      rule,
      tests,
    },
  ]
}

function bandClauses({ bands, source }: Ruleset, traces: readonly Trace[]): Clause[] {
  return bands.map((band, index) => ({
    id: `band.${band.grade}`,
    path: `bands.${index}`,
    depth: 0,
    label: band.letter ? `${band.letter} · ${said(band.label)}` : said(band.label),
    article: source.article,
    says: null,
    max: null,
    rule: { sentence: bandText(band), lines: [] },
    tests: traces.flatMap(({ total }, golden) =>
      total !== null && bandOf(bands, total) === band ? [{ golden, gave: points(total) }] : [],
    ),
  }))
}
