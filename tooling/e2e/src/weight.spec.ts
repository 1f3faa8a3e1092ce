import { gzipSync } from 'node:zlib'
import { expect, type Response, test } from '@playwright/test'
import { type Office, openOffice, phone, settled } from './office.ts'

/** What scripts and styles of the first useful screen may weigh, packed: a slow line in a commune takes a second for it. */
const FIRST_SCREEN_BYTES = 200_000

let office: Office
test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
})
test.afterAll(async () => await office?.close())

test('the home screen comes with at most 200 kB of scripts and styles, packed', async ({ browser }) => {
  const signedIn = await office.seat('motcua1.hoaquy', phone)
  // A second profile with the same session has nothing in its cache.
  const context = await browser.newContext({
    baseURL: office.server.url,
    storageState: await signedIn.context().storageState(),
  })
  const page = await context.newPage()
  const loaded: Response[] = []
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) loaded.push(response)
  })
  await page.goto('/')
  await page.getByRole('region', { name: 'Đang chờ bạn' }).waitFor()
  await settled(page)
  const sizes = await Promise.all(
    loaded.map(async (response) => {
      const { responseBodySize } = await response.request().sizes()
      return { packed: gzipSync(await response.body(), { level: 9 }).byteLength, sent: responseBodySize }
    }),
  )
  const packed = sizes.reduce((sum, size) => sum + size.packed, 0)
  const sent = sizes.reduce((sum, size) => sum + size.sent, 0)
  process.stdout.write(`first screen: ${loaded.length} files, ${packed} bytes packed, ${sent} sent\n`)
  expect(packed).toBeGreaterThan(50_000)
  expect(packed).toBeLessThanOrEqual(FIRST_SCREEN_BYTES)
  expect(sent).toBeLessThanOrEqual(packed)
  await context.close()
})
