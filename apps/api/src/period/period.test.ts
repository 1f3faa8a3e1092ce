import { generalOf } from '@congtam/core/evaluation/month/testing-month'
import { Day, Month } from '@congtam/core/shared/period'
import { decimal, Points } from '@congtam/core/shared/points'
import { asOwner } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { as, database, inGivenMonth, newKey, people, units } from '../evaluation/testing-month.ts'
import { readWorkbook } from '../exchange/workbook.ts'
import { refusalOf } from '../testing.ts'
import { readForm02 } from './form02.ts'
import { form02Workbook } from './form02-workbook.ts'
import { by, callOf, cameOn, closedAs, givenGrade, givenMoves, posts, published } from './testing-period.ts'

inGivenMonth()
beforeAll(givenMoves)
beforeEach(async () => {
  await asOwner(database(), (db) => sql`truncate past_grade, received_score`.execute(db))
})

const { officialId } = people.minh

/** The period as its owner reads it: `84 scored`, then what each month says. */
async function check(period: string, expected: string, months: string, caller = as('minh', '2026-12-10')) {
  const found = await caller.period.of({ officialId, period })
  expect(`${found.mean === null ? '–' : decimal(found.mean, 2)} ${found.status}`).toBe(expected)
  const said = found.months.map(({ total, reason }) => (total === null ? reason : decimal(total, 2)))
  expect(said.join(' ')).toBe(months)
  expect(found.derivation.root.value).toBe(found.mean === null ? null : decimal(found.mean, 2))
  return found
}

test('a move in June divides June by days, and two posts in August count alike', async () => {
  await published(['2026-04', 'room', 80], ['2026-05', 'room', 80], ['2026-06', 'room', 80], ['2026-06', 'other', 91])
  await published(['2026-07', 'other', 90], ['2026-08', 'other', 90, 30], ['2026-08', 'commune', 80])
  await published(['2026-09', 'other', null])
  const second = await check('2026-Q2', '81.33 scored', '80 80 84')
  expect(second.derivation.root.children[2]?.formula?.vi).toBe('(14 × 80 + 8 × 91) / 22 = 84')
  expect(second.settings).toEqual([{ number: 'A22', value: 'byWorkingDays' }])
  const third = await check('2026-Q3', '87.5 partial', '90 85 noWork')
  expect(third.settings.map(({ number }) => number)).toEqual(['A7', 'A21'])
  expect(third.months[1]?.parts.map(({ place, total, weight }) => [place, total, weight])).toEqual([
    ['Chuyên viên, Phòng Văn hoá', 90_00, '1'],
    ['Văn thư, Xã Hóa Quỳ', 80_00, '1'],
  ])
  const year = await check(
    '2026',
    '83.8 partial',
    'notClosed notClosed notClosed 80 80 84 90 85 noWork notClosed notClosed notClosed',
  )
  expect(year).toMatchObject({ isFinal: false, counted: 5, isTooShort: false })
})

test('the new unit reads the months of the old one, but opens only its own sheets', async () => {
  await published(['2026-04', 'room', 80], ['2026-05', 'room', 80], ['2026-06', 'room', 80], ['2026-06', 'other', 91])
  const seen = await check('2026-Q2', '81.33 scored', '80 80 84', as('manager', '2026-12-10'))
  const opens = seen.months.flatMap(({ parts }) => parts.map(({ sheetId }) => sheetId !== null))
  expect(opens).toEqual([false, false, false, true])
  // The old unit’s head has nothing to do with the quarters after, but graded this person until then.
  expect(await refusalOf(as('head', '2026-12-10').period.of({ officialId, period: '2026-Q3' }))).toBe(
    'access.notYourRole',
  )
  await check('2026-Q1', '– notScored', 'notClosed notClosed notClosed', as('head', '2026-12-10'))
  await check('2026-Q2', '81.33 scored', '80 80 84', by('auditor'))
  expect(await refusalOf(as('lan', '2026-12-10').period.of({ officialId, period: '2026-Q2' }))).toBe(
    'access.notYourRole',
  )
})

test('the board of a unit’s quarter lists who was in it on any day, and says where they went', async () => {
  await published(['2026-06', 'room', 80], ['2026-06', 'other', 91])
  const room = await as('head').period.list({ unitId: units.room, period: '2026-Q2' })
  expect(room.rows.map(({ fullName }) => fullName)).toEqual(['deputy', 'head', 'hoa', 'lan', 'minh'])
  // The unit of before knows its own part of June, and nothing of what came after.
  const gone = room.rows.at(-1)
  expect(gone).toMatchObject({ movedTo: 'Phòng Văn hoá', mean: null, title: 'x' })
  expect(gone?.months[2]).toMatchObject({ total: null, reason: 'elsewhere', parts: [{ total: 80_00 }] })
  const seen = (await as('chair').period.list({ unitId: units.room, period: '2026-Q2' })).rows.at(-1)
  expect(seen).toMatchObject({ movedTo: 'Phòng Văn hoá', mean: 84_00, status: 'partial' })
  const first = await as('head').period.list({ unitId: units.room, period: '2026-Q2', limit: 2 })
  const next = await as('head').period.list({
    unitId: units.room,
    period: '2026-Q2',
    limit: 2,
    cursor: first.nextCursor,
  })
  expect([...first.rows, ...next.rows].map(({ fullName }) => fullName)).toEqual(['deputy', 'head', 'hoa', 'lan'])
  expect(await refusalOf(as('lan').period.list({ unitId: units.room, period: '2026-Q2' }))).toBe('access.notYourRole')
  expect(await refusalOf(as('head').period.list({ unitId: units.other, period: '2026-Q2' }))).toBe('access.notYourRole')
})

