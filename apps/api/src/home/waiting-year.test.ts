import { expect, test } from 'vitest'
import { as, CHAIR, closeInput, inGivenYear } from '../year/testing-year.ts'

inGivenYear()

const waiting = async (name: string, on?: string) => {
  const { rows } = await as(name, on === undefined ? undefined : new Date(on)).home.waiting({ month: '2026-12' })
  return rows.filter(({ kind }) => kind === 'closeYear').map(({ title, due }) => `${title} ${due}`)
}

test('the year waits for the head of the agency alone, from December until it is closed', async () => {
  expect(await waiting(CHAIR)).toEqual(['UBND xã Hóa Quỳ 2026-12-15'])
  expect(await waiting(CHAIR, '2027-01-10T02:00:00Z')).toEqual(['UBND xã Hóa Quỳ 2026-12-15'])
  expect(await waiting(CHAIR, '2026-11-30T02:00:00Z')).toEqual([])
  expect(await waiting(CHAIR, '2026-01-10T02:00:00Z')).toEqual([])
  for (const other of ['truong.kinhte.hoaquy', 'kinhte1.hoaquy', 'chutich.tinh', 'quantri']) {
    expect(await waiting(other)).toEqual([])
  }
  await as(CHAIR).year.close(await closeInput())
  expect(await waiting(CHAIR)).toEqual([])
})
