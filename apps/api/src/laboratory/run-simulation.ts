import { Refusal } from '@congtam/core/errors'
import { MOST_TRIES, type Simulation, type SimulationDocument } from '@congtam/core/evaluation/laboratory/simulation'
import { draftedOver, type Policy, type RulesetLookup } from '@congtam/core/evaluation/simulation/policy'
import { simulate } from '@congtam/core/evaluation/simulation/simulate'
import type { SimulatedSubject } from '@congtam/core/evaluation/simulation/subject'
import { canonicalText, textIdentity } from '@congtam/core/shared/canonical'
import type { SimulationId, TenantId } from '@congtam/core/shared/ids'
import { dayAt } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { countClosedPeople } from '@congtam/db/laboratory/closed-people'
import { getSimulation, type SimulationChange, saveSimulation } from '@congtam/db/laboratory/simulation'
import type { Database } from '@congtam/db/open'
import { inTenant } from '@congtam/db/transaction'
import { yearRulesetFor } from '../year/read-year.ts'
import { closedPeople, type Gathered, groundOf, type YearLookedAt } from './closed-people.ts'
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
  const gathered: Gathered = { rulesets: new Map(), agencies: {} }
  const present: RulesetLookup = (_, __, { rulesetSha256: of }) => of && gathered.rulesets.get(of)
  const today = dayAt(clock())
  const ofYear = year === null ? null : { year, today }
  let people = 0
  async function* told(): AsyncGenerator<SimulatedSubject> {
    for await (const person of closedPeople(database, tenantId, ground, ofYear, gathered)) {
      signal.throwIfAborted()
      if (people % TOLD_PEOPLE === 0) await save({ peopleDone: people, peopleTotal, heldUntil: heldUntil(clock()) })
      people += 1
      yield person
    }
  }
  const policy: Policy = { present, draft: draftedOver(tried, present) }
  const result = await simulate(ofYear ? { ...policy, year: yearPolicy(ofYear, gathered) } : policy, told())
  const asked = { drafts, from, to, year, unitId }
  const published = [...gathered.rulesets.keys()].toSorted()
  return { document: { form: 'congtam.simulation.1', asked, present: published, result }, people }
}

/** The yearly rules stay: what changes are the months that the year is made of. */
export function yearPolicy({ year, today }: YearLookedAt, { agencies }: Gathered): NonNullable<Policy['year']> {
  const rules = yearRulesetFor(year, today)
  return { year, present: rules, draft: rules, agencies }
}

export function heldUntil(now: Date): Date {
  return new Date(now.getTime() + HELD_MS)
}
