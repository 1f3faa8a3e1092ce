import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { desk, type Office, openOffice, phone, settled } from './office.ts'
import { findThings, screens } from './screen-list.ts'

// No screen changes anything, so each worker looks at half of them in an office of its own.
test.describe.configure({ mode: 'parallel' })

let office: Office
let things: Awaited<ReturnType<typeof findThings>>

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  things = await findThings(office)
})
test.afterAll(async () => await office?.close())

for (const { name, who, path } of screens) {
  test(`${name} can be read by everybody, on a desk and on a phone, light and dark`, async () => {
    for (const screen of [desk, phone]) {
      const page = await office.seat(who, screen)
      await page.goto(path(things))
      expect(await faultsOf(page)).toEqual([])
      expect(office.complaints()).toEqual([])
      await page.close()
    }
  })
}

test('the door can be read by everybody and says why it stays shut', async ({ browser }) => {
  for (const viewport of [desk, phone]) {
    const page = await browser.newPage({ baseURL: office.server.url, viewport })
    await page.goto('/')
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Tên đăng nhập').fill('motcua1.hoaquy')
    await page.getByLabel('Mật khẩu', { exact: true }).fill('khong-phai-mat-khau')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await expect(page.getByRole('alert')).toContainText('Tên đăng nhập hoặc mật khẩu không đúng')
    expect(await faultsOf(page)).toEqual([])
    await page.close()
  }
})

test('no screen of the console is left out, and a planted fault is found', async () => {
  const text = readFileSync(new URL('../../../apps/console/src/paths.ts', import.meta.url), 'utf8')
  const addresses = [...text.matchAll(/^ {2}\w+: '(\/[^']*)',$/gm)].map(([, address = '']) => address)
  const shown = ['/dang-nhap', ...screens.map(({ path }) => path(things).replace(/\?.*/, ''))]
  const isShown = (address: string) =>
    shown.some((one) => new RegExp(`^${address.replace(/\$\w+/g, '[^/]+')}$`).test(one))
  expect(addresses.length).toBeGreaterThan(15)
  expect(addresses.filter((address) => !isShown(address))).toEqual([])

  const page = await office.seat('motcua1.hoaquy')
  await settled(page)
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
    '<p style="color: #888; background: #999">Chữ khó đọc</p><p style="width: 3000px">Dòng quá rộng</p>')`)
  expect(await faultsOf(page)).toEqual([
    expect.stringContaining('light: color-contrast'),
    expect.stringContaining('dark: color-contrast'),
    expect.stringMatching(/px wider than the screen$/),
  ])
  await page.close()
})

/** What hinders somebody on the page as it stands: serious findings in both colour schemes, and sideways scrolling. */
async function faultsOf(page: Page): Promise<string[]> {
  await settled(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await seriousFindings(page)
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  // Between the schemes nothing differs but the colours.
  const dark = await seriousFindings(page, ['color-contrast'])
  return [
    ...light.map((finding) => `light: ${finding}`),
    ...dark.map((finding) => `dark: ${finding}`),
    ...(Number(beyond) > 0 ? [`${beyond} px wider than the screen`] : []),
  ]
}

/** `rules`: those alone; without, all of them. */
async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({
    resultTypes: ['violations'],
    ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
  })
  // Where a page has no frames, nothing has to be gathered in a second page.
  const { violations } = await builder.setLegacyMode().analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target} ${failureSummary}`),
  )
}
