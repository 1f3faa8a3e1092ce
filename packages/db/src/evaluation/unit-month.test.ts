import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { findPlan, savePlan } from '../work/plan.ts'
import { givenPeople, givenSheets, LAST, MONTH, units } from './testing-month.ts'
import { insertPlans, listChildIds, listUnitMonthStates, listUnitsBelow } from './unit-month.ts'

const all = Object.values(units)

test(
  'a month opens in every unit where somebody works, once',
  inRollback(async (db) => {
    await givenPeople(db)
    expect(await sqlOf(insertPlans, db, TENANT, MONTH)).toBe(3)
    expect(await insertPlans(db, TENANT, MONTH)).toBe(0)
    expect(await findPlan(db, TENANT, units.hall, MONTH)).toMatchObject({
      firstDay: '2026-08-01',
      lastDay: '2026-08-31',
      state: 'open',
    })
  }),
)

test(
  'a province itself and a unit without people are not opened',
  inRollback(async (db) => {
    await givenPeople(db)
    await db
      .updateTable('unitName')
      .set({ kind: 'province' })
      .where('tenantId', '=', TENANT)
      .where('unitId', '=', units.commune)
      .execute()
    await db
      .updateTable('post')
      .set({ validTo: Day.parse('2026-07-31') })
      .where('tenantId', '=', TENANT)
      .where('unitId', '=', units.hall)
      .execute()
    expect(await insertPlans(db, TENANT, MONTH)).toBe(1)
  }),
)

test(
  'the units below are read with what became of their month, in the tree of the day',
  inRollback(async (db) => {
    await givenSheets(db)
    const plan = await findPlan(db, TENANT, units.room, MONTH)
    if (plan) await savePlan(db, TENANT, { ...plan, state: 'closed' })
    const below = await sqlOf(listUnitsBelow, db, TENANT, units.commune, MONTH, LAST)
    expect(below).toEqual([
      { unitId: units.room, name: 'Phòng Kinh tế', hasPeople: true, isClosed: true },
      { unitId: units.hall, name: 'Văn phòng', hasPeople: true, isClosed: false },
    ])
    expect(await listUnitsBelow(db, TENANT, units.room, MONTH, LAST)).toEqual([])
    expect(await sqlOf(listChildIds, db, TENANT, [units.commune, units.room], LAST)).toEqual([units.room, units.hall])
    expect(await listChildIds(db, TENANT, [units.commune], Day.parse('2025-12-31'))).toEqual([])
  }),
)

test(
  'how far each unit is with the month',
  inRollback(async (db) => {
    await givenSheets(db)
    const states = await sqlOf(listUnitMonthStates, db, TENANT, all, MONTH, LAST)
    expect(states.map(({ name, planState, sheets, unassessed }) => [name, planState, sheets, unassessed])).toEqual([
      ['Phòng Kinh tế', 'open', 3, 3],
      ['Văn phòng', null, 0, 0],
      ['Xã Hóa Quỳ', null, 0, 0],
    ])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./unit-month.sql'))
