import { TenantId, UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { insertUnit, listUnitNames, listUnits } from './unit.ts'
import { isNameTaken, lockUnit, saveUnitName } from './unit-name.ts'

const since = Day.parse('2025-07-01')
const later = Day.parse('2026-12-01')
const unit = (number: number) => UnitId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const [commune, room] = [unit(1), unit(2)]
const roomName = { name: 'Phòng Kinh tế', kind: 'department', code: null, validFrom: since, validTo: null } as const

async function givenRoom(db: Db) {
  const name = { ...roomName, name: 'UBND xã Hóa Quỳ', kind: 'commune', code: '16186' } as const
  await insertUnit(db, TENANT, { id: commune, name, parentId: null })
  await insertUnit(db, TENANT, { id: room, name: roomName, parentId: commune })
}

test(
  'a new name ends the one before and is found from its day on',
  inRollback(async (db) => {
    await givenRoom(db)
    const name = { ...roomName, name: 'Phòng Kinh tế - Hạ tầng', validFrom: later }
    await sqlOf(saveUnitName, db, TENANT, room, { endsBefore: Day.parse('2026-11-30'), name })
    expect(await listUnitNames(db, TENANT, room)).toEqual([name, { ...roomName, validTo: '2026-11-30' }])
    const found = async (on: Day) =>
      (await listUnits(db, TENANT, { on, search: 'ha tang', after: null, limit: 5 })).length
    expect([await found(Day.parse('2026-11-30')), await found(later)]).toEqual([0, 1])
  }),
)

test(
  'a name is corrected in its place',
  inRollback(async (db) => {
    await givenRoom(db)
    const name = { ...roomName, name: 'Phòng Kinh tế - Hạ tầng' }
    await sqlOf(saveUnitName, db, TENANT, room, { endsBefore: null, name })
    expect(await listUnitNames(db, TENANT, room)).toEqual([name])
  }),
)

test(
  'a name is taken under the same parent, with or without diacritics',
  inRollback(async (db) => {
    await givenRoom(db)
    const taken = (name: string, parentId: UnitId, except?: UnitId) =>
      sqlOf(isNameTaken, db, TENANT, { parentId, name, from: since, ...(except ? { except } : {}) })
    expect(await taken('phong  kinh te', commune)).toBe(true)
    expect(await taken('Phòng Kinh tế', commune, room)).toBe(false)
    expect(await taken('Phòng Kinh tế', room)).toBe(false)
    expect(await taken('Phòng Nội vụ', commune)).toBe(false)
  }),
)

test(
  'a unit of another province cannot be held',
  inRollback(async (db) => {
    await givenRoom(db)
    await sqlOf(lockUnit, db, TENANT, room)
    await expect(lockUnit(db, TenantId.parse(OTHER_TENANT), room)).rejects.toMatchObject({ code: 'unit.notFound' })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./unit-name.sql'))
