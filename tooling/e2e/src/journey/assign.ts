import type { Client } from '@congtam/client/client'
import { addMonths } from '@congtam/core/shared/period'
import { expect, type Page } from '@playwright/test'
import { type Office, visit } from '../office.ts'
import { HEAD, LEAD, nameOf, type Room, STAFF } from './room.ts'

type Items = Awaited<ReturnType<Client['api']['catalogue']['items']['query']>>['rows']
type Item = Items[number]

export interface GivenTask {
  id: Awaited<ReturnType<Client['api']['task']['get']['query']>>['id']
  title: string
}

/** The tasks of the official whose month is followed, by what becomes of them. */
export interface Given {
  delivered: GivenTask
  late: GivenTask
  handedOver: GivenTask
}

/** The head of the room gives three products to four people: one row is wrong first, all are taken back once, then given. */
export async function assignWork(office: Office, room: Room): Promise<Given> {
  const [first, second, third] = await chooseItems(office, room)
  const page = await office.seat(HEAD)
  await visit(page, 'Giao việc')
  await collect(page, room, first, { quantity: '3', deadline: room.lastDay })
  await collect(page, room, second, { quantity: '2', deadline: room.firstDay })
  await collect(page, room, third, { quantity: '2', deadline: room.today })
  const count = 3 * STAFF.length
  await refuseOneWrongRow(page, room, first, count)
  await send(page, count)
  await page.getByRole('button', { name: 'Thu hồi' }).click()
  await expect(page.getByRole('heading', { name: `3. Danh sách sẽ giao (${count})` })).toBeVisible()
  expect(await tasksOf(office, room, LEAD, [first, second, third])).toEqual([])
  await send(page, count)
  await page.close()
  const [delivered, late, handedOver] = await tasksOf(office, room, LEAD, [first, second, third])
  if (!delivered || !late || !handedOver) throw new Error('Not every task was given.')
  return { delivered, late, handedOver }
}

/** Three products of the list in force that nobody in the room has yet, each with a name of its own. */
async function chooseItems(office: Office, room: Room): Promise<[Item, Item, Item]> {
  const { api } = await office.client(HEAD)
  const { unitId, month } = room
  const { rows: items } = await api.catalogue.items.query({ unitId, month, section: 'shared' })
  const { rows: tasks } = await api.task.list.query({ unitId, month })
  const chosen: Item[] = []
  for (const item of items) {
    const taken = [...chosen.map(({ task }) => task), ...tasks.map(({ title }) => title)]
    if (!taken.some((title) => title.includes(item.task) || item.task.includes(title))) chosen.push(item)
  }
  const [first, second, third] = chosen
  if (!first || !second || !third) throw new Error('The list has too few products that nobody was given.')
  return [first, second, third]
}

async function tasksOf(office: Office, room: Room, username: string, items: readonly Item[]): Promise<GivenTask[]> {
  const { api } = await office.client(username)
  const { rows } = await api.task.list.query({ mine: true, month: room.month })
  const standing = rows.filter(({ progress }) => progress.ended === null)
  return items.flatMap((item) => standing.filter(({ itemCode }) => itemCode === item.code))
}

/** One product for everybody on the room's staff. */
async function collect(page: Page, room: Room, item: Item, how: { quantity: string; deadline: string }): Promise<void> {
  await page.getByRole('searchbox', { name: 'Tìm sản phẩm' }).fill(item.code)
  const products = page.getByRole('list', { name: 'Sản phẩm trong danh mục' })
  await products.getByRole('radio', { name: ` · ${item.code} · ` }).check()
  for (const username of STAFF) await page.getByRole('checkbox', { name: nameOf(room, username) }).check()
  await page.getByLabel('Số lượng', { exact: true }).fill(how.quantity)
  await page.getByLabel('Hạn', { exact: true }).fill(how.deadline)
  await page.getByRole('button', { name: `Thêm ${STAFF.length} việc vào danh sách` }).click()
}

/** A deadline outside the plan keeps everything from being given, and is said in its own row. */
async function refuseOneWrongRow(page: Page, room: Room, { task }: Item, count: number): Promise<void> {
  const deadline = page.getByLabel(`Hạn: ${task}, ${nameOf(room, LEAD)}`)
  await deadline.fill(`${addMonths(room.month, 1)}-15`)
  await preview(page, count)
  const panel = page.getByRole('dialog')
  const person = panel.getByRole('region', { name: nameOf(room, LEAD) })
  await expect(person.getByText(/^Hạn \S+ nằm ngoài kế hoạch/)).toBeVisible()
  await expect(panel.getByText('Có 1 việc cần sửa, nên chưa giao được việc nào.')).toBeVisible()
  await expect(panel.getByRole('button', { name: `Giao ${count} việc` })).toBeDisabled()
  await panel.getByRole('button', { name: 'Quay lại sửa' }).click()
  await deadline.fill(room.lastDay)
}

async function preview(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: `Xem trước ${count} việc cho ${STAFF.length} người` }).click()
}

async function send(page: Page, count: number): Promise<void> {
  await preview(page, count)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Giao ${count} việc` })
    .click()
  await expect(page.getByText(`Đã giao ${count} việc cho ${STAFF.length} người.`)).toBeVisible()
}
