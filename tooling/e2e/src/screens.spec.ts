import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { desk, type Office, openOffice, phone } from './office.ts'
import { listScreens, type Screen } from './screen-list.ts'

let office: Office
let screens: Screen[]

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  screens = await listScreens(office)
})
test.afterAll(async () => await office?.close())

for (const [words, size] of [
  ['on a desk', desk],
  ['on a phone', phone],
] as const) {
  test(`every screen ${words} is readable for everybody, light and dark, without sideways scrolling`, async () => {
    const found: string[] = []
    for (const { name, who, path } of screens) {
      const page = await office.seat(who, { screen: size })
      await page.goto(path)
      found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`))
      found.push(...office.complaints().map((complaint) => `${name}: ${complaint}`))
      await page.close()
    }
    expect(found).toEqual([])
  })
}

test('the door is readable for everybody and says why it stays shut', async ({ browser }) => {
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

/** What hinders somebody on the page as it stands, in both colour schemes. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await seriousFindings(new AxeBuilder({ page }))
  const wide = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  )
  await page.emulateMedia({ colorScheme: 'dark' })
  // Colours alone differ between the schemes.
  const dark = await seriousFindings(new AxeBuilder({ page }).withRules(['color-contrast']))
  return [
    ...light.map((finding) => `light: ${finding}`),
    ...dark.map((finding) => `dark: ${finding}`),
    ...(wide > 0 ? [`${wide} px wider than the screen`] : []),
  ]
}

async function seriousFindings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')} ${failureSummary ?? ''}`),
    )
}
