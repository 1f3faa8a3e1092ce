import type { ClosedResult } from '@congtam/core/evaluation/month/closing'
import { OfficialId, Sha256, SheetId, UserId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { Points } from '@congtam/core/shared/points'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertResults } from '../evaluation/result.ts'
import { insertRulesets } from '../evaluation/ruleset.ts'
import { givenPeople, givenSheets, MONTH, people, units } from '../evaluation/testing-month.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { findPastGrade, insertPastGrades, listPastGrades, type StoredGrade } from './past-grade.ts'
import {
  listAssessedSheets,
  listInputs,
  listPeopleUnder,
  listPeriodMembers,
  listPersonScores,
  listPostsBetween,
} from './person-score.ts'
import { findReceivedScore, insertReceivedScore, listReceivedScores, type StoredReceived } from './received-score.ts'

const hash = (letter: string) => Sha256.parse(letter.repeat(64))
const AUGUST = { firstDay: Day.parse('2026-08-01'), lastDay: Day.parse('2026-08-31') }
const an = people.an.officialId
const by = { byUserId: UserId.parse('u1'), byName: 'Quản trị', at: new Date('2026-09-01T02:00:00.000Z') }

async function givenResult(db: Db): Promise<ClosedResult> {
  const sheets = await givenSheets(db)
  await insertRulesets(db, TENANT, [{ sha256: hash('b'), id: 'vn.test', document: '{}' }])
  return {
    sheetId: SheetId.parse(sheets.get(people.an.fullName)),
    officialId: an,
    unitId: units.room,
    month: MONTH,
    rulesetSha256: hash('b'),
    inputs: '{}',
    inputsSha256: hash('c'),
    output: '{}',
    status: 'scored',
    general: 2800,
    results: 6000,
    total: 8800,
  }
}

test(
  'of each sheet the result of the highest number counts',
  inRollback(async (db) => {
    const result = await givenResult(db)
    const span = { from: MONTH, to: MONTH }
    expect(await sqlOf(listPersonScores, db, TENANT, [an], span)).toEqual([])
    await insertResults(db, TENANT, 1, [result])
    await insertResults(db, TENANT, 2, [{ ...result, total: 9000, inputs: '{"second":true}' }])
    const { officialId, sheetId, month, status } = result
    const inForce = { officialId, sheetId, postId: people.an.postId, month, status, total: 9000, number: 2 }
    expect(await listPersonScores(db, TENANT, [an, people.binh.officialId], span)).toEqual([inForce])
    expect(await listPersonScores(db, TENANT, [people.binh.officialId], span)).toEqual([])
    const earlier = { from: Month.parse('2026-01'), to: Month.parse('2026-07') }
    expect(await listPersonScores(db, TENANT, [an], earlier)).toEqual([])
    expect(await listPersonScores(db, OTHER_TENANT, [an], span)).toEqual([])
    expect([...(await sqlOf(listInputs, db, TENANT, [sheetId]))]).toEqual([[sheetId, '{"second":true}']])
    expect(await listInputs(db, TENANT, [])).toEqual(new Map())
  }),
)

test(
  'a sheet that is assessed and not closed is found, any other is not',
  inRollback(async (db) => {
    const { sheetId } = await givenResult(db)
    expect(await sqlOf(listAssessedSheets, db, TENANT, [an], MONTH)).toEqual([])
    await sql`update sheet set state = 'assessed' where tenant_id = ${TENANT} and id = ${sheetId}`.execute(db)
    expect(await listAssessedSheets(db, TENANT, [an], MONTH)).toEqual([
      { officialId: an, sheetId, postId: people.an.postId, unitId: units.room },
    ])
  }),
)

