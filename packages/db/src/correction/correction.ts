import { fail } from '@congtam/core/errors'
import { Correction, type CorrectionState } from '@congtam/core/evaluation/correction/correction'
import type { WaveEntry } from '@congtam/core/evaluation/correction/wave'
import { canonicalText } from '@congtam/core/shared/canonical'
import type { CorrectionId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { unitsUnder } from '../organisation/unit.ts'

/** Somebody's hand, and when. */
interface By {
  byUserId: UserId
  byName: string
  at: Date
}

/** A correction as it was prepared, with everybody whom its preparer saw listed, and how it ended. */
export interface StoredCorrection extends Correction, By {
  id: CorrectionId
  wave: WaveEntry[]
  state: CorrectionState
  /** Who signed or withdrew it; null while it waits. */
  end: By | null
}

export async function insertCorrection(
  db: Db,
  tenantId: TenantId,
  correction: Omit<StoredCorrection, 'state' | 'end'>,
): Promise<void> {
  const { id, unitId, month, reason, changes, wave, waveSha256, byUserId, byName, at } = correction
  const { kind, text: explanation, document } = reason
  await db
    .insertInto('correction')
    .values({
      tenantId,
      id,
      unitId,
      month,
      reason: kind,
      explanation,
      document: document.number,
      issuedOn: document.issuedOn,
      changes: canonicalText(changes),
      wave: canonicalText(wave),
      waveSha256,
      byUserId,
      byName,
      at,
    })
    .execute()
}

/** Ends the correction. There is one end; a second is refused by the key. */
export async function insertCorrectionEnd(
  db: Db,
  tenantId: TenantId,
  end: By & { correctionId: CorrectionId; state: 'signed' | 'withdrawn' },
): Promise<void> {
  const { correctionId, state, byUserId, byName, at } = end
  await db.insertInto('correctionEnd').values({ tenantId, correctionId, state, byUserId, byName, at }).execute()
}

export async function getCorrection(db: Db, tenantId: TenantId, id: CorrectionId): Promise<StoredCorrection> {
  const row = await corrections(db, tenantId).where('correction.id', '=', id).executeTakeFirst()
  return row ? correctionOf(row) : fail('correction.notFound', {})
}

export interface CorrectionQuery {
  /** Only of these units and of all below them on the day, where given. */
  under?: { unitIds: readonly UnitId[]; on: Day } | undefined
  month?: Month | undefined
  state?: 'draft' | undefined
  after: string[] | null
  limit: number
}

/** Corrections, the latest first, after `after`; one more than `limit`. */
export async function listCorrections(
  db: Db,
  tenantId: TenantId,
  { under, month, state, after, limit }: CorrectionQuery,
): Promise<StoredCorrection[]> {
  let statement = corrections(db, tenantId)
    .orderBy('correction.at', 'desc')
    .orderBy('correction.id', 'desc')
    .limit(limit + 1)
  if (under) statement = statement.where('correction.unitId', 'in', unitsUnder(db, tenantId, under.unitIds, under.on))
  if (month) statement = statement.where('correction.month', '=', month)
  if (state) statement = statement.where('correctionEnd.state', 'is', null)
  const [at, id] = after ?? []
  if (at !== undefined && id !== undefined) {
    statement = statement.where(sql<boolean>`(correction.at, correction.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return (await statement.execute()).map(correctionOf)
}

function corrections(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('correction')
    .leftJoin('correctionEnd', (join) =>
      join
        .onRef('correctionEnd.tenantId', '=', 'correction.tenantId')
        .onRef('correctionEnd.correctionId', '=', 'correction.id')
        .on('correctionEnd.tenantId', '=', tenantId),
    )
    .select([
      'correction.id',
      'correction.unitId',
      'correction.month',
      'correction.reason',
      'correction.explanation',
      'correction.document',
      'correction.issuedOn',
      'correction.changes',
      'correction.wave',
      'correction.waveSha256',
      'correction.byUserId',
      'correction.byName',
      'correction.at',
      'correctionEnd.state',
      'correctionEnd.byUserId as endByUserId',
      'correctionEnd.byName as endByName',
      'correctionEnd.at as endAt',
    ])
    .where('correction.tenantId', '=', tenantId)
}

function correctionOf(row: Awaited<ReturnType<ReturnType<typeof corrections>['execute']>>[number]): StoredCorrection {
  const { id, unitId, month, byUserId, byName, at, endByUserId, endByName, endAt, state } = row
  const reason = {
    kind: row.reason,
    text: row.explanation,
    document: { number: row.document, issuedOn: row.issuedOn },
  }
  const changes: unknown = JSON.parse(row.changes)
  return {
    ...Correction.parse({ unitId, month, reason, changes, waveSha256: row.waveSha256 }),
    id,
    // Written by insertCorrection, from values of this type.
    wave: JSON.parse(row.wave) as WaveEntry[],
    byUserId,
    byName,
    at,
    state: state ?? 'draft',
    end: endByUserId && endByName !== null && endAt ? { byUserId: endByUserId, byName: endByName, at: endAt } : null,
  }
}
