import { expect, test } from 'vitest'
import { inOwnersRollback, sqlOf, sqlText } from '../testing.ts'
import { listAdministrativeUnits, saveAdministrativeUnits } from './administrative-unit.ts'

const dongNai = { code: '75', name: 'Đồng Nai', kind: 'province', parentCode: null } as const
const trangBom = { code: '26248', name: 'Trảng Bom', kind: 'commune', parentCode: '75' } as const

test(
  'the same list a second time changes nothing',
  inOwnersRollback(async (db) => {
    await db.deleteFrom('administrativeUnit').execute()
    expect(await sqlOf(saveAdministrativeUnits, db, [dongNai, trangBom])).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
    })
    expect(await saveAdministrativeUnits(db, [dongNai, trangBom])).toEqual({ added: 0, changed: 0, unchanged: 2 })
    expect(await sqlOf(listAdministrativeUnits, db)).toEqual([trangBom, dongNai])
  }),
)

test(
  'a later list changes what it knows better and keeps the rest',
  inOwnersRollback(async (db) => {
    await db.deleteFrom('administrativeUnit').execute()
    await saveAdministrativeUnits(db, [dongNai, trangBom])
    const city = { ...dongNai, kind: 'city' } as const
    expect(await sqlOf(saveAdministrativeUnits, db, [city])).toEqual({ added: 0, changed: 1, unchanged: 0 })
    expect(await listAdministrativeUnits(db)).toEqual([trangBom, city])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./administrative-unit.sql'))
