import { may, no, type Subject, yes } from '@congtam/core/access/policy'
import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { type Level, levelOf } from '@congtam/core/evaluation/grade/band'
import { mostOfParts, type SheetCriterion, sheetCriteria } from '@congtam/core/evaluation/month/sheet-criteria'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import type { MonthlyScore } from '@congtam/core/evaluation/score'
import type { RatingEntry, Sheet } from '@congtam/core/evaluation/sheet'
import { currentRatings, mayStep } from '@congtam/core/evaluation/sheet-flow'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { OfficialId, PostId, Sha256, UnitId } from '@congtam/core/shared/ids'
import type { Plan } from '@congtam/core/work/plan'
import { listRatings } from '@congtam/db/evaluation/rating'
import type { SheetRow } from '@congtam/db/evaluation/sheet'
import { listPeople } from '@congtam/db/organisation/post'
import { listUnitsById } from '@congtam/db/organisation/unit'
import { listTasks } from '@congtam/db/work/task'
import { type Allowed, allowanceOf } from '../access/allow.ts'
import { type TaskView, type Viewer, viewsOf } from '../work/task-view.ts'
import { readScore, type SheetScore } from './sheet-score.ts'
import { treeDay } from './sheet-subject.ts'

const MOST_TASKS_SHOWN = 200

/** A sheet as it is shown to one person on one day. */
export interface SheetView {
  sheet: Sheet
  official: { id: OfficialId; fullName: string }
  post: { id: PostId; title: string; positionClass: PositionClass }
  unitName: string
  plan: Plan
  /** Who gives the points beside the self score; null where nobody holds that post. */
  assessor: { unitId: UnitId; unitName: string; fullName: string | null } | null
  self: RatingEntry | null
  superior: RatingEntry | null
  /** Why the sheet came back, until the official answers. */
  returned: { message: string; byName: string; at: string } | null
  score: MonthlyScore
  /** By the ruleset that scores the sheet. */
  level: Level | null
  generalBy: SheetScore['generalBy']
  isPublished: boolean
  /** The general points that were published: after a correction others than the superior gave. Null while the month is open. */
  inForce: MonthFacts['general']
  ruleset: { id: string; sha256: Sha256; title: { vi: string; en: string } }
  /** What is rated on this sheet, by the rules of its month. */
  criteria: SheetCriterion[]
  most: { general: number; results: number }
  tasks: TaskView[]
  allowed: Allowed<'submit' | 'assess' | 'sendBack' | 'correct'>
}

/** The sheet with its score, its points and its tasks. */
export async function viewSheet(viewer: Viewer, row: SheetRow, subject: Subject): Promise<SheetView> {
  const { db, actor, today } = viewer
  const { sheet, fullName, title, positionClass, plan } = row
  const { ruleset, score, facts, generalBy, isPublished } = await readScore(db, actor.tenantId, row)
  const { self, superior, returned } = currentRatings(await listRatings(db, actor.tenantId, sheet.id))
  const query = {
    ownerId: sheet.officialId,
    unitId: sheet.unitId,
    month: sheet.month,
    after: null,
    limit: MOST_TASKS_SHOWN,
  }
  const tasks = (await listTasks(db, actor.tenantId, query)).filter(({ task }) => task.postId === sheet.postId)
  const { unitName, assessor } = await assessorOf(viewer, row, subject)
  const moment = { state: sheet.state, month: sheet.month, planState: plan.state, planLastDay: plan.lastDay, today }
  return {
    sheet,
    official: { id: sheet.officialId, fullName },
    post: { id: sheet.postId, title, positionClass },
    unitName,
    plan,
    assessor,
    self,
    superior,
    returned: returned && { message: returned.rating.message, byName: returned.byName, at: returned.at },
    score,
    level: levelOf(ruleset, score.total),
    generalBy,
    isPublished,
    inForce: isPublished ? facts.general : null,
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset), title: ruleset.title },
    criteria: sheetCriteria(ruleset),
    most: mostOfParts(ruleset),
    tasks: await viewsOf(viewer, tasks.slice(0, MOST_TASKS_SHOWN)),
    allowed: {
      submit: allowanceOf(may(actor, 'sheet.submit', subject), mayStep('submit', moment)),
      assess: allowanceOf(may(actor, 'sheet.assess', subject), mayStep('assess', moment)),
      sendBack: allowanceOf(may(actor, 'sheet.return', subject), mayStep('sendBack', moment)),
      correct: allowanceOf(
        may(actor, 'correction.prepare', subject),
        isPublished ? yes : no('correction.monthOpen', { month: sheet.month }),
      ),
    },
  }
}

async function assessorOf({ db, actor, today }: Viewer, { sheet, plan }: SheetRow, { superiorUnitId }: Subject) {
  const ids = [sheet.unitId, ...(superiorUnitId ? [superiorUnitId] : [])]
  const units = await listUnitsById(db, actor.tenantId, ids, treeDay(plan, today))
  const nameOf = (id: UnitId) => units.find((unit) => unit.id === id)?.name ?? ''
  const unitName = nameOf(sheet.unitId)
  if (!superiorUnitId) return { unitName, assessor: null }
  const people = await listPeople(db, actor.tenantId, superiorUnitId, sheet.month)
  const head = people.find(({ positionClass }) => positionClass === 'head')
  return {
    unitName,
    assessor: { unitId: superiorUnitId, unitName: nameOf(superiorUnitId), fullName: head?.fullName ?? null },
  }
}
