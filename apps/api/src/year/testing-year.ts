import type { Grade } from '@congtam/core/evaluation/grade/placement-facts'
import { type OfficialId, RequestKey, UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { afterAll, beforeAll } from 'vitest'
import { givenProvince, type Province } from '../testing.ts'
import type { YearRow } from './year-view.ts'

/** Thursday 17 December 2026: eleven months are closed, December runs. */
export const DECEMBER = new Date('2026-12-17T02:00:00Z')
export const YEAR = 2026
export const CHAIR = 'chutich.hoaquy'
export const GOVERNOR = 'chutich.tinh'

let province: Province
let commune: UnitId

/** Gives a test file a province with a whole year of work in one commune. Its stories build on each other. */
export function inGivenYear(): void {
  beforeAll(async () => {
    province = await givenProvince({ now: DECEMBER, months: 12 })
    commune = await unitOf(CHAIR)
  }, 120_000)
  afterAll(() => province.close())
}

export const database = () => province.database
export const as = (name: string, now?: Date) => province.callerFor(name, now)
export const agency = () => ({ unitId: commune, year: YEAR })
export const newKey = () => RequestKey.parse(crypto.randomUUID())

/** The unit in which the account works. */
export async function unitOf(name: string): Promise<UnitId> {
  const { units } = await as(name).session.me()
  return UnitId.parse(units[0]?.id)
}

export const yearOf = (name = CHAIR, now?: Date) => as(name, now).year.get(agency())

/** Somebody's row, by the end of their post's title or their name. */
export async function rowOf(words: string, name = CHAIR): Promise<YearRow> {
  const { rows } = await yearOf(name)
  const found = rows.find(({ fullName, title }) => fullName === words || title === words)
  if (!found) throw new Error(`Nobody is ${words}`)
  return found
}

/** A decision on the person as the proposal stands, with everything that it needs. */
export async function decisionOn(row: YearRow, grade: Grade, more: object = {}) {
  if (row.proposed === null) throw new Error(`${row.fullName} has no proposed grade`)
  const signed = {
    reason: 'Theo biên bản họp ngày 12/12/2026',
    document: '88/QĐ-UBND',
    decidedOn: Day.parse('2026-12-16'),
    signers: 'Chủ tịch UBND xã',
  }
  return {
    key: newKey(),
    ...agency(),
    officialId: row.officialId as OfficialId,
    proposed: row.proposed,
    grade,
    ...signed,
    ...more,
  }
}

export async function closeInput(more: object = {}) {
  const { resultsSha256 } = await yearOf()
  return { key: newKey(), ...agency(), resultsSha256, reason: null as string | null, ...more }
}

/** An organisation's grade with its document. */
export const agencyGrade = (unitId: UnitId, grade: Grade | null, more: object = {}) => ({
  key: newKey(),
  unitId,
  year: YEAR,
  grade,
  document: '45/QĐ-UBND',
  decidedOn: Day.parse('2026-12-10'),
  outstanding: false,
  outstandingDocument: '',
  facts: null,
  ...more,
})
