import { newRequestKey } from '@congtam/client/request-key'
import { expect, type Page } from '@playwright/test'
import { monthText, type Office, points, visit } from '../office.ts'
import { CHAIR, DEPUTY, HEAD, LEAD, nameOf, PEOPLE, type Room, sheetIdOf, sheetOf, TAKER } from './room.ts'
import { criterion, generalPoints, sumOf } from './sheet-fields.ts'

const MESSAGE = 'Bổ sung nhận xét về việc nhận thay rồi gửi lại.'

/** The superior's points beside the self score, a sheet sent back, the head's own sheet, and the signature. */
export async function assessAndClose(office: Office, room: Room): Promise<void> {
  await othersSubmit(office, room)
  const page = await office.seat(HEAD)
  await closingNamesWhatIsMissing(page, room)
  await assessInConsole(office, page, room)
  await sendBack(office, page, room)
  await assessOthers(office, room)
  await chairAssessesHead(office, room)
  await settleTasks(office, room)
  await close(office, page, room)
}

/** The other people's sheets in the way of another system, so that the journey stays short. */
async function othersSubmit(office: Office, room: Room): Promise<void> {
  for (const username of PEOPLE) await submit(office, room, username)
}

async function submit(office: Office, room: Room, username: string): Promise<void> {
  const { sheet, allowed } = await sheetOf(office, room, username)
  if (!allowed.submit.allowed) return
  const { api } = await office.client(username)
  const general = generalPoints({ 'II.1': 25 })
  const words = { strengths: 'Hoàn thành việc được giao.', weaknesses: '' }
  await api.sheet.submit.mutate({ key: newRequestKey(), id: sheet.id, version: sheet.version, general, ...words })
}

async function closingNamesWhatIsMissing(page: Page, room: Room): Promise<void> {
  await visit(page, 'Khoá tháng')
  const missing = page.getByRole('region', { name: '1. Thiếu gì' })
  await expect(missing.getByRole('heading', { name: /^Chưa được cấp trên cho điểm/ })).toBeVisible()
  await expect(missing.getByRole('link', { name: nameOf(room, LEAD), exact: true })).toBeVisible()
  await expect(page.getByText(/^Còn \d+ mục ở bước 1 nên chưa ký được\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Ký và khoá tháng/ })).toHaveCount(0)
}

