import { expect, test } from '@playwright/test'
import { type Office, openOffice, phone } from './office.ts'

/** The year of an agency: the proposal and why, the register of conduct, and what people see before anything is published. */
const CHAIR = 'chutich.hoaquy'
const ROOM = 'truong.motcua.hoaquy'
const OFFICIAL = 'motcua1.hoaquy'

let office: Office
let people: { fullName: string; grade: string | null }[]

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  const { api } = await office.client(CHAIR)
  const { units, today } = await api.session.me.query()
  const found = await api.year.get.query({ unitId: units[0]?.id ?? '', year: Number(today.slice(0, 4)) })
  people = found.rows
})
test.afterAll(async () => await office?.close())
test.afterEach(() => expect(office.complaints()).toEqual([]))

test('the chair reads the proposal with its places, and why somebody stands where they stand', async () => {
  const page = await office.seat(CHAIR)
  await page.goto('/xep-loai-nam')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Xếp loại năm')
  const [first] = people
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(people.length + 1)
  await page.getByRole('row', { name: first?.fullName ?? '' }).click()
  const why = page.getByRole('dialog')
  await expect(why).toContainText('Mức theo điểm trung bình năm')
  await expect(page).toHaveURL(/nguoi=/)
  await page.reload()
  await expect(page.getByRole('dialog')).toContainText(first?.fullName ?? '')
})

test('a decision without its document is refused, with it the register and the grade say so', async () => {
  const page = await office.seat(CHAIR)
  await page.goto('/xep-loai-nam')
  const person = people.at(-1)
  await page.getByText('Sổ kỷ luật và kết luận (0)').click()
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  const form = page.getByRole('dialog')
  const about = form.getByLabel('Về ai')
  const option = about.locator('option').filter({ hasText: person?.fullName ?? '' })
  await about.selectOption((await option.getAttribute('value')) ?? '')
  await form.getByLabel('Vi phạm có liên quan').selectOption('Có')
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(form).toContainText('Thiếu số quyết định')
  await form.getByLabel('Số, ký hiệu văn bản').fill('12/QĐ-UBND')
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByText('Sổ kỷ luật và kết luận (1)')).toBeVisible()
  const row = page.getByRole('row', { name: person?.fullName ?? '' })
  if (person?.grade) await expect(row).toContainText('Theo 12/QĐ-UBND')
})

test('the head of a room sees the own room and who closes; an official finds nothing published yet', async () => {
  const room = await office.seat(ROOM)
  await room.goto('/xep-loai-nam')
  await expect(room.getByText('Bạn xem phần của đơn vị mình')).toBeVisible()
  await expect(room.getByRole('button', { name: 'Ghi vào sổ' })).toHaveCount(0)
  const own = await office.seat(OFFICIAL, phone)
  await own.goto('/xep-loai-nam')
  await expect(own.getByText('Chưa có năm nào được công bố cho bạn.')).toBeVisible()
})
