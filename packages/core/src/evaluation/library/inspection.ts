import { gradeSheet, usualPeriod } from '../grade/sheet-grade.ts'
import type { Ruleset } from '../ruleset.ts'
import { bandFindings } from './band-findings.ts'
import { carriedFindings } from './carried-findings.ts'
import { engine as builtIn, type Engine } from './engine.ts'
import { finding, type RulesetFinding } from './finding.ts'
import { refinementFindings } from './refinement.ts'

/** Everything to be settled about a ruleset, among the others of the library. */
export function inspect(ruleset: Ruleset, library: readonly Ruleset[], engine: Engine = builtIn): RulesetFinding[] {
  const { from, to } = ruleset.effective
  return [
    ...(to !== null && to < from ? [finding('validity.empty', 'effective', [ruleset])] : []),
    ...bandFindings(ruleset),
    ...weightFindings(ruleset, engine),
    ...carriedFindings(ruleset, library, engine.kinds),
    ...refinementFindings(ruleset, library, engine),
    ...goldenFindings(ruleset, engine),
  ]
}

function weightFindings(ruleset: Ruleset, engine: Engine): RulesetFinding[] {
  if (!ruleset.total) return []
  const sum = engine.prepare(ruleset).criteria.reduce((total, { prepared }) => total + prepared.max, 0)
  if (sum === ruleset.total.max) return []
  const code = sum > ruleset.total.max ? 'weights.aboveMaximum' : 'weights.belowMaximum'
  return [finding(code, 'criteria', [ruleset, ruleset.total.article])]
}

/** A worked example beside what the ruleset gives for it now. */
export interface GoldenCheck {
  title: string
  holds: boolean
  expect: Ruleset['golden'][number]['expect']
  /** Null where the criteria refuse the facts of the example. */
  got: { results: number | null; total: number | null; grade: string | null } | null
}

/** Each worked example is computed again; facts that the criteria refuse make the example wrong, not the inspection. */
export function goldenChecks(ruleset: Ruleset, engine: Engine = builtIn): GoldenCheck[] {
  return ruleset.golden.map(({ title, facts, settings, expect }) => {
    try {
      const { score, placed } = gradeSheet(engine.prepare(ruleset, settings), facts, usualPeriod(ruleset))
      const got = { results: score?.results ?? null, total: score?.total ?? null, grade: placed?.grade ?? null }
      // An example that names no grade asks for none; one that names null asks that no row matches.
      const isGradeMet = expect.grade === undefined || placed?.grade === expect.grade
      return { title, holds: got.results === expect.results && got.total === expect.total && isGradeMet, expect, got }
    } catch {
      return { title, holds: false, expect, got: null }
    }
  })
}

function goldenFindings(ruleset: Ruleset, engine: Engine): RulesetFinding[] {
  if (ruleset.golden.length === 0) return [finding('golden.none', 'golden', [ruleset])]
  return goldenChecks(ruleset, engine).flatMap(({ holds }, index) =>
    holds ? [] : [finding('golden.failing', `golden.${index}`, [ruleset])],
  )
}
