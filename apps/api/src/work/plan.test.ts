import { Day } from '@congtam/core/shared/period'
import { asOwner } from '@congtam/db/transaction'
import { expect, test } from 'vitest'
import { refusalOf } from '../testing.ts'
import { check, inGivenUnit, opened, room, unit } from './testing-story.ts'
import { newKey, people, TENANT } from './testing-unit.ts'

inGivenUnit()

test('nothing is opened twice', () => check({ steps: [opened, opened], refused: 'plan.alreadyOpen' }))

test('opening a month gives a sheet to everybody with a post in the unit', async () => {
  await check({ steps: [opened] })
  const sheets = await asOwner(unit.database, (db) =>
    db.selectFrom('sheet').select('postId').where('tenantId', '=', TENANT).execute(),
  )
  const expected = (['head', 'deputy', 'lan', 'minh', 'hoa'] as const).map((name) => people[name].postId)
  expect(sheets.map((sheet) => sheet.postId).sort()).toEqual(expected.sort())
  expect(await refusalOf(unit.as('lan').plan.open({ key: newKey(), ...room }))).toBe('access.notYourRole')
})

test('a plan may run from the 26th to the 25th, but nowhere else', async () => {
  const open = (firstDay: string, lastDay: string) =>
    unit.as('head').plan.open({ key: newKey(), ...room, firstDay: Day.parse(firstDay), lastDay: Day.parse(lastDay) })
  expect(await refusalOf(open('2026-08-20', '2026-08-10'))).toBe('request.invalid')
  expect(await refusalOf(open('2026-01-01', '2026-08-31'))).toBe('request.invalid')
  expect(await open('2026-07-26', '2026-08-25')).toMatchObject({
    firstDay: '2026-07-26',
    lastDay: '2026-08-25',
    version: 1,
  })
  expect((await unit.as('lan').plan.get(room)).allowed).toMatchObject({
    open: { allowed: false, code: 'access.notYourRole' },
    assign: { allowed: false, code: 'access.notYourRole' },
  })
  expect((await unit.as('head').plan.get(room)).allowed).toMatchObject({
    open: { allowed: false, code: 'plan.alreadyOpen' },
    assign: { allowed: true },
  })
})
