import { FactChange } from '@congtam/core/evaluation/correction/change'
import { Month } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { as, CHAIR, closeInput, inGivenYear, newKey, rowOf, unitOf, yearOf } from '../year/testing-year.ts'
import { reason } from './testing-correction.ts'

inGivenYear()

const HEAD = 'truong.motcua.hoaquy'
const MARCH = Month.parse('2026-03')

/** Somebody of the room loses a point of criterion III.4. */
async function corrected() {
  const unitId = await unitOf(HEAD)
  const { rows } = await as(HEAD).sheet.list({ unitId, month: MARCH })
  const row = rows.find(({ positionClass, total }) => positionClass === 'staff' && total !== null)
  if (!row) throw new Error('The room has nobody with a score')
  const { general } = await as(HEAD).correction.facts({ sheetId: row.sheetId })
  const from = general.find(({ code }) => code === 'III.4')?.points ?? 0
  const change = { sheetId: row.sheetId, of: 'general', criterion: 'III.4', from, to: from - 100 }
  return { row, asked: { unitId, month: MARCH, changes: [FactChange.parse(change)] } }
}

test('before the year is closed nothing rests on the month', async () => {
  const { asked } = await corrected()
  expect((await as(HEAD).correction.preview(asked)).years).toEqual([])
})

test('a correction lists the closed year, the group that is ranked again with everybody in it, and the year says so afterwards', async () => {
  await as(CHAIR).year.close(await closeInput())
  const { row, asked } = await corrected()
  const { years, sha256 } = await as(HEAD).correction.preview(asked)
  const { group, mean } = await rowOf(row.fullName)
  expect(years).toMatchObject([
    { unitName: 'UBND xã Hóa Quỳ', year: 2026, number: 1, dutyGroup: group, people: 37, moved: [row.fullName] },
  ])
  const { rows } = await yearOf()
  const members = rows.filter((each) => each.group === group).map(({ fullName, grade }) => `${fullName} ${grade}`)
  expect(years[0]?.members.map(({ fullName, grade }) => `${fullName} ${grade}`).toSorted()).toEqual(members.toSorted())
  const { id } = await as(HEAD).correction.draft({ key: newKey(), ...asked, reason, waveSha256: sha256 })
  await as(HEAD).correction.sign({ key: newKey(), id, waveSha256: sha256 })
  expect((await rowOf(row.fullName)).mean).toBeLessThan(mean ?? 0)
  const { changes } = await yearOf()
  expect(changes).toMatchObject([{ officialId: row.officialId, what: ['months'] }])
})
