import { type Client, createClient } from '@congtam/client/client'
import type { Month } from '@congtam/core/shared/period'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { type Server, startServer } from './server.ts'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }

/** The server with the people of the sample at their screens. */
export interface Office {
  server: Server
  /** A page on which the person has signed in as people do; the same browser profile each time. */
  seat(username: string, screen?: typeof desk): Promise<Page>
  /** The person's session for what other systems would do, without a browser. */
  client(username: string): Promise<Client>
  /** What the browser's console and pages complained of since it was last asked. */
  complaints(): string[]
  close(): Promise<void>
}

/** A refused request is an answer, and a lost network is what a story asks for; both are told to people in the page. */
const expected = /Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED)/

export async function openOffice(browser: Browser, kind: string): Promise<Office> {
  const server = await startServer(kind)
  const contexts = new Map<string, BrowserContext>()
  const clients = new Map<string, Client>()
  const heard: string[] = []

  function listen(page: Page) {
    page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) heard.push(`${page.url()}: ${message.text()}`)
    })
  }

  return {
    server,
    async seat(username, screen = desk) {
      const place = `${username} ${screen.width}`
      const known = contexts.get(place)
      if (known) {
        const page = await known.newPage()
        await page.goto('/')
        return page
      }
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: screen,
        hasTouch: screen === phone,
      })
      contexts.set(place, context)
      context.on('page', listen)
      const page = await context.newPage()
      await signIn(page, username, passwordOf(server, username))
      return page
    },
    async client(username) {
      const known = clients.get(username)
      if (known) return known
      const client = createClient({ url: server.url, language: 'vi' })
      await client.signIn(username, passwordOf(server, username))
      clients.set(username, client)
      return client
    },
    complaints: () => heard.splice(0),
    async close() {
      // Where a test was cut off its pages are gone already; the server must end all the same.
      await Promise.allSettled([...contexts.values()].map((context) => context.close()))
      await server.stop()
    },
  }
}

export function passwordOf(server: Server, username: string): string {
  const password = server.passwords.get(username)
  if (!password) throw new Error(`The start printed no password for ${username}.`)
  return password
}

async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { level: 1, name: 'Trang chủ' }).waitFor()
}

/** Follows the console's own navigation; on a phone what does not fit in the bar is behind "more". */
export async function visit(page: Page, screen: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Điều hướng' })
  const more = navigation.getByRole('button', { name: 'Thêm' })
  const link = navigation.getByRole('link', { name: screen, exact: true })
  if (!(await link.isVisible()) && (await more.isVisible())) await more.click()
  await link.click()
}

/** Waits until the screen is drawn and nothing in it changes any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect(page.getByText('Đang tải…')).toHaveCount(0)
  let before = ''
  async function isStill() {
    const now = await page.content()
    const isSame = now === before
    before = now
    return isSame
  }
  await expect.poll(isStill, { intervals: [200] }).toBe(true)
}

/** Points in hundredths as the console writes them. */
export function points(value: number): string {
  return (value / 100).toLocaleString('vi-VN', { maximumFractionDigits: 2 })
}

/** `2026-11` as the console writes it. */
export function monthText(month: Month): string {
  return `${Number(month.slice(5))}/${month.slice(0, 4)}`
}
