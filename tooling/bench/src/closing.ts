import { type Closing, closeMonth } from '@congtam/api/evaluation/close-month'
import { scoreUnitMonth } from '@congtam/api/evaluation/unit-month'
import { monthResults } from '@congtam/core/evaluation/month/closing'
import { Sha256 } from '@congtam/core/shared/ids'
import { inTenant } from '@congtam/db/transaction'
import { lockPlan } from '@congtam/db/work/plan'
import { type Figure, middle, milliseconds, timed } from './figure.ts'
import type { Ground } from './ground.ts'
import { replay, type Statement } from './statement.ts'
import { BY, insertReadyUnit, NOW, PEOPLE, type ReadyUnit, TASKS } from './unit-month.ts'

const UNITS = 32
const WARM_UP = 4

/** Ends a transaction that was only made to be looked at. */
class Undone extends Error {}

/** Each round closes one unit by our code and its twin by the statements that our code would have sent for it. */
export async function closingFigures(ground: Ground): Promise<Figure[]> {
  const ours: number[] = []
  const floor: number[] = []
  const pairs: [ReadyUnit, ReadyUnit][] = []
  for (let number = 0; number < 2 * (UNITS + WARM_UP); number += 2) {
    pairs.push([await insertReadyUnit(ground, number), await insertReadyUnit(ground, number + 1)])
  }
  // A server in use knows its tables; one just filled would choose plans that nobody has a day later.
  await ground.bare.query('analyze')
  for (const [round, [own, other]] of pairs.entries()) {
    const unit = await prepared(ground, own)
    const twin = await prepared(ground, other)
    const closeUnit = () =>
      inTenant(ground.database, ground.tenantId, (db) => closeMonth(db, ground.tenantId, unit.closing))
    const replayTwin = () => replay(ground.bare, twin.statements)
    const first = round % 2 === 0
    const before = first ? await timed(closeUnit) : await timed(replayTwin)
    const after = first ? await timed(replayTwin) : await timed(closeUnit)
    if (round < WARM_UP) continue
    ours.push(first ? before : after)
    floor.push(first ? after : before)
  }
  await ensureClosed(ground, 2 * (UNITS + WARM_UP))
  return [
    {
      name: `close a unit of ${PEOPLE} people × ${TASKS} tasks / its bare statements`,
      ours: milliseconds(middle(ours)),
      floor: milliseconds(middle(floor)),
      ratio: middle(ours) / middle(floor),
      goal: { most: 2 },
    },
  ]
}

/** A unit ready to close, with what closing it sends: learnt from a closing that is undone, which also warms the server's cache. */
async function prepared(ground: Ground, unit: ReadyUnit): Promise<{ closing: Closing; statements: Statement[] }> {
  const { tenantId, database } = ground
  const closing = await closingOf(ground, unit)
  const { statements } = await ground.recorded(() =>
    inTenant(database, tenantId, async (db) => {
      await closeMonth(db, tenantId, closing)
      throw new Undone()
    }).catch((error) => {
      if (!(error instanceof Undone)) throw error
    }),
  )
  const kept = statements.map((statement) =>
    statement.text === 'rollback' ? { text: 'commit', values: [] } : statement,
  )
  return { closing, statements: kept }
}

/** The closing as the head would ask for it after the preview. */
export async function closingOf({ database, tenantId }: Ground, unit: ReadyUnit): Promise<Closing> {
  const { unitId, month, planVersion } = unit
  return await inTenant(database, tenantId, async (db) => {
    const plan = await lockPlan(db, tenantId, unitId, month, 'share')
    const results = monthResults((await scoreUnitMonth(db, tenantId, plan)).scored)
    const resultsSha256 = Sha256.parse(results?.resultsSha256)
    return { unitId, month, planVersion, resultsSha256, byUserId: BY, byName: 'Người đo', at: NOW }
  })
}

async function ensureClosed({ bare }: Ground, units: number): Promise<void> {
  const { rows } = await bare.query<{ closes: number; results: number }>(
    `select count(distinct unit_id)::integer as closes, count(*)::integer as results from result
     where unit_id in (select unit_id from month_close where by_user_id = 'bench')`,
  )
  const [found] = rows
  if (found?.closes !== units || found.results !== units * PEOPLE) throw new Error(`Closed ${JSON.stringify(found)}`)
}
