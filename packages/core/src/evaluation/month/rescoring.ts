import { canonicalText, textIdentity } from '../../shared/canonical.ts'
import type { Sha256 } from '../../shared/ids.ts'
import { Ruleset } from '../ruleset.ts'
import { type ClosedResult, type Rescored, rescoreWith, resultsIdentity } from './closing.ts'

/** One thing that is stored otherwise than it comes out of the stored inputs and the stored ruleset. */
export interface Difference {
  /** What differs, by its path: `output.ratios.b`, `inputs.period`, `total`, `resultsSha256`. */
  at: string
  stored: string
  computed: string
}

/** Reads rulesets by their hash, each document once; fails for a document that is lost or is not the one of that hash. */
export function rulesetReader(documentOf: (sha256: Sha256) => string | undefined): (sha256: Sha256) => Ruleset {
  const read = new Map<Sha256, Ruleset>()
  return (sha256) => {
    const known = read.get(sha256)
    if (known) return known
    const document = documentOf(sha256)
    if (document === undefined) throw new Error('the ruleset is not stored')
    const actual = textIdentity(document)
    if (actual !== sha256) throw new Error(`the stored ruleset has the hash ${actual}`)
    const ruleset = Ruleset.parse(JSON.parse(document))
    read.set(sha256, ruleset)
    return ruleset
  }
}

/**
 * Computes a published result again and holds every stored byte against it. Never throws: inputs that cannot be read,
 * or a ruleset that is not the one they name, are differences too.
 */
export function resultDifferences(result: ClosedResult, rulesetOf: (sha256: Sha256) => Ruleset): Difference[] {
  const found: Difference[] = []
  const hold = (at: string, stored: unknown, computed: unknown) => {
    if (stored !== computed) found.push({ at, stored: said(stored), computed: said(computed) })
  }
  hold('inputsSha256', result.inputsSha256, textIdentity(result.inputs))
  const again = attempt(() => rescoreWith(result.inputs, rulesetOf(result.rulesetSha256)))
  if (typeof again === 'string') return [...found, { at: 'inputs', stored: result.inputsSha256, computed: again }]
  const { inputs, score, output } = again
  // A parsed text need not be the canonical one: spaces or another order of keys would be other bytes.
  hold('inputs', textIdentity(result.inputs), textIdentity(canonicalText(inputs)))
  hold('inputs.sheetId', inputs.sheetId, result.sheetId)
  hold('inputs.officialId', inputs.officialId, result.officialId)
  hold('inputs.unitId', inputs.unitId, result.unitId)
  hold('inputs.period', inputs.period, result.month)
  for (const key of ['status', 'general', 'results', 'total'] as const) hold(key, result[key], score[key])
  return result.output === output ? found : [...found, ...outputDifferences(result.output, output)]
}

/** Whether the results are those that were signed; undefined when they are. */
export function signatureDifference(results: readonly ClosedResult[], signed: Sha256): Difference | undefined {
  const computed = resultsIdentity(results)
  return computed === signed ? undefined : { at: 'resultsSha256', stored: signed, computed }
}

function attempt(act: () => Rescored): Rescored | string {
  try {
    return act()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Where two texts of a score part; where both say the same in other bytes, the texts themselves. */
function outputDifferences(stored: string, computed: string): Difference[] {
  const before = leaves(parsed(stored), 'output')
  const after = leaves(parsed(computed), 'output')
  const found = [...new Set([...before.keys(), ...after.keys()])]
    .filter((at) => before.get(at) !== after.get(at))
    .map((at) => ({ at, stored: before.get(at) ?? '–', computed: after.get(at) ?? '–' }))
  return found.length > 0 ? found : [{ at: 'output', stored, computed }]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function leaves(value: unknown, path: string): Map<string, string> {
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) {
    return new Map([[path, JSON.stringify(value)]])
  }
  return new Map(Object.entries(value).flatMap(([key, member]) => [...leaves(member, `${path}.${key}`)]))
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
