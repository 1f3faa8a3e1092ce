import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { givenPeople } from '../evaluation/testing-month.ts'
import { inRollback, sqlOf, sqlText, TENANT } from '../testing.ts'
import { countPeople } from './people-count.ts'

test(
  'those who hold such posts on the day are counted once each, in as many units as they are in',
  inRollback(async (db) => {
    await givenPeople(db)
    const on = Day.parse('2026-09-01')
    const staff = await sqlOf(countPeople, db, TENANT, ['staff'], on)
    const all = await countPeople(db, TENANT, ['staff', 'head', 'deputy'], on)
    expect(staff.people).toBeGreaterThan(0)
    expect(all.people).toBeGreaterThan(staff.people)
    expect(await countPeople(db, TENANT, ['staff'], Day.parse('1990-01-01'))).toEqual({ people: 0, units: 0 })
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./people-count.sql'))
