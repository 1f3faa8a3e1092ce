import { opensOn, provisionalUntil } from '@congtam/core/evaluation/grading/year-checklist'
import { Day } from '@congtam/core/shared/period'
import { listUnitsById } from '@congtam/db/organisation/unit'
import { listYearVersions } from '@congtam/db/year/year-close'
import type { Viewer } from '../work/task-view.ts'
import { gradingAgency } from '../year/grading-agency.ts'
import { yearRulesetOf } from '../year/read-year.ts'
import { headOf, type WaitingRow, waitingRow } from './waiting-row.ts'

/** Agencies that the reader heads and whose year nobody has closed yet, from December until the middle of January (Article 19.2). */
export async function waitingYears({ db, actor, today }: Viewer): Promise<WaitingRow[]> {
  const present = Number(today.slice(0, 4))
  const year = today <= provisionalUntil(present - 1) ? present - 1 : present
  if (today < opensOn(year) || !yearRulesetOf(year)) return []
  const units = await listUnitsById(db, actor.tenantId, headOf(actor), today)
  const rows: WaitingRow[] = []
  for (const { id: unitId, name } of units.filter(({ kind }) => kind !== 'province')) {
    const { agencyId } = await gradingAgency(db, actor.tenantId, unitId, today)
    if (agencyId !== unitId) continue
    const versions = await listYearVersions(db, actor.tenantId, unitId, year)
    const row = { title: name, who: '', unitId, taskId: null, sheetId: null, due: Day.parse(`${year}-12-15`) }
    if (versions.length === 0) rows.push(waitingRow({ kind: 'closeYear', ...row }, today))
  }
  return rows
}
