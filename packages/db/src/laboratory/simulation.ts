import { fail } from '@congtam/core/errors'
import type { Simulation, SimulationAsk } from '@congtam/core/evaluation/laboratory/simulation'
import { type Sha256, SimulationId, type TenantId, UnitId, type UserId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Db, Tables } from '../db.ts'
import { unitsUnder } from '../organisation/unit.ts'

/** Who asked, and when. */
export interface Asked extends SimulationAsk {
  id: SimulationId
  byUserId: UserId
  byName: string
  at: Date
}

/** Keeps what was asked for; it waits its turn. The drafts follow with `insertSimulationDrafts`. */
export async function insertSimulation(db: Db, tenantId: TenantId, asked: Asked): Promise<void> {
  const { drafts, from, to, ...row } = asked
  await db
    .insertInto('simulation')
    .values({ tenantId, ...row, firstMonth: from, lastMonth: to, state: 'queued', tries: 0, peopleDone: 0 })
    .execute()
}

export async function insertSimulationDrafts(db: Db, tenantId: TenantId, { id, drafts }: Asked): Promise<void> {
  const rows = drafts.map((rulesetSha256, index) => {
    return { tenantId, simulationId: id, position: index + 1, rulesetSha256 }
  })
  await db.insertInto('simulationDraft').values(rows).execute()
}

export async function getSimulation(db: Db, tenantId: TenantId, id: SimulationId): Promise<Simulation> {
  const row = await simulations(db, tenantId).where('simulation.id', '=', id).executeTakeFirst()
  return row ? simulationOf(row) : fail('simulation.notFound', {})
}

/** Those of these units and below them, or of all, the latest first, after `after`; one more than `limit`. */
export async function listSimulations(
  db: Db,
  tenantId: TenantId,
  query: {
    under: readonly UnitId[] | undefined
    draft: Sha256 | undefined
    on: Day
    after: string[] | null
    limit: number
  },
): Promise<Simulation[]> {
  const { under, draft, on } = query
  let statement = simulations(db, tenantId)
    .orderBy('simulation.at', 'desc')
    .orderBy('simulation.id', 'desc')
    .limit(query.limit + 1)
  if (under) statement = statement.where('simulation.unitId', 'in', unitsUnder(db, tenantId, under, on))
  if (draft) {
    statement = statement.where('simulation.id', 'in', (eb) =>
      eb
        .selectFrom('simulationDraft')
        .select('simulationDraft.simulationId')
        .where('simulationDraft.tenantId', '=', tenantId)
        .where('simulationDraft.rulesetSha256', '=', draft),
    )
  }
  const [at, id] = query.after ?? []
  if (at !== undefined && !Number.isNaN(Date.parse(at)) && SimulationId.safeParse(id).success) {
    statement = statement.where(sql<boolean>`(simulation.at, simulation.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return (await statement.execute()).map(simulationOf)
}

/** How many have not ended. */
export async function countWaiting(db: Db, tenantId: TenantId): Promise<number> {
  const { waiting } = await db
    .selectFrom('simulation')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('tenantId', '=', tenantId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  return waiting
}

/**
 * Takes the oldest that waits, or that a server left behind, until `heldUntil`; undefined where there is none. Two servers
 * never take the same one: each passes over what the other is taking.
 */
export async function takeSimulation(
  db: Db,
  tenantId: TenantId,
  { now, heldUntil }: { now: Date; heldUntil: Date },
): Promise<SimulationId | undefined> {
  const row = await db
    .updateTable('simulation')
    .set((eb) => ({ state: 'running' as const, tries: eb('simulation.tries', '+', 1), heldUntil, peopleDone: 0 }))
    .where('simulation.tenantId', '=', tenantId)
    .where('simulation.id', '=', (eb) =>
      eb
        .selectFrom('simulation as waiting')
        .select('waiting.id')
        .where('waiting.tenantId', '=', tenantId)
        .where((at) =>
          at.or([
            at('waiting.state', '=', 'queued'),
            at.and([at('waiting.state', '=', 'running'), at('waiting.heldUntil', '<', now)]),
          ]),
        )
        .orderBy('waiting.at')
        .orderBy('waiting.id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning('simulation.id')
    .executeTakeFirst()
  return row?.id
}

/** What the one that runs a simulation may write. */
export type SimulationChange =
  | { heldUntil: Date; peopleDone: number; peopleTotal: number }
  | { state: 'done'; report: string; reportSha256: Sha256; endedAt: Date; peopleDone: number; peopleTotal: number }
  | { state: 'failed'; failure: string; endedAt: Date }
  | { state: 'queued'; tries: number }

/** Writes how far it is, for who took it with that try; false where it was cancelled or somebody else has taken it since. */
export async function saveSimulation(
  db: Db,
  tenantId: TenantId,
  { id, tries }: Pick<Simulation, 'id' | 'tries'>,
  change: SimulationChange,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('simulation')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends one that has not ended; false where it has. */
export async function saveSimulationCancelled(
  db: Db,
  tenantId: TenantId,
  id: SimulationId,
  endedAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('simulation')
    .set({ state: 'cancelled', endedAt })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The report as it is kept; refused while there is none. */
export async function getReport(
  db: Db,
  tenantId: TenantId,
  id: SimulationId,
): Promise<{ report: string; reportSha256: Sha256 }> {
  const row = await db
    .selectFrom('simulation')
    .select(['report', 'reportSha256'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) fail('simulation.notFound', {})
  const { report, reportSha256 } = row
  if (report === null || reportSha256 === null) fail('simulation.notDone', {})
  return { report, reportSha256 }
}

function simulations(db: Db, tenantId: TenantId) {
  return db
    .selectFrom('simulation')
    .select([
      'simulation.id',
      'simulation.unitId',
      'simulation.firstMonth as from',
      'simulation.lastMonth as to',
      'simulation.year',
      'simulation.state',
      'simulation.tries',
      'simulation.peopleDone',
      'simulation.peopleTotal',
      'simulation.reportSha256',
      'simulation.failure',
      'simulation.byUserId',
      'simulation.byName',
      'simulation.at',
      'simulation.endedAt',
    ])
    .select((eb) => draftsOf(eb, tenantId).as('drafts'))
    .where('simulation.tenantId', '=', tenantId)
}

function draftsOf(eb: ExpressionBuilder<Tables, 'simulation'>, tenantId: TenantId) {
  const drafts = eb
    .selectFrom('simulationDraft')
    .select('simulationDraft.rulesetSha256')
    .where('simulationDraft.tenantId', '=', tenantId)
    .whereRef('simulationDraft.simulationId', '=', 'simulation.id')
    .orderBy('simulationDraft.position')
  return sql<Sha256[]>`array(${drafts})`
}

function simulationOf(row: Awaited<ReturnType<ReturnType<typeof simulations>['execute']>>[number]): Simulation {
  return { ...row, unitId: UnitId.parse(row.unitId) }
}
