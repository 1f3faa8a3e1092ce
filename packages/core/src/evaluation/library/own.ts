import { z } from 'zod'
import { fail } from '../../errors.ts'
import { Sha256, SimulationId } from '../../shared/ids.ts'
import { addMonths, Month } from '../../shared/period.ts'
import type { Ruleset } from '../ruleset.ts'
import { prepareRuleset } from '../score.ts'
import { isReservedId } from './built-in.ts'
import type { Engine } from './engine.ts'
import { rivalOf } from './in-force.ts'
import { Adoption, decideAdopted, decideSuperseded, draftRuleset, type LibraryRuleset, RulesetState } from './life.ts'

export const RulesetRecordId = z.uuid().brand<'RulesetRecordId'>()
export type RulesetRecordId = z.infer<typeof RulesetRecordId>

/** Why a ruleset was put into force without having been tried on closed months. */
export const WithoutSimulation = z.string().trim().min(1).max(1000)

/** What a province did with one of its own rulesets, which `version` acts have brought to where it stands. */
export interface RulesetRecord extends LibraryRuleset {
  id: RulesetRecordId
  version: number
  /** The simulation that was looked at before the adoption, or why there was none. */
  simulationId: SimulationId | null
  withoutSimulation: string | null
}

/** What was done to a record. Acts are only ever added. */
export const RulesetAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('copied'), from: Sha256 }),
  z.object({ kind: z.literal('imported') }),
  z.object({ kind: z.literal('edited') }),
  z.object({ kind: z.literal('tested'), acknowledged: z.array(z.string()) }),
  z.object({
    kind: z.literal('adopted'),
    adoption: Adoption,
    simulationId: SimulationId.nullable(),
    /** The report that was looked at, so that nobody can say later it was another. */
    reportSha256: Sha256.nullable(),
    withoutSimulation: WithoutSimulation.nullable(),
  }),
  z.object({ kind: z.literal('superseded'), by: Sha256, from: Month }),
  z.object({ kind: z.literal('discarded'), before: RulesetState }),
])
export type RulesetAct = z.infer<typeof RulesetAct>

/** A province may refine the national rules and nothing else: a local ruleset under its own name, with a parent. */
export function requireOwn(ruleset: Ruleset): void {
  const { id, track, parent } = ruleset
  if (isReservedId(id)) fail('ruleset.reservedId', { id })
  if (track !== 'local' || parent === null) fail('ruleset.notLocal', { id })
}

/** What scores months needs no facts but those that the monthly sheet gathers: points of its general part, tasks, a leader's terms. */
export function requireForm(ruleset: Ruleset): void {
  if (ruleset.gives.month !== 'score' || ruleset.appliesTo.subject !== 'civilServant') return
  const other = prepareRuleset(ruleset).criteria.find(({ prepared }) => prepared.own !== null)
  if (other) fail('ruleset.noForm', { code: other.definition.code })
}

/**
 * A draft of a province's own out of any ruleset of the library. Under a name that is there already it is the next
 * version of that; it begins with the month after this one, as far as its parent lets it.
 */
export function copyRuleset(
  source: LibraryRuleset,
  id: string,
  library: readonly LibraryRuleset[],
  month: Month,
): LibraryRuleset {
  const { isTemplate, ...content } = source.ruleset
  const versions = library.flatMap(({ ruleset, state }) =>
    ruleset.id === id && state !== 'discarded' ? [ruleset.version] : [],
  )
  const parent = content.track === 'local' ? content.parent : content.id
  const bounds = library.find(({ ruleset }) => ruleset.id === parent)?.ruleset.effective
  const next = addMonths(month, 1)
  const isOver = bounds !== undefined && bounds.to !== null && bounds.to < next
  const from = isOver || next < content.effective.from ? content.effective.from : next
  const copy: Ruleset = {
    ...content,
    id,
    version: Math.max(0, ...versions) + 1,
    track: 'local',
    parent,
    effective: { from, to: content.effective.to },
  }
  requireOwn(copy)
  return draftRuleset(copy)
}

/** Puts a tested ruleset into force, and names those that it takes over from: the version before it. */
export function adoptRuleset(
  record: LibraryRuleset,
  library: readonly LibraryRuleset[],
  adoption: Adoption,
  engine?: Engine,
): { adopted: LibraryRuleset; superseded: LibraryRuleset[] } {
  requireOwn(record.ruleset)
  const superseded = library
    .filter((one) => isTakenOver(one, record))
    .map((one) => decideSuperseded(one, record.ruleset))
  const among = library.map((one) => superseded.find(({ sha256 }) => sha256 === one.sha256) ?? one)
  const adopted = decideAdopted(record, among, adoption, engine)
  const rival = rivalOf(adopted, among)
  if (rival) fail('ruleset.rival', { id: rival.ruleset.id, version: rival.ruleset.version })
  return { adopted, superseded }
}

function isTakenOver({ state, ruleset }: LibraryRuleset, { ruleset: next }: LibraryRuleset): boolean {
  return (
    state === 'adopted' &&
    ruleset.id === next.id &&
    ruleset.version < next.version &&
    ruleset.effective.from < next.effective.from &&
    (ruleset.effective.to === null || ruleset.effective.to >= next.effective.from)
  )
}
