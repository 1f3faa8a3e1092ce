import { fail } from '@congtam/core/errors'
import type { Adoption } from '@congtam/core/evaluation/library/life'
import { adoptRuleset, requireForm } from '@congtam/core/evaluation/library/own'
import type { Sha256, SimulationId, TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { getSimulation } from '@congtam/db/laboratory/simulation'
import { findClosedMonth, lockOpenMonths } from '@congtam/db/library/province-months'
import { countAdoptions } from '@congtam/db/library/ruleset-record'
import { ownRecord, readLibrary } from './library.ts'
import { decided, type RulesetReply, recordOf, saveAct, type Writer } from './ruleset-act.ts'

interface Adopting {
  sha256: Sha256
  recordVersion: number
  adoption: Adoption
  simulationId: SimulationId | null
  withoutSimulation: string | null
}

/**
 * Puts a tested ruleset into force and ends the version before it. The number of the adoption is the one after those that
 * were read: of two decided on the same library, the database refuses the second.
 */
export async function adopt(writer: Writer, input: Adopting): Promise<RulesetReply> {
  const { db, actor } = writer
  const { tenantId } = actor
  const { adoption, simulationId, withoutSimulation } = input
  const number = (await countAdoptions(db, tenantId)) + 1
  const record = await ownRecord(db, tenantId, input)
  const { own, all } = await readLibrary(db, tenantId)
  const { adopted, superseded } = adoptRuleset(record, all, adoption)
  requireForm(record.ruleset)
  const reportSha256 = await reportOf(db, tenantId, input)
  const { from } = record.ruleset.effective
  await lockOpenMonths(db, tenantId, from)
  const closed = await findClosedMonth(db, tenantId, from)
  if (closed) fail('ruleset.monthClosed', { ...closed })
  for (const one of superseded) {
    const earlier = recordOf(own, one)
    await saveAct(writer, decided(earlier, one), { kind: 'superseded', by: record.sha256, from })
  }
  const next = { ...decided(record, adopted), simulationId, withoutSimulation }
  return await saveAct(
    writer,
    next,
    { kind: 'adopted', adoption, simulationId, reportSha256, withoutSimulation },
    number,
  )
}

/** The report of the simulation that was looked at; who looked at none says why. */
async function reportOf(
  db: Db,
  tenantId: TenantId,
  { sha256, simulationId, withoutSimulation }: Adopting,
): Promise<Sha256 | null> {
  if (simulationId === null) return withoutSimulation === null ? fail('ruleset.notSimulated', {}) : null
  const { drafts, reportSha256 } = await getSimulation(db, tenantId, simulationId)
  if (reportSha256 === null || !drafts.includes(sha256)) fail('ruleset.simulationElsewhere', {})
  return reportSha256
}
