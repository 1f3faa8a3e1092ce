import type { ConductDecision } from '@congtam/core/evaluation/grading/conduct-decision'
import type { ClosedPersonYear } from '@congtam/core/evaluation/grading/year-closing'
import { type OfficialId, Sha256, UserId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertRulesets } from '../evaluation/ruleset.ts'
import { givenPeople, people, units } from '../evaluation/testing-month.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import { insertAgencyGrade, listAgencyGrades } from './agency-grade.ts'
import { insertConduct, listConduct } from './conduct-decision.ts'
import { insertDutyGroups, listDutyGroups } from './duty-group.ts'
import { insertDecision, listDecisions } from './grade-decision.ts'
import { listGradedPosts, listYearPlans } from './graded-person.ts'
import {
  findYearClose,
  insertYearClose,
  insertYearResults,
  listPublishedYears,
  listYearCloses,
  listYearResults,
  listYearVersions,
  type YearClose,
} from './year-close.ts'
import { listYearDependents } from './year-dependent.ts'

const hash = (letter: string) => Sha256.parse(letter.repeat(64))
const DAY = Day.parse('2026-08-15')
const by = { byUserId: UserId.parse('u1'), byName: 'Cao Văn Dũng', at: new Date('2026-12-16T02:00:00.000Z') }
const an = people.an.officialId
const binh = people.binh.officialId

const entry = (id: string, more: Partial<ConductDecision> = {}): ConductDecision => ({
  id: `019a0000-0000-7000-8000-00000000000${id}`,
  officialId: an,
  unitId: null,
  kind: 'discipline',
  dutyRelated: true,
  act: null,
  document: `${id}/QĐ`,
  issuedOn: DAY,
  effective: DAY,
  countedIn: null,
  note: '',
  replacesId: null,
  isRevoked: false,
  ...more,
})

test(
  'conduct of people and of units is read together, replaced entries among them',
  inRollback(async (db) => {
    await givenPeople(db)
    await sqlOf(insertConduct, db, TENANT, entry('1'), by)
    await insertConduct(db, TENANT, entry('2', { replacesId: entry('1').id, isRevoked: true }), by)
    const unit = { officialId: null, unitId: units.room, kind: 'corruptionInUnit' as const, dutyRelated: null }
    await insertConduct(db, TENANT, entry('3', unit), by)
    const all = await sqlOf(listConduct, db, TENANT, [an], [units.room])
    expect(all.map(({ document }) => document)).toEqual(['1/QĐ', '2/QĐ', '3/QĐ'])
    expect(await listConduct(db, TENANT, [binh], [])).toEqual([])
    expect(await listConduct(db, OTHER_TENANT, [an], [units.room])).toEqual([])
    await sql`savepoint before`.execute(db)
    const again = insertConduct(db, TENANT, entry('4', { replacesId: entry('1').id }), by)
    await expect(again).rejects.toMatchObject({ constraint: 'conduct_decision_replaced_once' })
    await sql`rollback to savepoint before`.execute(db)
    const both = insertConduct(db, TENANT, entry('5', { unitId: units.room }), by)
    await expect(both).rejects.toMatchObject({ constraint: 'conduct_decision_about_one' })
  }),
)

test(
  'of an organisation’s grades the last one counts, and none is without its document',
  inRollback(async (db) => {
    await givenPeople(db)
    const grade = (number: number, document: string) => ({
      unitId: units.room,
      year: 2026,
      number,
      grade: 'good' as const,
      document,
      decidedOn: DAY,
      outstanding: false,
      outstandingDocument: '',
      rulesetSha256: null,
      inputs: null,
      inputsSha256: null,
      output: null,
      ...by,
    })
    await sqlOf(insertAgencyGrade, db, TENANT, grade(1, '1/QĐ'))
    await insertAgencyGrade(db, TENANT, grade(2, '2/QĐ'))
    expect(await sqlOf(listAgencyGrades, db, TENANT, [units.room], 2026)).toMatchObject([
      { number: 2, document: '2/QĐ' },
    ])
    expect(await listAgencyGrades(db, TENANT, [units.room], 2025)).toEqual([])
    await expect(insertAgencyGrade(db, TENANT, grade(3, ''))).rejects.toMatchObject({
      constraint: 'agency_grade_has_document',
    })
  }),
)

