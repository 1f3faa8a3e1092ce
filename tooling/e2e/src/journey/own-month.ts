import { expect, type Page } from '@playwright/test'
import { monthText, type Office, phone, points, visit } from '../office.ts'
import type { Given } from './assign.ts'
import { HEAD, LEAD, nameOf, type Room, sheetOf } from './room.ts'
import { fillGeneral, generalPoints, sumOf } from './sheet-fields.ts'

const OWN = generalPoints({ 'I.2': 25, 'II.3': 50 })

/** An official on a phone sees what waits, delivers, asks, reports, and fills and sends the sheet. */
export async function workOwnMonth(office: Office, room: Room, given: Given): Promise<void> {
  const page = await office.seat(LEAD, phone)
  await expect(page.getByRole('region', { name: 'Đang chờ bạn' })).toContainText(given.delivered.title)
  await visit(page, 'Công việc')
  await deliverWithProof(page, room, given)
  await askAndReport(page, room, given)
  await deliverWithoutNetwork(page, room, given)
  await deliveredOnce(office, given)
  await fillSheet(office, page, room)
  await page.close()
}

const card = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title })

async function openAct(page: Page, act: string, title: string): Promise<void> {
  await card(page, title)
    .getByRole('button', { name: `${act}: ${title}` })
    .click()
}

async function closePanel(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).first().click()
}

async function deliverWithProof(page: Page, room: Room, { delivered }: Given): Promise<void> {
  await openAct(page, 'Bàn giao', delivered.title)
  await page.getByRole('button', { name: 'Gửi bàn giao' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Thêm ít nhất một tệp hoặc một văn bản')
  const buffer = Buffer.from('Biên bản bàn giao sản phẩm, có chữ ký hai bên.')
  await page.getByLabel('Chọn tệp').setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer })
  await expect(page.getByRole('button', { name: 'Bỏ minh chứng bien-ban.txt' })).toBeVisible()
  await page.getByText('Hoặc ghi số, ngày văn bản').click()
  await page.getByLabel('Số, ký hiệu văn bản').fill('125/BC-UBND')
  await page.getByLabel('Ngày ban hành').fill(room.today)
  await page.getByLabel('Trích yếu').fill('Báo cáo kết quả tiếp nhận hồ sơ')
  await page.getByRole('button', { name: 'Thêm văn bản' }).click()
  await page.getByRole('button', { name: 'Gửi bàn giao' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText(`Đã gửi đến ${nameOf(room, HEAD)}.`)).toBeVisible()
  const history = panel.getByRole('region', { name: 'Lịch sử' })
  await expect(history.getByRole('link', { name: 'bien-ban.txt' })).toBeVisible()
  await expect(history).toContainText('125/BC-UBND')
  await closePanel(page)
}

async function askAndReport(page: Page, room: Room, { handedOver: { title } }: Given): Promise<void> {
  await openAct(page, 'Báo vướng mắc', title)
  await page.getByLabel('Vướng mắc là gì, cần ai tháo gỡ?').fill('Phần mềm một cửa của tỉnh ngừng từ sáng.')
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText('Có vướng mắc chưa được trả lời')).toBeVisible()
  await panel.getByRole('button', { name: 'Xin gia hạn' }).click()
  await panel.getByLabel('Hạn mới đề nghị').fill(room.lastDay)
  await panel.getByLabel('Lý do xin gia hạn').fill('Chờ phần mềm chạy lại.')
  await panel.getByRole('button', { name: 'Gửi đề nghị' }).click()
  // On the last day of the plan there is no later day to ask for.
  const isLast = room.today === room.lastDay
  await expect(panel.getByText(isLast ? 'Chọn hạn mới sau hạn hiện tại' : 'Đang xin gia hạn đến').first()).toBeVisible()
  await closePanel(page)
}

/** What is delivered while the network is cut is kept on the phone and goes out by itself when it is back. */
async function deliverWithoutNetwork(page: Page, room: Room, { late: { title } }: Given): Promise<void> {
  await openAct(page, 'Bàn giao', title)
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Lịch sử' })).toBeVisible()
  await page.getByText('Hoặc ghi số, ngày văn bản').click()
  await page.getByLabel('Số, ký hiệu văn bản').fill('126/BC-UBND')
  await page.getByLabel('Ngày ban hành').fill(room.today)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Gửi bàn giao' }).click()
  await expect(page.getByText('Đã lưu trên máy, chờ gửi.')).toBeVisible()
  await expect(card(page, title).getByText('Đã lưu trên máy, chờ gửi')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Đã lưu trên máy, chờ gửi')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^Chờ người khác trả lời/ })).toBeVisible()
}

async function deliveredOnce(office: Office, { late, delivered }: Given): Promise<void> {
  const { api } = await office.client(LEAD)
  for (const { id } of [late, delivered]) {
    const { events } = await api.task.get.query({ id })
    expect(events.filter(({ act }) => act.kind === 'delivered')).toHaveLength(1)
  }
}

async function fillSheet(office: Office, page: Page, room: Room): Promise<void> {
  const { score } = await sheetOf(office, room, LEAD)
  await visit(page, 'Phiếu tháng')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Phiếu tháng ${monthText(room.month)}`)
  const total = page.getByRole('region', { name: 'Tổng điểm tháng' })
  await expect(total).toContainText(`${points(score.results ?? 0)} / 70`)
  await page.getByText('Xem mô tả', { exact: false }).first().click()
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await expect(page.getByRole('alert')).toContainText('Tiêu chí I.1: cho điểm từ 0 đến 5')
  await fillGeneral(page, OWN)
  await expect(page.getByText(`Tự chấm: ${points(sumOf(OWN))} / 30`)).toBeVisible()
  await expect(page.getByText(`dự kiến tổng ${points(sumOf(OWN) + (score.results ?? 0))}`)).toBeVisible()
  await page.getByLabel('Ưu điểm').fill('Chủ động, trả lời dân đúng hẹn.')
  await page.getByRole('button', { name: 'Gửi phiếu' }).click()
  await expect(page.getByText(`Phiếu đang chờ ${nameOf(room, HEAD)} đánh giá.`)).toBeVisible()
}
