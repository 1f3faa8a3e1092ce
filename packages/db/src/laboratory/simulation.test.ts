import { randomUUID } from 'node:crypto'
import { Sha256, SimulationId, type UnitId, UserId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertRulesets } from '../evaluation/ruleset.ts'
import { givenPeople, units } from '../evaluation/testing-month.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import {
  type Asked,
  countWaiting,
  getReport,
  getSimulation,
  insertSimulation,
  insertSimulationDrafts,
  listSimulations,
  saveSimulation,
  saveSimulationCancelled,
  takeSimulation,
} from './simulation.ts'

const drafts = ['b', 'a'].map((letter) => Sha256.parse(letter.repeat(64)))
const on = Day.parse('2026-08-26')
const at = (minute: number) => new Date(Date.UTC(2026, 7, 26, 2, minute))
const turn = (minute: number) => ({ now: at(minute), heldUntil: at(minute + 1) })

async function given(db: Db, minute: number, unitId: UnitId = units.commune): Promise<Asked> {
  const asked: Asked = {
    id: SimulationId.parse(randomUUID()),
    drafts,
    from: Month.parse('2026-06'),
    to: Month.parse('2026-08'),
    year: null,
    unitId,
    byUserId: UserId.parse('u1'),
    byName: 'Lê Thị Sen',
    at: at(minute),
  }
  await sqlOf(insertSimulation, db, TENANT, asked)
  await sqlOf(insertSimulationDrafts, db, TENANT, asked)
  return asked
}

async function givenGround(db: Db): Promise<void> {
  await givenPeople(db)
  await insertRulesets(
    db,
    TENANT,
    drafts.map((sha256) => ({ sha256, id: 'vn.test', document: '{}' })),
  )
}

test(
  'what was asked for is kept as it was asked, and read back in its order',
  inRollback(async (db) => {
    await givenGround(db)
    const asked = await given(db, 0)
    const kept = await sqlOf(getSimulation, db, TENANT, asked.id)
    expect(kept).toMatchObject({ ...asked, state: 'queued', tries: 0, peopleDone: 0, peopleTotal: null, failure: null })
    await sql`savepoint before`.execute(db)
    const change = db
      .updateTable('simulation')
      .set({ firstMonth: Month.parse('2026-01') })
      .where('tenantId', '=', TENANT)
      .execute()
    await expect(change).rejects.toMatchObject({ code: '42501' })
    await sql`rollback to savepoint before`.execute(db)
    await expect(getSimulation(db, OTHER_TENANT, asked.id)).rejects.toMatchObject({ code: 'simulation.notFound' })
  }),
)

test(
  'the list is of the units that may be read, the latest first and in pages',
  inRollback(async (db) => {
    await givenGround(db)
    const [first, second, room] = [await given(db, 0), await given(db, 1), await given(db, 2, units.room)]
    const query = { under: undefined, draft: undefined, on, after: null, limit: 2 }
    const idsOf = (rows: { id: SimulationId }[]) => rows.map(({ id }) => id)
    expect(idsOf(await sqlOf(listSimulations, db, TENANT, query))).toEqual([room.id, second.id, first.id])
    const after = [second.at.toISOString(), second.id]
    expect(idsOf(await sqlOf(listSimulations, db, TENANT, { ...query, after }))).toEqual([first.id])
    const under = [units.room]
    expect(idsOf(await sqlOf(listSimulations, db, TENANT, { ...query, under }))).toEqual([room.id])
    const [draft] = drafts
    expect(await sqlOf(listSimulations, db, TENANT, { ...query, draft })).toHaveLength(3)
    const other = Sha256.parse('c'.repeat(64))
    expect(await listSimulations(db, TENANT, { ...query, draft: other })).toEqual([])
    expect(await listSimulations(db, OTHER_TENANT, query)).toEqual([])
  }),
)

test(
  'the oldest is taken first, and one that was left behind is taken again',
  inRollback(async (db) => {
    await givenGround(db)
    const [first, second] = [await given(db, 0), await given(db, 1)]
    expect(await sqlOf(countWaiting, db, TENANT)).toBe(2)
    expect(await sqlOf(takeSimulation, db, TENANT, turn(5))).toBe(first.id)
    expect(await takeSimulation(db, TENANT, turn(5))).toBe(second.id)
    expect(await takeSimulation(db, TENANT, turn(5))).toBeUndefined()
    const told = { heldUntil: at(9), peopleDone: 40, peopleTotal: 80 }
    expect(await sqlOf(saveSimulation, db, TENANT, { id: first.id, tries: 1 }, told)).toBe(true)
    // Nobody held the second one on.
    expect(await takeSimulation(db, TENANT, turn(7))).toBe(second.id)
    expect(await saveSimulation(db, TENANT, { id: second.id, tries: 1 }, told)).toBe(false)
    expect(await getSimulation(db, TENANT, first.id)).toMatchObject({ state: 'running', peopleDone: 40, tries: 1 })
    expect(await getSimulation(db, TENANT, second.id)).toMatchObject({ state: 'running', peopleDone: 0, tries: 2 })
  }),
)

test(
  'a report is written once, by who runs it; a cancelled one stays cancelled',
  inRollback(async (db) => {
    await givenGround(db)
    const { id } = await given(db, 0)
    await takeSimulation(db, TENANT, turn(5))
    await expect(sqlOf(getReport, db, TENANT, id)).rejects.toMatchObject({ code: 'simulation.notDone' })
    const reportSha256 = Sha256.parse('c'.repeat(64))
    const done = { state: 'done', report: '{}', reportSha256, endedAt: at(6), peopleDone: 5, peopleTotal: 5 } as const
    expect(await saveSimulation(db, TENANT, { id, tries: 1 }, done)).toBe(true)
    expect(await saveSimulation(db, TENANT, { id, tries: 1 }, done)).toBe(false)
    expect(await getReport(db, TENANT, id)).toEqual({ report: '{}', reportSha256 })
    expect(await sqlOf(saveSimulationCancelled, db, TENANT, id, at(7))).toBe(false)
    const other = await given(db, 1)
    expect(await saveSimulationCancelled(db, TENANT, other.id, at(7))).toBe(true)
    expect(await takeSimulation(db, TENANT, turn(9))).toBeUndefined()
    const unknown = SimulationId.parse(randomUUID())
    await expect(getReport(db, TENANT, unknown)).rejects.toMatchObject({ code: 'simulation.notFound' })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./simulation.sql'))
