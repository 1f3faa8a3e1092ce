import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { firstDay, lastDay, Month } from '@congtam/core/shared/period'
import { from as copyFrom } from 'pg-copy-streams'
import { seeded } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { CRITERIA, TASKS } from '../scoring/facts.ts'

export const MONTH = Month.parse('2026-08')
const ROOM = 20
const ROOMS = 20
/** People of an agency: twenty rooms of a head, two deputies and seventeen staff. */
export const AGENCY = ROOM * ROOMS
const AT = '2026-08-20 02:00:00+00'
const SINCE = '2025-07-01'

interface Person {
  official: string
  post: string
  sheet: string
  unit: string
  positionClass: 'head' | 'deputy' | 'staff'
}

/**
 * So many agencies of 400 people with 20 tasks each, as they lie after a month: tasks in the order in which they were given,
 * events in the order in which they happened, a day of everybody's after the other. Their ids are random, as the server makes them.
 */
export async function fillProvince(ground: Ground, agencies: number): Promise<void> {
  const { bare, tenantId } = ground
  const random = seeded(335)
  const units = Array.from({ length: agencies }, () => ({
    id: randomUUID(),
    rooms: Array.from({ length: ROOMS }, () => randomUUID()),
  }))
  const all = units.flatMap(({ id, rooms }) => [id, ...rooms])
  const people = units.flatMap(({ rooms }) => rooms.flatMap((unit) => roomOf(unit)))
  const tasks = people.map(() => Array.from({ length: TASKS }, () => randomUUID()))
  const fill = (table: string, columns: string, rows: Iterable<unknown[]>) => copied(bare, table, columns, rows)
  // The rows are right by construction: foreign keys are not asked one by one.
  await bare.query("set session_replication_role = 'replica'")
  await fill(
    'unit',
    'tenant_id, id',
    mapped(all, (id) => [tenantId, id]),
  )
  await fill(
    'unit_name',
    'tenant_id, unit_id, valid_from, name, folded, sort_key, kind',
    mapped(all, (id) => [tenantId, id, SINCE, `Phòng ${id}`, id, id, 'department']),
  )
  await fill(
    'unit_parent',
    'tenant_id, unit_id, tree, valid_from, parent_id',
    units.flatMap(({ id, rooms }) => [
      [tenantId, id, 'government', SINCE, ground.provinceId],
      ...rooms.map((room) => [tenantId, room, 'government', SINCE, id]),
    ]),
  )
  await fill(
    'plan',
    'tenant_id, unit_id, month, first_day, last_day, state, version',
    mapped(all, (id) => [tenantId, id, MONTH, firstDay(MONTH), lastDay(MONTH), 'open', 1]),
  )
  await fill(
    'official',
    'tenant_id, id, staff_number, full_name, folded, sort_key, service_class',
    mapped(people, ({ official }) => [tenantId, official, official, 'Nguyễn Văn An', 'an', 'an', 'civilServant']),
  )
  await fill(
    'post',
    'tenant_id, id, official_id, unit_id, title, position_class, valid_from',
    mapped(people, (one) => [tenantId, one.post, one.official, one.unit, 'Chuyên viên', one.positionClass, SINCE]),
  )
  await fill(
    'sheet',
    'tenant_id, id, official_id, post_id, unit_id, month, state, version',
    mapped(people, (one) => [tenantId, one.sheet, one.official, one.post, one.unit, MONTH, 'assessed', 3]),
  )
  await fill(
    'rating',
    'tenant_id, sheet_id, number, rating, by_user_id, by_name, at',
    ratingRows(tenantId, people, random),
  )
  await fill(
    'task',
    'tenant_id, id, unit_id, month, owner_id, post_id, assigner_id, batch_key, catalogue_id, catalogue_number, item_code, title, product, requirement, quantity, coefficient, deadline, origin, version, at',
    taskRows(ground, people, tasks, random),
  )
  await fill(
    'task_event',
    'tenant_id, task_id, number, act, by_user_id, by_name, at',
    eventRows(tenantId, tasks, random),
  )
  await bare.query("set session_replication_role = 'origin'")
  await bare.query('vacuum analyze')
}

function roomOf(unit: string): Person[] {
  return Array.from({ length: ROOM }, (_, index) => ({
    official: randomUUID(),
    post: randomUUID(),
    sheet: randomUUID(),
    unit,
    positionClass: index === 0 ? 'head' : index < 3 ? 'deputy' : 'staff',
  }))
}

