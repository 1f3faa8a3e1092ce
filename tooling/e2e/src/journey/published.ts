import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ScoreAnswer } from '@congtam/core/exchange/score/score-answer'
import { decimal } from '@congtam/core/shared/points'
import { type Download, expect, type Page } from '@playwright/test'
import { type Office, phone, points, visit } from '../office.ts'
import type { Given } from './assign.ts'
import { HEAD, LEAD, nameOf, type Room, sheetOf } from './room.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** The same digits on the sheet, the board, over the API and from the command; every one opens down to its evidence. */
export async function readPublished(office: Office, room: Room, given: Given): Promise<void> {
  const { score } = await sheetOf(office, room, LEAD)
  const shown = [score.general, score.results, score.total].map((value) => points(value ?? 0))
  await openDerivation(office, given, shown)
  const page = await office.seat(HEAD)
  await visit(page, 'Bảng tháng')
  const row = page.getByRole('row').filter({ hasText: nameOf(room, LEAD) })
  for (const figure of shown.slice(1)) {
    await expect(row.getByRole('button', { name: `${figure}: xem vì sao` })).toBeVisible()
  }
  await scoreAgain(office, page, room)
  await page.close()
}

/** From the total to the criterion with its article, the task, and the file that proves it. */
async function openDerivation(
  office: Office,
  { delivered }: Given,
  [general, results, total]: string[],
): Promise<void> {
  const page = await office.seat(LEAD, phone)
  await visit(page, 'Phiếu tháng')
  await expect(page.getByText('Tháng đã khoá và công bố.')).toBeVisible()
  const figures = page.getByRole('region', { name: 'Tổng điểm tháng' })
  await expect(figures).toContainText(`${general} / 30`)
  await expect(figures).toContainText(`${results} / 70`)
  await figures.getByRole('button', { name: `${total}: xem vì sao` }).click()

  const why = page.getByRole('dialog', { name: `Vì sao? ${total} điểm` })
  await expect(why.getByText('Kết quả đã khoá và công bố')).toBeVisible()
  // What would change the result is arithmetic, and says so.
  await expect(why.getByRole('region', { name: 'Điều gì sẽ thay đổi kết quả?' })).toContainText('quyết định đính chính')
  const open = async (label: string | RegExp) => await why.locator('summary').filter({ hasText: label }).first().click()
  await open('Kết quả thực hiện nhiệm vụ')
  await expect(why.getByText(/Điều 1\d.*335\/2025/).first()).toBeVisible()
  await open('chất lượng')
  await open(delivered.title)
  await expect(why.getByText('125/BC-UBND')).toBeVisible()
  await expect(why.getByText('Chưa đạt: Thiếu chữ ký của bên nhận.').first()).toBeVisible()
  const saved = page.waitForEvent('download')
  await why.getByRole('link', { name: 'bien-ban.txt' }).click()
  expect((await saved).suggestedFilename()).toBe('bien-ban.txt')
  await page.close()
}

/** The file that the closed month gives, scored by the command without a server. */
async function scoreAgain(office: Office, page: Page, room: Room): Promise<void> {
  const { api } = await office.client(HEAD)
  const month = { unitId: room.unitId, month: room.month }
  const results = await api.month.results.query(month)
  const files = await api.month.file.query(month)
  const saved: Download[] = []
  page.on('download', (download) => saved.push(download))
  await visit(page, 'Khoá tháng')
  await page.getByRole('button', { name: 'Tải số liệu để chấm lại' }).click()
  await expect.poll(() => saved.length).toBe(files.length)
  const scored = (await Promise.all(saved.map(scoreFile))).flatMap((answer) => answer.results)
  const published = results?.rows.map(({ sheetId, general, results: part, total }) => {
    return [sheetId, ...[general, part, total].map((value) => (value === null ? null : decimal(value, 2)))]
  })
  const again = scored.map(({ id, general, results: part, total }) => {
    return [id, ...[general, part, total].map((value) => (value == null ? null : String(value)))]
  })
  expect(again.toSorted()).toEqual(published?.toSorted())
}

async function scoreFile(download: Download): Promise<ScoreAnswer> {
  const file = await download.path()
  const { stdout } = await promisify(execFile)('node', ['apps/api/src/score/main.ts', file], { cwd: root })
  return JSON.parse(stdout)
}
