import type { CorrectionReason, CorrectionState } from '@congtam/core/evaluation/correction/correction'
import type { WaveEntry } from '@congtam/core/evaluation/correction/wave'
import type { CorrectionId, SheetId, UnitId } from '@congtam/core/shared/ids'
import { lastDay, type Month } from '@congtam/core/shared/period'
import { getCorrection, listCorrections, type StoredCorrection } from '@congtam/db/correction/correction'
import { listCorrectedSince } from '@congtam/db/correction/result-version'
import { listSheetsById } from '@congtam/db/evaluation/sheet'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import type { Viewer } from '../work/task-view.ts'
import { isAskedOf } from './signing.ts'

/** How long a person is told of a correction on the first screen. */
const TOLD_DAYS = 60
/** More than wait in a province at once; of them those that wait for the reader are few. */
const MOST_WAITING = 500

/** One correction in a list. */
export interface CorrectionRow {
  id: CorrectionId
  unitId: UnitId
  unitName: string
  month: Month
  reason: CorrectionReason
  state: CorrectionState
  byName: string
  at: string
  end: { byName: string; at: string } | null
  /** Whose sheets are corrected. */
  corrected: { sheetId: SheetId; fullName: string }[]
  /** How many results get a new version. */
  rewritten: number
}

/** A result of the reader that a correction replaced. */
export interface OwnCorrected {
  sheetId: SheetId
  month: Month
  at: string
  reason: CorrectionReason
  before: WaveEntry['before'] | null
  after: WaveEntry['after'] | null
}

/** The corrections by the names of whom and what they concern. */
export async function correctedOf(
  { db, actor }: Viewer,
  corrections: readonly StoredCorrection[],
): Promise<CorrectionRow[]> {
  const sheetIds = corrections.flatMap(({ changes }) => changes.map(({ sheetId }) => sheetId))
  const sheets = await listSheetsById(db, actor.tenantId, [...new Set(sheetIds)])
  const rows: CorrectionRow[] = []
  for (const { id, unitId, month, reason, state, byName, at, end, changes, wave } of corrections) {
    const [unit] = await listUnitsById(db, actor.tenantId, [unitId], lastDay(month))
    const own = new Set(changes.map(({ sheetId }) => sheetId))
    rows.push({
      id,
      unitId,
      unitName: unit?.name ?? '',
      month,
      reason,
      state,
      byName,
      at: at.toISOString(),
      end: end && { byName: end.byName, at: end.at.toISOString() },
      corrected: sheets.flatMap(({ sheet, fullName }) => (own.has(sheet.id) ? [{ sheetId: sheet.id, fullName }] : [])),
      rewritten: wave.filter(({ isRewritten }) => isRewritten).length,
    })
  }
  return rows
}

/** What waits for the reader's signature, and what was corrected of theirs lately. */
export async function waitingFor(
  viewer: Viewer & { now: Date },
): Promise<{ toSign: CorrectionRow[]; own: OwnCorrected[] }> {
  return { toSign: await correctedOf(viewer, await toSign(viewer)), own: await ownCorrected(viewer) }
}

async function toSign(viewer: Viewer): Promise<StoredCorrection[]> {
  const { db, actor, today } = viewer
  const heads = actor.grants.filter(({ role }) => role === 'head').map(({ unitId }) => unitId)
  if (heads.length === 0) return []
  const unitIds = heads.filter((unitId) => unitId !== null)
  // Who heads the whole province is asked for all of it.
  const under = unitIds.length < heads.length ? undefined : { unitIds, on: today }
  const query = { under, state: 'draft' as const, after: null, limit: MOST_WAITING }
  const drafts = await listCorrections(db, actor.tenantId, query)
  const asked: StoredCorrection[] = []
  for (const draft of drafts) {
    const lineage = await lineageOf(db, actor.tenantId, draft.unitId, lastDay(draft.month))
    if (isAskedOf(actor, draft, lineage)) asked.push(draft)
  }
  return asked
}

async function ownCorrected({ db, actor, now }: Viewer & { now: Date }): Promise<OwnCorrected[]> {
  if (actor.officialId === null) return []
  const since = new Date(now.getTime() - TOLD_DAYS * 86_400_000)
  const results = await listCorrectedSince(db, actor.tenantId, actor.officialId, since)
  const told: OwnCorrected[] = []
  for (const { sheetId, month, correctionId, at } of results) {
    const { reason, wave } = await getCorrection(db, actor.tenantId, correctionId)
    const own = wave.find((each) => each.sheetId === sheetId)
    told.push({ sheetId, month, at: at.toISOString(), reason, before: own?.before ?? null, after: own?.after ?? null })
  }
  return told
}
