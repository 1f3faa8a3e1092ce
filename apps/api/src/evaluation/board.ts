import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { type Level, levelOf } from '@congtam/core/evaluation/grade/band'
import { publishedScore, ResultInputs } from '@congtam/core/evaluation/month/closing'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import type { MonthlyScore } from '@congtam/core/evaluation/score'
import type { SheetState } from '@congtam/core/evaluation/sheet'
import { type CurrentRatings, currentRatings } from '@congtam/core/evaluation/sheet-flow'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { OfficialId, SheetId, TenantId } from '@congtam/core/shared/ids'
import { convertedUnits } from '@congtam/core/work/assignment'
import type { Plan } from '@congtam/core/work/plan'
import type { Db } from '@congtam/db/db'
import { listLastRatings } from '@congtam/db/evaluation/rating'
import { listMonthResults } from '@congtam/db/evaluation/result'
import { listMonthSheets, type SheetRow } from '@congtam/db/evaluation/sheet'
import { rulesetsByHash } from '../library/known-rulesets.ts'
import { type ScoredMonth, scoreUnitMonth } from './unit-month.ts'

/** One person on the board of the month: live figures while it is open, the published ones once it is closed. */
export interface BoardRow {
  sheetId: SheetId
  officialId: OfficialId
  fullName: string
  title: string
  positionClass: PositionClass
  state: SheetState
  /** The work originally assigned, in thousandths of a converted unit. */
  units: number
  selfGeneral: number | null
  superiorGeneral: number | null
  ratios: MonthlyScore['ratios']
  general: number | null
  results: number | null
  surplus: number | null
  total: number | null
  /** By the ruleset that scores the row. */
  level: Level | null
  status: MonthlyScore['status']
  reason: MonthlyScore['reason']
  /** Whether a correction replaced what closing published. */
  isCorrected: boolean
}

/** Every row of the unit's month by sheet. */
export async function readBoard(db: Db, tenantId: TenantId, plan: Plan): Promise<Map<SheetId, BoardRow>> {
  return plan.state === 'closed'
    ? await publishedBoard(db, tenantId, plan)
    : liveBoard(await scoreUnitMonth(db, tenantId, plan))
}

export function liveBoard({ rows, scored }: Pick<ScoredMonth, 'rows' | 'scored'>): Map<SheetId, BoardRow> {
  const bySheet = new Map(scored.map((sheet) => [sheet.sheet.id, sheet]))
  return boardOf(rows, (id) => bySheet.get(id))
}

async function publishedBoard(db: Db, tenantId: TenantId, { unitId, month }: Plan): Promise<Map<SheetId, BoardRow>> {
  const rows = await listMonthSheets(db, tenantId, unitId, month)
  const ratings = await listLastRatings(db, tenantId, unitId, month)
  const results = await listMonthResults(db, tenantId, unitId, month)
  const bySheet = new Map(results.map((result) => [result.sheetId, result]))
  const rulesets = await rulesetsByHash(db, tenantId, [...new Set(results.map(({ rulesetSha256 }) => rulesetSha256))])
  return boardOf(rows, (id) => {
    const result = bySheet.get(id)
    return (
      result && {
        ratings: currentRatings(ratings.get(id) ?? []),
        facts: ResultInputs.parse(JSON.parse(result.inputs)).facts,
        score: publishedScore(result.output),
        ruleset: rulesets.get(result.rulesetSha256) ?? { bands: [] },
        isPublished: true,
        isCorrected: result.number > 1,
      }
    )
  })
}

interface Figures {
  ratings: CurrentRatings
  facts: MonthFacts
  score: MonthlyScore
  ruleset: Pick<Ruleset, 'bands'>
  isPublished?: boolean
  isCorrected?: boolean
}

function boardOf(rows: readonly SheetRow[], figuresOf: (id: SheetId) => Figures | undefined): Map<SheetId, BoardRow> {
  const board = new Map<SheetId, BoardRow>()
  for (const row of rows) {
    const figures = figuresOf(row.sheet.id)
    if (figures) board.set(row.sheet.id, boardRow(row, figures))
  }
  return board
}

function boardRow(
  { sheet, fullName, title, positionClass }: SheetRow,
  { ratings, facts, score, ruleset, isPublished = false, isCorrected = false }: Figures,
): BoardRow {
  const { status, reason, ratios, general, results, surplus, total } = score
  return {
    sheetId: sheet.id,
    officialId: sheet.officialId,
    fullName,
    title,
    positionClass,
    state: sheet.state,
    units: assignedUnits(facts),
    selfGeneral: sumOf(ratings.self?.rating.general),
    // What was published counts: a correction replaces points, not the rating that somebody gave.
    superiorGeneral: sumOf((isPublished && facts.general) || ratings.superior?.rating.general),
    ratios,
    general,
    results,
    surplus,
    total,
    level: levelOf(ruleset, total),
    status,
    reason,
    isCorrected,
  }
}

function assignedUnits({ tasks }: MonthFacts): number {
  return tasks
    .filter(({ origin }) => origin === 'planned')
    .reduce((sum, { quantity, coefficient }) => sum + convertedUnits(quantity, coefficient), 0)
}

function sumOf(general: MonthFacts['general'] | undefined): number | null {
  return general ? Object.values(general).reduce<number>((sum, points) => sum + (points ?? 0), 0) : null
}
