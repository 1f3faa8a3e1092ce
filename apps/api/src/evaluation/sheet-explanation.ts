import { may, type Subject } from '@congtam/core/access/policy'
import type { Derivation } from '@congtam/core/evaluation/derivation'
import { explainScore } from '@congtam/core/evaluation/explain'
import { type Level, levelOf } from '@congtam/core/evaluation/grade/band'
import { type MonthCounterfactual, monthCounterfactual } from '@congtam/core/evaluation/month/counterfactual'
import { wholeUnitAsField } from '@congtam/core/evaluation/month/unit-month'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { prepareRuleset } from '@congtam/core/evaluation/score'
import { type CurrentRatings, currentRatings } from '@congtam/core/evaluation/sheet-flow'
import type { OfficialId, SheetId, TaskId } from '@congtam/core/shared/ids'
import type { Evidence } from '@congtam/core/work/evidence'
import type { TaskEvent } from '@congtam/core/work/task'
import { progressOf } from '@congtam/core/work/task-progress'
import { listRatings } from '@congtam/db/evaluation/rating'
import type { SheetRow } from '@congtam/db/evaluation/sheet'
import { listSheetsById } from '@congtam/db/evaluation/sheet'
import { listTasksById } from '@congtam/db/work/task'
import { listEvents } from '@congtam/db/work/task-event'
import type { Viewer } from '../work/task-view.ts'
import { readScore } from './sheet-score.ts'

/** A task that a leaf of the derivation speaks of, with what proves it. */
export interface ExplainedTask {
  taskId: TaskId
  title: string
  product: string
  itemCode: string
  /** Every delivery with its evidence: a file by the hash of its bytes, or a document by its number. */
  evidence: { at: string; byName: string; evidence: Evidence }[]
  /** The acts that took something off, and who recorded them. */
  deductions: TaskEvent[]
}

export interface SheetExplanation extends Derivation {
  /** By the ruleset that scored the sheet. */
  level: Level | null
  /** What would reach the next level: arithmetic on the same facts as the derivation, those of closing once it is closed. */
  counterfactual: MonthCounterfactual
  /** The points that stand on record, with who gave them: what the general criteria and a leader's terms rest on. */
  ratings: Pick<CurrentRatings, 'self' | 'superior'>
  /** Where the rules themselves can be read. */
  source: Ruleset['source']
  isPublished: boolean
  /** What had to be assumed, in words. */
  assumptions: { vi: string; en: string }[]
  tasks: ExplainedTask[]
  /** Whose scores made the term d; null for who leads nobody, and for readers who may not see the unit's month. */
  led:
    | { sheetId: SheetId; officialId: OfficialId; fullName: string; total: number | null; level: Level | null }[]
    | null
}

/** How the score of the sheet came about, down to the evidence. The figures of a closed one come from what was stored at closing. */
export async function explainSheet(viewer: Viewer, row: SheetRow, subject: Subject): Promise<SheetExplanation> {
  const { db, actor } = viewer
  const { ruleset, positionClass, facts, score, led, isPublished } = await readScore(db, actor.tenantId, row)
  const seesUnit = may(actor, 'month.read', subject).allowed
  const people =
    seesUnit && led
      ? await listSheetsById(
          db,
          actor.tenantId,
          led.map(({ sheetId }) => sheetId),
        )
      : []
  const ratings = currentRatings(await listRatings(db, actor.tenantId, row.sheet.id))
  const totals = new Map(led?.map(({ sheetId, total }) => [sheetId, total]))
  const { explained, late } = await explainedTasks(
    viewer,
    facts.tasks.map(({ id }) => id),
  )
  return {
    ...explainScore(ruleset, facts, score),
    level: levelOf(ruleset, score.total),
    // Nothing comes any more in a closed month, so nothing of it can be late by now.
    counterfactual: monthCounterfactual(prepareRuleset(ruleset), facts, isPublished ? new Map() : late),
    ratings: { self: ratings.self, superior: ratings.superior },
    source: ruleset.source,
    isPublished,
    assumptions: positionClass === 'deputy' ? [wholeUnitAsField] : [],
    tasks: explained,
    led:
      seesUnit && led
        ? people.map(({ sheet, fullName }) => ({
            sheetId: sheet.id,
            officialId: sheet.officialId,
            fullName,
            total: totals.get(sheet.id) ?? null,
            level: levelOf(ruleset, totals.get(sheet.id) ?? null),
          }))
        : null,
  }
}

/** Tasks of a closed month and their histories can no longer change, so reading them today shows what was closed. */
async function explainedTasks(
  { db, actor, today }: Viewer,
  ids: readonly string[],
): Promise<{ explained: ExplainedTask[]; late: Map<string, number> }> {
  const tasks = await listTasksById(db, actor.tenantId, ids)
  const histories = await listEvents(
    db,
    actor.tenantId,
    tasks.map(({ task }) => task.id),
  )
  const late = new Map<string, number>()
  const explained = tasks.map(({ task }) => {
    const events = histories.get(task.id) ?? []
    const { open, ended, deadline } = progressOf(task, events)
    if (!ended && open > 0 && today > deadline) late.set(task.id, open)
    return {
      taskId: task.id,
      title: task.title,
      product: task.product,
      itemCode: task.itemCode,
      evidence: events.flatMap(({ act, at, byName }) =>
        act.kind === 'delivered' ? act.evidence.map((evidence) => ({ at, byName, evidence })) : [],
      ),
      deductions: events.filter(({ act }) => isDeduction(act.kind)),
    }
  })
  return { explained, late }
}

function isDeduction(kind: TaskEvent['act']['kind']): boolean {
  return kind === 'qualityFailed' || kind === 'deadlineMissed' || kind === 'causeConfirmed'
}
