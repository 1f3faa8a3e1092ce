import { Refusal } from '@congtam/core/errors'
import { MOST_TRIES, type Simulation, type SimulationDocument } from '@congtam/core/evaluation/laboratory/simulation'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { draftedOver, type RulesetLookup } from '@congtam/core/evaluation/simulation/policy'
import { simulate } from '@congtam/core/evaluation/simulation/simulate'
import type { SimulatedSubject } from '@congtam/core/evaluation/simulation/subject'
import { canonicalText, textIdentity } from '@congtam/core/shared/canonical'
import type { Sha256, SimulationId, TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { countClosedPeople } from '@congtam/db/laboratory/closed-people'
import { getSimulation, type SimulationChange, saveSimulation } from '@congtam/db/laboratory/simulation'
import type { Database } from '@congtam/db/open'
import { inTenant } from '@congtam/db/transaction'
import { closedPeople, groundOf } from './closed-people.ts'
import { tellSimulation } from './simulation-news.ts'
import { triedRulesets } from './tried-rulesets.ts'

/** How long one may go without a sign of life before another server takes it. */
export const HELD_MS = 60_000
/** How often it is written how far the work is. */
const TOLD_PEOPLE = 50

/** A simulation on its way, and where it stands. */
export interface SimulationRun {
  database: Database
  tenantId: TenantId
  id: SimulationId
  clock: () => Date
  /** Ends the run between two people and gives it back to the queue. */
  signal: AbortSignal
  onFault: (error: unknown) => void
}

/** Nobody waits for the report any more: it was cancelled, or another server runs it. */
class Abandoned extends Error {}

/** Runs a simulation that was taken. Whatever becomes of it is written to its row, and nothing else is written anywhere. */
export async function runSimulation(run: SimulationRun): Promise<void> {
  const { database, tenantId, id, clock, signal } = run
  const inProvince = <T>(act: (db: Db) => Promise<T>) => inTenant(database, tenantId, act)
  const simulation = await inProvince((db) => getSimulation(db, tenantId, id))
  const save = async (change: SimulationChange) => {
    const isOurs = await inProvince((db) => saveSimulation(db, tenantId, simulation, change))
    tellSimulation(id)
    if (!isOurs) throw new Abandoned()
  }
  try {
    if (simulation.tries > MOST_TRIES) throw new Refusal('simulation.gaveUp', { tries: MOST_TRIES })
    const { document, people } = await simulated(run, simulation, save)
    const report = canonicalText(document)
    const counted = { peopleDone: people, peopleTotal: people, endedAt: clock() }
    await save({ state: 'done', report, reportSha256: textIdentity(report), ...counted })
  } catch (error) {
    if (error instanceof Abandoned) return
    if (signal.aborted) return await save({ state: 'queued', tries: simulation.tries - 1 }).catch(abandoned)
    if (!(error instanceof Refusal)) run.onFault(error)
    const failure = error instanceof Refusal ? error.code : 'simulation.broke'
    await save({ state: 'failed', failure, endedAt: clock() }).catch(abandoned)
  }
}

function abandoned(error: unknown): void {
  if (!(error instanceof Abandoned)) throw error
}

async function simulated(
  { database, tenantId, clock, signal }: SimulationRun,
  simulation: Simulation,
  save: (change: SimulationChange) => Promise<void>,
): Promise<{ document: SimulationDocument; people: number }> {
  const { drafts, from, to, year, unitId } = simulation
  const { tried, ground, peopleTotal } = await inTenant(database, tenantId, async (db) => {
    const ground = await groundOf(db, tenantId, simulation)
    const peopleTotal = await countClosedPeople(db, tenantId, ground.span)
    return { tried: await triedRulesets(db, tenantId, drafts), ground, peopleTotal }
  })
  const published = new Map<Sha256, Ruleset>()
  const present: RulesetLookup = (_, __, { rulesetSha256 }) => rulesetSha256 && published.get(rulesetSha256)
  let people = 0
  async function* told(): AsyncGenerator<SimulatedSubject> {
    for await (const person of closedPeople(database, tenantId, ground, published)) {
      signal.throwIfAborted()
      if (people % TOLD_PEOPLE === 0) await save({ peopleDone: people, peopleTotal, heldUntil: heldUntil(clock()) })
      people += 1
      yield person
    }
  }
  const result = await simulate({ present, draft: draftedOver(tried, present) }, told())
  const asked = { drafts, from, to, year, unitId }
  return {
    document: { form: 'congtam.simulation.1', asked, present: [...published.keys()].toSorted(), result },
    people,
  }
}

export function heldUntil(now: Date): Date {
  return new Date(now.getTime() + HELD_MS)
}
