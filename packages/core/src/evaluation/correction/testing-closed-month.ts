import { OfficialId, type Sha256, SheetId, UnitId } from '../../shared/ids.ts'
import { monthResults } from '../month/closing.ts'
import { givenUnitMonth, type PersonStory } from '../month/testing-month.ts'
import { scoreUnit, type UnitMonth } from '../month/unit-month.ts'
import { type Ruleset, rulesetSha256 } from '../ruleset.ts'
import { nd335Deputy, nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { rulesetFor } from '../rulesets/registry.ts'
import type { ResultInForce, Wave } from './wave.ts'

const rulesets = [nd335Staff, nd335Head, nd335Deputy]

export function rulesetOf(sha256: Sha256): Ruleset {
  const found = rulesets.find((ruleset) => rulesetSha256(ruleset) === sha256)
  if (!found) throw new Error(`No ruleset ${sha256}`)
  return found
}

/** The room's people, by the place of their story. */
export const sheet = (index: number) => SheetId.parse(`00000035-0000-4000-8000-000000${String(index).padStart(6, '0')}`)
export const task = (index: number, number = 0) =>
  `00000037-0000-4000-8000-${String(index).padStart(6, '0')}${String(number).padStart(6, '0')}`
export const chair = SheetId.parse('000000c0-0000-4000-8000-000000000001')

const full: PersonStory['leadership'] = ['full', 'full']
export const staff = (accepted: number, superior = 20): PersonStory => ({
  name: `Người ${accepted}`,
  superior,
  work: [{ quantity: 10, accepted }],
})
const leader = (position: 'deputy' | 'head'): PersonStory => ({
  name: position,
  position,
  superior: 28,
  leadership: full,
  work: [{ quantity: 1, accepted: 1 }],
})

/**
 * A closed room, staff first, then deputy and head, and the closed commune above it with its chair. The staff are told by
 * how many of their ten products were accepted.
 */
export function closedMonths(people: readonly PersonStory[]): ResultInForce[] {
  const room = published(givenUnitMonth([...people, leader('deputy'), leader('head')]))
  const above = givenUnitMonth([leader('head')])
  const [own] = above.sheets
  if (!own) throw new Error('There is no chair')
  const unitId = UnitId.parse('000000c0-0000-4000-8000-0000000000c0')
  const officialId = OfficialId.parse('000000c0-0000-4000-8000-000000000002')
  const below = room.map(({ sheetId, officialId, status, total }) => ({ sheetId, officialId, status, total }))
  const commune: UnitMonth = {
    ...above,
    plan: { ...above.plan, unitId },
    sheets: [{ ...own, sheet: { ...own.sheet, id: chair, officialId, unitId } }],
    below,
  }
  return [...room, ...published(commune)]
}

function published(month: UnitMonth): ResultInForce[] {
  const closed = monthResults(scoreUnit(rulesetFor, month))
  if (!closed) throw new Error('The month is incomplete')
  return closed.results.map((result) => ({ ...result, number: 1 }))
}

/** What is in force once the correction is signed. */
export function signed(before: readonly ResultInForce[], { affected }: Wave): ResultInForce[] {
  return before.map((result) => {
    const own = affected.find(({ sheetId, isRewritten }) => isRewritten && sheetId === result.sheetId)
    return own ? { ...own.result, number: result.number + 1 } : result
  })
}
