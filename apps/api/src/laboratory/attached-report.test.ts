import type { SimulationId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorsOf, adopting, givenTested, newKey, uncapped, whichOf } from '../library/testing-library.ts'
import { givenProvince, type Province, refusalOf } from '../testing.ts'
import { type Laboratory, startLaboratory } from './laboratory.ts'

let province: Province
let laboratory: Laboratory | undefined
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(async () => {
  await laboratory?.stop()
  await province.close()
})

async function simulated(sha256s: Parameters<ReturnType<Province['callerFor']>['simulation']['start']>[0]['drafts']) {
  const { admin } = actorsOf(province)
  const [commune] = (await admin.unit.list({ search: 'ubnd xa hoa quy' })).rows
  if (!commune) throw new Error('The sample has Hóa Quỳ')
  const span = { from: Month.parse('2026-06'), to: Month.parse('2026-07'), year: null, unitId: commune.id }
  return (await admin.simulation.start({ key: newKey(), drafts: sha256s, ...span })).id
}

async function ended(id: SimulationId): Promise<void> {
  laboratory ??= startLaboratory(province.database, { error: () => {} })
  for await (const _ of await actorsOf(province).admin.simulation.progress({ id })) {
    // Until it has ended.
  }
}

test('the report that was looked at stays attached to the adoption by its hash', async () => {
  const { admin, chair } = actorsOf(province)
  const draft = await givenTested(admin, uncapped)
  const other = await givenTested(admin, () => {}, { of: 'vn.nd335-2025.deputy', id: 'tinh.pho' })
  const simulationId = await simulated([draft.sha256])
  const attached = { ...adopting(draft), simulationId, withoutSimulation: null }
  expect(await refusalOf(chair.ruleset.adopt(attached))).toBe('ruleset.simulationElsewhere')
  await ended(simulationId)
  const elsewhere = { ...adopting(other), simulationId, withoutSimulation: null }
  expect(await refusalOf(chair.ruleset.adopt(elsewhere))).toBe('ruleset.simulationElsewhere')
  const adopted = await chair.ruleset.adopt({ ...attached, key: newKey(), ...whichOf(draft) })
  const { record, acts } = await admin.ruleset.get({ sha256: adopted.sha256 })
  expect(record).toMatchObject({ simulationId, withoutSimulation: null })
  const { reportSha256 } = await admin.simulation.get({ id: simulationId })
  expect(reportSha256).not.toBeNull()
  expect(acts.at(-1)?.act).toMatchObject({ kind: 'adopted', simulationId, reportSha256 })
})
