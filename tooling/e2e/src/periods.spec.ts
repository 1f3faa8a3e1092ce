import { addMonths, Month } from '@congtam/core/shared/period'
import { expect, test } from '@playwright/test'
import { monthText, type Office, openOffice, phone, points } from './office.ts'

/** A person's periods: from the month to its quarter, down to the sheet again, Form 02, and the years before the decree. */
const HEAD = 'truong.motcua.hoaquy'
const OFFICIAL = 'motcua1.hoaquy'
const ADMIN = 'quantri'

let office: Office
let person: { id: string; name: string; month: Month; quarter: string; mean: string; total: string }

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  const { api } = await office.client(OFFICIAL)
  const { month: present, name, officialId } = await api.session.me.query()
  // In the first days of a month the one before it is not closed yet.
  const month = addMonths(Month.parse(present), -2)
  const quarter = `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
  if (officialId === null) throw new Error('The sample has no official any more.')
  const found = await api.period.of.query({ officialId, period: quarter })
  const total = found.months.find((one) => one.month === month)?.total ?? null
  if (found.mean === null || total === null) throw new Error('The sample has no closed month any more.')
  person = { id: officialId, name, month, quarter, mean: points(found.mean), total: points(total) }
})
test.afterAll(async () => await office?.close())
test.afterEach(() => expect(office.complaints()).toEqual([]))

test('the head goes from the month to its quarter, and from the mean down to a month’s sheet', async () => {
  const page = await office.seat(HEAD)
  await page.goto('/bang-thang')
  await page.getByRole('combobox', { name: 'Tháng đang xem' }).selectOption(person.quarter)
  await expect(page).toHaveURL(new RegExp(`/ky\\?.*ky=${person.quarter}`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bảng kỳ quý')
  const row = page.getByRole('row', { name: person.name })
  await row
    .getByRole('button', { name: new RegExp(`${person.mean}`) })
    .last()
    .click()
  const why = page.getByRole('dialog')
  await expect(why).toContainText('Điều 17 khoản 3')
  await expect(why).toContainText(`Tháng ${monthText(person.month)}`)
  await why
    .getByRole('button', { name: new RegExp(person.total) })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: new RegExp(`${person.total}`) })).toBeVisible()
  await expect(page).toHaveURL(/vi-sao=/)
})

test('an official finds the own quarter, the own years and Form 02 on a phone', async () => {
  const page = await office.seat(OFFICIAL, phone)
  await page.getByRole('combobox', { name: 'Tháng đang xem' }).selectOption(person.quarter)
  await expect(page.getByRole('dialog')).toContainText(person.mean)
  await page.keyboard.press('Escape')
  const history = page.getByRole('region', { name: 'Lịch sử theo năm' })
  await expect(history).toContainText('Nghị định 90/2020')
  await expect(history.getByRole('button', { name: 'Đính chính' })).toHaveCount(0)
  await history.getByRole('link', { name: 'Mẫu số 02' }).first().click()
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(14)
  await expect(rows.nth(Number(person.month.slice(5)))).toContainText(person.total)
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải .xlsx' }).click()
  expect((await saved).suggestedFilename()).toBe(`mau-02-${person.month.slice(0, 4)}.xlsx`)
})

test('a grade of an earlier year is corrected with its reason, and the earlier entry stays', async () => {
  const page = await office.seat(ADMIN)
  await page.goto(`/ho-so/${person.id}`)
  const history = page.getByRole('region', { name: 'Lịch sử theo năm' })
  await history.getByRole('button', { name: 'Đính chính mức xếp loại năm 2025' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Đính chính' }).click()
  await expect(form.getByRole('alert')).toContainText('Nêu lý do đính chính.')
  await form.getByLabel('Mức xếp loại').selectOption('Không hoàn thành nhiệm vụ')
  await form.getByLabel('Lý do đính chính').fill('Ghi nhầm dòng của quyết định')
  await form.getByRole('button', { name: 'Đính chính' }).click()
  await expect(form).toHaveCount(0)
  const year = history.getByRole('article').filter({ hasText: 'Không hoàn thành nhiệm vụ' })
  await expect(year).toContainText('2025')
  await year.getByText('Đã đính chính: Ghi nhầm dòng của quyết định').click()
  await expect(year.getByRole('listitem')).toContainText('Quản trị tỉnh')
})
