import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { catalogueWorkbook } from '@congtam/sample/workbook'
import { expect, type Page } from '@playwright/test'
import { type Office, visit } from '../office.ts'
import { mistakenWorkbook } from './mistaken-workbook.ts'

const real = fileURLToPath(new URL('../../../../../shared/data/catalogue-qd283-2026.xlsx', import.meta.url))
const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The commune's real workbook where it is at hand, else the sample's own, which the first start has in force already. */
function workbook() {
  if (existsSync(real)) return { buffer: readFileSync(real), items: 371, version: 2, isNew: true }
  process.stdout.write('The real workbook is not at ../shared: importing the one of the sample.\n')
  return { buffer: Buffer.from(catalogueWorkbook()), items: 98, version: 1, isNew: false }
}

/** A province admin imports the commune's workbook: looks at the dry run, adopts it, and finds that twice changes nothing. */
export async function importCatalogue(office: Office): Promise<void> {
  const { buffer, items, version, isNew } = workbook()
  const page = await office.seat('quantri')
  await visit(page, 'Danh mục')
  await page.getByRole('button', { name: 'Nhập danh mục' }).click()
  await page.getByRole('textbox', { name: 'Tìm xã, phường' }).fill('hoa quy')
  await page.getByRole('button', { name: /^UBND xã Hóa Quỳ/ }).click()

  await choose(page, 'hong.xlsx', buffer.subarray(0, buffer.length / 2))
  await expect(page.getByRole('alert')).toContainText('Tệp bị cắt hoặc hỏng nên không đọc được.')
  await choose(page, 'trung-ma.xlsx', mistakenWorkbook('sheet3', 'DC.02', 'DC.01'))
  await refusesRow(page)
  await page.getByRole('button', { name: 'Chọn tệp khác' }).click()

  await choose(page, 'danh-muc.xlsx', buffer)
  await expect(page.getByText(`Đọc được ${items} sản phẩm, không có lỗi.`)).toBeVisible()
  await expect(page.getByText('Đã kiểm tra danh-muc.xlsx. Chưa ghi gì vào hệ thống.')).toBeVisible()
  await adopt(page, items)
  await expect(
    page.getByText(isNew ? `Đã nhập thành phiên bản ${version}, áp dụng từ` : 'không có gì thay đổi'),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
  await choose(page, 'danh-muc.xlsx', buffer)
  await adopt(page, items)
  await expect(page.getByText(`Tệp này giống hệt phiên bản ${version}; không có gì thay đổi.`)).toBeVisible()
  await page.getByRole('link', { name: 'Xem danh mục' }).click()
  await expect(page.getByText(`Phiên bản ${version} theo`)).toContainText(`${items} sản phẩm`)
  await page.close()
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Thả tệp .xlsx vào đây').setInputFiles({ name, mimeType, buffer })
}

/** A mistake is shown at its sheet and cell with what is wrong and what to do, and nothing is taken over. */
async function refusesRow(page: Page): Promise<void> {
  await expect(page.getByText(/^Có 1 lỗi ở 1 dòng/)).toBeVisible()
  const row = page.getByRole('table', { name: 'Điều cần xem trong tệp' }).getByRole('row').nth(1)
  const [sheet, before] = ['PL III - Dung chung', 'Mã này đã dùng ở PL III - Dung chung · B5.']
  await expect(row.getByRole('cell')).toHaveText(['Lỗi', sheet, 'B6', 'DC.01', before, /đổi mã hoặc xoá dòng trùng/])
  const adopting = page.getByRole('button', { name: /^Nhập \d+ sản phẩm$/ })
  await expect(adopting).toHaveAttribute('aria-disabled', 'true')
  await expect(adopting).toHaveAccessibleDescription(/\S/)
}

async function adopt(page: Page, items: number): Promise<void> {
  await page.getByRole('button', { name: `Nhập ${items} sản phẩm` }).click()
  await expect(page.getByRole('alert')).toContainText('Nhập số quyết định')
  await page.getByLabel('Số quyết định').fill('283/QĐ-UBND')
  await page.getByRole('button', { name: `Nhập ${items} sản phẩm` }).click()
}
