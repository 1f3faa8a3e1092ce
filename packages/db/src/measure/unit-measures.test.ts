import { measure, type Parts } from '@congtam/core/evaluation/measure'
import { monthFacts } from '@congtam/core/evaluation/month/month-facts'
import { currentRatings } from '@congtam/core/evaluation/sheet-flow'
import { taskFact } from '@congtam/core/work/task-progress'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { listLastRatings } from '../evaluation/rating.ts'
import { listMonthSheets } from '../evaluation/sheet.ts'
import { type Flavour, seeded } from '../evaluation/testing-history.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { listMonthTasks } from '../work/task.ts'
import { listEvents } from '../work/task-event.ts'
import { givenMonths, MONTH, unitId } from './testing-unit.ts'
import { listUnitMeasures } from './unit-measures.ts'

/** The sheets as the engine reads them: every task with its history, folded and summed in TypeScript. */
async function sheetsByEngine(db: Db, parts: Parts) {
  const rows = await listMonthSheets(db, TENANT, unitId, MONTH)
  const ratings = await listLastRatings(db, TENANT, unitId, MONTH)
  const tasks = (await listMonthTasks(db, TENANT, unitId, MONTH)).map(({ task }) => task)
  const histories = await listEvents(
    db,
    TENANT,
    tasks.map(({ id }) => id),
  )
  return rows
    .map(({ sheet: { id, officialId, postId }, positionClass }) => {
      const own = tasks.filter((task) => task.postId === postId)
      const facts = own.flatMap((task) => taskFact(task, histories.get(task.id) ?? []) ?? [])
      const { general, leadership } = monthFacts(currentRatings(ratings.get(id) ?? []), facts, null)
      const decided = { dd: leadership?.dd ?? null, e: leadership?.e ?? null }
      const work = { measures: measure(facts, parts), parts }
      return { sheet: { id, officialId }, unitId, positionClass, general, decided, work }
    })
    .toSorted((a, b) => (a.sheet.id < b.sheet.id ? -1 : 1))
}

test.each<[Flavour, Parts]>([
  ['usual', 4],
  ['ties', 4],
  ['vast', 4],
  ['usual', 2],
  ['ties', 1],
])('the database sums a month exactly as the engine does (%s, %i parts)', async (flavour, parts) => {
  await inRollback(async (db) => {
    await givenMonths(db, seeded(335), flavour, 400)
    const measured = await sqlOf(listUnitMeasures, db, TENANT, [unitId], MONTH, parts)
    expect(measured).toEqual(await sheetsByEngine(db, parts))
    // What the comparison would be worth nothing without.
    expect(measured.length).toBe(400)
    expect(measured.filter(({ work }) => work.measures.deducted).length).toBeGreaterThan(50)
    expect(measured.filter(({ general }) => general === null).length).toBeGreaterThan(20)
    expect(measured.filter(({ decided }) => decided?.dd).length).toBeGreaterThan(20)
    const isLarge = typeof measured.find(({ work }) => typeof work.measures.assigned === 'bigint')
    expect(isLarge === 'object').toBe(flavour === 'vast')
  })()
})

test(
  'no unit, another month and another province give nothing',
  inRollback(async (db) => {
    await givenMonths(db, seeded(1), 'usual', 3)
    expect(await listUnitMeasures(db, TENANT, [], MONTH, 4)).toEqual([])
    expect(await listUnitMeasures(db, OTHER_TENANT, [unitId], MONTH, 4)).toEqual([])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./unit-measures.sql'))
