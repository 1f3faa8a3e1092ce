import { identity } from '@congtam/core/shared/canonical'
import { dayAt, firstDay, lastDay } from '@congtam/core/shared/period'
import { decideAct, momentOf } from '@congtam/core/work/task-flow'
import { progressOf } from '@congtam/core/work/task-progress'
import { describe, expect, test } from 'vitest'
import { catalogueItems } from './catalogue.ts'
import type { Member } from './commune.ts'
import { type CommunePage, province, type SampleSettings } from './province.ts'

const now = new Date('2026-11-21T03:00:00Z')
const pagesOf = (settings: Partial<SampleSettings> = {}) => [...province({ now, ...settings })]
const communesOf = (settings: Partial<SampleSettings> = {}) =>
  pagesOf(settings).filter((page): page is CommunePage => page.kind === 'commune')
const membersOf = ({ commune }: CommunePage): Member[] =>
  [commune.body, ...commune.rooms].flatMap(({ members }) => members)
/** Dates are told apart from text only by what they say. */
const bytesOf = (pages: unknown) => identity(JSON.parse(JSON.stringify(pages)))

const [hoaQuy] = communesOf()
if (!hoaQuy) throw new Error('No commune.')
const everyMonth = hoaQuy.months
const everyWork = everyMonth.flatMap(({ plan, work }) => work.map((each) => ({ plan, ...each })))

function followsTheRules(works: typeof everyWork) {
  for (const { plan, task, events } of works) {
    const open = { ...plan, state: 'open' as const }
    for (const [index, event] of events.entries()) {
      decideAct(momentOf(task, events.slice(0, index), open, dayAt(new Date(event.at))), event.act)
    }
  }
}

describe('the same seed gives the same bytes', () => {
  test('down to the last one', () => expect(bytesOf(pagesOf({ people: 80 }))).toBe(bytesOf(pagesOf({ people: 80 }))))
  test('and another seed gives others', () => expect(bytesOf(pagesOf({ seed: 'khác' }))).not.toBe(bytesOf(pagesOf())))
  test('whatever the size of the province', () => {
    const [alone] = communesOf()
    const [first] = communesOf({ people: 74 })
    expect(bytesOf(first)).toBe(bytesOf(alone))
  })
  test('which change only with this package: a ruleset changes what is published, not what happened', () => {
    const told = pagesOf().map((page) =>
      page.kind === 'province' ? page : { ...page, months: page.months.map(({ close: _, ...month }) => month) },
    )
    expect(bytesOf(told)).toMatchInlineSnapshot(`"f35a3bf249338637fbca2b2c8a6614c513918e53d1c961cb73d0600662df44ad"`)
  })
})

describe('one commune', () => {
  test('is Hóa Quỳ with its four rooms and 37 people', () => {
    expect(hoaQuy.commune.body.name).toMatchObject({ name: 'UBND xã Hóa Quỳ', code: '16186' })
    expect(hoaQuy.commune.rooms.map(({ name }) => name.name)).toEqual([
      'Văn phòng HĐND và UBND',
      'Phòng Kinh tế',
      'Phòng Văn hóa - Xã hội',
      'Trung tâm Phục vụ hành chính công',
    ])
    expect(membersOf(hoaQuy)).toHaveLength(37)
  })
  test('has one head in each unit, and two deputy chairs', () => {
    for (const unit of [hoaQuy.commune.body, ...hoaQuy.commune.rooms]) {
      expect(unit.members.filter(({ post }) => post.positionClass === 'head')).toHaveLength(1)
    }
    expect(hoaQuy.commune.body.members.filter(({ post }) => post.positionClass === 'deputy')).toHaveLength(2)
  })
  test('has every post inside one of its units, and every name, number and sign-in name once', () => {
    const unitIds = [hoaQuy.commune.body, ...hoaQuy.commune.rooms].map(({ id }) => id)
    const posts = [...membersOf(hoaQuy).map(({ post }) => post), ...hoaQuy.commune.posts]
    expect(posts.filter(({ unitId }) => !unitIds.includes(unitId))).toEqual([])
    const once = (values: unknown[]) => expect(new Set(values).size).toBe(values.length)
    once(membersOf(hoaQuy).map(({ official }) => official.fullName))
    once(membersOf(hoaQuy).map(({ official }) => official.staffNumber))
    once(membersOf(hoaQuy).map(({ account }) => account.username))
  })
  test('remembers who sat elsewhere before, without a day in two posts', () => {
    expect(hoaQuy.commune.posts).toHaveLength(2)
    for (const earlier of hoaQuy.commune.posts) {
      const present = membersOf(hoaQuy).find(({ post }) => post.officialId === earlier.officialId)?.post
      expect(earlier.validTo !== null && present && earlier.validTo < present.validFrom).toBe(true)
    }
  })
})

