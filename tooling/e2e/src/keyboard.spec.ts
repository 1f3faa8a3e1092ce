import { GeneralCode, generalMax } from '@congtam/core/evaluation/general'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { criterion } from './journey/sheet-fields.ts'
import { type Office, openOffice, passwordOf, points } from './office.ts'

const OFFICIAL = 'motcua3.hoaquy'
/** More stops than any of these screens has between two fields. */
const MOST_STOPS = 60

let office: Office
test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
})
test.afterAll(async () => await office?.close())

test('an official signs in, rates themselves and sends the sheet without a mouse', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: office.server.url })
  await page.goto('/')
  await expect(page.getByLabel('Tên đăng nhập')).toBeFocused()
  await page.keyboard.type(OFFICIAL)
  await page.keyboard.press('Tab')
  await page.keyboard.type(passwordOf(office.server, OFFICIAL))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Trang chủ' })).toBeVisible()
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Phiếu tháng' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Phiếu tháng')
  for (const code of GeneralCode.options) {
    await tabTo(page, criterion(page, code))
    await page.keyboard.type(points(generalMax[code] - 25))
  }
  await tabTo(page, page.getByRole('button', { name: 'Gửi phiếu' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Phiếu đang chờ .* đánh giá\.$/)).toBeVisible()
  await page.close()
})

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}
