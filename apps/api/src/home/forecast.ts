import { finishedFact } from '@congtam/core/evaluation/month/month-facts'
import { scoreMonth } from '@congtam/core/evaluation/score'
import type { Month } from '@congtam/core/shared/period'
import { progressOf } from '@congtam/core/work/task-progress'
import { listSheetsOf } from '@congtam/db/evaluation/sheet'
import { readScore } from '../evaluation/sheet-score.ts'
import type { Viewer } from '../work/task-view.ts'
import type { RowWork } from './waiting-task.ts'

/** What the month would come to if what is still open were delivered now and accepted. */
export interface Forecast {
  general: number | null
  results: number | null
  total: number | null
  /** How many tasks are still open. */
  missing: number
}

/** The forecast for the reader's first sheet of the month; its own score where the month is closed, null without a sheet. */
export async function forecastOf(viewer: Viewer, month: Month, own: readonly RowWork[]): Promise<Forecast | null> {
  const { db, actor, today } = viewer
  if (actor.officialId === null) return null
  const sheets = await listSheetsOf(db, actor.tenantId, actor.officialId, month)
  const row = sheets.find(({ sheet }) => sheet.state !== 'closed') ?? sheets[0]
  if (!row) return null
  const { ruleset, facts, score, isPublished } = await readScore(db, actor.tenantId, row)
  if (isPublished) return { general: score.general, results: score.results, total: score.total, missing: 0 }
  const work = own.filter(({ task }) => task.postId === row.sheet.postId)
  const tasks = work.flatMap((each) => finishedFact(each, today) ?? [])
  const { general, results, total } = scoreMonth(ruleset, { ...facts, tasks })
  const open = work.filter(({ task, events }) => {
    const progress = progressOf(task, events)
    return !progress.ended && progress.open > 0
  })
  return { general: facts.general && general, results, total, missing: open.length }
}
