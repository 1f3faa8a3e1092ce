import { z } from 'zod'
import { fail } from '../../errors.ts'
import type { Sha256 } from '../../shared/ids.ts'
import { addMonths, Day, type Month } from '../../shared/period.ts'
import { type Ruleset, rulesetSha256 } from '../ruleset.ts'
import type { Engine } from './engine.ts'
import { type FindingCode, findingKey, type RulesetFinding } from './finding.ts'
import { inspect } from './inspection.ts'

export const RulesetState = z.enum(['draft', 'tested', 'adopted', 'superseded', 'discarded'])
export type RulesetState = z.infer<typeof RulesetState>

/** The decision by which a ruleset begins to score people. */
export const Adoption = z.strictObject({
  document: z.string().trim().min(1).max(500),
  signers: z.array(z.string().trim().min(1).max(200)).min(1),
  on: Day,
})
export type Adoption = z.infer<typeof Adoption>

/** A ruleset in the library. */
export interface LibraryRuleset {
  ruleset: Ruleset
  sha256: Sha256
  state: RulesetState
  /** The findings that somebody acknowledged, by their keys. */
  acknowledged: readonly string[]
  adoption: Adoption | null
  /** The first month that a later version scores instead. */
  supersededFrom: Month | null
}

export function draftRuleset(ruleset: Ruleset): LibraryRuleset {
  const sha256 = rulesetSha256(ruleset)
  return { ruleset, sha256, state: 'draft', acknowledged: [], adoption: null, supersededFrom: null }
}

/** A changed text is another ruleset: it is a draft again, and what was acknowledged has to be looked at anew. */
export function decideEdit(record: LibraryRuleset, changed: Ruleset): LibraryRuleset {
  requireUnpublished(record)
  return rulesetSha256(changed) === record.sha256 ? record : draftRuleset(changed)
}

/** Lays a draft aside. What was published stays. */
export function decideDiscarded(record: LibraryRuleset): LibraryRuleset {
  requireUnpublished(record)
  return { ...record, state: 'discarded' }
}

function requireUnpublished({ state, ruleset: { id, version } }: LibraryRuleset): void {
  if (state === 'adopted' || state === 'superseded') fail('ruleset.published', { id, version })
  if (state === 'discarded') fail('ruleset.notThere', { state, needed: 'draft' })
}

/** The draft has passed: every worked example holds, nothing blocks, and the rest is acknowledged. */
export function decideTested(
  record: LibraryRuleset,
  library: readonly LibraryRuleset[],
  acknowledged: readonly string[],
  engine?: Engine,
): LibraryRuleset {
  if (record.state !== 'draft') fail('ruleset.notThere', { state: record.state, needed: 'draft' })
  refuseFindings(
    record.ruleset,
    inspect(
      record.ruleset,
      library.map(({ ruleset }) => ruleset),
      engine,
    ),
    acknowledged,
  )
  return { ...record, state: 'tested', acknowledged }
}

/** Puts a tested ruleset into force. The library may have changed since the test, so everything is looked at again. */
export function decideAdopted(
  record: LibraryRuleset,
  library: readonly LibraryRuleset[],
  adoption: Adoption,
  engine?: Engine,
): LibraryRuleset {
  const { ruleset, state, acknowledged } = record
  if (state !== 'tested') fail('ruleset.notThere', { state, needed: 'tested' })
  if (ruleset.isTemplate) fail('ruleset.isTemplate', { id: ruleset.id })
  refuseFindings(
    ruleset,
    inspect(
      ruleset,
      library.map((one) => one.ruleset),
      engine,
    ),
    acknowledged,
  )
  const other = library.find((one) => one.sha256 !== record.sha256 && overlaps(one, record))
  if (other) fail('ruleset.overlaps', { id: ruleset.id, version: other.ruleset.version })
  return { ...record, state: 'adopted', adoption }
}

/** A later version takes over from its first month on; the months before keep the ruleset that scored them. */
export function decideSuperseded(record: LibraryRuleset, next: Ruleset): LibraryRuleset {
  const { ruleset, state } = record
  if (state !== 'adopted') fail('ruleset.notThere', { state, needed: 'adopted' })
  const isLater = next.version > ruleset.version && next.effective.from > ruleset.effective.from
  if (next.id !== ruleset.id || !isLater) fail('ruleset.notLater', { id: next.id, version: next.version })
  return { ...record, state: 'superseded', supersededFrom: next.effective.from }
}

/** Whether the ruleset of the library scores the month. */
export function scoresMonth({ state, ruleset, supersededFrom }: LibraryRuleset, month: Month): boolean {
  if (state !== 'adopted' && state !== 'superseded') return false
  const last = lastScored({ ruleset, supersededFrom })
  return ruleset.effective.from <= month && (last === null || month <= last)
}

function overlaps(one: LibraryRuleset, other: LibraryRuleset): boolean {
  if (one.ruleset.id !== other.ruleset.id || (one.state !== 'adopted' && one.state !== 'superseded')) return false
  const [oneLast, otherLast] = [lastScored(one), lastScored(other)]
  const [oneFrom, otherFrom] = [one.ruleset.effective.from, other.ruleset.effective.from]
  return (otherLast === null || oneFrom <= otherLast) && (oneLast === null || otherFrom <= oneLast)
}

/** The last month that it scores, null while there is none. */
export function lastScored({
  ruleset,
  supersededFrom,
}: Pick<LibraryRuleset, 'ruleset' | 'supersededFrom'>): Month | null {
  const before = supersededFrom && addMonths(supersededFrom, -1)
  const { to } = ruleset.effective
  if (before === null) return to
  return to === null || before < to ? before : to
}

function titleAt({ golden }: Ruleset, path: string): string {
  return golden[Number(path.split('.').at(-1))]?.title ?? path
}

function refuseFindings(ruleset: Ruleset, findings: readonly RulesetFinding[], acknowledged: readonly string[]): void {
  const failing = findings.find(({ code }) => code === ('golden.failing' satisfies FindingCode))
  if (failing) fail('ruleset.goldenFailing', { path: failing.path, title: titleAt(ruleset, failing.path) })
  const blocking = findings.find(({ blocks }) => blocks)
  if (blocking) fail('ruleset.contradicts', { ...blocking })
  const open = findings.find((one) => !acknowledged.includes(findingKey(one)))
  if (open) fail('ruleset.notAcknowledged', { ...open })
}
