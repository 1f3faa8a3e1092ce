import { newRequestKey } from '@congtam/client/request-key'
import type { SheetId } from '@congtam/core/shared/ids'
import { addMonths, firstDay, Month } from '@congtam/core/shared/period'
import { Points } from '@congtam/core/shared/points'
import { expect } from '@playwright/test'
import type { Office } from './office.ts'

const HEAD = 'truong.motcua.hoaquy'
const OFFICIAL = 'motcua1.hoaquy'
const ADMIN = 'quantri'
const CHAIR = 'chutich.hoaquy'

/** What the addresses of the screens are made of: things of the sample that have something to show. */
interface Things {
  unit: string
  commune: string
  official: string
  ownTask: string
  waitingTask: string
  sheet: string
  submittedSheet: string
  closedSheet: string
  /** A correction that waits to be signed. */
  correction: string
  /** A month that is closed and published. */
  closedMonth: string
  ruleset: string
  yearRuleset: string
  /** A draft of the province's own. */
  ownRuleset: string
  /** A simulation that is done. */
  simulation: string
  /** The quarter and the year that it lies in. */
  quarter: string
  year: string
}

/** A screen of the console, and somebody who has something on it. */
interface Screen {
  name: string
  who: string
  path: (things: Things) => string
}

export const screens: readonly Screen[] = [
  { name: 'the home of an official', who: OFFICIAL, path: () => '/' },
  { name: 'the home of a head', who: HEAD, path: () => '/' },
  { name: 'the home of an administrator', who: ADMIN, path: () => '/' },
  { name: 'the own tasks', who: OFFICIAL, path: () => '/cong-viec' },
  { name: 'an own task', who: OFFICIAL, path: ({ ownTask }) => `/cong-viec?viec=${ownTask}` },
  { name: 'assigning', who: HEAD, path: () => '/giao-viec' },
  { name: 'assessing tasks', who: HEAD, path: () => '/danh-gia-viec' },
  { name: 'a task to assess', who: HEAD, path: ({ waitingTask }) => `/danh-gia-viec?viec=${waitingTask}` },
  { name: 'the own sheet', who: OFFICIAL, path: () => '/phieu-thang' },
  { name: 'a sheet to assess', who: HEAD, path: ({ submittedSheet }) => `/phieu/${submittedSheet}` },
  { name: 'a live explanation', who: OFFICIAL, path: ({ sheet }) => `/phieu/${sheet}?vi-sao=${sheet}&nut=b` },
  { name: 'a published sheet', who: OFFICIAL, path: ({ closedSheet }) => `/phieu/${closedSheet}` },
  {
    name: 'a published explanation',
    who: OFFICIAL,
    path: ({ closedSheet }) => `/phieu/${closedSheet}?vi-sao=${closedSheet}&nut=results`,
  },
  { name: 'the versions of a result', who: OFFICIAL, path: ({ closedSheet }) => `/phieu/${closedSheet}/cac-ban` },
  { name: 'correcting a closed sheet', who: HEAD, path: ({ closedSheet }) => `/phieu/${closedSheet}/dinh-chinh` },
  { name: 'the corrections', who: HEAD, path: () => '/dinh-chinh' },
  { name: 'a correction to sign', who: HEAD, path: ({ correction }) => `/dinh-chinh/${correction}` },
  { name: 'the board of a month', who: HEAD, path: () => '/bang-thang' },
  { name: 'the board of a closed month', who: HEAD, path: ({ closedMonth }) => `/bang-thang?thang=${closedMonth}` },
  { name: 'the board of a quarter', who: HEAD, path: ({ quarter }) => `/ky?ky=${quarter}` },
  { name: 'the board of a year', who: HEAD, path: ({ year }) => `/ky?ky=${year}` },
  {
    name: 'the explanation of a quarter',
    who: HEAD,
    path: ({ quarter, official }) => `/ky?ky=${quarter}&vi-sao-ky=${official}`,
  },
  { name: 'Form 02', who: OFFICIAL, path: ({ official, year }) => `/ho-so/${official}/mau-02?ky=${year}` },
  { name: 'closing a month', who: HEAD, path: () => '/khoa-thang' },
  { name: 'a closed month', who: HEAD, path: ({ closedMonth }) => `/khoa-thang?thang=${closedMonth}` },
  { name: 'the year of an agency', who: CHAIR, path: () => '/xep-loai-nam' },
  { name: 'the year of a room', who: HEAD, path: () => '/xep-loai-nam' },
  { name: 'the own years', who: OFFICIAL, path: () => '/xep-loai-nam' },
  { name: 'the evaluator mirror', who: HEAD, path: () => '/guong-danh-gia' },
  { name: 'the units', who: ADMIN, path: () => '/don-vi' },
  { name: 'a unit', who: HEAD, path: ({ unit }) => `/don-vi/${unit}` },
  { name: 'the import of people', who: ADMIN, path: ({ commune }) => `/don-vi/${commune}/nhap-nguoi` },
  { name: 'the import of grades', who: ADMIN, path: ({ commune }) => `/don-vi/${commune}/nhap-xep-loai` },
  { name: 'the officials', who: HEAD, path: () => '/ho-so' },
  { name: 'an official', who: OFFICIAL, path: ({ official }) => `/ho-so/${official}` },
  { name: 'the catalogues', who: ADMIN, path: () => '/danh-muc' },
  { name: 'a catalogue', who: ADMIN, path: ({ commune }) => `/danh-muc/${commune}` },
  { name: 'the import of a catalogue', who: ADMIN, path: ({ commune }) => `/danh-muc/${commune}/nhap` },
  { name: 'the library of rulesets', who: OFFICIAL, path: () => '/bo-quy-dinh' },
  { name: 'a ruleset', who: OFFICIAL, path: ({ ruleset }) => `/bo-quy-dinh/${ruleset}` },
  { name: 'a yearly ruleset', who: OFFICIAL, path: ({ yearRuleset }) => `/bo-quy-dinh/${yearRuleset}` },
  { name: 'a draft of a ruleset', who: ADMIN, path: ({ ownRuleset }) => `/bo-quy-dinh/${ownRuleset}` },
  { name: 'the editor of a ruleset', who: ADMIN, path: ({ ownRuleset }) => `/bo-quy-dinh/${ownRuleset}/soan` },
  { name: 'two rulesets compared', who: ADMIN, path: ({ ownRuleset }) => `/bo-quy-dinh/${ownRuleset}/so-sanh` },
  { name: 'the simulations', who: ADMIN, path: () => '/mo-phong' },
  { name: 'a new simulation', who: ADMIN, path: () => '/mo-phong/chay-moi' },
  { name: 'the report of a simulation', who: ADMIN, path: ({ simulation }) => `/mo-phong/${simulation}` },
  { name: 'the summary of a simulation', who: HEAD, path: ({ simulation }) => `/mo-phong/${simulation}` },
  { name: 'the accounts', who: ADMIN, path: () => '/tai-khoan' },
  { name: 'the change of a password', who: OFFICIAL, path: () => '/mat-khau' },
  { name: 'an address that leads nowhere', who: OFFICIAL, path: () => '/khong-co-trang-nay' },
]

