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

/** Each worked example is computed again; what differs or breaks is named by its place. */
function goldenFindings(ruleset: Ruleset, engine: Engine): RulesetFinding[] {
  if (ruleset.golden.length === 0) return [finding('golden.none', 'golden', [ruleset])]
  return ruleset.golden.flatMap((golden, index) =>
    isMet(ruleset, golden, engine) ? [] : [finding('golden.failing', `golden.${index}`, [ruleset])],
  )
}

function isMet(ruleset: Ruleset, { facts, settings, expect }: Ruleset['golden'][number], engine: Engine): boolean {
  try {
    const { score, placed } = gradeSheet(engine.prepare(ruleset, settings), facts, usualPeriod(ruleset))
    if ((score?.results ?? null) !== expect.results || (score?.total ?? null) !== expect.total) return false
    return expect.grade === undefined || placed?.grade === expect.grade
  } catch {
    // Facts that the criteria refuse make the example wrong, not the inspection.
    return false
  }
}
