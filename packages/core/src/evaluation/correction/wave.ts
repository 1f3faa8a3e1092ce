import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import { canonicalText, identity } from '../../shared/canonical.ts'
import type { OfficialId, Sha256, SheetId, UnitId } from '../../shared/ids.ts'
import { bandOf } from '../grade/band.ts'
import { type ClosedResult, ResultInputs, resultOf, resultsIdentity } from '../month/closing.ts'
import { type LedScore, leadingTerm } from '../month/month-facts.ts'
import type { Bilingual, Ruleset } from '../ruleset.ts'
import { scoreMonth } from '../score.ts'
import { correctedFacts, type FactChange } from './change.ts'

/** A published result that is in force, with the number of the closing that it came from. */
export interface ResultInForce extends ClosedResult {
  number: number
}

/** What a result says of a person. */
export interface Standing {
  status: ClosedResult['status']
  total: number | null
  level: Bilingual | null
}

/** Somebody whose result was computed again. */
export interface Affected {
  sheetId: SheetId
  officialId: OfficialId
  unitId: UnitId
  positionClass: PositionClass
  /** The closing whose result is replaced. */
  number: number
  before: Standing
  after: Standing
  /** Whether facts of the sheet itself are corrected; otherwise only people led are. */
  isCorrected: boolean
  /** The term d, where it is another one. */
  d: { before: string; after: string } | null
  /** Whether the result gets a new version: its own facts or its score are others. */
  isRewritten: boolean
  result: ClosedResult
}

/** Somebody affected as the list shows them, without the result itself. */
export type WaveEntry = Omit<Affected, 'result'>

/** The list that is looked at before anything is signed. */
export function waveEntries({ affected }: Wave): WaveEntry[] {
  return affected.map(({ result: _, ...entry }) => entry)
}

/** What a correction does: everybody whose result was computed again, those led before those who lead them. */
export interface Wave {
  affected: Affected[]
  /** Of the changes and all that follows from them: what is looked at, and then signed. */
  sha256: Sha256
}

export interface WaveInput {
  changes: readonly FactChange[]
  /** Everything in force in the corrected unit and in the closed units above it. */
  results: readonly ResultInForce[]
  /** The figures in force of people led who are not among the results. */
  figures: readonly LedScore[]
  rulesetOf: (sha256: Sha256) => Ruleset
}

interface Settled {
  result: ResultInForce
  depth: number
  /** Null for somebody whom the correction does not reach. */
  affected: Affected | null
}

/**
 * Computes the dependents of a correction again, from the inputs that were stored and the rulesets that were pinned. Who
 * leads whom is what it was at closing; the figures of those led are the ones in force, for an earlier correction may
 * have moved one without moving the leader.
 */
export function correctionWave({ changes, results, figures, rulesetOf }: WaveInput): Wave {
  const bySheet = new Map<string, ResultInForce>(results.map((result) => [result.sheetId, result]))
  const elsewhere = new Map(figures.map((figure) => [figure.sheetId, figure]))
  const changesOf = Map.groupBy(changes, ({ sheetId }) => sheetId)
  const settled = new Map<string, Settled>()
  const underway = new Set<string>()

  function settle(result: ResultInForce): Settled {
    const known = settled.get(result.sheetId)
    if (known) return known
    if (underway.has(result.sheetId)) throw new Error(`The results led by ${result.sheetId} lead back to it`)
    underway.add(result.sheetId)
    const done = settleOnce(result)
    settled.set(result.sheetId, done)
    return done
  }

  function settleOnce(result: ResultInForce): Settled {
    const inputs = ResultInputs.parse(JSON.parse(result.inputs))
    const members = (inputs.led ?? []).map((member) => {
      const own = bySheet.get(member.sheetId)
      return { member, settled: own && settle(own) }
    })
    const depth = Math.max(-1, ...members.map((each) => each.settled?.depth ?? 0)) + 1
    const own = changesOf.get(result.sheetId) ?? []
    const moved = members.some((each) => each.settled && isMoved(each.settled))
    if (own.length === 0 && !moved) return { result, depth, affected: null }
    const led = inputs.led === null ? null : members.map((each) => figureOf(each.member, each.settled, elsewhere))
    return { result, depth, affected: recomputed(result, inputs, led, own, rulesetOf(result.rulesetSha256)) }
  }

  for (const sheetId of changesOf.keys()) if (!bySheet.has(sheetId)) fail('correction.notClosed', {})
  const affected = results
    .map(settle)
    .toSorted((a, b) => a.depth - b.depth || (a.result.sheetId < b.result.sheetId ? -1 : 1))
    .flatMap((each) => each.affected ?? [])
  const rewritten = affected.filter(({ isRewritten }) => isRewritten)
  const isSame = (each: Affected) => each.result.output === bySheet.get(each.sheetId)?.output
  if (rewritten.every(isSame)) fail('correction.changesNothing', {})
  return { affected, sha256: identity(signedPart(changes, affected)) }
}

