import { Refusal } from '@congtam/core/errors'
import { describe, expect, test } from 'vitest'
import { testDatabases } from '../testing.ts'
import { asOwner } from '../transaction.ts'
import { listTables } from './catalogue.ts'
import { asRefusal, namedConstraints } from './constraint.ts'

const objection = (fields: object) => Object.assign(new Error('said by the database'), fields)

test('every constraint that means a refusal is in the schema', async () => {
  for (const database of await testDatabases()) {
    const tables = await asOwner(database, listTables)
    // A unique index over some of the rows is no constraint by name, but objects by its name all the same.
    const unique = tables.flatMap(({ indexes }) =>
      indexes.flatMap((index) => /^CREATE UNIQUE INDEX (\w+)/.exec(index)?.[1] ?? []),
    )
    const names = [...tables.flatMap((table) => table.constraints.map(({ name }) => name)), ...unique]
    expect(namedConstraints.filter((name) => !names.includes(name))).toEqual([])
  }
})

describe('an error of the database', () => {
  test.each([
    ['23514', 'task_quantity_positive', 'task.quantityNotPositive'],
    ['23514', 'task_owner_is_not_assigner', 'access.ownWork'],
    ['23505', 'task_taken_once', 'task.secondOwner'],
    ['23505', 'task_event_pkey', 'task.stale'],
  ])('%s %s is the refusal %s', (code, constraint, refusal) => {
    expect(asRefusal(objection({ code, constraint }))).toMatchObject({ code: refusal })
  })

  test.each(['53100', 'ENOSPC'])('%s says that there is no space', (code) => {
    expect(asRefusal(objection({ code }))).toMatchObject({ code: 'storage.full', kind: 'limit' })
  })

  test('stays as it is where it is our fault, and a refusal stays itself', () => {
    for (const error of [
      objection({ code: '23503', constraint: 'task_tenant_id_owner_id_fkey' }),
      objection({ code: '42501', constraint: 'task_taken_once' }),
      objection({ code: '23514', constraint: 'toString' }),
      new Error('none'),
      new Refusal('task.stale', {}),
      'text',
    ]) {
      expect(asRefusal(error)).toBe(error)
    }
  })
})
