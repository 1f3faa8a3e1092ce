import { expect, type Page, test } from '@playwright/test'
import { type Office, openOffice, settled, visit } from './office.ts'

/** A province makes its own rules out of the decree's: prepared by the administrator, put into force by the chairman. */
test.describe.configure({ mode: 'serial' })

const CODE = 'tinh.chuyen-vien'
const TITLE = 'Quy định của tỉnh: công chức không giữ chức vụ'

let office: Office

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
})
test.afterAll(async () => await office?.close())
test.afterEach(() => expect(office.complaints()).toEqual([]))

test('an administrator copies the decree’s rules, changes one thing and has it tested', async () => {
  const page = await office.seat('quantri')
  await visit(page, 'Bộ quy định')
  await page.getByRole('searchbox', { name: 'Tìm theo tên' }).fill('nghi dinh 335')
  await page.getByRole('link', { name: /công chức không giữ chức vụ lãnh đạo/ }).click()
  await page.getByRole('button', { name: 'Sao thành bộ của tỉnh' }).click()
  await page.getByLabel('Mã bộ quy định của tỉnh').fill(CODE)
  await page.getByRole('button', { name: 'Tạo bản thảo' }).click()
  await page.getByRole('heading', { level: 1, name: /^Soạn:/ }).waitFor()
  await page.getByRole('group', { name: 'Tên', exact: true }).getByLabel('Tiếng Việt').fill(TITLE)

  await contradictTheDecree(page)
  await page.getByRole('button', { name: 'Lưu bản thảo' }).click()
  await page.getByRole('heading', { level: 1, name: `Soạn: ${TITLE}` }).waitFor()
  await page.getByRole('link', { name: 'Xem bản đã lưu' }).click()
  await page.getByRole('button', { name: 'Kiểm tra để ban hành' }).click()
  await page.getByRole('button', { name: 'Xác nhận kiểm tra đạt' }).click()
  await expect(page.getByText('Đã kiểm tra', { exact: true }).first()).toBeVisible()

  // Who prepares the rules is not who puts them into force.
  await expect(page.getByRole('button', { name: 'Ban hành', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('button', { name: 'Ban hành', exact: true })).toHaveAccessibleDescription(/\S/)
  await page.getByRole('link', { name: 'So với quy định gốc' }).click()
  await expect(page.getByRole('cell', { name: TITLE })).toBeVisible()
  await page.close()
})

test('the chairman of the province puts it into force, and the library says so', async () => {
  const page = await office.seat('chutich.tinh')
  await visit(page, 'Bộ quy định')
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click()
  await page.getByRole('button', { name: 'Ban hành và áp dụng' }).click()
  await expect(page.getByRole('alert')).toContainText('Điền số, ký hiệu quyết định.')
  await page.getByLabel('Số, ký hiệu quyết định').fill('45/2026/QĐ-UBND')
  await page.getByLabel('Ngày ký').fill('2026-11-20')
  await page.getByLabel('Người ký').fill('Lê Ngọc Thơm, Chủ tịch UBND tỉnh')
  await page.getByRole('textbox', { name: 'Lý do' }).fill('Chỉ đổi tên gọi, không đổi cách tính.')
  await page.getByRole('button', { name: 'Ban hành và áp dụng' }).click()
  await expect(page.getByText('Đã ban hành', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/Ban hành theo 45\/2026\/QĐ-UBND/)).toBeVisible()
  await visit(page, 'Bộ quy định')
  await settled(page)
  await expect(page.getByRole('row', { name: TITLE })).toContainText('Đã ban hành')
  await page.close()
})

test('what is in force is read and written by nobody, whatever address they type', async () => {
  for (const who of ['quantri', 'chutich.tinh', 'kinhte1.hoaquy']) {
    const page = await office.seat(who)
    await visit(page, 'Bộ quy định')
    await page.getByRole('link', { name: TITLE }).click()
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await page.goto(`${new URL(page.url()).pathname}/soan`)
    await expect(page.getByRole('link', { name: 'Xem bộ quy định' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Lưu bản thảo' })).toHaveCount(0)
    await page.close()
  }
})

/** More points than the decree gives are found at once, at their place, and are gone when they are taken back. */
async function contradictTheDecree(page: Page): Promise<void> {
  await page.getByText('Tiêu chí', { exact: true }).click()
  await page.getByText('Tiêu chí chung', { exact: true }).first().click()
  const item = page.getByText(/^Phẩm chất chính trị/).first()
  await item.click()
  const most = page.getByLabel('Điểm tối đa').first()
  await expect(most).toHaveValue('5')
  await most.fill('6')
  const found = page.getByRole('complementary', { name: 'Xem xét bản này' })
  await expect(found.getByText('Tổng điểm các tiêu chí vượt thang điểm.')).toBeVisible()
  await expect(found.getByText('Đổi một tiêu chí mà quy định gốc không mở.')).toBeVisible()
  await most.fill('600')
  await expect(found.getByText('Điểm tối đa: điền số từ 0 đến 100.')).toBeVisible()
  await most.fill('5')
  await expect(found.getByText('Không có mâu thuẫn hay khoảng trống nào.')).toBeVisible()
}
