import { describe, expect, test } from 'vitest'
import { Refusal } from '../../errors.ts'
import { Sha256, UnitId } from '../../shared/ids.ts'
import { Month } from '../../shared/period.ts'
import { nd90Staff } from '../rulesets/national/nd90-staff.ts'
import { nd335Deputy, nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { simulate } from '../simulation/simulate.ts'
import { inForceToday, person, withFaults } from '../simulation/testing-people.ts'
import { ageBand } from './age-band.ts'
import { agenciesUnder, type PlacedUnit } from './agency.ts'
import { requireAsk, requireDrafts } from './simulation.ts'
import { withoutSmallGroups } from './small-groups.ts'

const id = (number: number) => UnitId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const ask = {
  drafts: [Sha256.parse('a'.repeat(64))],
  from: Month.parse('2026-01'),
  to: Month.parse('2026-12'),
  year: 2026,
  unitId: id(1),
}

function refused(act: () => void): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}

test.each([
  [{}, 'nothing was refused'],
  [{ year: null, from: '2025-01' }, 'nothing was refused'],
  [{ drafts: [] }, 'simulation.noDraft'],
  [{ from: '2027-01' }, 'simulation.monthsTurned'],
  [{ from: '2024-12' }, 'simulation.tooManyMonths'],
  [{ year: 2027 }, 'simulation.yearElsewhere'],
])('what is asked for with %j: %s', (given, code) => {
  const from = Month.parse('from' in given ? given.from : ask.from)
  expect(refused(() => requireAsk({ ...ask, ...given, from }))).toBe(code)
})

test('drafts score months, and each class of posts by one of them at most', () => {
  expect(refused(() => requireDrafts([nd335Staff, nd335Head, nd335Deputy]))).toBe('nothing was refused')
  expect(refused(() => requireDrafts([nd335Staff, { ...nd335Staff, version: 2 }]))).toBe('simulation.draftsOverlap')
  expect(refused(() => requireDrafts([nd90Staff]))).toBe('simulation.notMonthly')
})

test.each([
  [1996, '0–30'],
  [1995, '31–40'],
  [1986, '31–40'],
  [1976, '41–50'],
  [1966, '51–60'],
  [1965, '61+'],
  [null, undefined],
])('somebody born in %s belongs in 2026 to %s', (birthYear, band) => {
  expect(ageBand(birthYear, 2026)).toBe(band)
})

describe('the agencies of a unit', () => {
  const place = (number: number, kind: PlacedUnit['kind'], parent: number | null): PlacedUnit => {
    return { id: id(number), kind, parentId: parent === null ? null : id(parent) }
  }
  const units = [
    place(1, 'province', null),
    place(2, 'commune', 1),
    place(3, 'department', 2),
    place(4, 'office', 2),
    place(5, 'commune', 1),
    place(6, 'department', 1),
  ]
  const said = (scope: number) =>
    agenciesUnder(units, id(scope)).map(
      ({ agencyId, unitIds, isWhole }) =>
        `${Number(agencyId.slice(-2))}: ${unitIds.map((unit) => Number(unit.slice(-2)))}${isWhole ? '' : ' in part'}`,
    )
  test('are the bodies straight under the province, each with its rooms', () => {
    expect(said(1)).toEqual(['1: 1 in part', '2: 2,3,4', '5: 5', '6: 6'])
  })
  test('are the one of a room, with that room alone', () => {
    expect(said(3)).toEqual(['2: 3 in part'])
    expect(said(2)).toEqual(['2: 2,3,4'])
    expect(said(9)).toEqual([])
  })
})

describe('somebody who may not read each result', () => {
  const policy = { present: inForceToday, draft: inForceToday }
  const many = (count: number, unitId: string) =>
    Array.from({ length: count }, (_, index) => person(`${unitId}${index}`, [withFaults(1)], { unitId }))
  const units = async (...sizes: number[]) => {
    const people = sizes.flatMap((size, index) => many(size, `U${index}`))
    const whole = await simulate(policy, people)
    return withoutSmallGroups(whole)?.sheets.by.unit.map(({ value }) => value)
  }
  test('sees no group of fewer than five, nor one that is the rest of the others', async () => {
    expect(await units(5, 6)).toEqual(['U0', 'U1'])
    expect(await units(4, 5, 6)).toEqual(['U2'])
    expect(await units(2, 2, 7, 8)).toEqual(['U3'])
    expect(await units(3, 3, 7)).toEqual(['U2'])
    expect(await units(4, 9)).toEqual([])
    expect(await units(4)).toBeUndefined()
  })
  test('sees nobody by themselves', async () => {
    const report = await simulate(
      { ...policy, draft: () => ({ ...nd335Staff, settings: { ...nd335Staff.settings, A4: 'zero' } }) },
      many(9, 'U'),
    )
    expect(report.affected).not.toEqual([])
    expect(withoutSmallGroups(report)?.affected).toEqual([])
  })
})
