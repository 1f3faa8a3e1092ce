import { addMonths, dayAt, Month } from '@congtam/core/shared/period'
import { expect, type Page, test } from '@playwright/test'
import { monthText, type Office, openOffice, phone, points, visit } from './office.ts'

/** A published result is corrected by a petition that was won: prepared, looked at, signed, and told to the person. */
test.describe.configure({ mode: 'serial' })

const HEAD = 'truong.motcua.hoaquy'
const OFFICIAL = 'motcua1.hoaquy'
const DOCUMENT = '45/QĐ-UBND'

let office: Office
let sheet: { id: string; name: string; month: Month; before: number; after: number; from: number; criterion: string }

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  const { api } = await office.client(OFFICIAL)
  const { month, name } = await api.session.me.query()
  // In the first days of a month the one before it is not closed yet.
  const closed = addMonths(Month.parse(month), -2)
  const [own] = await api.sheet.mine.query({ month: closed })
  if (!own) throw new Error('The sample has no closed sheet any more.')
  const { score, inForce } = await api.sheet.get.query({ id: own.sheetId })
  const [criterion, from] = Object.entries(inForce ?? {}).find(([, given]) => (given ?? 0) >= 100) ?? []
  if (!criterion || from === undefined || score.total === null) throw new Error('The closed sheet has no points.')
  sheet = { id: own.sheetId, name, month: closed, before: score.total, after: score.total - 50, from, criterion }
})
test.afterAll(async () => await office?.close())
test.afterEach(() => expect(office.complaints()).toEqual([]))

const addressOf = (page: string) => `/phieu/${sheet.id}${page}`

test('the head says what is wrong and why, and prepares nothing before the list was seen', async () => {
  const page = await office.seat(HEAD)
  await page.goto(addressOf(''))
  await page.getByRole('link', { name: 'Đính chính phiếu này' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Đính chính phiếu của ${sheet.name}`)
  await page.getByRole('button', { name: 'Xem ai bị ảnh hưởng' }).click()
  await expect(page.getByRole('alert')).toContainText('Chưa sửa mục nào.')
  await expect(page.getByRole('button', { name: 'Lập bản đính chính' })).toHaveCount(0)
  await page.locator(`[id="general-${sheet.criterion}"]`).fill(points(sheet.from - 50))
  await page.getByRole('button', { name: 'Xem ai bị ảnh hưởng' }).click()
  const wave = page.getByRole('region', { name: '3. Ai bị ảnh hưởng' })
  await expect(wave.getByText(/^1 kết quả có bản mới, \d+ người tính lại không đổi$/).first()).toBeVisible()
  await expect(wave.getByText(`${points(sheet.before)} → ${points(sheet.after)}`)).toBeVisible()
  await page.getByRole('button', { name: 'Lập bản đính chính' }).click()
  await expect(page.getByRole('alert')).toContainText('Nhập số văn bản làm căn cứ.')
  await giveReason(page)
  await page.getByRole('button', { name: 'Lập bản đính chính' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Đính chính cho ${sheet.name}`)
})

async function giveReason(page: Page): Promise<void> {
  await page.getByLabel('Nội dung', { exact: true }).fill('Giải quyết kiến nghị về điểm tiêu chí chung.')
  await page.getByLabel('Số văn bản').fill(DOCUMENT)
  await page.getByLabel('Ngày văn bản').fill(dayAt(new Date()))
}

test('the head finds it on the first screen and signs the list', async () => {
  const page = await office.seat(HEAD)
  const waiting = page.getByRole('region', { name: 'Đính chính chờ bạn ký' })
  await waiting.getByRole('link', { name: `Đính chính cho ${sheet.name}` }).click()
  const sign = page.getByRole('button', { name: 'Ký đính chính' })
  await expect(sign).toBeDisabled()
  await page.getByRole('checkbox', { name: /đã xem danh sách và ký đính chính này/ }).check()
  await sign.click()
  await expect(page.getByText('Đính chính đã có hiệu lực.')).toBeVisible()
  await visit(page, 'Đính chính')
  await expect(page.getByRole('row', { name: new RegExp(sheet.name) })).toContainText('Đã ký')
})

test('the person is told, reads both versions, and finds the new figure everywhere', async () => {
  const page = await office.seat(OFFICIAL, phone)
  const told = `Kết quả tháng ${monthText(sheet.month)} của bạn đã được đính chính: ${points(sheet.before)} → ${points(sheet.after)}`
  await expect(page.getByText(told)).toBeVisible()
  await page.getByRole('link', { name: 'Xem các bản' }).click()
  const [second, first] = [page.getByRole('region', { name: /^Bản 2/ }), page.getByRole('region', { name: 'Bản 1' })]
  await expect(second.getByRole('row', { name: /^Tổng/ })).toContainText(points(sheet.after))
  await expect(first.getByRole('row', { name: /^Tổng/ })).toContainText(points(sheet.before))
  await first.getByText('Bản này tính thế nào').click()
  await expect(first.getByText(`${points(sheet.before)} điểm`).first()).toBeVisible()
  await page.goto(addressOf(''))
  await expect(page.getByText(`Đây là bản 2, đính chính theo ${DOCUMENT}`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Tổng điểm tháng' })).toContainText(points(sheet.after))
  const board = await office.seat(HEAD)
  await board.goto(`/bang-thang?thang=${sheet.month}`)
  await expect(board.getByRole('row', { name: new RegExp(sheet.name) })).toContainText('đã đính chính')
  await expect(board.getByRole('row', { name: new RegExp(sheet.name) })).toContainText(points(sheet.after))
})

test('every version comes out of what was stored with it again, to the byte', async () => {
  const year = sheet.month.slice(0, 4)
  const said = await office.server.afterwards('apps/api/src/rescore/main.ts', ['--period', `${year}-01..${year}-12`])
  expect(said).toContain('giống từng byte')
})
