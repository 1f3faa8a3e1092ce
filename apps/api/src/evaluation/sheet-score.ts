import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { publishedScore, ResultInputs } from '@congtam/core/evaluation/month/closing'
import type { LedScore } from '@congtam/core/evaluation/month/month-facts'
import { scoreSheet } from '@congtam/core/evaluation/month/unit-month'
import { Ruleset } from '@congtam/core/evaluation/ruleset'
import type { MonthlyScore } from '@congtam/core/evaluation/score'
import { currentRatings } from '@congtam/core/evaluation/sheet-flow'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { listRatings } from '@congtam/db/evaluation/rating'
import { findResult } from '@congtam/db/evaluation/result'
import { getRulesetDocument } from '@congtam/db/evaluation/ruleset'
import type { SheetRow } from '@congtam/db/evaluation/sheet'
import { listTasks } from '@congtam/db/work/task'
import { listEvents } from '@congtam/db/work/task-event'
import { rulesetsInForce } from '../library/rulesets-in-force.ts'
import { scoreUnitMonth } from './unit-month.ts'

/** More than anybody is given in a month. */
const MOST_TASKS = 1000

/** A score with what it came from. */
export interface SheetScore {
  ruleset: Ruleset
  positionClass: PositionClass
  facts: MonthFacts
  score: MonthlyScore
  led: readonly LedScore[] | null
  /** Whose general points count. */
  generalBy: 'self' | 'superior' | null
  isPublished: boolean
}

/** The published score of a closed sheet, otherwise the score as things stand. */
export async function readScore(db: Db, tenantId: TenantId, row: SheetRow): Promise<SheetScore> {
  return (await publishedScoreOf(db, tenantId, row)) ?? (await liveScoreOf(db, tenantId, row))
}

/** From what was stored at closing alone: whatever has happened to tree, posts, catalogue or engine since does not reach it. */
async function publishedScoreOf(db: Db, tenantId: TenantId, { sheet }: SheetRow): Promise<SheetScore | undefined> {
  if (sheet.state !== 'closed') return undefined
  const result = await findResult(db, tenantId, sheet.id)
  if (!result) throw new Error(`The closed sheet ${sheet.id} has no result`)
  const { facts, led, positionClass } = ResultInputs.parse(JSON.parse(result.inputs))
  const ruleset = Ruleset.parse(JSON.parse(await getRulesetDocument(db, tenantId, result.rulesetSha256)))
  return {
    ruleset,
    positionClass,
    facts,
    score: publishedScore(result.output),
    led,
    generalBy: 'superior',
    isPublished: true,
  }
}

async function liveScoreOf(db: Db, tenantId: TenantId, row: SheetRow): Promise<SheetScore> {
  const { sheet, fullName, positionClass, plan } = row
  if (positionClass !== 'staff') {
    // A leader's term d needs the scores of everybody led.
    const { scored } = await scoreUnitMonth(db, tenantId, plan)
    const own = scored.find((each) => each.sheet.id === sheet.id)
    if (own) return { ...own, isPublished: false }
  }
  const query = { ownerId: sheet.officialId, unitId: sheet.unitId, month: sheet.month, after: null, limit: MOST_TASKS }
  const tasks = (await listTasks(db, tenantId, query))
    .map(({ task }) => task)
    .filter((task) => task.postId === sheet.postId)
  const histories = await listEvents(
    db,
    tenantId,
    tasks.map(({ id }) => id),
  )
  const work = tasks.map((task) => ({ task, events: histories.get(task.id) ?? [] }))
  const ratings = currentRatings(await listRatings(db, tenantId, sheet.id))
  const rulesetOf = await rulesetsInForce(db, tenantId, sheet.month)
  const scored = scoreSheet(
    rulesetOf(positionClass, sheet.month),
    { sheet, fullName, positionClass, ratings, work },
    null,
  )
  return { ...scored, isPublished: false }
}
