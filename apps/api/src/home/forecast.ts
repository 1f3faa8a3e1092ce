import { type Level, levelOf } from '@congtam/core/evaluation/grade/band'
import { finishedFact } from '@congtam/core/evaluation/month/month-facts'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { prepareRuleset, scoreMonth } from '@congtam/core/evaluation/score'
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
  level: Level | null
  /** The most that each part can give by the ruleset that scores the month. */
  most: { general: number; results: number; total: number }
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
  const most = mostOf(ruleset)
  if (isPublished) {
    const { general, results, total } = score
    return { general, results, total, level: levelOf(ruleset, total), most, missing: 0 }
  }
  const work = own.filter(({ task }) => task.postId === row.sheet.postId)
  const tasks = work.flatMap((each) => finishedFact(each, today) ?? [])
  const { general, results, total } = scoreMonth(ruleset, { ...facts, tasks })
  const open = work.filter(({ task, events }) => {
    const progress = progressOf(task, events)
    return !progress.ended && progress.open > 0
  })
  return {
    general: facts.general && general,
    results,
    total,
    level: levelOf(ruleset, total),
    most,
    missing: open.length,
  }
}

function mostOf(ruleset: Ruleset): Forecast['most'] {
  const most = { general: 0, results: 0 }
  for (const { definition, prepared } of prepareRuleset(ruleset).criteria) most[definition.part] += prepared.max
  return { ...most, total: ruleset.total?.max ?? most.general + most.results }
}