test('before 15 December an assessed December counts as provisional, and the closed one takes its place', async () => {
  await published(['2026-10', 'other', 90], ['2026-11', 'other', 90])
  const month = Month.parse('2026-12')
  const unit = { unitId: units.other, month }
  const day = '2026-12-10'
  const { version } = await as('manager', day).plan.open({ key: newKey(), ...unit })
  const task = {
    postId: posts.other,
    itemCode: 'B.1',
    quantity: 2000,
    deadline: Day.parse('2026-12-31'),
    origin: 'planned' as const,
    requirement: '',
  }
  await as('manager', day).task.assign({ key: newKey(), ...unit, planVersion: version, tasks: [task] })
  const [own] = await as('minh', day).sheet.mine({ month })
  const sheet = async () => {
    const id = own?.sheetId
    if (!id) throw new Error('There is a sheet')
    return { id, version: (await as('minh', day).sheet.get({ id })).sheet.version }
  }
  const words = { strengths: '', weaknesses: '' }
  await as('minh', day).sheet.submit({ key: newKey(), ...(await sheet()), general: generalOf(30), ...words })
  await check('2026-Q4', '90 partial', '90 90 notClosed')
  const general = generalOf(27)
  await as('manager', day).sheet.assess({ key: newKey(), ...(await sheet()), general, leadership: null, comment: '' })
  // Nothing is accepted yet, so December stands at its general points.
  const provisional = await check('2026-Q4', '69 provisional', '90 90 27')
  expect(provisional.settings).toEqual([{ number: 'A8', value: 'provisional' }])
  expect(provisional.months[2]).toMatchObject({ status: 'provisional' })
  expect(provisional.isFinal).toBe(false)
  // Before December the same sheet would not count.
  await check('2026-Q4', '90 partial', '90 90 notClosed', as('minh', '2026-11-30'))
  await closedAs(own?.sheetId, 96)
  const closed = await check('2026-Q4', '92 scored', '90 90 96')
  expect(closed.isFinal).toBe(true)
})

test('what another agency sent fills the months before, is corrected by another entry, and only where it can be true', async () => {
  const sent = {
    officialId: people.lan.officialId,
    period: '2026-Q1',
    total: Points.parse(84_00),
    agency: 'Sở Nội vụ Nghệ An',
    document: '12/SNV',
    documentOn: Day.parse('2026-04-05'),
  }
  const receive = (given: Partial<typeof sent> & { reason?: string }, caller = by('admin')) =>
    caller.period.receive({ key: newKey(), ...sent, reason: null, ...given })
  expect(await refusalOf(receive({}))).toBe('received.ownPost')
  expect(await refusalOf(receive({ period: '2025-12' }))).toBe('received.periodUnlikely')
  expect(await refusalOf(receive({ period: '2027-Q1' }))).toBe('received.periodUnlikely')
  expect(await refusalOf(receive({}, as('chair')))).toBe('access.notYourRole')
  await cameOn('2026-04-01')
  expect(await receive({})).toMatchObject({ number: 1, total: 84_00 })
  expect(await refusalOf(receive({ total: Points.parse(85_00) }))).toBe('received.exists')
  expect(await receive({ total: Points.parse(85_00), reason: 'Cơ quan cũ gửi lại' })).toMatchObject({ number: 2 })
  const { form02 } = {
    form02: await as('lan', '2026-12-10').period.form02({ officialId: sent.officialId, year: 2026 }),
  }
  expect(form02.rows.slice(0, 4).map(({ total, note }) => [total, note.vi])).toEqual([
    [85_00, 'ghi từ điểm quý 1; Sở Nội vụ Nghệ An'],
    [85_00, 'ghi từ điểm quý 1; Sở Nội vụ Nghệ An'],
    [85_00, 'ghi từ điểm quý 1; Sở Nội vụ Nghệ An'],
    [null, 'chưa khoá kỳ'],
  ])
  await cameOn('2026-01-01')
})

test('Form 02 is the same on screen and as a workbook', async () => {
  await published(['2026-06', 'room', 80], ['2026-06', 'other', 91], ['2026-07', 'other', 90])
  const call = callOf('auditor')
  const page = await call.reading((scope) => readForm02(scope, call.today, { officialId, year: 2026 }))
  expect(page).toMatchObject({ mean: 87_00, title: 'Chuyên viên', unitName: 'Phòng Văn hoá', aboveName: 'Xã Hóa Quỳ' })
  const [sheet] = await readWorkbook(await form02Workbook(page))
  const cell = (row: number, column: number) =>
    sheet?.rows.find(({ number }) => number === row)?.cells.find((each) => each.column === column)?.value
  expect([cell(11, 1), cell(12, 1), cell(17, 2), cell(18, 2), cell(24, 2)]).toEqual(['Tháng', 1, 84, 90, 87])
  expect(cell(17, 3)).toBe('x, Phòng Kinh tế: 80; Chuyên viên, Phòng Văn hoá: 91')
  expect(cell(12, 3)).toBe('chưa khoá kỳ')
})

