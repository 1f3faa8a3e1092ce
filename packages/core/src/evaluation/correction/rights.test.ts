import { expect, test } from 'vitest'
import { Actor } from '../../access/actor.ts'
import { type Action, may } from '../../access/policy.ts'
import type { Role } from '../../access/role.ts'
import { OfficialId, UnitId } from '../../shared/ids.ts'

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const [room, commune, elsewhere] = [1, 2, 3].map((number) => UnitId.parse(uuid(number))) as [UnitId, UnitId, UnitId]
const me = OfficialId.parse(uuid(9))

/** What somebody with one right may do with a correction of the room that reaches no further. */
function check(role: Role, unitId: UnitId | null, expected: Action[], ownerId?: OfficialId) {
  const grants = [{ role, unitId }]
  const actor = Actor.parse({ userId: 'u', tenantId: 38, name: 'u', officialId: me, grants })
  const subject = { lineage: [room, commune], ...(ownerId && { ownerId }) }
  const actions: Action[] = ['correction.read', 'correction.prepare', 'correction.sign']
  expect(actions.filter((action) => may(actor, action, subject).allowed)).toEqual(expected)
}

test('the head of the unit, and of a unit above, reads, prepares and signs', () => {
  for (const unitId of [room, commune, null])
    check('head', unitId, ['correction.read', 'correction.prepare', 'correction.sign'])
})

test('an administrator reads and prepares, and signs nothing', () =>
  check('admin', null, ['correction.read', 'correction.prepare']))

test('an auditor reads; assigners and officials do not', () => {
  check('auditor', null, ['correction.read'])
  check('assigner', room, [])
  check('official', room, [])
})

test('a head elsewhere has no right here', () => check('head', elsewhere, []))

test('nobody prepares a correction of their own sheet', () => check('admin', null, ['correction.read'], me))
