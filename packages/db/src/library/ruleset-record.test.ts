import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import { Adoption, draftRuleset } from '@congtam/core/evaluation/library/life'
import { type RulesetAct, type RulesetRecord, RulesetRecordId } from '@congtam/core/evaluation/library/own'
import { Ruleset } from '@congtam/core/evaluation/ruleset'
import { nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { canonicalText } from '@congtam/core/shared/canonical'
import { UserId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertRulesets } from '../evaluation/ruleset.ts'
import { givenSheets, MONTH } from '../evaluation/testing-month.ts'
import { inRollback, openFresh, sqlOf, sqlText, TENANT } from '../testing.ts'
import { inTenant } from '../transaction.ts'
import { findClosedMonth, findProvinceUnit, lockOpenMonths } from './province-months.ts'
import { insertActs, listActs } from './ruleset-act.ts'
import {
  countAdoptions,
  findRecord,
  insertRecord,
  listMonthRulesets,
  listRecords,
  saveRecord,
} from './ruleset-record.ts'

const adoption = Adoption.parse({ document: 'QĐ 12/2026', signers: ['Chủ tịch'], on: '2026-08-25' })
const month = (text: string) => Month.parse(text)
const now = new Date('2026-08-26T02:00:00.000Z')

const recordOf = (number: number, change: object = {}): RulesetRecord => ({
  ...draftRuleset(Ruleset.parse({ ...nd335Staff, id: 'tinh.thu', track: 'local', parent: nd335Staff.id, ...change })),
  id: RulesetRecordId.parse(`6f9619ff-8b86-4d01-b42d-00c04fc964f${number}`),
  version: 1,
  simulationId: null,
  withoutSimulation: null,
})

async function givenRecord(db: Db, record: RulesetRecord): Promise<RulesetRecord> {
  const { sha256, ruleset } = record
  await insertRulesets(db, TENANT, [{ sha256, id: ruleset.id, document: canonicalText(ruleset) }])
  await sqlOf(insertRecord, db, TENANT, record)
  return record
}

const published = { state: 'adopted', adoption, withoutSimulation: 'Chưa có tháng nào.' } as const

test(
  'a record is read as it was written, and only who read its last version changes it',
  inRollback(async (db) => {
    const record = await givenRecord(db, recordOf(1))
    const { ruleset: _, ...stored } = record
    expect(await sqlOf(findRecord, db, TENANT, record.sha256)).toEqual(stored)
    expect(await sqlOf(listRecords, db, TENANT)).toEqual([stored])
    const tested = await sqlOf(saveRecord, db, TENANT, {
      ...record,
      state: 'tested',
      acknowledged: ['band.gap bands.1'],
    })
    expect(await findRecord(db, TENANT, record.sha256)).toMatchObject({
      version: 2,
      acknowledged: ['band.gap bands.1'],
    })
    expect(tested.version).toBe(2)
    await expect(saveRecord(db, TENANT, record)).rejects.toMatchObject({ code: 'ruleset.stale' })
    await saveRecord(db, TENANT, { ...tested, state: 'discarded' })
    expect(await listRecords(db, TENANT)).toEqual([])
  }),
)

test(
  'a month finds the province’s own ruleset within its validity, and which national ones are stored',
  inRollback(async (db) => {
    const national = builtInLibrary()[0]
    if (!national) throw new Error('There are national rulesets')
    await givenRecord(db, recordOf(2))
    const first = recordOf(1, { version: 2, effective: { from: '2026-09', to: null } })
    const record = await givenRecord(db, first)
    const of = async (text: string) => {
      const { own, stored } = await sqlOf(listMonthRulesets, db, TENANT, month(text), [national.sha256])
      return [own.map(({ sha256 }) => sha256), stored.has(national.sha256)]
    }
    expect(await of('2026-09')).toEqual([[], false])
    const adopted = await sqlOf(saveRecord, db, TENANT, { ...record, ...published }, 1)
    expect(await sqlOf(countAdoptions, db, TENANT)).toBe(1)
    const document = canonicalText(national.ruleset)
    await insertRulesets(db, TENANT, [{ sha256: national.sha256, id: national.ruleset.id, document }])
    expect(await of('2026-08')).toEqual([[], true])
    expect(await of('2026-09')).toEqual([[record.sha256], true])
    await saveRecord(db, TENANT, { ...adopted, state: 'superseded', supersededFrom: month('2027-01') })
    expect(await of('2026-12')).toEqual([[record.sha256], true])
    expect(await of('2027-01')).toEqual([[], true])
  }),
)

test(
  'acts are only added',
  inRollback(async (db) => {
    const record = await givenRecord(db, recordOf(1))
    const by = { byUserId: UserId.parse('u1'), byName: 'Quản trị', at: now, rulesetSha256: record.sha256 }
    const act: RulesetAct = { kind: 'copied', from: builtInLibrary()[0]?.sha256 ?? record.sha256 }
    await sqlOf(insertActs, db, TENANT, [{ recordId: record.id, number: 1, act, ...by }])
    expect(await sqlOf(listActs, db, TENANT, record.id)).toEqual([{ recordId: record.id, number: 1, act, ...by }])
    await expect(
      sql`update ruleset_act set by_name = 'x' where tenant_id = ${TENANT}`.execute(db),
    ).rejects.toMatchObject({ code: '42501' })
  }),
)

test(
  'a ruleset comes into force with a decision, and with a simulation or the reason for none',
  inRollback(async (db) => {
    const record = await givenRecord(db, recordOf(1))
    const bare = saveRecord(db, TENANT, { ...record, state: 'adopted', adoption }, 1)
    await expect(bare).rejects.toMatchObject({ constraint: 'ruleset_record_simulated' })
  }),
)

test(
  'the months of the province are known: the open ones are held, the closed ones named',
  inRollback(async (db) => {
    await givenSheets(db)
    expect(await sqlOf(lockOpenMonths, db, TENANT, MONTH)).toBeGreaterThan(0)
    expect(await sqlOf(findClosedMonth, db, TENANT, MONTH)).toBeUndefined()
    await db.updateTable('plan').set({ state: 'closed' }).where('tenantId', '=', TENANT).execute()
    expect(await findClosedMonth(db, TENANT, MONTH)).toMatchObject({ month: MONTH })
    await sqlOf(findProvinceUnit, db, TENANT, Day.parse('2026-08-26'))
  }),
)

/** Two transactions that both saw no adoption before either wrote its own. */
test('of two adoptions decided on the same library, only one is written', async () => {
  for (const database of await openFresh()) {
    const both = [recordOf(1), recordOf(2, { version: 2, effective: { from: '2026-06', to: null } })]
    await inTenant(database, TENANT, async (db) => {
      for (const record of both) await givenRecord(db, record)
    })
    let waiting = database.kind === 'server' ? both.length : 0
    const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>()
    if (waiting === 0) resolve()
    const answers = await Promise.allSettled(
      both.map((record) =>
        inTenant(database, TENANT, async (db) => {
          // The embedded database runs one transaction at a time, so the second is told what it would have read.
          const number = database.kind === 'server' ? (await countAdoptions(db, TENANT)) + 1 : 1
          waiting -= 1
          if (waiting === 0) resolve()
          await bothHaveRead
          await saveRecord(db, TENANT, { ...record, ...published }, number)
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = answers.find((answer) => answer.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'ruleset.adoptedMeanwhile' })
    const { own } = await inTenant(database, TENANT, (db) => listMonthRulesets(db, TENANT, month('2026-07'), []))
    expect(own).toHaveLength(1)
    await database.close()
  }
})

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./ruleset-record.sql'))
