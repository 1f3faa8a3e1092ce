import { canonicalText } from '../../shared/canonical.ts'
import type { Condition } from '../grade/placement.ts'
import { capScopes } from '../group/capped-quota.ts'
import type { Ruleset } from '../ruleset.ts'
import type { Engine } from './engine.ts'
import { finding, type RulesetFinding } from './finding.ts'

type Criterion = Ruleset['criteria'][number]

/** Where a local ruleset contradicts the national one that it refines: it may only narrow, and only what its parent opens. */
export function refinementFindings(local: Ruleset, library: readonly Ruleset[], engine: Engine): RulesetFinding[] {
  if (local.parent === null) return local.track === 'local' ? [finding('refinement.noParent', 'parent', [local])] : []
  const parent = library.find(({ id }) => id === local.parent)
  if (!parent) return [finding('refinement.noParent', 'parent', [local])]
  const isOpen = parent.opens?.some(({ what }) => what === 'points') ?? false
  return [
    ...scopeFindings(local, parent),
    ...(isOpen ? [] : criterionFindings(local, parent, engine)),
    ...(isOpen ? [] : scaleFindings(local, parent)),
    ...conditionFindings(local, parent),
    ...quotaFindings(local, parent),
  ]
}

function scopeFindings(local: Ruleset, parent: Ruleset): RulesetFinding[] {
  const found: RulesetFinding[] = []
  const [own, whole] = [local.effective, parent.effective]
  if (own.from < whole.from || (whole.to !== null && (own.to === null || own.to > whole.to))) {
    found.push(finding('refinement.validity', 'effective', [local], [parent]))
  }
  const classes = parent.appliesTo.positionClasses
  const isWider = local.appliesTo.positionClasses.some((each) => !classes.includes(each))
  if (local.appliesTo.subject !== parent.appliesTo.subject || isWider) {
    found.push(finding('refinement.subject', 'appliesTo', [local], [parent]))
  }
  return found
}

function criterionFindings(local: Ruleset, parent: Ruleset, engine: Engine): RulesetFinding[] {
  const maxOf = (ruleset: Ruleset, code: string) =>
    engine.prepare(ruleset).criteria.find(({ definition }) => definition.code === code)?.prepared.max
  const found = parent.criteria.flatMap((demanded) => {
    const index = local.criteria.findIndex(({ code }) => code === demanded.code)
    const given = local.criteria[index]
    const named = (code: Parameters<typeof finding>[0], article: string) =>
      finding(code, given ? `criteria.${index}` : 'criteria', [local, article], [parent, demanded.article])
    if (!given) return [named('refinement.criterionMissing', local.source.article)]
    if (isInsideOpen(parent, demanded.code)) {
      const isSame = given.part === demanded.part && maxOf(local, given.code) === maxOf(parent, demanded.code)
      return isSame ? [] : [named('refinement.criterionMaximum', given.article)]
    }
    return ruleOf(given) === ruleOf(demanded) ? [] : [named('refinement.criterionChanged', given.article)]
  })
  const added = local.criteria.flatMap(({ code, article }, index) => {
    if (parent.criteria.some((demanded) => demanded.code === code)) return []
    return [finding('refinement.criterionAdded', `criteria.${index}`, [local, article], [parent])]
  })
  return [...found, ...added]
}

function isInsideOpen({ opens = [] }: Ruleset, code: string): boolean {
  return opens.some(({ what, criterion }) => what === 'inside' && (criterion === undefined || criterion === code))
}

/** What a criterion computes, without its wording. */
function ruleOf({ part, kind, params }: Criterion): string {
  return canonicalText({ part, kind, params })
}

function scaleFindings(local: Ruleset, parent: Ruleset): RulesetFinding[] {
  const articles = [
    [local, local.total?.article ?? local.source.article],
    [parent, parent.total?.article ?? parent.source.article],
  ] as const
  const borders = ({ bands }: Ruleset) =>
    canonicalText(bands.map(({ grade, from, bound, below }) => ({ grade, from, bound, below })))
  return [
    ...(local.total?.max === parent.total?.max ? [] : [finding('refinement.total', 'total', ...articles.map(pair))]),
    ...(borders(local) === borders(parent) ? [] : [finding('refinement.bands', 'bands', ...articles.map(pair))]),
  ]
}

function pair([of, article]: readonly [Ruleset, string]): [Ruleset, string] {
  return [of, article]
}

/** Conditions may be added and never dropped, where both give a grade for the same sort of period. */
function conditionFindings(local: Ruleset, parent: Ruleset): RulesetFinding[] {
  if (!givesSameGrade(local, parent)) return []
  const demanded = [
    ...(parent.placement?.grades ?? []).flatMap(({ grade, conditions }) => {
      const own = local.placement?.grades.find((each) => each.grade === grade)?.conditions ?? []
      return conditions.filter((condition) => !holdsIn(own, condition)).map((condition) => ({ grade, condition }))
    }),
    ...(parent.placement?.forces ?? [])
      .filter((condition) => !holdsIn(local.placement?.forces ?? [], condition))
      .map((condition) => ({ grade: 'failed', condition })),
  ]
  const gates = (parent.placement?.gates ?? []).filter(
    ({ code }) => !local.placement?.gates.some((gate) => gate.code === code),
  )
  const dropped = gates.map(({ code, article }) =>
    finding('refinement.gateDropped', `placement.gates.${code}`, [local], [parent, article]),
  )
  const conditions = demanded.map(({ grade, condition }) =>
    finding(
      'refinement.conditionDropped',
      `placement.${grade}.${condition.fact}`,
      [local],
      [parent, condition.article],
    ),
  )
  return [...conditions, ...dropped]
}

function holdsIn(own: readonly Condition[], { fact, needs }: Condition): boolean {
  return own.some((each) => each.fact === fact && canonicalText(each.needs) === canonicalText(needs))
}

function quotaFindings(local: Ruleset, parent: Ruleset): RulesetFinding[] {
  if (!parent.quota || !givesSameGrade(local, parent)) return []
  const own = local.quota
  const isNarrower =
    own !== undefined &&
    own.of === parent.quota.of &&
    own.percent <= parent.quota.percent &&
    (own.exceptionally ?? own.percent) <= (parent.quota.exceptionally ?? parent.quota.percent) &&
    capScopes(parent.quota).every((scope) => capScopes(own).includes(scope))
  // A ruleset that says nothing of its own keeps the parent's share.
  if (own === undefined || isNarrower) return []
  return [finding('refinement.quota', 'quota', [local, own.article], [parent, parent.quota.article])]
}

function givesSameGrade(local: Ruleset, parent: Ruleset): boolean {
  const kinds = ['month', 'quarter', 'half', 'year'] as const
  return kinds.some((kind) => local.gives[kind] === 'grade' && parent.gives[kind] === 'grade')
}