export async function findThings(office: Office): Promise<Things> {
  const { api: head } = await office.client(HEAD)
  const { api: own } = await office.client(OFFICIAL)
  const { month: present, units } = await head.session.me.query()
  const unit = units[0]?.id ?? missing('a unit')
  const month = Month.parse(present)
  // In the first days of a month the one before it is not closed yet.
  const closedMonth = addMonths(month, -2)
  const sheetIn = async (of: Month) => (await own.sheet.mine.query({ month: of }))[0]?.sheetId ?? missing('a sheet')
  const board = await head.sheet.list.query({ unitId: unit, month })
  const submitted = board.rows.find(({ state }) => state === 'submitted')
  const [ownTask] = (await own.task.list.query({ mine: true, month })).rows
  const [waitingTask] = (await head.task.list.query({ unitId: unit, month, badge: 'waiting' })).rows
  return {
    unit,
    commune: (await head.unit.get.query({ id: unit })).parentId ?? missing('a commune'),
    official: (await own.session.me.query()).officialId ?? missing('an official'),
    ownTask: ownTask?.id ?? missing('a task'),
    waitingTask: waitingTask?.id ?? missing('a delivery'),
    sheet: await sheetIn(month),
    submittedSheet: submitted?.sheetId ?? missing('a submitted sheet'),
    closedSheet: await sheetIn(closedMonth),
    correction: await prepareCorrection(office, await sheetIn(closedMonth)),
    closedMonth,
    quarter: `${closedMonth.slice(0, 4)}-Q${Math.ceil(Number(closedMonth.slice(5)) / 3)}`,
    year: closedMonth.slice(0, 4),
    ...(await findRulesets(office)),
    simulation: await runSimulation(office, closedMonth),
  }
}

/** The sample holds no correction: the head prepares one, as on the screen. */
async function prepareCorrection(office: Office, sheetId: SheetId): Promise<string> {
  const { api } = await office.client(HEAD)
  const { unitId, month, general } = await api.correction.facts.query({ sheetId })
  const { code: criterion, points: from } = general[0] ?? missing('a general criterion')
  const to = Points.parse(from - 25)
  const changes = [{ sheetId, of: 'general' as const, criterion, from, to }]
  const { sha256: waveSha256 } = await api.correction.preview.query({ unitId, month, changes })
  const document = { number: '45/QĐ-UBND', issuedOn: firstDay(month) }
  const reason = { kind: 'clericalError' as const, text: 'Nhập nhầm điểm tiêu chí.', document }
  const { id } = await api.correction.draft.mutate({ key: newRequestKey(), unitId, month, changes, reason, waveSha256 })
  return id
}

/** The sample has no draft of its own: an administrator begins one, as on the screen. */
async function findRulesets(office: Office) {
  const { api } = await office.client(ADMIN)
  const { rows } = await api.ruleset.list.query()
  const ruleset = rows.find(({ id }) => id === 'vn.nd335-2025.staff')?.sha256 ?? missing('the decree')
  const { sha256 } = await api.ruleset.copy.mutate({ key: newRequestKey(), sha256: ruleset, id: 'tinh.chuyen-vien' })
  return {
    ruleset,
    yearRuleset: rows.find(({ form }) => form === 'year')?.sha256 ?? missing('a yearly ruleset'),
    ownRuleset: sha256,
  }
}

/** The sample has no simulation: an administrator tries the decree's own rules, and waits for the report. */
async function runSimulation(office: Office, month: Month): Promise<string> {
  const { api } = await office.client(ADMIN)
  const { unit } = await api.simulation.ground.query({ unitId: null })
  const { rows } = await api.ruleset.list.query()
  const drafts = rows.flatMap(({ id, sha256 }) => (id === 'vn.nd335-2025.staff' ? [sha256] : []))
  const asked = { drafts, from: month, to: month, year: null, unitId: unit.id }
  const { id } = await api.simulation.start.mutate({ key: newRequestKey(), ...asked })
  const stateOf = async () => (await api.simulation.get.query({ id })).state
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('done')
  return id
}

function missing(what: string): never {
  throw new Error(`The sample has not ${what} any more.`)
}
