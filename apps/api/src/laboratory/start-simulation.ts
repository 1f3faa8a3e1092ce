import { fail } from '@congtam/core/errors'
import {
  MOST_WAITING,
  requireAsk,
  requireDrafts,
  type SimulationAsk,
} from '@congtam/core/evaluation/laboratory/simulation'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { canonicalText } from '@congtam/core/shared/canonical'
import { type RequestKey, SimulationId } from '@congtam/core/shared/ids'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { countClosedPeople } from '@congtam/db/laboratory/closed-people'
import { countWaiting, insertSimulation, insertSimulationDrafts } from '@congtam/db/laboratory/simulation'
import { lineageOf } from '@congtam/db/organisation/unit'
import { ensure } from '../access/allow.ts'
import { findReply, keepReply } from '../access/request.ts'
import type { CallContext, Scope } from '../trpc.ts'
import { yearRulesetFor } from '../year/read-year.ts'
import { groundOf } from './closed-people.ts'
import { wakeLaboratory } from './laboratory.ts'
import { triedRulesets } from './tried-rulesets.ts'

export interface SimulationStarted {
  id: SimulationId
}

/** Keeps what is asked for and wakes the worker once that is certain; the key is the id. The work is done outside the request. */
export async function startSimulation(
  call: CallContext,
  path: string,
  key: RequestKey,
  input: SimulationAsk,
): Promise<SimulationStarted> {
  const started = await call.writing(async (scope) => {
    const { tenantId, userId } = scope.actor
    const request = { tenantId, userId, key, path, input }
    const kept = await findReply(scope.db, request)
    // Stored by this function, from a value of this type.
    if (kept) return kept.reply as SimulationStarted
    const made = await ask(scope, call, key, input)
    await keepReply(scope.db, request, made, call.now)
    return made
  })
  wakeLaboratory(call.database)
  return started
}

async function ask(
  { db, actor }: Scope,
  { now, today }: CallContext,
  key: RequestKey,
  input: SimulationAsk,
): Promise<SimulationStarted> {
  const { tenantId, userId: byUserId, name: byName } = actor
  ensure(actor, 'simulation.run', { lineage: await lineageOf(db, tenantId, input.unitId, today) })
  requireAsk(input)
  const tried = await triedRulesets(db, tenantId, input.drafts)
  requireDrafts(tried)
  const { span, agencies } = await groundOf(db, tenantId, input)
  if (input.year !== null) {
    yearRulesetFor(input.year, today)
    if (!agencies.some(({ isWhole }) => isWhole)) fail('simulation.yearNeedsAgency', {})
  }
  if ((await countClosedPeople(db, tenantId, span)) === 0) {
    fail('simulation.nothingClosed', { from: input.from, to: input.to })
  }
  if ((await countWaiting(db, tenantId)) >= MOST_WAITING) fail('simulation.tooManyWaiting', { most: MOST_WAITING })
  const asked = { ...input, id: SimulationId.parse(key), byUserId, byName, at: now }
  // A built-in text is kept like any other that was tried.
  await insertRulesets(
    db,
    tenantId,
    tried.map((ruleset) => ({ sha256: rulesetSha256(ruleset), id: ruleset.id, document: canonicalText(ruleset) })),
  )
  await insertSimulation(db, tenantId, asked)
  await insertSimulationDrafts(db, tenantId, asked)
  return { id: asked.id }
}
