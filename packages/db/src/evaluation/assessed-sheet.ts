import { GeneralPoints } from '@congtam/core/evaluation/general'
import type { AssessedSheet } from '@congtam/core/evaluation/mirror/observation'
import { type SheetId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { type Day, dayAt, daysBetween, lastDay, type Month } from '@congtam/core/shared/period'
import { type Expression, sql } from 'kysely'
import type { Db } from '../db.ts'
import { unitsUnder } from '../organisation/unit.ts'

/** A closed sheet as the mirror sees it, with what names the evaluator. */
export interface AssessedSheetRow extends AssessedSheet {
  evaluatorName: string
  unitId: UnitId
}

/** Which closed months; `below` a unit where given, without the unit's own sheets. Months are inclusive. */
export interface AssessedSpan {
  from: Month
  to: Month
  below: UnitId | null
}

/** The sheets of closed months with what self and superior gave and what the work came to; at most `limit`. */
export async function listAssessedSheets(
  db: Db,
  tenantId: TenantId,
  { from, to, below }: AssessedSpan,
  limit: number,
): Promise<AssessedSheetRow[]> {
  const lastRating = (sheetId: Expression<SheetId>, by: 'self' | 'superior') =>
    db
      .selectFrom('rating')
      .select(['rating.byUserId', 'rating.byName', 'rating.at', sql<unknown>`rating.rating -> 'general'`.as('general')])
      .where('rating.tenantId', '=', tenantId)
      .where('rating.sheetId', '=', sheetId)
      .where(sql<string>`rating.rating ->> 'by'`, '=', by)
      .orderBy('rating.number', 'desc')
      .limit(1)
  let statement = db
    .selectFrom('sheet')
    .innerJoin('plan', (join) =>
      join
        .onRef('plan.tenantId', '=', 'sheet.tenantId')
        .onRef('plan.unitId', '=', 'sheet.unitId')
        .onRef('plan.month', '=', 'sheet.month')
        .on('plan.tenantId', '=', tenantId),
    )
    .innerJoinLateral(
      ({ ref }) => lastRating(ref('sheet.id'), 'superior').as('superior'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      ({ ref }) => lastRating(ref('sheet.id'), 'self').as('self'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('result')
          .select('result.results')
          .where('result.tenantId', '=', tenantId)
          .whereRef('result.sheetId', '=', 'sheet.id')
          .orderBy('result.number', 'desc')
          .limit(1)
          .as('published'),
      (join) => join.onTrue(),
    )
    .select(['sheet.id', 'sheet.officialId', 'sheet.unitId', 'sheet.month', 'plan.lastDay', 'published.results'])
    .select(['superior.byUserId', 'superior.byName', 'superior.at', 'superior.general', 'self.general as selfGeneral'])
    .where('sheet.tenantId', '=', tenantId)
    .where('sheet.state', '=', 'closed')
    .where('plan.state', '=', 'closed')
    .where('sheet.month', '>=', from)
    .where('sheet.month', '<=', to)
    .orderBy('sheet.id')
    .limit(limit)
  if (below !== null) {
    statement = statement
      .where('sheet.unitId', '<>', below)
      .where('sheet.unitId', 'in', unitsUnder(db, tenantId, [below], lastDay(to)))
  }
  return (await statement.execute()).flatMap(sheetRow)
}

interface Row {
  id: string
  officialId: string
  unitId: string
  month: Month
  lastDay: Day
  results: number | null
  byUserId: string
  byName: string
  at: Date
  general: unknown
  selfGeneral: unknown
}

/** Only points of Form 01's ten criteria can be held against each other; a sheet of other rules is left out. */
function sheetRow({ id, officialId, unitId, month, lastDay, results, ...row }: Row): AssessedSheetRow[] {
  const superior = GeneralPoints.safeParse(row.general)
  if (!superior.success) return []
  const sheet = {
    sheetId: id,
    officialId,
    unitId: UnitId.parse(unitId),
    month,
    results,
    evaluatorId: row.byUserId,
    evaluatorName: row.byName,
    superior: superior.data,
    self: GeneralPoints.safeParse(row.selfGeneral).data ?? null,
    days: daysBetween(lastDay, dayAt(row.at)),
  }
  return [sheet]
}