describe('the work', () => {
  test('has one owner for each task, who is never who assigned it', () => {
    expect(new Set(everyWork.map(({ task }) => task.id)).size).toBe(everyWork.length)
    expect(everyWork.filter(({ task }) => task.ownerId === task.assignerId)).toEqual([])
  })
  test('is evaluated by somebody else than its owner', () => {
    const accountOf = new Map(membersOf(hoaQuy).map(({ account }) => [account.officialId, account.userId]))
    const evaluations = everyWork.flatMap(({ task, events }) =>
      events
        .filter(({ act }) => ['accepted', 'returned', 'qualityFailed', 'deadlineMissed'].includes(act.kind))
        .filter(({ byUserId }) => byUserId === accountOf.get(task.ownerId)),
    )
    expect(evaluations).toEqual([])
  })
  test('keeps the coefficient of the catalogue, points / 5', () => {
    for (const { task } of everyWork) {
      const item = catalogueItems.find(({ code }) => code === task.itemCode)
      expect(task.coefficient * 5).toBe((item?.points ?? 0) * 10)
    }
  })
  test('is due within its month and was given before it was done', () => {
    for (const { plan, task, at, events } of everyWork) {
      expect(task.deadline >= plan.firstDay && task.deadline <= plan.lastDay).toBe(true)
      const instants = [at.toISOString(), ...events.map((event) => event.at)]
      expect(instants).toEqual(instants.toSorted())
      expect(new Set(events.map((event) => event.at)).size).toBe(events.length)
      expect(instants.at(-1) !== undefined && (instants.at(-1) ?? '') <= now.toISOString()).toBe(true)
    }
  })
  test('went as the rules of the product allow, act by act', () => followsTheRules(everyWork))
  test('goes wrong in every way that real work does', () => {
    const kinds = new Set(
      communesOf({ people: 148 }).flatMap(({ months }) =>
        months.flatMap(({ work }) => work.flatMap(({ events }) => events.map(({ act }) => act.kind))),
      ),
    )
    expect([...kinds].sort()).toEqual([
      'accepted',
      'causeConfirmed',
      'deadlineMissed',
      'delivered',
      'extensionAsked',
      'extensionDecided',
      'handedOver',
      'obstacleReported',
      'qualityFailed',
      'returned',
    ])
  })
  test('goes on with somebody else after a hand-over, in the same quantity', () => {
    const work = communesOf({ people: 148 }).flatMap(({ months }) => months.flatMap((month) => month.work))
    const taken = work.filter(({ task }) => task.origin === 'takenOver')
    expect(taken.length).toBeGreaterThan(0)
    for (const { task } of taken) {
      const source = work.find((each) => each.task.id === task.takenFromId)
      expect(source && progressOf(source.task, source.events).handedOverTo).toBe(task.id)
      expect(source?.task.quantity).toBe(task.quantity)
      expect(source?.task.ownerId).not.toBe(task.ownerId)
    }
  })
})

