import type { Kinds } from '../criteria/criterion.ts'
import type { Ruleset } from '../ruleset.ts'
import { finding, type RulesetFinding } from './finding.ts'

interface Draw {
  ruleset: string
  period: 'same' | 'previous'
  path: string
  article: string
}

/** Results that come from rulesets that are not there, or that wait for each other within one period. */
export function carriedFindings(ruleset: Ruleset, library: readonly Ruleset[], kinds: Kinds): RulesetFinding[] {
  const others = new Map(library.map((one) => [one.id, one]))
  others.set(ruleset.id, ruleset)
  return drawsOf(ruleset, kinds).flatMap(({ ruleset: id, period, path, article }) => {
    const source = others.get(id)
    if (!source) return [finding('carried.unknown', path, [ruleset, article])]
    const returns = period === 'same' ? wayBack(source, ruleset.id, others, kinds, new Set()) : undefined
    return returns ? [finding('carried.cyclic', path, [ruleset, article], [source, returns.article])] : []
  })
}

/** The first draw on a way that leads to the ruleset again; what comes from an earlier period closes no circle. */
function wayBack(
  from: Ruleset,
  to: string,
  others: ReadonlyMap<string, Ruleset>,
  kinds: Kinds,
  seen: Set<string>,
): Draw | undefined {
  if (from.id === to) return { ruleset: to, period: 'same', path: '', article: from.source.article }
  if (seen.has(from.id)) return undefined
  seen.add(from.id)
  return drawsOf(from, kinds).find(({ ruleset, period }) => {
    const next = others.get(ruleset)
    return period === 'same' && next !== undefined && wayBack(next, to, others, kinds, seen) !== undefined
  })
}

function drawsOf(ruleset: Ruleset, kinds: Kinds): Draw[] {
  return ruleset.criteria.flatMap(({ kind, params, article }, index) =>
    drawsWithin(kind, params, `criteria.${index}.params`, article, kinds),
  )
}

function drawsWithin(kind: string, params: unknown, path: string, article: string, kinds: Kinds): Draw[] {
  const known = kinds[kind]
  const own = (known?.draws?.(params) ?? []).map((draw) => ({ ...draw, path, article }))
  const nested = (known?.parts?.(params) ?? []).flatMap(({ path: at, part }) =>
    drawsWithin(part.kind, part.params, `${path}.${at.map(String).join('.')}.params`, part.article ?? article, kinds),
  )
  return [...own, ...nested]
}
