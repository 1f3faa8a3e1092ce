import { UnitId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, type Province, refusalOf } from '../testing.ts'

let province: Province
let commune: UnitId
let room: UnitId
let top: UnitId
const span = { month: Month.parse('2026-07'), months: 6 }

beforeAll(async () => {
  province = await givenProvince()
  const unitsOf = async (username: string) => (await province.callerFor(username).session.me()).units
  commune = UnitId.parse((await unitsOf('chutich.hoaquy')).find(({ kind }) => kind === 'commune')?.id)
  room = UnitId.parse((await unitsOf('truong.kinhte.hoaquy'))[0]?.id)
  top = UnitId.parse((await unitsOf('chutich.tinh'))[0]?.id)
})
afterAll(() => province.close())

test('the head of a commune sees how the heads below assess, by name, and too few people are not judged', async () => {
  const seen = await province.callerFor('chutich.hoaquy').mirror.ofUnit({ unitId: commune, ...span })
  expect(seen).toMatchObject({ from: '2026-02', to: '2026-07', fewest: 5, falseAlarm: 0.05 })
  expect(seen.evaluators).toBe(seen.rows.length)
  expect(seen.rows.length).toBeGreaterThan(3)
  expect(seen.sheets).toBeGreaterThan(40)
  for (const { name, unitNames, measures } of seen.rows) {
    expect(name).not.toBe('')
    expect(unitNames.length).toBeGreaterThan(0)
    // Two closed months are no trend and no habit of days.
    expect(measures.drift).toEqual({ enough: false, needs: 5 })
    expect(measures.lateness).toEqual({ enough: false, needs: 5 })
  }
  expect(seen.rows.some(({ measures }) => measures.leniency.enough)).toBe(true)
})

test('administrators and auditors see the province, and so does its head through the province’s unit', async () => {
  const all = await province.callerFor('quantri').mirror.ofProvince(span)
  expect(await province.callerFor('thanhtra').mirror.ofProvince(span)).toEqual(all)
  expect((await province.callerFor('chutich.tinh').mirror.ofUnit({ unitId: top, ...span })).sheets).toBe(all.sheets)
})

test('nobody sees how their superiors assess', async () => {
  for (const username of ['truong.kinhte.hoaquy', 'pho1.kinhte.hoaquy', 'kinhte1.hoaquy']) {
    const { mirror } = province.callerFor(username)
    expect(await refusalOf(mirror.ofUnit({ unitId: commune, ...span }))).toBe('access.notYourRole')
    expect(await refusalOf(mirror.ofProvince(span))).toBe('access.notYourRole')
  }
  const chair = province.callerFor('chutich.hoaquy').mirror
  expect(await refusalOf(chair.ofUnit({ unitId: top, ...span }))).toBe('access.notYourRole')
  expect(await refusalOf(chair.ofProvince(span))).toBe('access.notYourRole')
  // A head has nobody below who assesses.
  expect((await province.callerFor('truong.kinhte.hoaquy').mirror.ofUnit({ unitId: room, ...span })).rows).toEqual([])
})

test('only closed months count, and looking changes nothing', async () => {
  const { mirror } = province.callerFor('quantri')
  expect(await mirror.ofProvince({ month: Month.parse('2026-08'), months: 1 })).toMatchObject({ sheets: 0, rows: [] })
  const counts = async () => {
    const [tenant] = await asOwner(province.database, listTenants)
    const count = (table: 'rating' | 'result') =>
      asOwner(
        province.database,
        (db) =>
          db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .where('tenantId', '=', (tenant?.id ?? 0) as never)
            .executeTakeFirstOrThrow(),
        tenant?.id,
      )
    return [await count('rating'), await count('result')]
  }
  const before = await counts()
  await mirror.ofProvince(span)
  expect(await counts()).toEqual(before)
})

test('a head who gives ten points less than the others stands out, and no other head does', async () => {
  const { mirror } = province.callerFor('quantri')
  const before = await mirror.ofProvince(span)
  const strict = before.rows.find(({ people, measures }) => people >= 7 && measures.leniency.enough)
  const [tenant] = await asOwner(province.database, listTenants)
  const id = tenant?.id ?? 0
  const none = '{"III.1": 0, "III.2": 0, "III.3": 0, "III.4": 0}'
  await asOwner(
    province.database,
    (db) =>
      sql`
        update rating set rating = jsonb_set(rating, '{general}', rating -> 'general' || ${none}::jsonb)
        where tenant_id = ${id} and by_user_id = ${strict?.evaluatorId ?? ''} and rating ->> 'by' = 'superior'
      `.execute(db),
    id,
  )
  const after = await mirror.ofProvince(span)
  const named = after.rows.filter(({ measures }) => measures.leniency.enough && measures.leniency.standsOut)
  expect(named.map(({ evaluatorId }) => evaluatorId)).toEqual([strict?.evaluatorId])
  expect(after.rows[0]?.evaluatorId).toBe(strict?.evaluatorId)
  const { leniency } = named[0]?.measures ?? {}
  if (!leniency?.enough) throw new Error('The head is not judged')
  expect(leniency.direct.high).toBeLessThan(0)
  expect(leniency.direct.estimate).toBeLessThan(-5_00)
  expect(leniency.direct.estimate).toBeGreaterThan(-12_00)
})
