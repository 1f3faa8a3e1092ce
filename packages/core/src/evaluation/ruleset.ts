import { z } from 'zod'
import { PositionClass } from '../organisation/post.ts'
import { identity } from '../shared/canonical.ts'
import type { Sha256 } from '../shared/ids.ts'
import { Month } from '../shared/period.ts'
import { Settings } from './ambiguity.ts'
import { type CriterionKind, criterionKinds } from './criteria/registry.ts'
import { MonthFacts } from './facts.ts'

export const Bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** Where a rule stands, so that it can be shown beside the number that it gave. */
export const Source = z.strictObject({
  document: z.string().min(1),
  article: z.string().min(1),
  issued: z.iso.date().optional(),
  url: z.url().optional(),
})
export type Source = z.infer<typeof Source>

/** One criterion of a ruleset: a registered kind with its own parameters, and the part of the sheet that it counts in. */
const RulesetCriterion = z
  .strictObject({
    code: z.string().min(1),
    part: z.enum(['general', 'results']),
    label: Bilingual,
    article: z.string().min(1),
    /** Our short wording of the rule, shown beside its article. */
    says: Bilingual.optional(),
    kind: z.enum(Object.keys(criterionKinds) as [CriterionKind, ...CriterionKind[]]),
    params: z.unknown(),
  })
  .check(({ value, issues }) => {
    const parsed = criterionKinds[value.kind].params.safeParse(value.params)
    for (const issue of parsed.error?.issues ?? []) {
      issues.push({ code: 'custom', path: ['params', ...issue.path], message: issue.message, input: value.params })
    }
  })

/** A worked example that every version of the ruleset must reproduce. */
const GoldenCase = z.strictObject({
  title: z.string().min(1),
  facts: MonthFacts,
  settings: Settings.optional(),
  expect: z.strictObject({ results: z.int(), total: z.int() }),
})

/** The rules of one kind of subject over one span of periods, as data. Published ones are never edited, only superseded. */
export const Ruleset = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
  version: z.int().min(1),
  title: Bilingual,
  source: Source,
  track: z.enum(['state', 'party', 'local', 'organisation', 'programme']),
  appliesTo: z.strictObject({ subject: z.enum(['civilServant']), positionClasses: z.array(PositionClass).min(1) }),
  /** By the period that is scored, not by the day of entry; `to` is the last month, null while in force. */
  effective: z.strictObject({ from: Month, to: Month.nullable() }),
  /** The national ruleset that a local one refines. */
  parent: z.string().nullable(),
  gives: z.strictObject({ month: z.literal('score') }),
  criteria: z.array(RulesetCriterion).min(1),
  total: z.strictObject({
    max: z.int().min(1),
    article: z.string().min(1),
    says: Bilingual.optional(),
    rounding: z.strictObject({ decimals: z.literal(2), mode: z.literal('halfUp') }),
  }),
  /** The levels that a score corresponds to, best first; `from` in hundredths, closed below. */
  bands: z.array(z.strictObject({ grade: z.string().min(1), from: z.int().min(0), label: Bilingual })).min(1),
  settings: Settings,
  confidence: z.enum(['sure', 'singleSource', 'uncertain']),
  golden: z.array(GoldenCase),
})
export type Ruleset = z.infer<typeof Ruleset>

const identities = new WeakMap<object, Sha256>()

/** The identity of a ruleset: whatever changes its content gives another. Worked out once, for a ruleset is never edited. */
export function rulesetSha256(ruleset: Pick<Ruleset, 'id' | 'version'>): Sha256 {
  const known = identities.get(ruleset)
  if (known) return known
  const sha256 = identity(ruleset)
  identities.set(ruleset, sha256)
  return sha256
}

/** Whether the ruleset scores the month. */
export function inForce(ruleset: Pick<Ruleset, 'effective'>, month: Month): boolean {
  const { from, to } = ruleset.effective
  return from <= month && (to === null || month <= to)
}
