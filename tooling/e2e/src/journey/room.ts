import type { Client } from '@congtam/client/client'
import type { Month } from '@congtam/core/shared/period'
import type { Office } from '../office.ts'

export const HEAD = 'truong.motcua.hoaquy'
export const DEPUTY = 'pho.motcua.hoaquy'
/** The official whose month the journey follows. */
export const LEAD = 'motcua1.hoaquy'
export const TAKER = 'motcua2.hoaquy'
export const CHAIR = 'chutich.hoaquy'
export const STAFF = [LEAD, TAKER, 'motcua3.hoaquy', 'motcua4.hoaquy']
export const PEOPLE = [HEAD, DEPUTY, ...STAFF]

/** The smallest room of the sample's commune in the month that runs. */
export interface Room {
  unitId: Awaited<ReturnType<Client['api']['unit']['get']['query']>>['id']
  month: Month
  today: string
  /** The plan of the month, from the first day to the last. */
  firstDay: string
  lastDay: string
  names: ReadonlyMap<string, string>
}

export async function findRoom(office: Office): Promise<Room> {
  const head = await office.client(HEAD)
  const { units, month, today } = await head.api.session.me.query()
  const [unit] = units
  if (!unit) throw new Error(`${HEAD} leads no unit.`)
  const { plan } = await head.api.plan.get.query({ unitId: unit.id, month })
  if (!plan) throw new Error(`${unit.name} has no plan of ${month}.`)
  const names = new Map<string, string>()
  for (const username of [...PEOPLE, CHAIR]) {
    const { api } = await office.client(username)
    names.set(username, (await api.session.me.query()).name)
  }
  const { firstDay, lastDay } = plan
  return { unitId: unit.id, month, today, firstDay, lastDay, names }
}

export function nameOf(room: Room, username: string): string {
  const name = room.names.get(username)
  if (!name) throw new Error(`${username} is not of the room.`)
  return name
}

/** The sheet of one of the room's people. */
export async function sheetIdOf(office: Office, room: Room, username: string) {
  const { api } = await office.client(username)
  const [sheet] = await api.sheet.mine.query({ month: room.month })
  if (!sheet) throw new Error(`${username} has no sheet of ${room.month}.`)
  return sheet.sheetId
}

export async function sheetOf(office: Office, room: Room, username: string) {
  const { api } = await office.client(username)
  return await api.sheet.get.query({ id: await sheetIdOf(office, room, username) })
}
