import { type Month, monthOf } from '@congtam/core/shared/period'
import { listSheetsOf, listSheetsToAssess } from '@congtam/db/evaluation/sheet'
import { listChildIds, listUnitMonthStates } from '@congtam/db/evaluation/unit-month'
import { listUnitsById } from '@congtam/db/organisation/unit'
import type { Viewer } from '../work/task-view.ts'
import { headOf, type WaitingRow, waitingRow } from './waiting-row.ts'

/** As many as anybody looks through; the board has the rest. */
const MOST_SHEETS = 200

/** The reader's own sheets that are not submitted, and those on which others wait for their points. */
export async function waitingSheets(viewer: Viewer, month: Month): Promise<WaitingRow[]> {
  const { db, actor, today } = viewer
  const { officialId, tenantId } = actor
  const mine = officialId === null ? [] : await listSheetsOf(db, tenantId, officialId, month)
  const open = mine.filter(({ sheet, plan }) => sheet.state === 'open' && plan.state === 'open')
  const units = await listUnitsById(
    db,
    tenantId,
    open.map(({ sheet }) => sheet.unitId),
    today,
  )
  const own = open.map(({ sheet, plan, title }) => {
    const who = units.find(({ id }) => id === sheet.unitId)?.name ?? ''
    const row = { title, who, unitId: sheet.unitId, taskId: null, sheetId: sheet.id, due: plan.lastDay }
    return waitingRow({ kind: 'submitSheet', ...row }, today)
  })
  const ownUnitIds = headOf(viewer.actor)
  const unitsBelowIds = await listChildIds(db, tenantId, ownUnitIds, today)
  const others = await listSheetsToAssess(db, tenantId, { month, today, ownUnitIds, unitsBelowIds, limit: MOST_SHEETS })
  const assess = others
    .filter(({ sheet }) => sheet.officialId !== officialId)
    .map(({ sheet, plan, title, fullName }) => {
      const row = { title, who: fullName, unitId: sheet.unitId, taskId: null, sheetId: sheet.id, due: plan.lastDay }
      return waitingRow({ kind: 'assessSheet', ...row }, today)
    })
  return [...own, ...assess]
}

/** Units that the reader heads and whose month is to be opened, or can be closed. */
export async function waitingMonths({ db, actor, today }: Viewer, month: Month): Promise<WaitingRow[]> {
  const states = await listUnitMonthStates(db, actor.tenantId, headOf(actor), month, today)
  return states.flatMap(({ unitId, name, planState, lastDay, sheets, unassessed }): WaitingRow[] => {
    const row = { title: name, who: '', unitId, taskId: null, sheetId: null, due: lastDay }
    if (planState === null && month <= monthOf(today)) return [waitingRow({ kind: 'openMonth', ...row }, today)]
    const isReady = sheets > 0 && unassessed === 0
    const isOver = lastDay !== null && today > lastDay
    return planState === 'open' && (isReady || isOver) ? [waitingRow({ kind: 'closeMonth', ...row }, today)] : []
  })
}