async function openSheet(page: Page, room: Room, username: string): Promise<void> {
  await visit(page, 'Bảng tháng')
  await page.getByRole('cell', { name: nameOf(room, username) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `Phiếu tháng ${monthText(room.month)} của ${nameOf(room, username)}`,
  )
}

async function assessInConsole(office: Office, page: Page, room: Room): Promise<void> {
  const own = (await sheetOf(office, room, LEAD)).self
  const sum = own?.rating.by === 'self' ? sumOf(own.rating.general) : 0
  await openSheet(page, room, LEAD)
  await page.getByRole('button', { name: 'Bắt đầu từ điểm tự chấm' }).click()
  await criterion(page, 'I.1').fill('4,5')
  await expect(page.getByText('Tự chấm 5−0,5')).toBeVisible()
  await expect(page.getByText(`Điểm bạn cho: ${points(sum - 50)} / 30`)).toBeVisible()
  await page.getByLabel('Nhận xét của cấp có thẩm quyền').fill('Đồng ý, cần giữ thời hạn.')
  await page.getByRole('button', { name: 'Xác nhận điểm' }).click()
  await expect(page.getByText(`${nameOf(room, HEAD)} đã cho điểm.`)).toBeVisible()
}

async function sendBack(office: Office, page: Page, room: Room): Promise<void> {
  await openSheet(page, room, TAKER)
  await page.getByText('Trả lại phiếu để bổ sung').click()
  await page.getByRole('button', { name: 'Trả lại phiếu', exact: true }).click()
  await expect(page.getByText('Nêu rõ cần bổ sung gì')).toBeVisible()
  await page.getByLabel(`Lời nhắn cho ${nameOf(room, TAKER)}`).fill(MESSAGE)
  await page.getByRole('button', { name: 'Trả lại phiếu', exact: true }).click()
  await expect(page.getByText(MESSAGE)).toBeVisible()

  const taker = await office.seat(TAKER)
  await visit(taker, 'Phiếu tháng')
  await expect(taker.getByText(`${nameOf(room, HEAD)} trả lại phiếu lúc`)).toBeVisible()
  await expect(taker.getByText(MESSAGE)).toBeVisible()
  await taker.getByLabel('Ưu điểm').fill('Nhận thêm việc của đồng nghiệp và làm xong.')
  await taker.getByRole('button', { name: 'Gửi phiếu' }).click()
  await expect(taker.getByText(`Phiếu đang chờ ${nameOf(room, HEAD)} đánh giá.`)).toBeVisible()
  await taker.close()
}

async function assessOthers(office: Office, room: Room): Promise<void> {
  const { api } = await office.client(HEAD)
  for (const username of PEOPLE.filter((one) => one !== HEAD && one !== LEAD)) {
    const { sheet } = await sheetOf(office, room, username)
    const share = { share: 'full' as const, reason: 'Đơn vị xong việc đúng hạn.' }
    await api.sheet.assess.mutate({
      key: newRequestKey(),
      id: sheet.id,
      version: sheet.version,
      general: generalPoints({ 'II.1': 25, 'III.3': 50 }),
      leadership: username === DEPUTY ? { dd: share, e: share } : null,
      comment: 'Đồng ý với tự đánh giá.',
    })
  }
}

async function chairAssessesHead(office: Office, room: Room): Promise<void> {
  const page = await office.seat(CHAIR)
  await page.goto(`/phieu/${await sheetIdOf(office, room, HEAD)}`)
  await page.getByRole('button', { name: 'Bắt đầu từ điểm tự chấm' }).click()
  await page.getByRole('button', { name: 'Xác nhận điểm' }).click()
  await expect(page.getByRole('alert')).toContainText('chọn 100% hoặc 50%')
  const dd = page.getByRole('group', { name: /^đ\. / })
  const e = page.getByRole('group', { name: /^e\. / })
  await dd.getByRole('radio', { name: /^50%/ }).check()
  await dd.getByLabel('Căn cứ').fill('Còn việc chậm trong tháng.')
  await e.getByRole('radio', { name: /^100%/ }).check()
  await e.getByLabel('Căn cứ').fill('Nội bộ đoàn kết, phối hợp tốt.')
  await page.getByRole('button', { name: 'Xác nhận điểm' }).click()
  await expect(page.getByText(`${nameOf(room, CHAIR)} đã cho điểm.`)).toBeVisible()
  await page.close()
}

/** What else waits in the room is accepted or answered, each by whoever gave the work. */
async function settleTasks(office: Office, room: Room): Promise<void> {
  const { unitId, month } = room
  const head = await office.client(HEAD)
  const assigners = [HEAD, DEPUTY, CHAIR, 'phochutich1.hoaquy', 'phochutich2.hoaquy']
  for (const { taskId, kind } of await head.api.month.checklist.query({ unitId, month })) {
    if (taskId === null) continue
    for (const username of assigners) {
      const { api } = await office.client(username)
      const task = await api.task.get.query({ id: taskId }).catch(() => undefined)
      if (!task?.acts.includes(kind === 'deliveryWaiting' ? 'accept' : 'decideExtension')) continue
      const which = { key: newRequestKey(), id: taskId, version: task.version }
      if (kind === 'deliveryWaiting') await api.task.accept.mutate({ ...which, quantity: task.progress.waiting })
      else await api.task.decideExtension.mutate({ ...which, granted: false, reason: 'Cần xong trong tháng.' })
      break
    }
  }
}

async function close(office: Office, page: Page, room: Room): Promise<void> {
  const stale = await office.seat(HEAD)
  await openSheet(stale, room, LEAD)
  await visit(page, 'Khoá tháng')
  await expect(page.getByText('Đã đủ: mọi phiếu đã có điểm')).toBeVisible()
  const sign = page.getByRole('button', { name: `Ký và khoá tháng ${monthText(room.month)}` })
  await expect(sign).toBeDisabled()
  await page.getByRole('checkbox', { name: `Tôi, ${nameOf(room, HEAD)}, đã xem kết quả` }).check()
  await sign.click()
  await expect(page.getByText(`${nameOf(room, HEAD)} đã khoá và công bố lúc`)).toBeVisible()
  await page.close()

  // A screen from before the closing shows a form that the month no longer takes.
  await stale.getByRole('button', { name: 'Cho điểm lại' }).click()
  await expect(stale.getByRole('alert')).toContainText('đã khoá')
  await stale.close()
}
