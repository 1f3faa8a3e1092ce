import { FactChange } from '@congtam/core/evaluation/correction/change'
import { CorrectionId, Sha256, type SheetId, UserId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import type { Db } from '../db.ts'
import { MONTH, units } from '../evaluation/testing-month.ts'
import { TENANT } from '../testing.ts'
import { insertCorrection, type StoredCorrection } from './correction.ts'

export const by = {
  byUserId: UserId.parse('u1'),
  byName: 'Cao Văn Dũng',
  at: new Date('2026-09-10T02:00:00.000Z'),
}

/** A correction of somebody's sheet in the room's month, as it is prepared. */
export function aCorrection(sheetId: SheetId, number = 1): Omit<StoredCorrection, 'state' | 'end'> {
  const change = { sheetId, of: 'general', criterion: 'I.1', from: 400, to: 500 }
  return {
    id: CorrectionId.parse(`019a0000-0000-7000-8000-00000000c00${number}`),
    unitId: units.room,
    month: MONTH,
    reason: {
      kind: 'petitionWon',
      text: 'Chấm thiếu tiêu chí I.1',
      document: { number: '7/QĐ-UBND', issuedOn: Day.parse('2026-09-09') },
    },
    changes: [FactChange.parse(change)],
    wave: [],
    waveSha256: Sha256.parse('d'.repeat(64)),
    ...by,
    at: new Date(by.at.getTime() + number),
  }
}

/** The correction by which a month may be closed a second time. */
export async function givenCorrection(db: Db, sheetId: SheetId, number = 1): Promise<CorrectionId> {
  const correction = aCorrection(sheetId, number)
  await insertCorrection(db, TENANT, correction)
  return correction.id
}