/** One closing that the correction makes: what it publishes anew, and the hash over all that is in force in the unit with it. */
export interface CorrectionClosing {
  unitId: UnitId
  results: ClosedResult[]
  resultsSha256: Sha256
}

/** The closings of a signed correction, one for each unit in which a result is replaced. */
export function correctionClosings({ affected }: Wave, inForce: readonly ResultInForce[]): CorrectionClosing[] {
  const rewritten = new Map(affected.flatMap((each) => (each.isRewritten ? [[each.sheetId, each.result]] : [])))
  const units = [...new Set(affected.filter(({ isRewritten }) => isRewritten).map(({ unitId }) => unitId))]
  return units.toSorted().map((unitId) => {
    const all = inForce.filter((result) => result.unitId === unitId)
    const after = all.map((result) => rewritten.get(result.sheetId) ?? result)
    return {
      unitId,
      results: after.filter(({ sheetId }) => rewritten.has(sheetId)),
      resultsSha256: resultsIdentity(after),
    }
  })
}

function recomputed(
  result: ResultInForce,
  inputs: ResultInputs,
  led: ResultInputs['led'],
  changes: readonly FactChange[],
  ruleset: Ruleset,
): Affected {
  const facts = correctedFacts(ruleset, inputs.facts, changes)
  const d = led === null ? undefined : leadingTerm(ruleset, led)
  const { leadership } = facts
  if (d === null || (d !== undefined && !leadership)) throw new Error(`Sheet ${result.sheetId} has lost its term d`)
  const after = { ...facts, leadership: leadership && d ? { ...leadership, d } : leadership }
  const next = resultOf({ ...inputs, facts: after, led }, scoreMonth(ruleset, after))
  const before = inputs.facts.leadership?.d ?? null
  return {
    sheetId: result.sheetId,
    officialId: result.officialId,
    unitId: result.unitId,
    positionClass: inputs.positionClass,
    number: result.number,
    before: standing(ruleset, result),
    after: standing(ruleset, next),
    isCorrected: changes.length > 0,
    d: d && before !== null && before !== d ? { before, after: d } : null,
    isRewritten: changes.length > 0 || next.output !== result.output,
    result: next,
  }
}

/** Whether those who lead this person have to be computed again. */
function isMoved({ result, affected }: Settled): boolean {
  if (!affected) return false
  return affected.result.total !== result.total || affected.result.status !== result.status
}

type Led = NonNullable<ResultInputs['led']>[number]

function figureOf(member: Led, settled: Settled | undefined, elsewhere: ReadonlyMap<string, LedScore>): Led {
  const { sheetId, officialId } = member
  const inForce = settled?.affected?.result ?? settled?.result ?? elsewhere.get(sheetId)
  if (!inForce || inForce.status === 'incomplete') return member
  return { sheetId, officialId, status: inForce.status, total: inForce.total }
}

function standing(ruleset: Ruleset, { status, total }: ClosedResult): Standing {
  return { status, total, level: (total !== null && bandOf(ruleset.bands, total)?.label) || null }
}

/** Of a result that stays as it is, only that it does: another correction signed meanwhile may have moved a figure in its inputs. */
function signedPart(changes: readonly FactChange[], affected: readonly Affected[]) {
  return {
    form: 'congtam.correction.1',
    changes: changes.map(canonicalText).toSorted(),
    affected: affected.map(({ sheetId, number, isRewritten, result: { inputsSha256, output } }) =>
      isRewritten ? { sheetId, number, inputsSha256, output } : { sheetId, output },
    ),
  }
}
