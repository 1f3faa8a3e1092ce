import { Day, Month } from '@congtam/core/shared/period'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorsOf, adopting, givenTested, newKey, uncapped } from '../library/testing-library.ts'
import { runRescore } from '../rescore/command.ts'
import { givenProvince, type Province } from '../testing.ts'
import { openMonths } from './open-months.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

const july = Month.parse('2026-07')
const september = Month.parse('2026-09')
const day = (text: string) => Day.parse(text)
const inSeptember = new Date('2026-09-03T02:00:00Z')

async function rescored(): Promise<unknown> {
  const said: string[] = []
  const code = await runRescore(['--period', '2026-06..2026-07'], {
    open: async () => ({ ...province.database, close: async () => {} }),
    say: (line) => said.push(line),
    complain: (line) => said.push(line),
  })
  return { code, said }
}

/** A closed sheet of somebody in the room, as it is shown and explained. */
async function julySheet() {
  const official = province.callerFor('kinhte1.hoaquy')
  const [own] = await official.sheet.mine({ month: july })
  if (!own) throw new Error('The sample has a closed sheet of July')
  const { score, ruleset, official: person, post, sheet } = await official.sheet.get({ id: own.sheetId })
  const why = await official.sheet.explain({ id: own.sheetId })
  return { score, ruleset, person, post, state: sheet.state, root: why.root, tasks: why.tasks, unitId: sheet.unitId }
}

test('closed months of the sample come out to the byte after rules, names, tree and posts of today have changed', async () => {
  const { admin, chair } = actorsOf(province)
  const identical = { code: 0, said: [expect.stringContaining('giống từng byte')] }
  const before = await julySheet()
  expect(before).toMatchObject({ state: 'closed', ruleset: { id: 'vn.nd335-2025.staff' } })
  expect(await rescored()).toEqual(identical)

  const staff = await givenTested(admin, uncapped)
  const own = await chair.ruleset.adopt(adopting(staff))
  await admin.unit.rename({
    key: newKey(),
    id: before.unitId,
    name: 'Phòng Kinh tế và Hạ tầng',
    validFrom: day('2026-09-01'),
  })
  const ended = (await admin.unit.people({ id: before.unitId, month: july })).at(-1)
  if (!ended) throw new Error('The room has people')
  await admin.post.end({ key: newKey(), postId: ended.postId, lastDay: day('2026-08-31') })

  expect(await rescored()).toEqual(identical)
  expect(await julySheet()).toEqual(before)

  // A new month is scored by the province's own ruleset; those whom it does not speak of, by the decree.
  await openMonths(province.database, day('2026-09-03'))
  const of = async (username: string) => {
    const caller = province.callerFor(username, inSeptember)
    const [sheet] = await caller.sheet.mine({ month: september })
    if (!sheet) throw new Error('September has a sheet')
    const { ruleset, criteria } = await caller.sheet.get({ id: sheet.sheetId })
    return { ruleset, codes: criteria.map(({ code }) => code) }
  }
  const mine = await of('kinhte1.hoaquy')
  expect(mine.ruleset).toEqual({
    id: 'tinh.thanhhoa.staff',
    sha256: own.sha256,
    title: { vi: 'Đánh giá tháng của tỉnh Thanh Hóa', en: 'The month of Thanh Hóa' },
  })
  expect(mine.codes).toContain('III.4')
  expect((await of('pho1.kinhte.hoaquy')).ruleset.id).toBe('vn.nd335-2025.deputy')
})
