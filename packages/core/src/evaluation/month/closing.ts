import { z } from 'zod'
import { fail } from '../../errors.ts'
import { PositionClass } from '../../organisation/post.ts'
import { canonicalText, identity, textIdentity } from '../../shared/canonical.ts'
import { OfficialId, PostId, Sha256, SheetId, UnitId } from '../../shared/ids.ts'
import { Month } from '../../shared/period.ts'
import { MonthFacts } from '../facts.ts'
import { Ruleset, rulesetSha256 } from '../ruleset.ts'
import { type MonthlyScore, scoreMonth } from '../score.ts'
import { leadingTerm } from './month-facts.ts'
import type { ScoredSheet } from './unit-month.ts'

/**
 * Everything that a published score was computed from. With the ruleset of that hash it gives the same bytes again,
 * whatever has become of the tree, the posts, the catalogue and the clock since.
 */
export const ResultInputs = z.strictObject({
  form: z.literal('congtam.month.1'),
  ruleset: z.strictObject({ id: z.string(), sha256: Sha256 }),
  period: Month,
  positionClass: PositionClass,
  sheetId: SheetId,
  officialId: OfficialId,
  postId: PostId,
  unitId: UnitId,
  facts: MonthFacts,
  /** The published scores that made the term d, null for somebody who leads nobody by their post. */
  led: z
    .array(
      z.strictObject({
        sheetId: z.string(),
        officialId: z.string(),
        status: z.enum(['scored', 'notScored']),
        total: z.int().nullable(),
      }),
    )
    .nullable(),
  /** What the superior said about a month without a score. */
  reason: z.string().nullable(),
})
export type ResultInputs = z.infer<typeof ResultInputs>

/** A result as it is stored: canonical texts of what went in and what came out, and the figures that lists show. */
export interface ClosedResult {
  sheetId: SheetId
  officialId: OfficialId
  unitId: UnitId
  month: Month
  rulesetSha256: Sha256
  inputs: string
  inputsSha256: Sha256
  output: string
  status: 'scored' | 'notScored'
  general: number | null
  results: number | null
  total: number | null
}

/** The results of a unit's month with one hash over all of them, which is what the head signs. */
export interface MonthResults {
  results: ClosedResult[]
  resultsSha256: Sha256
}

/** What the scored sheets would be published as; undefined while a score is incomplete. */
export function monthResults(scored: readonly ScoredSheet[]): MonthResults | undefined {
  if (scored.length === 0 || scored.some(({ score }) => score.status === 'incomplete')) return undefined
  const results = scored.map(closedResult).toSorted((a, b) => (a.sheetId < b.sheetId ? -1 : 1))
  return { results, resultsSha256: resultsIdentity(results) }
}

/** The one hash over all results of a closing, whatever the order they are given in. */
export function resultsIdentity(results: readonly ClosedResult[]): Sha256 {
  const signed = results.map(({ sheetId, inputsSha256, output }) => ({ sheetId, inputsSha256, output }))
  return identity(signed.toSorted((a, b) => (a.sheetId < b.sheetId ? -1 : 1)))
}

/** Closes the month: refused while anything is missing, or when the results are not the ones that were looked at. */
export function closeMonth(scored: readonly ScoredSheet[], missing: number, lookedAt: string): MonthResults {
  const month = monthResults(scored)
  if (missing > 0 || !month) fail('month.incomplete', { count: Math.max(missing, 1) })
  if (month.resultsSha256 !== lookedAt) fail('month.changed', {})
  return month
}

function closedResult({ sheet, positionClass, ruleset, facts, led, ratings, score }: ScoredSheet): ClosedResult {
  const { id: sheetId, officialId, postId, unitId, month } = sheet
  const inputs = ResultInputs.parse({
    form: 'congtam.month.1',
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset) },
    period: month,
    positionClass,
    sheetId,
    officialId,
    postId,
    unitId,
    facts,
    led: led?.toSorted((a, b) => (a.sheetId < b.sheetId ? -1 : 1)) ?? null,
    reason: score.status === 'notScored' ? (ratings.superior?.rating.comment ?? null) : null,
  })
  return resultOf(inputs, score)
}

/** The result as it is published: from what it was computed, and what came out. */
export function resultOf(inputs: ResultInputs, score: MonthlyScore): ClosedResult {
  const { sheetId, officialId, unitId, period: month, ruleset } = inputs
  if (score.status === 'incomplete') throw new Error(`The score of sheet ${sheetId} is incomplete`)
  const { status, general, results, total } = score
  const text = canonicalText(inputs)
  return {
    sheetId,
    officialId,
    unitId,
    month,
    rulesetSha256: ruleset.sha256,
    inputs: text,
    inputsSha256: textIdentity(text),
    output: canonicalText(score),
    status,
    general,
    results,
    total,
  }
}

/** A published score, as it was. */
export function publishedScore(output: string): MonthlyScore {
  // Only closing writes these texts, from a value of this type, and nobody may change them.
  return JSON.parse(output) as MonthlyScore
}

export interface Rescored {
  inputs: ResultInputs
  ruleset: Ruleset
  score: MonthlyScore
  /** The canonical text of the score, to be held against the published one. */
  output: string
}

/** Computes a published result again from its inputs and its ruleset's document. Nothing else is asked. */
export function rescore(inputsText: string, rulesetDocument: string): Rescored {
  return rescoreWith(inputsText, Ruleset.parse(JSON.parse(rulesetDocument)))
}

/** As `rescore`, with a ruleset that was read from its document before. */
export function rescoreWith(inputsText: string, ruleset: Ruleset): Rescored {
  const inputs = ResultInputs.parse(JSON.parse(inputsText))
  if (rulesetSha256(ruleset) !== inputs.ruleset.sha256)
    throw new Error(`This is not the ruleset ${inputs.ruleset.sha256}`)
  const { facts, led } = inputs
  const d = led === null ? undefined : leadingTerm(ruleset, led)
  if (facts.leadership?.d !== d) throw new Error(`The term d of sheet ${inputs.sheetId} does not follow from those led`)
  const score = scoreMonth(ruleset, facts)
  return { inputs, ruleset, score, output: canonicalText(score) }
}
