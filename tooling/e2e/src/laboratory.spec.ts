import { readFileSync } from 'node:fs'
import { newRequestKey } from '@congtam/client/request-key'
import { canonicalText, textIdentity } from '@congtam/core/shared/canonical'
import { expect, type Page, test } from '@playwright/test'
import { type Office, openOffice, phone, settled, visit } from './office.ts'

/** Before rules are signed somebody sees whom they would move; nobody's result changes. */
test.describe.configure({ mode: 'serial' })

const TITLE = 'Thử: sản phẩm lỗi không được tính điểm'

let office: Office

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  await givenDraft()
})
test.afterAll(async () => await office?.close())
test.afterEach(() => expect(office.complaints()).toEqual([]))

/** The decree's rules for staff with one reading changed. */
async function givenDraft(): Promise<void> {
  const { api } = await office.client('quantri')
  const { rows } = await api.ruleset.list.query()
  const source = rows.find(({ id }) => id === 'vn.nd335-2025.staff')
  if (!source) throw new Error('The library has no rules of the decree.')
  const copy = { key: newRequestKey(), sha256: source.sha256, id: 'tinh.thu-nghiem' }
  const { sha256 } = await api.ruleset.copy.mutate(copy)
  const { ruleset, record } = await api.ruleset.get.query({ sha256 })
  const changed = { ...ruleset, title: { vi: TITLE, en: 'Trial' }, settings: { ...ruleset.settings, A4: 'zero' } }
  const { recordVersion } = record
  if (recordVersion === null) throw new Error('A copy is the province’s own.')
  await api.ruleset.save.mutate({ key: newRequestKey(), sha256, recordVersion, ruleset: changed })
}

async function sentenceOn(page: Page): Promise<string> {
  const sentence = page.getByText(/^\d+ trong \d+ phiếu đổi mức; \d+ lên, \d+ xuống\.$/)
  await sentence.waitFor({ timeout: 60_000 })
  return (await sentence.textContent()) ?? ''
}

test('an administrator tries a draft on closed months, leaves, and comes back to the report', async () => {
  const page = await office.seat('quantri')
  await visit(page, 'Mô phỏng')
  await page.getByRole('link', { name: 'Mô phỏng mới' }).click()
  await expect(page.getByRole('heading', { name: /^Phạm vi: UBND tỉnh/ })).toBeVisible()
  await page.getByRole('button', { name: 'Chạy mô phỏng' }).click()
  await expect(page.getByRole('alert')).toContainText('Chọn ít nhất một bộ quy định.')
  await page.getByRole('checkbox', { name: TITLE }).check()
  await page.getByRole('button', { name: 'Chạy mô phỏng' }).click()
  await page.getByRole('heading', { level: 1, name: /^Mô phỏng tại/ }).waitFor()
  await visit(page, 'Mô phỏng')
  await page.getByRole('link', { name: TITLE }).first().click()
  const sentence = await sentenceOn(page)
  expect(sentence).not.toMatch(/^0 /)

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải báo cáo (JSON)' }).click()
  const text = readFileSync(await (await saved).path(), 'utf8')
  const document = JSON.parse(text)
  expect(canonicalText(document)).toBe(text)
  await expect(page.getByText(textIdentity(text))).toBeVisible()
  const { results, up, down } = document.result.sheets.all
  expect(sentence).toBe(`${up + down} trong ${results} phiếu đổi mức; ${up} lên, ${down} xuống.`)

  // Whom it touches most, with both computations, down to the published sheet.
  const most = page
    .getByRole('region', { name: /người bị ảnh hưởng nhiều nhất$/ })
    .getByRole('listitem')
    .first()
  await expect(most).toContainText('Quy định đã dùng')
  await most.getByRole('link', { name: /^Phiếu tháng/ }).click()
  await settled(page)
  await expect(page.getByText('Tháng đã khoá và công bố.')).toBeVisible()
  await page.close()
})

test('the head of a room opens the same report on a phone and sees no single person', async () => {
  const { api } = await office.client('quantri')
  const [done] = (await api.simulation.list.query({})).rows
  const page = await office.seat('truong.kinhte.hoaquy', phone)
  await page.goto(`/mo-phong/${done?.id}`)
  await sentenceOn(page)
  await expect(page.getByText(/Bạn xem bản tóm tắt/)).toBeVisible()
  await expect(page.getByRole('region', { name: /ảnh hưởng nhiều nhất/ })).toHaveCount(0)
  await page.close()
})
