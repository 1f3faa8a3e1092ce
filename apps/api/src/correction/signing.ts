import type { Actor } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import { requireDraft, requireSignable } from '@congtam/core/evaluation/correction/correction'
import { correctionClosings, type WaveEntry } from '@congtam/core/evaluation/correction/wave'
import type { CorrectionId, Sha256, UnitId } from '@congtam/core/shared/ids'
import { getCorrection, insertCorrectionEnd, type StoredCorrection } from '@congtam/db/correction/correction'
import { findMonthClose, insertMonthClose } from '@congtam/db/evaluation/month-close'
import { insertResults } from '@congtam/db/evaluation/result'
import { ensure } from '../access/allow.ts'
import type { Viewer } from '../work/task-view.ts'
import { readMonth, readWave } from './read-wave.ts'

/**
 * The units whose head may sign: the highest one in which a result is replaced, and those above it. Whoever closes a unit's
 * month answers for what it publishes, and the head above answers for the units below.
 */
export function signingLineage(affected: readonly WaveEntry[], lineage: readonly UnitId[]): UnitId[] {
  const touched = affected.filter(({ isRewritten }) => isRewritten).map(({ unitId }) => unitId)
  return lineage.slice(Math.max(0, ...touched.map((unitId) => lineage.indexOf(unitId))))
}

/** Whether this person's own result is replaced. */
export function isOwnInterest({ officialId }: Actor, affected: readonly WaveEntry[]): boolean {
  return affected.some((each) => each.isRewritten && each.officialId === officialId)
}

/** Whether the correction waits for this person, going by the list that was prepared. */
export function mayBeAsked(actor: Actor, { wave, state }: StoredCorrection, lineage: readonly UnitId[]): boolean {
  const subject = { lineage: signingLineage(wave, lineage) }
  return state === 'draft' && may(actor, 'correction.sign', subject).allowed && !isOwnInterest(actor, wave)
}

/**
 * Signs the correction in the caller's transaction, whole or not at all. It is worked out again under the locks, so what
 * is published is what was looked at; of two who sign at once the second finds it signed.
 */
export async function signCorrection(
  { db, actor, now }: Viewer & { now: Date },
  id: CorrectionId,
  lookedAt: Sha256,
): Promise<{ closings: number; results: number }> {
  const { tenantId } = actor
  const closed = await readMonth(db, tenantId, await getCorrection(db, tenantId, id), 'sign')
  // Read under the lock: whoever waited for another signature finds the correction signed.
  const prepared = await getCorrection(db, tenantId, id)
  requireDraft(prepared.state)
  const { wave, inForce } = await readWave(db, tenantId, closed, prepared.changes)
  ensure(actor, 'correction.sign', { lineage: signingLineage(wave.affected, closed.lineage) })
  requireSignable(wave, prepared.waveSha256, lookedAt, actor.officialId)
  const by = { byUserId: actor.userId, byName: actor.name, at: now }
  const closings = correctionClosings(wave, inForce)
  let written = 0
  for (const { unitId, results, resultsSha256 } of closings) {
    const { month } = prepared
    const number = ((await findMonthClose(db, tenantId, unitId, month))?.number ?? 0) + 1
    await insertMonthClose(db, tenantId, { unitId, month, number, resultsSha256, ...by }, id)
    await insertResults(db, tenantId, number, results)
    written += results.length
  }
  await insertCorrectionEnd(db, tenantId, { correctionId: id, state: 'signed', ...by })
  return { closings: closings.length, results: written }
}