test(
  'posts between two days come with the name of their unit, and those who held one are members of its period',
  inRollback(async (db) => {
    await givenPeople(db)
    const { gone, leaving } = people
    const both = [gone.officialId, leaving.officialId]
    const posts = await sqlOf(listPostsBetween, db, TENANT, both, AUGUST)
    expect(posts).toMatchObject([{ id: leaving.postId, unitName: 'Văn phòng', title: 'Chuyên viên' }])
    const page = { unitId: units.room, ...AUGUST, after: null, limit: 2 }
    const members = await sqlOf(listPeriodMembers, db, TENANT, page)
    expect(members.map(({ fullName }) => fullName)).toEqual(['Vũ Ân', 'An Bình', 'Cao Văn Dũng'])
    const [first, second] = members
    const after = [second?.sortKey ?? '', second?.officialId ?? '']
    expect((await sqlOf(listPeriodMembers, db, TENANT, { ...page, after }))[0]?.fullName).toBe('Cao Văn Dũng')
    const july = { ...page, firstDay: Day.parse('2026-07-01'), lastDay: Day.parse('2026-07-31') }
    expect(await listPeriodMembers(db, TENANT, { ...july, limit: 9 })).toHaveLength(4)
    expect(first?.officialId).toBe(an)
    const numbers = [people.an, people.leaving].map(({ officialId }) => officialId.slice(-6))
    const under = { unitId: units.commune, on: AUGUST.lastDay, staffNumbers: numbers }
    expect(await sqlOf(listPeopleUnder, db, TENANT, under)).toHaveLength(2)
    expect(await listPeopleUnder(db, TENANT, { ...under, unitId: units.hall })).toMatchObject([{ fullName: 'Đỗ Đi' }])
    expect(await listPeopleUnder(db, TENANT, { ...under, staffNumbers: [] })).toEqual([])
  }),
)

const grade = (year: number, number: number, reason: string | null): StoredGrade => ({
  officialId: an,
  year,
  number,
  grade: number === 1 ? 'good' : 'completed',
  rulesetId: 'vn.nd90-2020.staff',
  agency: 'UBND huyện Như Xuân',
  decision: `${number}/QĐ-UBND`,
  decidedOn: Day.parse(`${year}-12-10`),
  reason,
  ...by,
})

test(
  'a grade is corrected by another entry, and the same correction is not made twice',
  inRollback(async (db) => {
    await givenPeople(db)
    expect(await sqlOf(findPastGrade, db, TENANT, an, 2024)).toBeUndefined()
    await sqlOf(insertPastGrades, db, TENANT, [grade(2023, 1, null), grade(2024, 1, null)])
    await insertPastGrades(db, TENANT, [grade(2024, 2, 'Nhập nhầm')])
    expect(await findPastGrade(db, TENANT, an, 2024)).toEqual(grade(2024, 2, 'Nhập nhầm'))
    const all = await sqlOf(listPastGrades, db, TENANT, [an])
    expect(all.map(({ year, number }) => [year, number])).toEqual([
      [2024, 2],
      [2024, 1],
      [2023, 1],
    ])
    expect(await listPastGrades(db, TENANT, [people.binh.officialId])).toEqual([])
    await sql`savepoint before`.execute(db)
    const again = insertPastGrades(db, TENANT, [grade(2024, 2, 'Nhập nhầm')])
    await expect(again).rejects.toMatchObject({ constraint: 'past_grade_pkey' })
    await sql`rollback to savepoint before`.execute(db)
    await expect(insertPastGrades(db, TENANT, [grade(2022, 2, null)])).rejects.toThrow()
  }),
)

test(
  'what another agency sent is kept by period',
  inRollback(async (db) => {
    await givenPeople(db)
    const entry = (number: number, total: number): StoredReceived => ({
      officialId: OfficialId.parse(an),
      period: '2026-Q1',
      number,
      total: Points.parse(total),
      agency: 'Sở Nội vụ Nghệ An',
      document: '12/SNV',
      documentOn: Day.parse('2026-04-05'),
      reason: number === 1 ? null : 'Gửi lại',
      ...by,
    })
    await sqlOf(insertReceivedScore, db, TENANT, entry(1, 8400))
    await insertReceivedScore(db, TENANT, entry(2, 8500))
    expect(await sqlOf(findReceivedScore, db, TENANT, an, '2026-Q1')).toEqual(entry(2, 8500))
    expect(await findReceivedScore(db, TENANT, an, '2026-01')).toBeUndefined()
    expect(await sqlOf(listReceivedScores, db, TENANT, [an])).toEqual([entry(2, 8500), entry(1, 8400)])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./person-score.sql'))
