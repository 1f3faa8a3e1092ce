import { generalOf } from '@congtam/core/evaluation/month/testing-month'
import { readExactJson } from '@congtam/core/exchange/score/exact-json'
import { yearAnswer } from '@congtam/core/exchange/score-year/year-answer'
import { readYearFile } from '@congtam/core/exchange/score-year/year-file'
import { SheetId, TenantId, UnitId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { listYearDependents } from '@congtam/db/year/year-dependent'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { runRescore } from '../rescore/command.ts'
import { refusalOf } from '../testing.ts'
import {
  agency,
  agencyGrade,
  as,
  CHAIR,
  closeInput,
  database,
  decisionOn,
  GOVERNOR,
  inGivenYear,
  newKey,
  rowOf,
  unitOf,
  YEAR,
  yearOf,
} from './testing-year.ts'

inGivenYear()

const TENANT = TenantId.parse(38)
const HEAD = 'truong.kinhte.hoaquy'
const asSuperuser = (statement: RawBuilder<unknown>) => asOwner(database(), (db) => statement.execute(db), TENANT)

/** `pnpm rescore` on the database of the stories. */
async function rescored(words: string[]) {
  const said: string[] = []
  const open = async () => ({ ...database(), close: async () => {} })
  const code = await runRescore(words, { open, say: (line) => said.push(line), complain: (line) => said.push(line) })
  return { code, said }
}

test('the proposal names everybody with mean, band and standing; who met the conditions is never called worse than that', async () => {
  const { rows, scopes, agency: of } = await yearOf()
  expect(of.name).toBe('UBND xã Hóa Quỳ')
  expect(rows).toHaveLength(37)
  const outside = rows.filter(({ quota }) => quota && !quota.placed)
  expect(
    outside.every(({ grade, quota }) => grade === 'good' && quota?.says.vi.includes('đủ điều kiện, xếp thứ')),
  ).toBe(true)
  for (const { scope, groups, places, holders } of scopes) {
    const members = rows.filter((row) => groups.includes(row.group))
    expect(members.filter(({ grade }) => grade === 'excellent')).toHaveLength(holders)
    expect(holders, `${scope} ${groups}`).toBeLessThanOrEqual(places)
  }
  expect(scopes.filter(({ scope }) => scope === 'agency')).toMatchObject([{ counted: 37, places: 6 }])
})

test('who was on leave for a month has the mean of the others', async () => {
  const { rows } = await yearOf()
  const away = rows.filter(({ monthsWorked }) => monthsWorked === 1100)
  expect(away).toMatchObject([{ monthsCounted: 10, status: 'graded' }])
})

test('the checklist names what is not final, and what only waits', async () => {
  const { checklist } = await yearOf()
  const kinds = [...new Set(checklist.map(({ kind, blocks }) => `${kind} ${blocks}`))]
  expect(kinds).toEqual(['decemberProvisional false', 'agencyNotGraded false', 'headUndecided false'])
  const november = await yearOf(CHAIR, new Date('2026-11-20T02:00:00Z'))
  expect(november.checklist[0]).toMatchObject({ kind: 'tooEarly', blocks: true })
  const { checklist: late } = await yearOf(CHAIR, new Date('2027-02-01T02:00:00Z'))
  expect(late.filter(({ kind }) => kind === 'monthOpen')).toHaveLength(5)
})

test('the head of a room sees the own room, the auditor everything, an official and another commune nothing', async () => {
  const room = await unitOf('truong.kinhte.hoaquy')
  const own = await as('truong.kinhte.hoaquy').year.get({ unitId: room, year: YEAR })
  expect([...new Set(own.rows.map(({ unitName }) => unitName))]).toEqual(['Phòng Kinh tế'])
  expect(own.isWhole).toBe(false)
  expect(own.allowed.close.allowed).toBe(false)
  expect((await yearOf('thanhtra')).rows).toHaveLength(37)
  expect(await refusalOf(yearOf('truong.kinhte.hoaquy'))).toBe('access.notYourRole')
  expect(await refusalOf(yearOf('kinhte1.hoaquy'))).toBe('access.notYourRole')
})

test('a year before the decree or after today, an unknown unit and the province itself are refused', async () => {
  const of = (unitId: UnitId, year: number) => refusalOf(as(GOVERNOR).year.get({ unitId, year }))
  expect(await of(agency().unitId, 2025)).toBe('year.outsideDecree')
  expect(await of(agency().unitId, 2027)).toBe('year.outsideDecree')
  expect(await of(await unitOf(GOVERNOR), YEAR)).toBe('year.unitNotGraded')
  expect(await of(UnitId.parse(crypto.randomUUID()), YEAR)).toBe('unit.notFound')
})

test('the file of the year gives the same grades by pnpm score --year', async () => {
  const { rows } = await yearOf()
  const file = await as(CHAIR).year.file(agency())
  const { results } = yearAnswer(readYearFile(readExactJson(JSON.stringify(file))))
  const printed = new Map(results.map((result) => [result.id, result]))
  for (const { officialId, mean, proposed, status, quota } of rows) {
    const again = printed.get(officialId)
    expect([again?.mean, again?.grade, again?.status]).toEqual([mean === null ? null : mean / 100, proposed, status])
    expect(again?.quota ?? null).toEqual(
      quota && { scope: quota.scope, rank: quota.rank, places: quota.places, placed: quota.placed },
    )
  }
  expect(results).toHaveLength(rows.length)
})

test('a head is not graded above the room, and the reason says which room', async () => {
  const room = await unitOf('truong.motcua.hoaquy')
  const before = await rowOf('Giám đốc')
  expect(before).toMatchObject({ grade: 'excellent', status: 'provisional', waitsForAgencies: [before.unitName] })
  await as(CHAIR).year.recordAgencyGrade(agencyGrade(room, 'good'))
  expect(await rowOf('Giám đốc')).toMatchObject({
    proposed: 'good',
    status: 'graded',
    gatedBy: { name: before.unitName, grade: 'good' },
  })
  const explained = await as(CHAIR).year.explain({ ...agency(), officialId: before.officialId })
  expect(explained.root.formula?.vi).toContain(`giới hạn theo ${before.unitName}`)
  expect(explained.counterfactual?.changes).toContainEqual({ kind: 'organisation', agency: room, grade: 'excellent' })
  const above = await decisionOn(await rowOf('Giám đốc'), 'excellent')
  expect(await refusalOf(as(CHAIR).year.decide(above))).toBe('decision.aboveAgency')
})

test('a December that is assessed and not closed counts provisionally, and says so', async () => {
  const before = await rowOf((await as('kinhte1.hoaquy').session.me()).name)
  const [own] = await as('kinhte1.hoaquy').sheet.mine({ month: Month.parse('2026-12') })
  const id = SheetId.parse(own?.sheetId)
  const version = async () => ({ key: newKey(), id, version: (await as(HEAD).sheet.get({ id })).sheet.version })
  const { state } = (await as(HEAD).sheet.get({ id })).sheet
  if (state === 'open') {
    const self = { general: generalOf(20), strengths: '', weaknesses: '' }
    await as('kinhte1.hoaquy').sheet.submit({ ...(await version()), ...self })
  }
  const points = { general: generalOf(10), leadership: null, comment: 'Cần cố gắng' }
  await as(HEAD).sheet.assess({ ...(await version()), ...points })
  const after = await rowOf(before.fullName)
  expect(after).toMatchObject({ provisionalMonths: ['2026-12'], monthsCounted: 12, status: 'provisional' })
  expect(after.mean).not.toBe(before.mean)
  expect(after.settings).toContainEqual({ number: 'A8', value: 'provisional' })
  const late = await as(CHAIR, new Date('2027-01-20T02:00:00Z')).year.get(agency())
  expect(late.rows.find(({ officialId }) => officialId === after.officialId)).toMatchObject({ provisionalMonths: [] })
})

test('an official reads the own year only once it is closed, and nobody else’s', async () => {
  const me = await as('kinhte1.hoaquy').session.me()
  const own = { year: YEAR, officialId: (await rowOf(me.name)).officialId }
  expect(await as('kinhte1.hoaquy').year.mine()).toEqual([])
  expect(await refusalOf(as('kinhte1.hoaquy').year.explain(own))).toBe('year.notClosed')
  const other = { year: YEAR, officialId: (await rowOf('Trưởng phòng')).officialId }
  expect(await refusalOf(as('kinhte1.hoaquy').year.explain(other))).toBe('access.notYourRole')
})

test('the year is closed on what was looked at, by the head, from December on, once', async () => {
  const input = await closeInput()
  const other = { ...input, resultsSha256: 'a'.repeat(64) as never }
  expect(await refusalOf(as(CHAIR).year.close(other))).toBe('year.changed')
  expect(await refusalOf(as('truong.kinhte.hoaquy').year.close(input))).toBe('access.notYourRole')
  expect(await refusalOf(as(CHAIR, new Date('2026-11-30T02:00:00Z')).year.close(input))).toBe('year.incomplete')
  expect(await as(CHAIR).year.close(input)).toEqual({ number: 1, results: 37 })
  expect(await as(CHAIR).year.close(input)).toEqual({ number: 1, results: 37 })
  expect(await refusalOf(as(CHAIR).year.close(await closeInput()))).toBe('year.alreadyClosed')
  const { closing, changes } = await yearOf()
  expect([closing?.number, changes]).toEqual([1, []])
})

test('then the official reads the own grade with its explanation', async () => {
  const me = as('kinhte1.hoaquy')
  const [published] = await me.year.mine()
  expect(published).toMatchObject({ year: YEAR, unitName: 'UBND xã Hóa Quỳ', number: 1 })
  const { officialId, grade } = published ?? (await rowOf('Trưởng phòng'))
  const explained = await me.year.explain({ year: YEAR, officialId })
  expect(explained).toMatchObject({ isPublished: true, number: 1, person: { grade } })
  expect(explained.root.children.map(({ id }) => id)).toContain('grade.band')
})

test('every closed year comes out identical, and a changed byte is found', async () => {
  expect(await rescored(['--year', '2026'])).toEqual({
    code: 0,
    said: ['38 Thanh Hóa · 2026: 1 lần khoá, 37 kết quả, giống từng byte'],
  })
  const set = (from: string, to: string) =>
    asSuperuser(sql`update year_close set inputs = replace(inputs, ${from}, ${to}) where tenant_id = ${TENANT}`)
  await set('"outstanding":false', '"outstanding":true')
  const tampered = await rescored(['--year', '2026'])
  expect(tampered.code).toBe(1)
  expect(tampered.said[0]).toContain('inputsSha256')
  await set('"outstanding":true', '"outstanding":false')
  await asSuperuser(sql`update year_result set grade = 'excellent' where tenant_id = ${TENANT} and grade = 'good'`)
  expect((await rescored(['--year', '2026'])).said[0]).toContain('grade lưu excellent, tính lại good')
  await asSuperuser(
    sql`update year_result set grade = (output::jsonb ->> 'grade') where tenant_id = ${TENANT} and grade is not null`,
  )
  expect((await rescored(['--year', '2026'])).code).toBe(0)
  expect((await rescored(['--year', '2030'])).code).toBe(2)
  expect((await rescored(['--year', '26'])).code).toBe(2)
  expect((await rescored(['--year', '2026', '--period', '2026-01'])).code).toBe(2)
})

test('a month that is corrected afterwards names whom it touches, and the year is closed again with a reason', async () => {
  const row = await rowOf('Chuyên viên Xây dựng')
  await asSuperuser(sql`
    update result set total = 1000 where tenant_id = ${TENANT} and official_id = ${row.officialId} and month = '2026-03'`)
  const { changes, rows } = await yearOf()
  expect(changes.find(({ officialId }) => officialId === row.officialId)).toMatchObject({
    what: ['months'],
    before: 'good',
  })
  const now = rows.find(({ officialId }) => officialId === row.officialId)
  expect(now?.mean).toBeLessThan(row.mean ?? 0)
  const dependents = await inTenant(database(), TENANT, (db) =>
    listYearDependents(db, TENANT, [row.officialId], Month.parse('2026-03')),
  )
  expect(dependents).toMatchObject([
    {
      officialId: row.officialId,
      year: YEAR,
      number: 1,
      dutyGroup: row.group,
      unitName: 'UBND xã Hóa Quỳ',
      people: 37,
    },
  ])
  expect(await refusalOf(as(CHAIR).year.close(await closeInput()))).toBe('year.reasonNeeded')
  expect(await as(CHAIR).year.close(await closeInput({ reason: 'Đính chính tháng 3 theo 90/QĐ-UBND' }))).toEqual({
    number: 2,
    results: 37,
  })
  const first = await as(CHAIR).year.results({ ...agency(), number: 1 })
  const second = await as(CHAIR).year.results(agency())
  const meanIn = (of: typeof first) => of?.rows.find(({ officialId }) => officialId === row.officialId)?.mean
  expect([meanIn(first), meanIn(second)]).toEqual([row.mean, now?.mean])
  expect(second).toMatchObject({ number: 2, reason: 'Đính chính tháng 3 theo 90/QĐ-UBND' })
  expect((await rescored(['--year', '2026'])).said).toEqual([
    '38 Thanh Hóa · 2026: 2 lần khoá, 74 kết quả, giống từng byte',
  ])
})

test('A16: a discipline decision after the closing replaces the grade in a new version, and says that the question was read so', async () => {
  const row = await rowOf('Chuyên viên Kế toán')
  await as(CHAIR).year.recordConduct({
    key: newKey(),
    agencyId: agency().unitId,
    year: YEAR,
    officialId: row.officialId,
    unitId: null,
    kind: 'discipline',
    dutyRelated: true,
    act: null,
    document: '101/QĐ-UBND',
    issuedOn: Day.parse('2026-12-28'),
    effective: Day.parse('2026-12-28'),
    countedIn: null,
    note: '',
    replacesId: null,
    isRevoked: false,
  })
  const { changes } = await yearOf()
  expect(changes.find(({ officialId }) => officialId === row.officialId)).toMatchObject({
    what: ['conduct'],
    after: 'failed',
  })
  const after = await rowOf('Chuyên viên Kế toán')
  expect(after).toMatchObject({ overriddenBy: '101/QĐ-UBND', publishedGrade: 'good' })
  expect(after.settings).toContainEqual({ number: 'A16', value: 'replaces' })
})

test('two closings at once: the second is refused and nothing of it stays', async () => {
  const input = await closeInput({ reason: 'Quyết định 101/QĐ-UBND' })
  const both = await Promise.allSettled([
    as(CHAIR).year.close(input),
    as(CHAIR).year.close({ ...input, key: newKey() }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await as(CHAIR).year.results(agency()))?.versions.map(({ number }) => number)).toEqual([3, 2, 1])
})