test('years before the decree have grades and no means', async () => {
  expect(await refusalOf(as('minh').period.of({ officialId, period: '2025' }))).toBe('period.beforeDecree')
})

test('a history shows the years of both decrees beside each other', async () => {
  await published(['2026-06', 'room', 80], ['2026-06', 'other', 91], ['2026-07', 'other', 90])
  const grade = {
    officialId,
    grade: 'good' as const,
    rulesetId: 'vn.nd90-2020.staff' as const,
    agency: 'UBND huyện Như Xuân',
    decision: '2210/QĐ-UBND',
    decidedOn: Day.parse('2024-12-12'),
  }
  const enter = (given: object, caller = by('admin')) =>
    caller.pastGrade.enter({ key: newKey(), year: 2024, ...grade, ...given })
  await enter({})
  expect(await refusalOf(enter({}))).toBe('pastGrade.exists')
  expect(await refusalOf(enter({ grade: 'failed' }))).toBe('pastGrade.exists')
  expect(await refusalOf(enter({ year: 2025 }))).toBe('pastGrade.dayUnlikely')
  expect(await refusalOf(enter({ year: 2023, decidedOn: '2027-01-01' }))).toBe('pastGrade.dayUnlikely')
  expect(await refusalOf(enter({ year: 2023, officialId: newKey() }))).toBe('official.notFound')
  expect(await refusalOf(enter({ year: 2023 }, as('manager')))).toBe('access.notYourRole')
  for (const wrong of [{ year: 2019 }, { year: 2026 }, { grade: 'Giỏi' }, { decision: ' ' }]) {
    await expect(enter(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  }
  const correct = (given: object) =>
    by('admin').pastGrade.correct({ key: newKey(), year: 2024, ...grade, number: 1, reason: 'Nhập nhầm mức', ...given })
  expect(await refusalOf(correct({}))).toBe('pastGrade.same')
  expect(await refusalOf(correct({ year: 2023 }))).toBe('pastGrade.unknown')
  expect(await refusalOf(correct({ grade: 'completed', number: 2 }))).toBe('pastGrade.stale')
  await correct({ grade: 'completed' })
  const history = await as('minh', '2026-12-10').period.history({ officialId })
  expect(history.years.map(({ year, mean, parts }) => [year, mean, parts.length])).toEqual([[2026, 87_00, 6]])
  expect(history.years[0]?.parts.find(({ period }) => period === '2026-Q2')?.mean).toBe(84_00)
  expect(history.pastYears.map(({ year, entry }) => [year, entry?.words.vi ?? null])).toEqual([
    [2025, null],
    [2024, 'Hoàn thành nhiệm vụ'],
    [2023, null],
    [2022, null],
    [2021, null],
    [2020, null],
  ])
  const [, corrected] = history.pastYears
  expect(corrected?.entry).toMatchObject({ number: 2, reason: 'Nhập nhầm mức', decision: '2210/QĐ-UBND' })
  expect(corrected?.earlier).toMatchObject([{ number: 1, words: { vi: 'Hoàn thành tốt nhiệm vụ' } }])
  expect(history.allowed.record).toMatchObject({ allowed: false })
  expect((await by('admin').period.history({ officialId })).allowed.record).toEqual({ allowed: true })
})

test('the grade that was published stands beside the year, and is ticked on Form 02', async () => {
  await published(['2026-06', 'room', 80], ['2026-06', 'other', 91], ['2026-07', 'other', 90])
  const own = async () => (await as('minh', '2026-12-28').period.history({ officialId })).years[0]
  expect((await own())?.graded).toBeNull()
  await givenGrade('good', 'provisional')
  expect((await own())?.graded).toMatchObject({ grade: 'good', status: 'provisional', number: 1 })
  const form = () => as('minh', '2026-12-28').period.form02({ officialId, year: 2026 })
  expect((await form()).decided).toBeNull()
  await givenGrade('good', 'graded')
  expect((await own())?.graded).toMatchObject({ words: { vi: 'Hoàn thành tốt nhiệm vụ' }, status: 'graded', number: 2 })
  expect((await form()).decided).toBe('good')
  const call = callOf('auditor')
  const page = await call.reading((scope) => readForm02(scope, call.today, { officialId, year: 2026 }))
  const [sheet] = await readWorkbook(await form02Workbook(page))
  const texts = sheet?.rows.flatMap(({ cells }) => cells.map(({ value }) => String(value))) ?? []
  expect(texts.filter((text) => text.startsWith('☒'))).toEqual(['☒ Hoàn thành tốt nhiệm vụ'])
})
