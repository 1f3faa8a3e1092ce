import { type OfficialId, PostId, type UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { refusalOf } from '../testing.ts'
import {
  agency,
  agencyGrade,
  as,
  CHAIR,
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

const conduct = (about: { officialId?: OfficialId; unitId?: UnitId }, more: object = {}) => ({
  key: newKey(),
  agencyId: agency().unitId,
  year: YEAR,
  officialId: about.officialId ?? null,
  unitId: about.unitId ?? null,
  kind: 'discipline' as const,
  dutyRelated: true as boolean | null,
  act: null,
  document: '12/QĐ-UBND',
  issuedOn: Day.parse('2026-05-10'),
  effective: Day.parse('2026-05-10'),
  countedIn: null,
  note: '',
  replacesId: null as string | null,
  isRevoked: false,
  ...more,
})

test('a reprimand for a breach of duty forces the grade with its document, and revoking it gives the grade back', async () => {
  const { officialId } = await rowOf('Chuyên viên Xây dựng')
  const { id } = await as(CHAIR).year.recordConduct(conduct({ officialId }))
  expect(await rowOf('Chuyên viên Xây dựng')).toMatchObject({
    grade: 'failed',
    overriddenBy: '12/QĐ-UBND',
    quota: null,
  })
  const lifted = conduct({ officialId }, { document: '30/QĐ-UBND', replacesId: id, isRevoked: true })
  await as(CHAIR).year.recordConduct(lifted)
  expect(await rowOf('Chuyên viên Xây dựng')).toMatchObject({ grade: 'good', overriddenBy: null })
  const { conduct: register } = await yearOf()
  expect(register).toHaveLength(2)
  const twice = { ...lifted, key: newKey(), document: '31/QĐ-UBND' }
  expect(await refusalOf(as(CHAIR).year.recordConduct(twice))).toBe('conduct.nothingToReplace')
})

test.each([
  ['without a document', { document: ' ' }, 'conduct.documentNeeded'],
  ['without saying whether it concerns duty', { dutyRelated: null }, 'conduct.dutyNeeded'],
  ['that takes effect before it was issued', { effective: Day.parse('2026-05-09') }, 'conduct.effectiveBeforeIssue'],
  ['of a unit, for a person', { kind: 'corruptionInUnit' }, 'conduct.wrongAbout'],
  ['that revokes nothing', { isRevoked: true }, 'conduct.nothingToReplace'],
])('a decision %s is refused', async (_, more, code) => {
  const { officialId } = await rowOf('Chuyên viên Môi trường')
  expect(await refusalOf(as(CHAIR).year.recordConduct(conduct({ officialId }, more)))).toBe(code)
  expect((await yearOf()).conduct.filter((entry) => entry.officialId === officialId)).toEqual([])
})

test('the same document is entered once, and an act counts in one year only', async () => {
  const { officialId } = await rowOf('Chuyên viên Địa chính')
  const party = { document: '3-QĐ/UBKT', act: 'Chậm giải quyết hồ sơ', countedIn: 2025 }
  await as(CHAIR).year.recordConduct(conduct({ officialId }, party))
  expect((await rowOf('Chuyên viên Địa chính')).grade).toBe('good')
  expect(await refusalOf(as(CHAIR).year.recordConduct(conduct({ officialId }, party)))).toBe('conduct.known')
  const again = conduct({ officialId }, { ...party, document: '77/QĐ-UBND', countedIn: YEAR })
  expect(await refusalOf(as(CHAIR).year.recordConduct(again))).toBe('conduct.countedTwice')
})

test('corruption in a room concerns its head and deputies, not its staff', async () => {
  const unitId = await unitOf('truong.vanhoa.hoaquy')
  await as(CHAIR).year.recordConduct(
    conduct({ unitId }, { kind: 'corruptionInUnit', dutyRelated: null, document: '5/KL-TTr' }),
  )
  const { rows } = await yearOf()
  const forced = rows.filter(({ overriddenBy }) => overriddenBy === '5/KL-TTr')
  expect(forced.map(({ role }) => role)).toEqual(['head', 'deputy'])
})

test('nobody records about somebody unknown, and the chair neither about themselves nor a head of a room about anybody', async () => {
  const unknown = crypto.randomUUID() as OfficialId
  expect(await refusalOf(as(CHAIR).year.recordConduct(conduct({ officialId: unknown })))).toBe('year.noPerson')
  const { officialId: chair } = await rowOf('Chủ tịch UBND xã')
  expect(await refusalOf(as(CHAIR).year.recordConduct(conduct({ officialId: chair })))).toBe('access.ownWork')
  const { officialId } = await rowOf('Phó Chủ tịch UBND xã')
  const fromRoom = as('truong.kinhte.hoaquy').year.recordConduct(conduct({ officialId }))
  expect(await refusalOf(fromRoom)).toBe('access.notYourRole')
})

test('an organisation is graded from above, with its document, and not above its own figures', async () => {
  const room = await unitOf('truong.vanphong.hoaquy')
  const commune = agency().unitId
  const record = (name: string, input: ReturnType<typeof agencyGrade>) => as(name).year.recordAgencyGrade(input)
  expect(await refusalOf(record(CHAIR, agencyGrade(commune, 'good')))).toBe('access.notYourRole')
  expect(await refusalOf(record('truong.vanphong.hoaquy', agencyGrade(room, 'good')))).toBe('access.notYourRole')
  expect(await refusalOf(record(CHAIR, agencyGrade(room, 'good', { document: '' })))).toBe('agency.documentNeeded')
  const praised = agencyGrade(commune, 'good', { outstanding: true })
  expect(await refusalOf(record(GOVERNOR, praised))).toBe('agency.outstandingNeedsDocument')
  const half = { done: 20, of: 40 }
  const facts = {
    general: 28_00,
    results: 60_00,
    conditions: { done: half, onTimeAndQuality: half, wrongdoing: false },
  }
  expect(await refusalOf(record(CHAIR, agencyGrade(room, 'good', { facts })))).toBe('agency.aboveFigures')
  const all = { done: 40, of: 40 }
  const fine = { ...facts, conditions: { ...facts.conditions, done: all, onTimeAndQuality: all } }
  expect(await record(CHAIR, agencyGrade(room, 'good', { facts: fine }))).toEqual({
    number: 1,
    borne: 'good',
    total: 88_00,
  })
  expect(await record(CHAIR, agencyGrade(room, 'completed'))).toMatchObject({ number: 2 })
  expect((await yearOf()).agencies.find(({ unitId }) => unitId === room)).toMatchObject({ grade: 'completed' })
  expect((await rowOf('Chánh Văn phòng')).grade).toBe('completed')
})

test('outstanding achievement raises the places of every group of the agency', async () => {
  const before = (await yearOf()).scopes.find(({ scope }) => scope === 'agency')
  const praised = { outstanding: true, outstandingDocument: '9/QĐ-UBND tỉnh' }
  await as(GOVERNOR).year.recordAgencyGrade(agencyGrade(agency().unitId, 'excellent', praised))
  const after = (await yearOf()).scopes.find(({ scope }) => scope === 'agency')
  expect(after?.places).toBeGreaterThan(before?.places ?? 99)
  expect(after?.isException).toBe(true)
})

test('groups of similar duties are set from a day on, and only for the own posts', async () => {
  const a = await rowOf('Chuyên viên Kế toán')
  const b = await rowOf('Chuyên viên Tài chính - Ngân sách')
  const group = { key: newKey(), ...agency(), name: 'Kế toán, tài chính', validFrom: Day.parse('2026-07-01') }
  await as(CHAIR).year.setGroup({ ...group, postIds: [a.postId, b.postId] })
  expect((await rowOf('Chuyên viên Kế toán')).group).toBe('Kế toán, tài chính')
  const scope = (await yearOf()).scopes.find(({ groups }) => groups.join() === 'Kế toán, tài chính')
  expect(scope).toMatchObject({ counted: 2, places: 0 })
  const later = { ...group, key: newKey(), name: 'Về sau', validFrom: Day.parse('2027-01-01') }
  await as(CHAIR).year.setGroup({ ...later, postIds: [a.postId] })
  expect((await rowOf('Chuyên viên Kế toán')).group).toBe('Kế toán, tài chính')
  await as(CHAIR).year.setGroup({ ...group, key: newKey(), name: null, postIds: [a.postId] })
  expect((await rowOf('Chuyên viên Kế toán')).group).toBe(a.group)
  const foreign = { ...group, key: newKey(), postIds: [PostId.parse(crypto.randomUUID())] }
  expect(await refusalOf(as(CHAIR).year.setGroup(foreign))).toBe('year.postElsewhere')
  const byRoom = as('truong.kinhte.hoaquy').year.setGroup({ ...group, key: newKey(), postIds: [a.postId] })
  expect(await refusalOf(byRoom)).toBe('access.notYourRole')
})

test('a deviation needs a reason, a document and who signed, and is no copy of the proposal', async () => {
  const row = await rowOf('Chuyên viên Trả kết quả')
  const decide = async (grade: 'good' | 'completed', more: object) =>
    refusalOf(as(CHAIR).year.decide(await decisionOn(row, grade, more)))
  expect(await decide('completed', { reason: ' ' })).toBe('decision.reasonNeeded')
  expect(await decide('completed', { document: '' })).toBe('decision.documentNeeded')
  expect(await decide('completed', { signers: '' })).toBe('decision.documentNeeded')
  expect(await decide('good', {})).toBe('decision.same')
  expect(await decide('completed', { proposed: 'excellent' })).toBe('decision.stale')
  const unknown = { ...(await decisionOn(row, 'completed')), officialId: crypto.randomUUID() as OfficialId }
  expect(await refusalOf(as(CHAIR).year.decide(unknown))).toBe('year.noPerson')
})

test('a deviation exceeds neither the places, nor the points, nor what conduct forces', async () => {
  const outside = await rowOf('Chuyên viên Thú y')
  expect(outside.quota).toMatchObject({ placed: false })
  const crowded = await decisionOn(outside, 'excellent')
  expect(await refusalOf(as(CHAIR).year.decide(crowded))).toBe('decision.quotaExceeded')
  const { rows } = await yearOf()
  const low = rows.find(({ band, role }) => band === 'good' && role === 'staff') ?? outside
  expect(await refusalOf(as(CHAIR).year.decide(await decisionOn(low, 'excellent')))).toBe('decision.abovePoints')
  const forced = rows.find(({ overriddenBy }) => overriddenBy !== null) ?? outside
  expect(await refusalOf(as(CHAIR).year.decide(await decisionOn(forced, 'good')))).toBe('decision.aboveConduct')
})

test('a place that a decision frees can be given to another who met the conditions; the proposals stay', async () => {
  const { rows } = await yearOf()
  const holder = rows.find(
    ({ unitName, grade, role }) => unitName === 'Phòng Kinh tế' && grade === 'excellent' && role === 'staff',
  )
  const next = rows.find(({ group, quota }) => group === holder?.group && quota && !quota.placed)
  if (!holder || !next) throw new Error('Nobody holds a place')
  await as(CHAIR).year.decide(await decisionOn(holder, 'good'))
  await as(CHAIR).year.decide(await decisionOn(next, 'excellent', { document: '89/QĐ-UBND' }))
  expect(await rowOf(holder.fullName)).toMatchObject({ proposed: 'excellent', grade: 'good', decision: { number: 1 } })
  expect(await rowOf(next.fullName)).toMatchObject({ proposed: 'good', grade: 'excellent' })
  const back = await decisionOn(holder, 'excellent', { document: '90/QĐ-UBND' })
  expect(await refusalOf(as(CHAIR).year.decide(back))).toBe('decision.quotaExceeded')
})

test('the chair’s own grade is decided above, where it may also be confirmed', async () => {
  const chair = await rowOf('Chủ tịch UBND xã')
  expect(chair).toMatchObject({ awaitsAbove: true, mayDecide: false })
  const confirm = await decisionOn(chair, chair.proposed ?? 'good', { reason: '', signers: 'Chủ tịch UBND tỉnh' })
  expect(await refusalOf(as(CHAIR).year.decide(confirm))).toBe('access.ownWork')
  expect(await refusalOf(as('thanhtra').year.decide({ ...confirm, key: newKey() }))).toBe('access.notYourRole')
  await as(GOVERNOR).year.decide({ ...confirm, key: newKey() })
  expect(await rowOf('Chủ tịch UBND xã')).toMatchObject({
    awaitsAbove: false,
    decision: { signers: 'Chủ tịch UBND tỉnh' },
  })
})

test('a decision on a proposal that became another one blocks the closing until it is taken anew', async () => {
  const row = await rowOf('Chuyên viên Văn thư - Lưu trữ')
  await as(CHAIR).year.decide(await decisionOn(row, 'completed'))
  await as(CHAIR).year.recordConduct(conduct({ officialId: row.officialId }, { document: '60/QĐ-UBND' }))
  const { checklist, resultsSha256 } = await yearOf()
  expect(checklist.filter(({ blocks }) => blocks)).toMatchObject([{ kind: 'decisionOutdated', who: row.fullName }])
  const input = { key: newKey(), ...agency(), resultsSha256, reason: null }
  expect(await refusalOf(as(CHAIR).year.close(input))).toBe('year.incomplete')
  const now = await rowOf('Chuyên viên Văn thư - Lưu trữ')
  await as(CHAIR).year.decide(await decisionOn(now, 'failed', { reason: '' }))
  expect((await yearOf()).checklist.filter(({ blocks }) => blocks)).toEqual([])
})
