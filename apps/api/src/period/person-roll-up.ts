import { provisionalUntil } from '@congtam/core/evaluation/grading/year-checklist'
import { ResultInputs } from '@congtam/core/evaluation/month/closing'
import type { PersonPeriod } from '@congtam/core/evaluation/period/person-period'
import { type RollUp, rollUp } from '@congtam/core/evaluation/period/roll-up'
import type { ScoreInForce } from '@congtam/core/evaluation/period/score-in-force'
import { nd335Year } from '@congtam/core/evaluation/rulesets/nd335-year'
import { vietnamCalendar } from '@congtam/core/shared/calendar'
import type { OfficialId, SheetId, TenantId } from '@congtam/core/shared/ids'
import { type Day, firstDay, type Month, monthOf } from '@congtam/core/shared/period'
import { convertedUnits } from '@congtam/core/work/assignment'
import type { Db } from '@congtam/db/db'
import {
  listAssessedSheets,
  listInputs,
  listPersonScores,
  listPostsBetween,
  type PostInPeriod,
} from '@congtam/db/period/person-score'
import { listReceivedScores } from '@congtam/db/period/received-score'
import { findPlan } from '@congtam/db/work/plan'
import { scoreUnitMonth } from '../evaluation/unit-month.ts'

/** The rules by which months are rolled up: the decree's own, with the readings that it leaves open. */
export const yearRules = nd335Year

/** A person's periods with the posts that made them. */
export interface PersonRollUps {
  posts: PostInPeriod[]
  /** In the order in which the periods were asked for. */
  results: RollUp[]
}

/** Rolls up these people's periods with the same few statements however many there are. Nothing of it is stored. */
export async function rollUps(
  db: Db,
  tenantId: TenantId,
  { officialIds, periods, today }: { officialIds: readonly OfficialId[]; periods: readonly PersonPeriod[]; today: Day },
): Promise<Map<OfficialId, PersonRollUps>> {
  const span = spanOf(periods)
  if (!span || officialIds.length === 0) return new Map()
  const posts = await listPostsBetween(db, tenantId, officialIds, span)
  const scores = [
    ...(await closedScores(db, tenantId, officialIds, span)),
    ...(await provisionalScores(db, tenantId, officialIds, { ...span, today })),
    ...(await receivedScores(db, tenantId, officialIds)),
  ]
  const ofPerson = Map.groupBy(scores, ({ officialId }) => officialId)
  const rules = { settings: nd335Year.settings, calendar: vietnamCalendar }
  return new Map(
    officialIds.map((id) => {
      const held = posts.filter(({ officialId }) => officialId === id)
      const places = held.map(({ title, unitName, ...post }) => ({ ...post, place: `${title}, ${unitName}` }))
      const own = ofPerson.get(id)?.map(({ score }) => score) ?? []
      return [id, { posts: held, results: periods.map((period) => rollUp(period, own, places, rules)) }]
    }),
  )
}

/** Where somebody is at the end of a period, or was last: of posts held at once the one held longest. */
export function postAtEnd(posts: readonly PostInPeriod[], lastDay: Day): PostInPeriod | undefined {
  const lasting = posts.find(({ validTo }) => validTo === null || validTo >= lastDay)
  return lasting ?? posts.toSorted((a, b) => ((a.validTo ?? lastDay) < (b.validTo ?? lastDay) ? 1 : -1))[0]
}

interface PersonsScore {
  officialId: OfficialId
  score: ScoreInForce
}

interface Span {
  firstDay: Day
  lastDay: Day
}

function spanOf(periods: readonly PersonPeriod[]): Span | undefined {
  const firstDays = periods.map((period) => period.firstDay).sort()
  const lastDays = periods.map((period) => period.lastDay).sort()
  const [first, last] = [firstDays[0], lastDays.at(-1)]
  return first && last && { firstDay: first, lastDay: last }
}

async function closedScores(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  { firstDay: first, lastDay: last }: Span,
): Promise<PersonsScore[]> {
  const rows = await listPersonScores(db, tenantId, officialIds, { from: monthOf(first), to: monthOf(last) })
  const months = Map.groupBy(rows, ({ officialId, month }) => `${officialId} ${month}`)
  const several = [...months.values()].flatMap((same) => (same.length > 1 ? same.map(({ sheetId }) => sheetId) : []))
  // How much work each post had matters only where a month has several.
  const units = await assignedUnits(db, tenantId, several)
  return rows.map(({ officialId, sheetId, postId, month, status, total }) => ({
    officialId,
    score: { id: sheetId, period: month, postId, status, total, units: units.get(sheetId) ?? 0, place: null },
  }))
}

async function assignedUnits(db: Db, tenantId: TenantId, sheetIds: readonly SheetId[]): Promise<Map<SheetId, number>> {
  const inputs = await listInputs(db, tenantId, sheetIds)
  return new Map(
    [...inputs].map(([sheetId, text]) => {
      const { tasks } = ResultInputs.parse(JSON.parse(text)).facts
      const planned = tasks.filter(({ origin }) => origin === 'planned')
      return [sheetId, planned.reduce((sum, task) => sum + convertedUnits(task.quantity, task.coefficient), 0)]
    }),
  )
}

/**
 * Grading falls before 15 December (Article 19.2), so a December that the superior has assessed counts before its month
 * is closed, marked as provisional (A8), as it does where the year is graded. Once it is closed there is a result, which
 * is read instead.
 */
async function provisionalScores(
  db: Db,
  tenantId: TenantId,
  officialIds: readonly OfficialId[],
  { firstDay: first, lastDay: last, today }: Span & { today: Day },
): Promise<PersonsScore[]> {
  const found: PersonsScore[] = []
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    // Four digits of year and two of month are a month.
    const december = `${year}-12` as Month
    if (monthOf(last) < december || today < firstDay(december) || today > provisionalUntil(year)) continue
    const sheets = await listAssessedSheets(db, tenantId, officialIds, december)
    for (const unitId of new Set(sheets.map((sheet) => sheet.unitId))) {
      const plan = await findPlan(db, tenantId, unitId, december)
      if (!plan) continue
      const { scored } = await scoreUnitMonth(db, tenantId, plan)
      for (const { officialId, sheetId, postId } of sheets.filter((sheet) => sheet.unitId === unitId)) {
        const score = scored.find(({ sheet }) => sheet.id === sheetId)?.score
        if (!score || score.status === 'incomplete') continue
        const { status, total } = score
        const shown = status === 'scored' ? 'provisional' : status
        found.push({
          officialId,
          score: { id: sheetId, period: december, postId, status: shown, total, units: 0, place: null },
        })
      }
    }
  }
  return found
}

async function receivedScores(db: Db, tenantId: TenantId, officialIds: readonly OfficialId[]): Promise<PersonsScore[]> {
  const seen = new Set<string>()
  return (await listReceivedScores(db, tenantId, officialIds)).flatMap(({ officialId, period, total, agency }) => {
    // The last entry of a period comes first.
    const id = `${officialId} ${period}`
    if (seen.has(id)) return []
    seen.add(id)
    const score = { id: `received-${period}`, period, postId: null, status: 'scored' as const, total, units: 0 }
    return [{ officialId, score: { ...score, place: agency } }]
  })
}
