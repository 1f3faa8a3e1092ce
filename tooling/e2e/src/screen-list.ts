import { addMonths, Month } from '@congtam/core/shared/period'
import type { Office } from './office.ts'

/** A screen of the console, who opens it, and where. */
export interface Screen {
  name: string
  who: string
  path: string
}

const HEAD = 'truong.motcua.hoaquy'
const OFFICIAL = 'motcua1.hoaquy'
const ADMIN = 'quantri'

/** Every screen, each by somebody who has something on it. */
export async function listScreens(office: Office): Promise<Screen[]> {
  const { api: head } = await office.client(HEAD)
  const { api: own } = await office.client(OFFICIAL)
  const { month: present, units } = await head.session.me.query()
  const unitId = units[0]?.id ?? missing('a unit')
  const month = Month.parse(present)
  const before = `thang=${addMonths(month, -2)}`
  const official = (await own.session.me.query()).officialId ?? missing('an official')
  const sheet = (await own.sheet.mine.query({ month }))[0]?.sheetId ?? missing('a sheet')
  const closed = (await own.sheet.mine.query({ month: addMonths(month, -2) }))[0]?.sheetId ?? missing('a closed sheet')
  const board = await head.sheet.list.query({ unitId, month })
  const submitted = board.rows.find(({ state }) => state === 'submitted')?.sheetId ?? missing('a submitted sheet')
  const ownTask = (await own.task.list.query({ mine: true, month })).rows[0]?.id ?? missing('a task')
  const task = (await head.task.list.query({ unitId, month, badge: 'waiting' })).rows[0]?.id ?? missing('a delivery')
  const commune = (await head.unit.get.query({ id: unitId })).parentId ?? missing('a commune')
  const screen = (name: string, who: string, path: string): Screen => ({ name, who, path })
  return [
    screen('home of an official', OFFICIAL, '/'),
    screen('home of a head', HEAD, '/'),
    screen('home of an administrator', ADMIN, '/'),
    screen('own tasks', OFFICIAL, '/cong-viec'),
    screen('an own task', OFFICIAL, `/cong-viec?viec=${ownTask}`),
    screen('assigning', HEAD, '/giao-viec'),
    screen('assessing tasks', HEAD, '/danh-gia-viec'),
    screen('a task to assess', HEAD, `/danh-gia-viec?viec=${task}`),
    screen('own sheet', OFFICIAL, '/phieu-thang'),
    screen('a sheet to assess', HEAD, `/phieu/${submitted}`),
    screen('why, live', OFFICIAL, `/phieu/${sheet}?vi-sao=${sheet}&nut=b`),
    screen('a published sheet with why', OFFICIAL, `/phieu/${closed}?${before}&vi-sao=${closed}&nut=results`),
    screen('board of the month', HEAD, '/bang-thang'),
    screen('board of a published month', HEAD, `/bang-thang?${before}`),
    screen('closing', HEAD, '/khoa-thang'),
    screen('a closed month', HEAD, `/khoa-thang?${before}`),
    screen('units', ADMIN, '/don-vi'),
    screen('a unit', HEAD, `/don-vi/${unitId}`),
    screen('officials', HEAD, '/ho-so'),
    screen('an official', OFFICIAL, `/ho-so/${official}`),
    screen('catalogues', ADMIN, '/danh-muc'),
    screen('a catalogue', ADMIN, `/danh-muc/${commune}`),
    screen('import of a catalogue', ADMIN, `/danh-muc/${commune}/nhap`),
    screen('accounts', ADMIN, '/tai-khoan'),
    screen('change of password', OFFICIAL, '/mat-khau'),
    screen('an address that leads nowhere', OFFICIAL, '/khong-co-trang-nay'),
  ]
}

function missing(what: string): never {
  throw new Error(`The sample has ${what} no more.`)
}
