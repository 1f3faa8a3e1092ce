import { GeneralCode, generalMax } from '@congtam/core/evaluation/general'
import { Rating } from '@congtam/core/evaluation/sheet'
import {
  CatalogueId,
  OfficialId,
  PostId,
  RequestKey,
  Sha256,
  SheetId,
  TaskId,
  UnitId,
  UserId,
} from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'
import { type Flavour, someMonth } from '../evaluation/testing-history.ts'
import { TENANT } from '../testing.ts'
import { insertPlan } from '../work/plan.ts'

export const MONTH = Month.parse('2026-08')
export const unitId = UnitId.parse('019a0000-0000-7000-8000-000000000001')
const tenantId = TENANT
const uuid = (kind: number, number: number) => `019a0000-0000-7000-8${kind}00-${String(number).padStart(12, '0')}`
const catalogueId = CatalogueId.parse(uuid(2, 1))
const assignerId = OfficialId.parse(uuid(3, 999_999))
const by = { byUserId: UserId.parse('u'), byName: 'Lê Thị Sen', at: new Date('2026-08-20T02:00:00.000Z') }
const sha256 = Sha256.parse('b'.repeat(64))
const dated = { validFrom: Day.parse('2026-01-01'), validTo: null }

/** A unit of so many people, each with a month of any history: everything that can come about, ratings in any order. */
export async function givenMonths(db: Db, random: () => number, flavour: Flavour, people: number): Promise<void> {
  await givenFrame(db)
  const months = Array.from({ length: people }, () => someMonth(random, flavour))
  const person = (number: number) => OfficialId.parse(uuid(3, number))
  const post = (number: number) => PostId.parse(uuid(4, number))
  const sheet = (number: number) => SheetId.parse(uuid(5, number))
  const official = (id: OfficialId) => {
    const name = { fullName: id, folded: '', sortKey: '' }
    return { tenantId, id, staffNumber: id, ...name, serviceClass: 'civilServant' as const }
  }
  await insertMany(db, 'official', [official(assignerId), ...months.map((_, number) => official(person(number)))])
  await insertMany(
    db,
    'post',
    months.map(({ positionClass }, number) => {
      const held = { id: post(number), officialId: person(number), unitId, title: 't', positionClass }
      return { tenantId, ...held, ...dated }
    }),
  )
  await insertMany(
    db,
    'sheet',
    months.map((_, number) => {
      const ids = { id: sheet(number), officialId: person(number), postId: post(number), unitId }
      return { tenantId, ...ids, month: MONTH, state: 'assessed' as const, version: 1 }
    }),
  )
  const ratings = months.flatMap((_, number) =>
    someRatings(random).map((rating, index) => {
      return { tenantId, sheetId: sheet(number), number: index + 1, rating: JSON.stringify(rating), ...by }
    }),
  )
  await insertMany(db, 'rating', ratings)
  const pieces = months.flatMap(({ work }, number) => work.map((piece) => ({ number, piece })))
  const taskId = (place: number) => TaskId.parse(uuid(6, place))
  await insertMany(
    db,
    'task',
    pieces.map(({ number, piece: { task } }, place) => ({
      tenantId,
      id: taskId(place),
      unitId,
      month: MONTH,
      ownerId: person(number),
      postId: post(number),
      assignerId,
      batchKey: RequestKey.parse('019a0000-0000-4000-8000-000000000006'),
      catalogueId,
      catalogueNumber: 1,
      itemCode: 'B.1',
      title: 'Soạn báo cáo',
      product: 'Báo cáo',
      requirement: '',
      quantity: task.quantity,
      coefficient: task.coefficient,
      deadline: task.deadline,
      // What was taken over names the task before it, which a month by itself has not; outside A all the same.
      origin: task.origin === 'planned' ? ('planned' as const) : ('extra' as const),
      takenFromId: null,
      version: 0,
      at: by.at,
    })),
  )
  const events = pieces.flatMap(({ piece: { events } }, place) =>
    events.map(({ number, act }) => {
      return { tenantId, taskId: taskId(place), number, act: JSON.stringify(whole(act)), ...by }
    }),
  )
  await insertMany(db, 'taskEvent', events)
}

/** What the schema of acts asks for and the generator leaves out. */
function whole<Act extends { kind: string }>(act: Act): Act {
  const toTaskId = uuid(6, 1)
  const evidence = [{ kind: 'document', number: '1', issuedOn: '2026-08-20', title: '' }]
  if (act.kind === 'delivered') return { ...act, evidence }
  return act.kind === 'handedOver' ? { ...act, toTaskId } : act
}

/** Up to five of self score, superior's points and sending back, in any order. */
function someRatings(random: () => number): Rating[] {
  const points = () => {
    const given = GeneralCode.options.map((code) => [code, generalMax[code] - Math.floor(random() * 4) * 25])
    return Object.fromEntries(given)
  }
  const choice = () => ({ share: random() < 0.7 ? 'full' : 'half', reason: 'Theo biên bản' })
  return Array.from({ length: Math.floor(random() * 6) }, () => {
    const turn = random()
    if (turn < 0.2) return Rating.parse({ by: 'sentBack', message: 'Bổ sung minh chứng' })
    if (turn < 0.5) return Rating.parse({ by: 'self', general: points(), strengths: '', weaknesses: '' })
    const leadership = random() < 0.5 ? { dd: choice(), e: choice() } : null
    return Rating.parse({ by: 'superior', general: points(), leadership, comment: '' })
  })
}

async function givenFrame(db: Db): Promise<void> {
  await insertMany(db, 'unit', [{ tenantId, id: unitId }])
  const days = { firstDay: Day.parse('2026-08-01'), lastDay: Day.parse('2026-08-31') }
  await insertPlan(db, TENANT, { unitId, month: MONTH, ...days, state: 'open', version: 1 })
  const { byUserId, at } = by
  const content = new Uint8Array([1])
  await insertMany(db, 'file', [{ tenantId, sha256, mediaType: 'x', size: 1, content, byUserId, at }])
  await insertMany(db, 'catalogue', [{ tenantId, id: catalogueId, unitId }])
  const version = { title: 't', decision: 'd', validFrom: MONTH, itemCount: 1, itemsSha256: sha256, fileSha256: sha256 }
  await insertMany(db, 'catalogueVersion', [{ tenantId, catalogueId, number: 1, ...version, byUserId, at }])
  const words = {
    section: 'shared' as const,
    department: null,
    task: 't',
    detail: '',
    product: 'p',
    note: '',
    folded: '',
  }
  const worth = {
    complexityGroup: 'N1' as const,
    frameMin: 0,
    frameMax: 500,
    points: 800,
    coefficient: Thousandths.parse(1600),
  }
  await insertMany(db, 'catalogueItem', [
    { tenantId, catalogueId, number: 1, code: 'B.1', position: 1, ...words, ...worth },
  ])
}
