import { flattened } from '@congtam/core/evaluation/derivation'
import { engine } from '@congtam/core/evaluation/library/engine'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { said } from '../../../language.ts'
import { figureOf } from '../../why/derivation-text.ts'
import type { RuleText } from './rule-text.ts'

/** A worked example at one rule: which one, and what the rule gave in it. */
export interface ClauseTest {
  golden: number
  gave: string
}

/** One rule of a ruleset with its article and with what tries it. */
export interface Clause {
  id: string
  /** Where it stands in the document, for findings. */
  path: string
  depth: number
  label: string
  article: string
  says: string | null
  /** Hundredths; null where it gives no points. */
  max: number | null
  rule: RuleText
  tests: ClauseTest[]
}

export interface ClauseGroup {
  title: string
  clauses: Clause[]
}

/** What each worked example gave at each step of its derivation. */
export type Trace = { total: number | null; gave: ReadonlyMap<string, string> }

export function tracesOf(ruleset: Ruleset): Trace[] {
  return ruleset.golden.map(({ facts, settings }) => {
    try {
      const score = engine.score(ruleset, facts, settings)
      const { root } = engine.explain(ruleset, facts, score)
      const gave = flattened(root).flatMap(({ node }) => {
        const figure = figureOf(node)
        return figure === null ? [] : [[node.id, node.formula ? said(node.formula) : figure] as const]
      })
      return { total: score.total, gave: new Map(gave) }
    } catch {
      // Facts that the criteria refuse try nothing; the example itself is shown as failing.
      return { total: null, gave: new Map() }
    }
  })
}

export function testsAt(traces: readonly Trace[], node: string): ClauseTest[] {
  return traces.flatMap(({ gave }, golden) => {
    const figure = gave.get(node)
    return figure === undefined ? [] : [{ golden, gave: figure }]
  })
}