function* ratingRows(tenantId: number, people: readonly Person[], random: () => number): Generator<unknown[]> {
  const by = ['bench', 'Người đo', AT]
  for (const { sheet, positionClass } of people) {
    const points = (index: number) => (index < 2 ? 400 : 200) + Math.floor(random() * 3) * 25
    const general = Object.fromEntries(CRITERIA.map((code, index) => [code, points(index)]))
    const choice = () => ({ share: random() < 0.8 ? 'full' : 'half', reason: 'Hoàn thành kế hoạch' })
    const leadership = positionClass === 'staff' ? null : { dd: choice(), e: choice() }
    yield [tenantId, sheet, 1, JSON.stringify({ by: 'self', general, strengths: 'Đúng hạn', weaknesses: '' }), ...by]
    yield [tenantId, sheet, 2, JSON.stringify({ by: 'superior', general, leadership, comment: '' }), ...by]
  }
}

function* taskRows(ground: Ground, people: readonly Person[], tasks: readonly string[][], random: () => number) {
  const { tenantId, catalogueId, itemCode } = ground
  const words = [
    'Thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất',
    'Báo cáo thẩm định',
    'Đúng biểu mẫu, đủ chữ ký',
  ]
  for (const [index, { unit, official, post }] of people.entries()) {
    const batch = randomUUID()
    const assigner = people[index - (index % ROOM) + (index % ROOM === 0 ? 1 : 0)]?.official
    for (const [place, id] of (tasks[index] ?? []).entries()) {
      const given = [tenantId, id, unit, MONTH, official, post, assigner, batch, catalogueId, 1, itemCode]
      const origin = random() < 0.93 || place === 0 ? 'planned' : 'extra'
      yield [...given, ...words, QUANTITY, 200 * (1 + Math.floor(random() * 20)), lastDay(MONTH), origin, 2, AT]
    }
  }
}

/** Whole thousands that many share, so that ties and halves are common. */
const QUANTITY = 4000

function* eventRows(tenantId: number, tasks: readonly string[][], random: () => number): Generator<unknown[]> {
  const by = ['bench', 'Người đo', AT]
  const evidence = [{ kind: 'document', number: '15/BC', issuedOn: '2026-08-20', title: 'Báo cáo' }]
  const cause = { document: '12/TB-UBND', reason: 'Mưa lũ' }
  const delivered = JSON.stringify({ kind: 'delivered', quantity: QUANTITY, evidence, note: '' })
  // Most finish nearly all, some much less: every level has people.
  const unfinished = tasks.map(() => random() ** 4)
  for (let place = 0; place < TASKS; place += 1) {
    for (const [person, own] of tasks.entries()) {
      let number = 1
      const row = (act: string) => [tenantId, own[place], number++, act, ...by]
      const isDone = random() >= (unfinished[person] ?? 0)
      const quantity = isDone ? QUANTITY : 1000 * Math.floor(random() * 3)
      yield row(delivered)
      if (quantity === 0) continue
      yield row(JSON.stringify({ kind: 'accepted', quantity }))
      for (const kind of ['qualityFailed', 'deadlineMissed']) {
        for (let times = random() < 0.08 ? 1 + Math.floor(random() * 6) : 0; times > 0; times -= 1) {
          const failed = 1000 * (1 + Math.floor(random() * 4))
          const excused = random() < 0.1 ? cause : null
          yield row(JSON.stringify({ kind, quantity: failed, reason: 'Sai thể thức', cause: excused }))
          if (random() < 0.05) yield row(JSON.stringify({ kind: 'causeConfirmed', of: number - 1, cause }))
        }
      }
    }
  }
}

function* mapped<Item>(items: readonly Item[], row: (item: Item) => unknown[]): Generator<unknown[]> {
  for (const item of items) yield row(item)
}

/** Our texts hold nothing that COPY would read as its own. */
async function copied(bare: Ground['bare'], table: string, columns: string, rows: Iterable<unknown[]>): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), bare.query(copyFrom(`copy ${table} (${columns}) from stdin`)))
}

function* chunks(rows: Iterable<unknown[]>): Generator<string> {
  let text = ''
  for (const row of rows) {
    text += `${row.join('\t')}\n`
    if (text.length > 500_000) {
      yield text
      text = ''
    }
  }
  yield text
}
