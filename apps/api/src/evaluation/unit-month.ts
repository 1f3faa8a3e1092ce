import { checklist, type Missing } from '@congtam/core/evaluation/month/checklist'
import { type ScoredSheet, type SheetWork, scoreUnit, type UnitMonth } from '@congtam/core/evaluation/month/unit-month'
import { currentRatings } from '@congtam/core/evaluation/sheet-flow'
import type { Sha256, TenantId } from '@congtam/core/shared/ids'
import type { Plan } from '@congtam/core/work/plan'
import type { Db } from '@congtam/db/db'
import { listLastRatings } from '@congtam/db/evaluation/rating'
import { listScores } from '@congtam/db/evaluation/result'
import { listMonthSheets, type SheetRow } from '@congtam/db/evaluation/sheet'
import { listUnitsBelow } from '@congtam/db/evaluation/unit-month'
import { listMonthTasks } from '@congtam/db/work/task'
import { listEvents } from '@congtam/db/work/task-event'
import { readInForce } from '../library/rulesets-in-force.ts'

/** A unit's month as it stands, with every sheet scored and what is missing before it can be closed. */
export interface ScoredMonth {
  unit: UnitMonth
  rows: SheetRow[]
  scored: ScoredSheet[]
  missing: Missing[]
  /** The rulesets that the province's store holds already, by their hash. */
  stored: ReadonlySet<Sha256>
}

/** Reads and scores the whole unit, with the same few statements however many people and tasks it has. */
export async function scoreUnitMonth(db: Db, tenantId: TenantId, plan: Plan): Promise<ScoredMonth> {
  const { unitId, month } = plan
  const rows = await listMonthSheets(db, tenantId, unitId, month)
  const ratings = await listLastRatings(db, tenantId, unitId, month)
  const tasks = (await listMonthTasks(db, tenantId, unitId, month)).map(({ task }) => task)
  const histories = await listEvents(
    db,
    tenantId,
    tasks.map(({ id }) => id),
  )
  // The tree of the month, not of today: a room that has moved since still counts where it was.
  const below = await listUnitsBelow(db, tenantId, unitId, month, plan.lastDay)
  const belowIds = below.map((each) => each.unitId)
  const work = Map.groupBy(
    tasks.map((task) => ({ task, events: histories.get(task.id) ?? [] })),
    ({ task }) => task.postId,
  )
  const unit: UnitMonth = {
    plan,
    sheets: rows.map(
      ({ sheet, fullName, positionClass }): SheetWork => ({
        sheet,
        fullName,
        positionClass,
        ratings: currentRatings(ratings.get(sheet.id) ?? []),
        work: work.get(sheet.postId) ?? [],
      }),
    ),
    below: belowIds.length > 0 ? await listScores(db, tenantId, belowIds, month) : [],
    openBelow: below.filter(({ hasPeople, isClosed }) => hasPeople && !isClosed),
  }
  const { rulesetOf, stored } = await readInForce(db, tenantId, month)
  const scored = scoreUnit(rulesetOf, unit)
  return { unit, rows, scored, stored, missing: checklist(unit, scored) }
}
