import type { Actor } from '@congtam/core/access/actor'
import { may, no, type Permission } from '@congtam/core/access/policy'
import { Refusal } from '@congtam/core/errors'
import { isOwnInterest, requireDraft, requireSignable } from '@congtam/core/evaluation/correction/correction'
import { correctionClosings, type WaveEntry } from '@congtam/core/evaluation/correction/wave'
import type { CorrectionId, Sha256, UnitId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { getCorrection, insertCorrectionEnd, type StoredCorrection } from '@congtam/db/correction/correction'
import { findMonthClose, insertMonthClose } from '@congtam/db/evaluation/month-close'
import { insertResults } from '@congtam/db/evaluation/result'
import { listUnitsById } from '@congtam/db/organisation/unit'
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

/** Whether the person may sign; a head whose unit is not the highest one touched is told whose signature it takes. */
export async function signingPermission(
  { db, actor }: Viewer,
  affected: readonly WaveEntry[],
  lineage: readonly UnitId[],
  on: Day,
): Promise<Permission> {
  const signers = signingLineage(affected, lineage)
  const right = may(actor, 'correction.sign', { lineage: signers })
  if (!right.allowed) {
    if (!may(actor, 'correction.sign', { lineage }).allowed) return right
    const [unit] = await listUnitsById(db, actor.tenantId, signers.slice(0, 1), on)
    return no('correction.headAbove', { unit: unit?.name ?? '' })
  }
  return isOwnInterest(actor.officialId, affected) ? no('correction.ownInterest', {}) : right
}

/** Whether the correction waits for this person, going by the list that was prepared. */
export function isAskedOf(actor: Actor, { wave, state }: StoredCorrection, lineage: readonly UnitId[]): boolean {
  const right = may(actor, 'correction.sign', { lineage: signingLineage(wave, lineage) })
  return state === 'draft' && right.allowed && !isOwnInterest(actor.officialId, wave)
}

/**
 * Signs the correction in the caller's transaction, whole or not at all. It is worked out again under the locks, so what
 * is published is what was looked at; of two who sign at once the second finds it signed.
 */
export async function signCorrection(
  viewer: Viewer & { now: Date },
  id: CorrectionId,
  lookedAt: Sha256,
): Promise<{ closings: number; results: number }> {
  const { db, actor, now } = viewer
  const { tenantId } = actor
  const closed = await readMonth(db, tenantId, await getCorrection(db, tenantId, id), 'sign')
  // Read under the lock: whoever waited for another signature finds the correction signed.
  const prepared = await getCorrection(db, tenantId, id)
  requireDraft(prepared.state)
  const { wave, inForce } = await readWave(db, tenantId, closed, prepared.changes)
  const { plan, lineage } = closed
  const permission = await signingPermission(viewer, wave.affected, lineage, plan.lastDay)
  if (!permission.allowed) throw new Refusal(permission.code, permission.details)
  requireSignable(wave, prepared.waveSha256, lookedAt)
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
