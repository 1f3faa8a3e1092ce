import { z } from 'zod'
import { fail } from '../../errors.ts'
import { type OfficialId, Sha256, UnitId } from '../../shared/ids.ts'
import { Day, Month } from '../../shared/period.ts'
import { FactChange } from './change.ts'
import type { Wave, WaveEntry } from './wave.ts'

export const ReasonKind = z.enum(['petitionWon', 'lateDecision', 'clericalError', 'taskCorrection'])
export type ReasonKind = z.infer<typeof ReasonKind>

/** Why, in words, and by which document. Nothing that is published changes without one. */
export const CorrectionReason = z.strictObject({
  kind: ReasonKind,
  text: z.string().trim().max(2000),
  document: z.strictObject({ number: z.string().trim().max(100), issuedOn: Day }),
})
export type CorrectionReason = z.infer<typeof CorrectionReason>

export const CorrectionState = z.enum(['draft', 'signed', 'withdrawn'])
export type CorrectionState = z.infer<typeof CorrectionState>

/** What is corrected in the closed month of one unit. A correction is never edited: another one is made. */
export const Correction = z.strictObject({
  unitId: UnitId,
  month: Month,
  reason: CorrectionReason,
  changes: z.array(FactChange).min(1).max(200),
  /** Of the wave that was looked at when the correction was prepared. */
  waveSha256: Sha256,
})
export type Correction = z.infer<typeof Correction>

/** Refuses a correction without words or without a document, or one whose document is of a day that has not come. */
export function requireReason({ text, document }: CorrectionReason, today: Day): void {
  if (text === '') fail('correction.reasonNeeded', {})
  if (document.number === '') fail('correction.documentNeeded', {})
  if (document.issuedOn > today) fail('correction.documentNotYet', { issuedOn: document.issuedOn })
}

/** A correction is signed or withdrawn once. */
export function requireDraft(state: CorrectionState): void {
  if (state === 'signed') fail('correction.signed', {})
  if (state === 'withdrawn') fail('correction.withdrawn', {})
}

/** Signs only what was looked at: when it was prepared, and again by whoever signs. */
export function requireSignable(wave: Wave, prepared: Sha256, lookedAt: Sha256): void {
  if (wave.sha256 !== lookedAt || lookedAt !== prepared) fail('correction.changed', {})
}

/** Whether the person's own result is replaced: nobody signs for themselves, not even for what only follows from it. */
export function isOwnInterest(officialId: OfficialId | null, affected: readonly WaveEntry[]): boolean {
  return affected.some((each) => each.isRewritten && each.officialId === officialId)
}