describe('the months', () => {
  test('before this one are closed with a result for everybody, and this one is open', () => {
    expect(everyMonth.map(({ plan }) => [plan.month, plan.state])).toEqual(
      ['2026-09', '2026-10', '2026-11'].flatMap((month) =>
        Array.from({ length: 5 }, () => [month, month === '2026-11' ? 'open' : 'closed']),
      ),
    )
    const closed = everyMonth.filter(({ close }) => close)
    expect(closed.flatMap(({ close }) => close?.results ?? [])).toHaveLength(2 * 37)
    expect(
      closed.flatMap(({ close }) => close?.results ?? []).filter(({ status }) => status === 'notScored'),
    ).toHaveLength(1)
    for (const { sheets } of closed) for (const { sheet } of sheets) expect(sheet.state).toBe('closed')
  })
  test('that are published have scores as different as people are', () => {
    const totals = everyMonth.flatMap(({ close }) => close?.results ?? []).flatMap(({ total }) => total ?? [])
    expect(Math.min(...totals)).toBeLessThan(80_00)
    expect(Math.max(...totals)).toBeLessThanOrEqual(100_00)
    expect(new Set(totals).size).toBeGreaterThan(30)
  })
  test('leave work waiting for everybody in the one that runs', () => {
    const running = everyMonth.filter(({ plan }) => plan.state === 'open')
    for (const { work, sheets } of running) {
      const progress = work.map(({ task, events }) => progressOf(task, events))
      expect(progress.some(({ open, ended }) => open > 0 && !ended)).toBe(true)
      expect(sheets.some(({ sheet }) => sheet.state === 'submitted')).toBe(true)
    }
    for (const { work } of running) {
      const progress = work.map(({ task, events }) => progressOf(task, events))
      expect(progress.some(({ waiting }) => waiting > 0)).toBe(true)
      expect(progress.some(({ extensionAsked }) => extensionAsked !== null)).toBe(true)
    }
  })
  test.each(['2026-12-01T01:30:00Z', '2026-09-04T02:00:00Z', '2026-02-01T02:00:00Z', '2026-01-01T00:00:00Z'])(
    'are there at %s, and end with the one that runs',
    (instant) => {
      const [page] = communesOf({ now: new Date(instant) })
      const months = [...new Set(page?.months.map(({ plan }) => plan.month))]
      followsTheRules(page?.months.flatMap(({ plan, work }) => work.map((each) => ({ plan, ...each }))) ?? [])
      expect(months.at(-1)).toBe(dayAt(new Date(instant)).slice(0, 7))
      expect(months.every((month) => firstDay(month) >= '2026-01-01' && lastDay(month) > firstDay(month))).toBe(true)
    },
  )
})

describe('larger provinces', () => {
  test('of 1,000 people have exactly 1,000, in 27 communes of Thanh Hóa, the six of Như Xuân first', () => {
    const pages = communesOf({ people: 1000, months: 1 })
    expect(pages.map((page) => membersOf(page).length).reduce((sum, count) => sum + count, 0)).toBe(1000)
    expect(pages).toHaveLength(27)
    expect(new Set(pages.map(({ tenant }) => tenant.code))).toEqual(new Set(['38']))
    expect(pages.slice(0, 6).map(({ commune }) => commune.body.name.name)).toEqual(
      ['Hóa Quỳ', 'Thượng Ninh', 'Như Xuân', 'Xuân Bình', 'Thanh Phong', 'Thanh Quân'].map((name) => `UBND xã ${name}`),
    )
    const usernames = pages.flatMap((page) => membersOf(page).map(({ account }) => account.username))
    expect(new Set(usernames).size).toBe(1000)
  })
  test('beyond the 166 communes of Thanh Hóa go on in Phú Thọ, with the successors of Kim Bôi', () => {
    const codes: string[] = []
    for (const page of province({ now, people: 168 * 37, months: 0 })) {
      if (page.kind === 'province') codes.push(page.tenant.code)
      else codes.push(page.commune.code)
    }
    expect(codes.slice(0, 2)).toEqual(['38', '16186'])
    expect(codes.slice(167)).toEqual(['25', '04978', '05014'])
  })
  test('need at least the people without whom a commune cannot work', () =>
    expect(() => pagesOf({ people: 11 })).toThrow('12'))
})
