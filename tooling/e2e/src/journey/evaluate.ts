import { expect, type Locator, type Page } from '@playwright/test'
import { monthText, type Office, phone, points, visit } from '../office.ts'
import type { Given, GivenTask } from './assign.ts'
import { HEAD, LEAD, nameOf, type Room, sheetOf, TAKER } from './room.ts'

/** The assigner accepts, records what was not good or late and why, and hands work over; the denominator stays as it was. */
export async function evaluateWork(office: Office, room: Room, given: Given): Promise<void> {
  const before = await sheetOf(office, room, LEAD)
  const page = await office.seat(HEAD)
  const load = await loadOnBoard(page, room)
  await visit(page, 'Đánh giá việc')
  await judgeQuality(page, room, given.delivered)
  await judgeDeadline(page, room, given.late)
  await handOver(page, room, given.handedOver)
  expect(await loadOnBoard(page, room)).toBe(load)
  await page.close()
  const after = await sheetOf(office, room, LEAD)
  expect(after.score.results).not.toBe(before.score.results)
  await seesResults(office, room, after.score.results ?? 0)
  await takerHasTheRest(office, room, given.handedOver)
}

/** What the official was originally given, in converted units: the denominator of the result part. */
async function loadOnBoard(page: Page, room: Room): Promise<string | null> {
  await visit(page, 'Bảng tháng')
  const row = page.getByRole('row').filter({ hasText: nameOf(room, LEAD) })
  return await row.locator('[data-label="Được giao"]').textContent()
}

async function openTask(page: Page, room: Room, { title }: GivenTask): Promise<Locator> {
  const row = page.getByRole('row').filter({ hasText: nameOf(room, LEAD) })
  await row.getByRole('button', { name: title }).click()
  return page.getByRole('dialog', { name: title })
}

/** Chooses the act, fills its form, and sends it. */
async function act(panel: Locator, word: string, fill: (form: Locator) => Promise<unknown>): Promise<void> {
  await panel.getByRole('button', { name: word, exact: true }).click()
  const form = panel.getByRole('region', { name: word, exact: true })
  await fill(form)
  await form.getByRole('button', { name: word, exact: true }).click()
  await expect(panel.getByText(`Đã ghi: ${word}.`)).toBeVisible()
}

async function closePanel(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Đóng' }).click()
}

const asItStands = async () => undefined

async function judgeQuality(page: Page, room: Room, task: GivenTask): Promise<void> {
  const panel = await openTask(page, room, task)
  await expect(panel.getByRole('link', { name: 'bien-ban.txt' })).toBeVisible()
  await act(panel, 'Xác nhận', asItStands)
  await act(panel, 'Ghi chưa đạt chất lượng', async (form) => {
    await form.getByLabel('Số lượng chưa đạt').fill('1')
    await form.getByLabel('Cụ thể là gì?').fill('Thiếu chữ ký của bên nhận.')
  })
  await act(panel, 'Ghi chưa đạt chất lượng', async (form) => {
    await form.getByLabel('Số lượng chưa đạt').fill('1')
    await form.getByLabel('Cụ thể là gì?').fill('Số liệu không khớp hệ thống của tỉnh.')
    await form.getByRole('checkbox', { name: /^Có nguyên nhân khách quan/ }).check()
    await form.getByLabel('Văn bản xác nhận').fill('41/XN-UBND')
    await form.getByLabel('Nguyên nhân', { exact: true }).fill('Hệ thống của tỉnh ngừng hai ngày.')
  })
  await expect(panel.getByText('không trừ điểm (Điều 14.2)').first()).toBeVisible()
  await closePanel(panel)
}

async function judgeDeadline(page: Page, room: Room, task: GivenTask): Promise<void> {
  const panel = await openTask(page, room, task)
  await act(panel, 'Xác nhận', asItStands)
  // Nothing can be late on the first day of the plan, and then the console says so instead.
  if (room.today === room.firstDay) await expect(panel.getByText('Ghi chậm thời hạn')).toBeVisible()
  else {
    await expect(panel.getByText('Có phần bàn giao sau hạn chưa ghi chậm.')).toBeVisible()
    await act(panel, 'Ghi chậm thời hạn', async (form) => {
      await form.getByLabel('Số lượng chậm hạn').fill('1')
      await form.getByLabel('Cụ thể là gì?').fill('Nộp sau hạn của kế hoạch.')
    })
  }
  await closePanel(panel)
}

async function handOver(page: Page, room: Room, task: GivenTask): Promise<void> {
  await page.getByRole('radio', { name: 'Có vướng mắc' }).check()
  const panel = await openTask(page, room, task)
  if (room.today < room.lastDay) {
    await act(panel, 'Trả lời gia hạn', async (form) => {
      await form.getByRole('radio', { name: /^Không đồng ý/ }).check()
      await form.getByLabel('Lý do không đồng ý').fill('Dân đang chờ kết quả.')
    })
  }
  await act(panel, 'Chuyển giao cho người khác', async (form) => {
    await expect(form.getByText(/vẫn nằm trong mẫu số của .* \(Điều 18\.1d\)/)).toBeVisible()
    const taker = form.getByLabel('Chuyển cho')
    const option = taker.getByRole('option').filter({ hasText: nameOf(room, TAKER) })
    await taker.selectOption((await option.getAttribute('value')) ?? '')
    await form.getByLabel('Hạn của người nhận').fill(room.lastDay)
    await form.getByLabel('Lý do chuyển giao').fill('Người được giao đang xử lý sự cố phần mềm.')
  })
  await expect(panel.getByText(/vẫn ở trong mẫu số của người được giao ban đầu/)).toBeVisible()
  await closePanel(panel)
}

/** The results part follows the facts at once, also on the phone of whom it is about. */
async function seesResults(office: Office, room: Room, results: number): Promise<void> {
  const page = await office.seat(LEAD, phone)
  await visit(page, 'Phiếu tháng')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Phiếu tháng ${monthText(room.month)}`)
  await expect(page.getByRole('region', { name: 'Tổng điểm tháng' })).toContainText(`${points(results)} / 70`)
  await page.close()
}

async function takerHasTheRest(office: Office, room: Room, { id, title }: GivenTask): Promise<void> {
  const { api } = await office.client(TAKER)
  const { rows } = await api.task.list.query({ mine: true, month: room.month })
  const taken = rows.filter(({ takenFromId }) => takenFromId === id)
  expect(taken.map((task) => [task.title, task.origin, task.progress.open])).toEqual([[title, 'takenOver', 2000]])
}