test(
  'groups and decisions are read in the order in which they were made',
  inRollback(async (db) => {
    await givenPeople(db)
    const group = (number: number, name: string | null) => ({
      postId: people.an.postId,
      number,
      validFrom: DAY,
      name,
    })
    await sqlOf(insertDutyGroups, db, TENANT, [group(1, 'Kế toán'), group(2, null)], by)
    expect(await sqlOf(listDutyGroups, db, TENANT, [people.an.postId])).toEqual([group(1, 'Kế toán'), group(2, null)])
    const decision = (number: number, byOfficialId: OfficialId | null) => ({
      unitId: units.room,
      year: 2026,
      officialId: an,
      number,
      proposed: 'good' as const,
      grade: 'completed' as const,
      reason: 'Theo biên bản',
      document: `${number}/QĐ`,
      decidedOn: DAY,
      signers: 'Chủ tịch',
      byOfficialId,
      ...by,
    })
    await sqlOf(insertDecision, db, TENANT, decision(1, null))
    await insertDecision(db, TENANT, decision(2, binh))
    const found = await sqlOf(listDecisions, db, TENANT, units.room, 2026)
    expect(found.map(({ number, document }) => [number, document])).toEqual([
      [1, '1/QĐ'],
      [2, '2/QĐ'],
    ])
    await expect(insertDecision(db, TENANT, decision(3, an))).rejects.toMatchObject({
      constraint: 'grade_decision_not_own',
    })
  }),
)

test(
  'who holds a post on the day is graded, and the months that their units opened are read with it',
  inRollback(async (db) => {
    await givenPeople(db)
    const posts = await sqlOf(listGradedPosts, db, TENANT, [units.room], DAY)
    expect(posts.map(({ fullName }) => fullName)).toContain(people.an.fullName)
    const span = [Month.parse('2026-01'), Month.parse('2026-12')] as const
    expect(await sqlOf(listYearPlans, db, TENANT, [units.room], ...span)).toEqual([])
  }),
)

const close = (number: number): YearClose => ({
  unitId: units.room,
  year: 2026,
  number,
  rulesetSha256: hash('b'),
  inputs: JSON.stringify({
    facts: {
      subjects: [
        { id: an, group: 'Công chức Văn phòng' },
        { id: binh, group: 'x' },
      ],
    },
  }),
  inputsSha256: hash('c'),
  resultsSha256: hash('d'),
  reason: number === 1 ? null : 'Đính chính',
  ...by,
})
const result: ClosedPersonYear = {
  officialId: an,
  status: 'graded',
  mean: 9000,
  proposed: 'good',
  grade: 'good',
  output: '{}',
}

async function givenCloses(db: Db): Promise<void> {
  await givenPeople(db)
  await insertRulesets(db, TENANT, [{ sha256: hash('b'), id: 'vn.test', document: '{}' }])
  await sqlOf(insertYearClose, db, TENANT, close(1))
  await sqlOf(insertYearResults, db, TENANT, close(1), [result])
  await insertYearClose(db, TENANT, close(2))
  await insertYearResults(db, TENANT, close(2), [{ ...result, grade: 'completed' }])
}

test(
  'of several closings the last is in force, all of them stay, and a later one says why',
  inRollback(async (db) => {
    expect(await findYearClose(db, TENANT, units.room, 2026)).toBeUndefined()
    await givenCloses(db)
    expect(await sqlOf(findYearClose, db, TENANT, units.room, 2026)).toEqual(close(2))
    const versions = await sqlOf(listYearVersions, db, TENANT, units.room, 2026)
    expect(versions.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'Đính chính'],
      [1, null],
    ])
    expect(await sqlOf(listYearResults, db, TENANT, close(1))).toEqual([result])
    expect(await sqlOf(listPublishedYears, db, TENANT, an)).toMatchObject([
      { year: 2026, number: 2, grade: 'completed' },
    ])
    const page = { after: null, limit: 1 }
    expect(await sqlOf(listYearCloses, db, TENANT, { from: 2026, to: 2026 }, page)).toEqual([close(1)])
    const next = { after: close(1), limit: 5 }
    const span = { from: 2026, to: 2026, unitIds: [units.room] }
    expect(await sqlOf(listYearCloses, db, TENANT, span, next)).toEqual([close(2)])
    await expect(insertYearClose(db, TENANT, { ...close(3), reason: null })).rejects.toMatchObject({
      constraint: 'year_close_again_has_reason',
    })
  }),
)

test(
  'the years that rest on a person’s month are named with their group',
  inRollback(async (db) => {
    await givenCloses(db)
    const march = Month.parse('2026-03')
    expect(await sqlOf(listYearDependents, db, TENANT, [an, binh], march)).toMatchObject([
      { officialId: an, unitId: units.room, year: 2026, number: 2, dutyGroup: 'Công chức Văn phòng', people: 2 },
    ])
    expect(await listYearDependents(db, TENANT, [an], Month.parse('2027-03'))).toEqual([])
    expect(await listYearDependents(db, TENANT, [], march)).toEqual([])
  }),
)

test.each(['conduct_decision', 'agency_grade', 'duty_group', 'year_close', 'year_result', 'grade_decision'])(
  'rows of %s can be neither changed nor deleted',
  async (name) => {
    const table = sql.table(name)
    for (const statement of [sql`update ${table} set tenant_id = tenant_id`, sql`delete from ${table}`]) {
      await inRollback(async (db) => {
        await expect(sql`${statement} where tenant_id = ${TENANT}`.execute(db)).rejects.toMatchObject({ code: '42501' })
      })()
    }
  },
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./year.sql'))
