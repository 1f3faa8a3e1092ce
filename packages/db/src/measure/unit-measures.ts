import type { TermShare } from '@congtam/core/evaluation/facts'
import type { GeneralPoints } from '@congtam/core/evaluation/general'
import type { Measures, Parts } from '@congtam/core/evaluation/measure'
import type { SummedSheet } from '@congtam/core/evaluation/summed/summed-unit'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { OfficialId, SheetId, TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** More than work in one agency: a page is what is held in memory at a time. */
const MOST_SHEETS = 20_000

/** A sheet with its tasks summed by the database. */
export interface MeasuredSheet extends SummedSheet {
  unitId: UnitId
}

/**
 * The sheets of these units' month with everything that their scores need, tasks summed exactly where they lie: one
 * statement, a row a sheet. What it gives is what `measure` makes of the same histories; tasks are read only to explain.
 */
export async function listUnitMeasures(
  db: Db,
  tenantId: TenantId,
  unitIds: readonly UnitId[],
  month: Month,
  parts: Parts,
): Promise<MeasuredSheet[]> {
  if (unitIds.length === 0) return []
  const units = sql`any(${[...unitIds]}::uuid[])`
  const { rows } = await sql<Row>`
    with event as (
      select task.id, task.post_id, task.quantity::bigint as assigned, task.coefficient::bigint as coefficient, task.origin,
        task_event.number, task_event.act ->> 'kind' as kind, (task_event.act ->> 'quantity')::bigint as quantity,
        task_event.act ->> 'cause' as cause, (task_event.act ->> 'of')::integer as about
      from task
      left join task_event on task_event.tenant_id = ${tenantId} and task_event.task_id = task.id
        and task_event.act ->> 'kind' <> 'delivered'
      where task.tenant_id = ${tenantId} and task.unit_id = ${units} and task.month = ${month}
    ),
    history as (
      select event.post_id, event.assigned, event.coefficient, event.origin,
        coalesce(sum(event.quantity) filter (where event.kind = 'accepted'), 0)::bigint as accepted,
        array_agg(event.number) filter (where event.kind = 'qualityFailed' and event.cause is null) as failures,
        array_agg(event.quantity) filter (where event.kind = 'qualityFailed' and event.cause is null) as failed,
        array_agg(event.number) filter (where event.kind = 'deadlineMissed' and event.cause is null) as delays,
        array_agg(event.quantity) filter (where event.kind = 'deadlineMissed' and event.cause is null) as late,
        array_agg(event.about) filter (where event.kind = 'causeConfirmed') as confirmed
      from event
      group by event.id, event.post_id, event.assigned, event.coefficient, event.origin
      having bool_or(event.kind = 'withdrawn') is not true
    ),
    work as (
      select history.post_id,
        sum(history.assigned * history.coefficient) filter (where history.origin = 'planned') as assigned,
        sum(history.accepted * history.coefficient) as completed,
        sum(${lost('failures', 'failed', parts)} * history.coefficient) as lost_quality,
        sum(${lost('delays', 'late', parts)} * history.coefficient) as lost_progress
      from history group by history.post_id
    )
    select sheet.id as sheet_id, sheet.official_id, sheet.unit_id, post.position_class,
      coalesce(work.assigned, 0)::text as assigned, coalesce(work.completed, 0)::text as completed,
      coalesce(work.lost_quality, 0)::text as lost_quality, coalesce(work.lost_progress, 0)::text as lost_progress,
      coalesce(last.rating -> 'general', self.rating -> 'general') as general,
      last.rating #>> '{leadership,dd,share}' as dd, last.rating #>> '{leadership,e,share}' as e
    from sheet
    inner join post on post.tenant_id = ${tenantId} and post.id = sheet.post_id
    left join work on work.post_id = sheet.post_id
    left join lateral (
      select rating.rating from rating
      where rating.tenant_id = ${tenantId} and rating.sheet_id = sheet.id and rating.rating ->> 'by' in ('superior', 'sentBack')
      order by rating.number desc limit 1
    ) as last on true
    left join lateral (
      select rating.rating from rating
      where last.rating -> 'general' is null
        and rating.tenant_id = ${tenantId} and rating.sheet_id = sheet.id and rating.rating ->> 'by' = 'self'
      order by rating.number desc limit 1
    ) as self on true
    where sheet.tenant_id = ${tenantId} and sheet.unit_id = ${units} and sheet.month = ${month}
    order by sheet.unit_id, sheet.id
    limit ${MOST_SHEETS + 1}
  `.execute(db)
  if (rows.length > MOST_SHEETS)
    throw new Error(`More than ${MOST_SHEETS} sheets of ${unitIds.length} units in ${month}`)
  return rows.map((row) => measuredSheet(row, parts))
}

/** What failures take: the sum of the so many largest, none above what was accepted, without those whose cause was confirmed later. */
function lost(numbers: string, quantities: string, parts: Parts) {
  const ofHistory = (column: string) => sql.ref(`history.${column}`)
  return sql`case when ${ofHistory(numbers)} is null then 0 else (
    select coalesce(sum(least(part.quantity, history.accepted)), 0)::bigint from (
      select failure.quantity from unnest(${ofHistory(numbers)}, ${ofHistory(quantities)}) as failure (number, quantity)
      where history.confirmed is null or failure.number <> all (history.confirmed)
      order by failure.quantity desc limit ${parts}
    ) as part
  ) end`
}

interface Row {
  sheetId: string
  officialId: string
  unitId: string
  positionClass: PositionClass
  assigned: string
  completed: string
  lostQuality: string
  lostProgress: string
  /** Written by `insertRating` alone, from a value of this type. */
  general: GeneralPoints | null
  dd: TermShare | null
  e: TermShare | null
}

function measuredSheet(
  { sheetId, officialId, unitId, positionClass, general, dd, e, ...sums }: Row,
  parts: Parts,
): MeasuredSheet {
  return {
    // These ids were checked when they were written, and there may be tens of thousands.
    sheet: { id: sheetId as SheetId, officialId: officialId as OfficialId },
    unitId: unitId as UnitId,
    positionClass,
    general,
    decided: { dd, e },
    work: { measures: measuresOf(sums, parts), parts },
  }
}

/** As in `measure`: numbers while all of them stay below 2^53, bigints beyond. */
function measuresOf(
  sums: Pick<Row, 'assigned' | 'completed' | 'lostQuality' | 'lostProgress'>,
  parts: Parts,
): Measures {
  const [assigned, completed] = [Number(sums.assigned), Number(sums.completed)]
  const isDeducted = sums.lostQuality !== '0' || sums.lostProgress !== '0'
  if ((assigned + completed) * parts <= Number.MAX_SAFE_INTEGER) {
    const whole = completed * parts
    return {
      assigned: assigned * parts,
      completed: whole,
      quality: whole - Number(sums.lostQuality),
      progress: whole - Number(sums.lostProgress),
      deducted: isDeducted,
    }
  }
  const scale = BigInt(parts)
  const whole = BigInt(sums.completed) * scale
  return {
    assigned: BigInt(sums.assigned) * scale,
    completed: whole,
    quality: whole - BigInt(sums.lostQuality),
    progress: whole - BigInt(sums.lostProgress),
    deducted: isDeducted,
  }
}
