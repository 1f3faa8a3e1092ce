import { fail } from '@congtam/core/errors'
import { FALSE_ALARM, FEWEST } from '@congtam/core/evaluation/mirror/comparison'
import { type EvaluatorReading, mirror, mirrorMeasures } from '@congtam/core/evaluation/mirror/mirror'
import { measureKeys } from '@congtam/core/evaluation/mirror/observation'
import { UnitId } from '@congtam/core/shared/ids'
import { addMonths, lastDay, Month } from '@congtam/core/shared/period'
import { type AssessedSheetRow, listAssessedSheets } from '@congtam/db/evaluation/assessed-sheet'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { reads, router } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { treeDay } from './sheet-subject.ts'

/** The sheets of a large province in half a year; more are not held in memory for one question. */
const MOST_SHEETS = 60_000
/** Evaluators shown, those who stand out first. */
const MOST_ROWS = 200
const MOST_UNITS_NAMED = 3

const Span = { month: Month, months: z.int().min(1).max(12).default(6) }
type Span = z.output<z.ZodObject<typeof Span>>

export const mirrorRouter = router({
  /** How those assess who rate people in the units below this one. */
  ofUnit: reads.input(z.object({ unitId: UnitId, ...Span })).query(async ({ ctx, input: { unitId, ...span } }) => {
    const on = treeDay({ lastDay: lastDay(span.month) }, ctx.today)
    ensure(ctx.actor, 'mirror.read', { lineage: await lineageOf(ctx.db, ctx.actor.tenantId, unitId, on) })
    return await read(ctx, span, unitId)
  }),

  /** How everybody in the province assesses; for those whose right is over the whole province. */
  ofProvince: reads.input(z.object(Span)).query(async ({ ctx, input }) => {
    ensure(ctx.actor, 'mirror.read', { lineage: [] })
    return await read(ctx, input, null)
  }),
})

async function read({ db, actor }: Viewer, { month, months }: Span, below: UnitId | null) {
  const span = { from: addMonths(month, 1 - months), to: month }
  const sheets = await listAssessedSheets(db, actor.tenantId, { ...span, below }, MOST_SHEETS + 1)
  if (sheets.length > MOST_SHEETS) fail('mirror.tooMany', { most: MOST_SHEETS })
  const readings = mirror(sheets)
  const shown = readings.toSorted(byWeight).slice(0, MOST_ROWS)
  const named = evaluatorsOf(sheets)
  const unitIds = [...new Set(shown.flatMap(({ evaluatorId }) => named.get(evaluatorId)?.unitIds ?? []))]
  const units = await listUnitsById(db, actor.tenantId, unitIds, lastDay(month))
  const nameOf = new Map(units.map(({ id, name }) => [id, name]))
  return {
    ...span,
    evaluators: readings.length,
    people: new Set(sheets.map(({ officialId }) => officialId)).size,
    sheets: sheets.length,
    fewest: FEWEST,
    falseAlarm: FALSE_ALARM,
    measures: mirrorMeasures,
    rows: shown.map((reading) => {
      const { name, unitIds } = named.get(reading.evaluatorId) ?? { name: '', unitIds: [] }
      return { ...reading, name, unitNames: unitIds.flatMap((id) => nameOf.get(id) ?? []) }
    }),
  }
}

/** Who stands out in most measures first, then who assesses most people. */
function byWeight(a: EvaluatorReading, b: EvaluatorReading): number {
  const found = ({ measures }: EvaluatorReading) => {
    return measureKeys.filter((key) => measures[key].enough && measures[key].standsOut).length
  }
  return found(b) - found(a) || b.people - a.people || (a.evaluatorId < b.evaluatorId ? -1 : 1)
}

/** The name each evaluator signed with last, and the units where they assess, most sheets first. */
function evaluatorsOf(sheets: readonly AssessedSheetRow[]) {
  const found = new Map<string, { name: string; month: Month; counts: Map<UnitId, number> }>()
  for (const { evaluatorId, evaluatorName, month, unitId } of sheets) {
    const known = found.get(evaluatorId) ?? { name: evaluatorName, month, counts: new Map<UnitId, number>() }
    const latest = month > known.month ? { name: evaluatorName, month } : {}
    known.counts.set(unitId, (known.counts.get(unitId) ?? 0) + 1)
    found.set(evaluatorId, { ...known, ...latest })
  }
  return new Map(
    [...found].map(([id, { name, counts }]) => {
      const most = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      return [id, { name, unitIds: most.slice(0, MOST_UNITS_NAMED).map(([unitId]) => unitId) }]
    }),
  )
}
