import type { Actor } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { labelsIn } from '@congtam/core/evaluation/laboratory/labels'
import { hasEnded, type Simulation, SimulationAsk } from '@congtam/core/evaluation/laboratory/simulation'
import { withoutSmallGroups } from '@congtam/core/evaluation/laboratory/small-groups'
import { Sha256, SimulationId, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listClosedMonths } from '@congtam/db/laboratory/closed-people'
import { getSimulation, listSimulations, saveSimulationCancelled } from '@congtam/db/laboratory/simulation'
import { findProvinceUnit } from '@congtam/db/library/province-months'
import { getUnit, lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import { z } from 'zod'
import { allowedOf, ensure, forbidden } from '../access/allow.ts'
import { rulesetsByHash } from '../library/known-rulesets.ts'
import { scopeOf } from '../organisation/unit.ts'
import { keyed, reads, router, watches, writes } from '../trpc.ts'
import { simulationNews, tellSimulation } from './simulation-news.ts'
import { getSimulationReport, namesIn } from './simulation-report.ts'
import { type SimulationStarted, startSimulation } from './start-simulation.ts'

/** Whoever of these asks, sees the simulations of their units and below. */
const READERS = ['admin', 'head', 'auditor'] as const

export const simulationRouter = router({
  /** Keeps what is asked for; the work begins at once and outside of the request. */
  start: watches
    .input(keyed(SimulationAsk.shape))
    .mutation(
      async ({ ctx, path, input: { key, ...input } }): Promise<SimulationStarted> =>
        await startSimulation(ctx, path, key, input),
    ),

  /** The latest first; of those that tried one text alone, where it is named. */
  list: reads.input(PageRequest.extend({ draft: Sha256.optional() })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const under = scopeOf(actor, READERS)
    if (under?.length === 0) ensure(actor, 'simulation.read', { lineage: [] })
    const query = { under, draft: input.draft, on: today, after: after(input, 2), limit: input.limit }
    const rows = await listSimulations(db, actor.tenantId, query)
    const { rows: shown, nextCursor } = page(rows, input.limit, ({ at, id }) => [at.toISOString(), id])
    return { rows: await described(db, actor.tenantId, shown, today), nextCursor }
  }),

  /** A unit, or the province where none is named, with its closed months and how many of its units closed each; the latest first. */
  ground: reads.input(z.object({ unitId: UnitId.nullable() })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const { tenantId } = actor
    const unitId = input.unitId ?? (await findProvinceUnit(db, tenantId, today)) ?? fail('unit.notFound', {})
    ensure(actor, 'simulation.read', { lineage: await lineageOf(db, tenantId, unitId, today) })
    const { id, name } = await getUnit(db, tenantId, unitId, today)
    return { unit: { id, name }, months: await listClosedMonths(db, tenantId, unitId, today) }
  }),

  /** What was asked for, how far it is and, once it is done, the report as far as the reader may know it. */
  get: reads.input(z.object({ id: SimulationId })).query(async ({ ctx, input: { id } }) => {
    const { db, actor, today } = ctx
    const { tenantId } = actor
    const simulation = await getSimulation(db, tenantId, id)
    const lineage = await lineageOf(db, tenantId, simulation.unitId, today)
    const isWhole = readsWhole(actor, lineage)
    if (!isWhole) ensure(actor, simulation.state === 'done' ? 'simulation.readSummary' : 'simulation.read', { lineage })
    const [row] = await described(db, tenantId, [simulation], today)
    const cancel = hasEnded(simulation.state)
      ? { cancel: forbidden('simulation.ended', {}) }
      : allowedOf(actor, { cancel: ['simulation.run', { lineage }] })
    const base = { ...(row ?? fail('simulation.notFound', {})), isWhole, allowed: cancel }
    if (simulation.state !== 'done') return { ...base, document: null, names: {}, labels: {} }
    const { document } = await getSimulationReport(db, tenantId, id)
    const result = isWhole ? document.result : withoutSmallGroups(document.result)
    if (!result) ensure(actor, 'simulation.read', { lineage })
    const shown = result && { ...document, result }
    const rulesets = await rulesetsByHash(db, tenantId, [...document.asked.drafts, ...document.present])
    return {
      ...base,
      document: shown ?? null,
      names: shown ? await namesIn(db, tenantId, document, shown.result) : {},
      labels: labelsIn([...rulesets.values()]),
    }
  }),

  progress: watches.input(z.object({ id: SimulationId })).subscription(async function* ({
    ctx,
    input: { id },
    signal,
  }) {
    for (let last = ''; !signal?.aborted; ) {
      // A transaction for each look, and none while nothing happens.
      const progress = await ctx.writing(async ({ db, actor }) => {
        const simulation = await getSimulation(db, actor.tenantId, id)
        ensure(actor, 'simulation.read', { lineage: await lineageOf(db, actor.tenantId, simulation.unitId, ctx.today) })
        const { state, peopleDone, peopleTotal } = simulation
        return { state, peopleDone, peopleTotal }
      })
      const told = JSON.stringify(progress)
      if (told !== last) yield progress
      last = told
      if (hasEnded(progress.state)) return
      await simulationNews(id, signal)
    }
  }),

  cancel: writes.input(keyed({ id: SimulationId })).mutation(async ({ ctx, input: { id } }) => {
    const { db, actor, today, now } = ctx
    const { unitId } = await getSimulation(db, actor.tenantId, id)
    ensure(actor, 'simulation.run', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
    if (!(await saveSimulationCancelled(db, actor.tenantId, id, now))) fail('simulation.ended', {})
    tellSimulation(id)
    return { id }
  }),
})

/** Who may read the results of everybody in the report. */
function readsWhole(actor: Actor, lineage: readonly UnitId[]): boolean {
  const may_ = (action: 'simulation.read' | 'official.read' | 'sheet.read') => may(actor, action, { lineage }).allowed
  return may_('simulation.read') && may_('official.read') && may_('sheet.read')
}

/** With the names of the unit and of what was tried, and why one failed. */
async function described(db: Db, tenantId: TenantId, simulations: readonly Simulation[], on: Day) {
  const units = await listUnitsById(db, tenantId, [...new Set(simulations.map(({ unitId }) => unitId))], on)
  const sha256s = [...new Set(simulations.flatMap(({ drafts }) => drafts))]
  const rulesets = await rulesetsByHash(db, tenantId, sha256s)
  const named = (sha256: Sha256) => {
    const { id = '', title = { vi: '', en: '' }, version = 0 } = rulesets.get(sha256) ?? {}
    return { sha256, id, title, version }
  }
  return simulations.map(({ drafts, failure, byUserId: _, ...simulation }) => ({
    ...simulation,
    unitName: units.find(({ id }) => id === simulation.unitId)?.name ?? '',
    drafts: drafts.map(named),
    failure: failure === null ? null : forbidden(failureCode(failure), { tries: simulation.tries }),
  }))
}

const failures = ['simulation.gaveUp', 'simulation.unknownDraft'] as const

function failureCode(failure: string) {
  return failures.find((code) => code === failure) ?? 'simulation.broke'
}
