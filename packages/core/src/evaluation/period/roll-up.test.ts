import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vietnamCalendar } from '../../shared/calendar.ts'
import { addMonths, Day, type Month } from '../../shared/period.ts'
import { decimal } from '../../shared/points.ts'
import type { Settings } from '../ambiguity.ts'
import { flattened } from '../derivation.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { explainRollUp } from './explain-roll-up.ts'
import { form02 } from './form02.ts'
import { personPeriod } from './person-period.ts'
import { rollUp } from './roll-up.ts'
import type { HeldPost, ScoreInForce } from './score-in-force.ts'

/** `12–18 room` is a post from the 12th month's … : [unit, from, to]. */
const post = (unit: string, from = '2025-01-01', to: string | null = null): HeldPost => ({
  id: `post-${unit}`,
  unitId: unit,
  place: `Chuyên viên, ${unit}`,
  validFrom: Day.parse(from),
  validTo: to === null ? null : Day.parse(to),
})

/** `2026-06 room 88.25`, `2026-07 room –` for a month without work, `2026-12 room 90?` for a provisional one, `2026-Q1 @ 84` as sent. */
function score(line: string, units = 10_000): ScoreInForce {
  const [period = '', unit = '', figure = ''] = line.split(' ')
  const total = figure === '–' ? null : Math.round(Number(figure.replace('?', '')) * 100)
  const status = total === null ? 'notScored' : figure.endsWith('?') ? 'provisional' : 'scored'
  const isSent = unit === '@'
  const place = isSent ? 'Sở Nội vụ Nghệ An' : null
  return { id: `${period}-${unit}`, period, postId: isSent ? null : `post-${unit}`, status, total, units, place }
}

const months = (from: string, count: number, unit: string, figure: string) =>
  Array.from({ length: count }, (_, at) => `${addMonths(from as Month, at)} ${unit} ${figure}`)

interface Story {
  period?: string
  posts?: HeldPost[]
  scores: (string | ScoreInForce)[]
  settings?: Settings
  expect: string
}

const told = ({ period = '2026', posts = [post('room')], scores, settings = {} }: Omit<Story, 'expect'>) =>
  rollUp(
    personPeriod(period),
    scores.map((one) => (typeof one === 'string' ? score(one) : one)),
    posts,
    { settings, calendar: vietnamCalendar },
  )

/** `90.33 provisional of 12, A8=provisional`, then the months without a score. */
function check({ expect: expected, ...story }: Story): void {
  const result = told(story)
  const { status, mean, counted, missing, settings, isTooShort } = result
  const lacking = missing.map(({ month, reason }) => `${Number(month.slice(5))} ${reason}`)
  const said = [
    `${mean === null ? '–' : decimal(mean, 2)} ${status} of ${counted.length}`,
    ...settings.map(({ number, value }) => `${number}=${value}`),
    ...(isTooShort ? ['too short'] : []),
    ...lacking,
  ]
  expect(said.join(', ')).toBe(expected)
  const { root } = explainRollUp(nd335Year, result)
  expect(root.value).toBe(mean === null ? null : decimal(mean, 2))
  expect(root.children.map(({ value }) => value)).toEqual(
    result.months.map(({ total }) => (total === null ? null : decimal(total, 2))),
  )
}

test('a quarter is the mean of its three months, rounded once', () =>
  check({
    period: '2026-Q3',
    scores: ['2026-07 room 88.25', '2026-08 room 90', '2026-09 room 90'],
    expect: '89.42 scored of 3',
  }))

test('half a year is the mean of six months, not of two rounded quarters', () =>
  check({
    period: '2026-H1',
    scores: [
      ...['2026-01 room 80', '2026-02 room 80', '2026-03 room 80.01'],
      ...['2026-04 room 80', '2026-05 room 80', '2026-06 room 80.02'],
    ],
    // The quarters would be 80 and 80.01, and their mean 80.01 too; six months give 80.005.
    expect: '80.01 scored of 6',
  }))

test('T7: a provisional December counts and is marked, and the closed one takes its place', () => {
  const eleven = [...months('2026-01', 10, 'room', '90.36'), '2026-11 room 90.36']
  check({ scores: [...eleven, '2026-12 room 90?'], expect: '90.33 provisional of 12, A8=provisional' })
  check({ scores: [...eleven, '2026-12 room 80'], expect: '89.5 scored of 12' })
  check({ scores: eleven, expect: '90.36 partial of 11, 12 notClosed' })
})

test('T10: months without work are left out; four worked months are too few for a grade, seven are enough', () => {
  check({
    scores: [...months('2026-01', 4, 'room', '88'), ...months('2026-05', 8, 'room', '–')],
    expect: `88 partial of 4, A7=noScore, too short, ${[5, 6, 7, 8, 9, 10, 11, 12].map((month) => `${month} noWork`).join(', ')}`,
  })
  check({
    scores: [...months('2026-01', 7, 'room', '88'), ...months('2026-08', 5, 'room', '–')],
    expect: `88 partial of 7, A7=noScore, ${[8, 9, 10, 11, 12].map((month) => `${month} noWork`).join(', ')}`,
  })
})

test('the months before somebody came are not months of zero', () =>
  check({
    posts: [post('room', '2026-10-01')],
    scores: ['2026-10 room 80', '2026-11 room 81', '2026-12 room 82'],
    expect: `81 partial of 3, too short, ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => `${month} notInService`).join(', ')}`,
  }))

test('whoever moves in mid-year keeps the months of the old unit', () => {
  const posts = [post('old', '2025-01-01', '2026-05-31'), post('new', '2026-06-01')]
  const scores = [...months('2026-01', 5, 'old', '80'), ...months('2026-06', 7, 'new', '92')]
  check({ posts, scores, expect: '87 scored of 12' })
  expect(told({ posts, scores }).unitIds).toEqual(['old', 'new'])
})

test('a move within a month divides it by the working days in each place', () => {
  // June 2026 has 22 working days, 14 of them to the 18th.
  const posts = [post('old', '2025-01-01', '2026-06-18'), post('new', '2026-06-19')]
  const scores = ['2026-04 old 80', '2026-05 old 80', '2026-06 old 80', '2026-06 new 91']
  check({ period: '2026-Q2', posts, scores, expect: '81.33 scored of 3, A22=byWorkingDays' })
  const { root } = explainRollUp(nd335Year, told({ period: '2026-Q2', posts, scores }))
  expect(root.children[2]?.formula?.vi).toBe('(14 × 80 + 8 × 91) / 22 = 84')
  expect(root.children[2]?.children.map(({ label }) => label.vi)).toEqual([
    'Chuyên viên, old; ngày 01–18',
    'Chuyên viên, new; ngày 19–30',
  ])
})

test('a move within a month may be read by the work assigned instead', () => {
  const posts = [post('old', '2025-01-01', '2026-06-18'), post('new', '2026-06-19')]
  const scores = ['2026-04 old 80', '2026-05 old 80', score('2026-06 old 80', 30_000), score('2026-06 new 91', 10_000)]
  check({ period: '2026-Q2', posts, scores, settings: { A22: 'byWork' }, expect: '80.92 scored of 3, A22=byWork' })
})

test('posts held at once count alike, or by their work where the province reads it so', () => {
  const posts = [post('room'), post('hall', '2026-08-01', '2026-08-31')]
  const scores = [
    '2026-07 room 90',
    score('2026-08 room 90', 30_000),
    score('2026-08 hall 80', 10_000),
    '2026-09 room 90',
  ]
  check({ period: '2026-Q3', posts, scores, expect: '88.33 scored of 3, A21=equalMean' })
  check({ period: '2026-Q3', posts, scores, settings: { A21: 'byWork' }, expect: '89.17 scored of 3, A21=byWork' })
})

test('a second post taken on late in the month counts for its days only', () => {
  // September 2026 has 20 working days after the holidays; three of them from the 28th.
  const posts = [post('room'), post('hall', '2026-09-28')]
  const scores = ['2026-07 room 90', '2026-08 room 90', '2026-09 room 90', '2026-09 hall 60']
  const { months: all } = told({ period: '2026-Q3', posts, scores })
  expect(all[2]?.parts.map(({ workingDays }) => workingDays)).toEqual([20, 3])
  check({ period: '2026-Q3', posts, scores, expect: '89.25 scored of 3, A21=equalMean, A22=byWorkingDays' })
  const september = explainRollUp(nd335Year, told({ period: '2026-Q3', posts, scores })).root.children[2]
  expect(september?.formula?.en).toBe('(37/2 × 90 + 3/2 × 60) / 20 = 87.75')
  expect(september?.article?.says?.en).toMatch(/^Each working day counts once/)
})

test('a month whose second post is not closed yet waits for it', () =>
  check({
    period: '2026-Q3',
    posts: [post('room'), post('hall', '2026-08-01', '2026-08-31')],
    scores: ['2026-07 room 90', '2026-08 room 90', '2026-09 room 90'],
    expect: '90 partial of 2, 8 notClosed',
  }))

test('a post without work beside one with a score takes nothing off', () =>
  check({
    period: '2026-Q3',
    posts: [post('room'), post('hall', '2026-08-01', '2026-08-31')],
    scores: ['2026-07 room 90', '2026-08 room 80', '2026-08 hall –', '2026-09 room 70'],
    expect: '80 scored of 3',
  }))

test('what another agency sent fills the months before, and a quarter’s score its three months (A9)', () => {
  const posts = [post('room', '2026-04-01')]
  const scores = ['2026-Q1 @ 84', '2026-04 room 90', '2026-05 room 90', '2026-06 room 90']
  check({ period: '2026-H1', posts, scores, expect: '87 scored of 6, A9=spread' })
  const { rows } = form02(told({ posts, scores }))
  expect(rows.slice(0, 4).map(({ total, note }) => [total, note.vi])).toEqual([
    [84_00, 'ghi từ điểm quý 1; Sở Nội vụ Nghệ An'],
    [84_00, 'ghi từ điểm quý 1; Sở Nội vụ Nghệ An'],
    [84_00, 'ghi từ điểm quý 1; Sở Nội vụ Nghệ An'],
    [90_00, ''],
  ])
})

test('a month that was sent by itself says more than the quarter that it lies in', () =>
  check({
    period: '2026-Q1',
    posts: [post('room', '2026-04-01')],
    scores: ['2026-Q1 @ 84', '2026-02 @ 90'],
    expect: '86 scored of 3, A9=spread',
  }))

test('what was sent for a month worked here throughout does not count', () =>
  check({
    period: '2026-Q1',
    scores: ['2026-Q1 @ 100', ...months('2026-01', 3, 'room', '70')],
    expect: '70 scored of 3',
  }))

test('nothing is known of a period that has not begun', () =>
  check({ period: '2026-Q4', scores: [], expect: '– notScored of 0, 10 notClosed, 11 notClosed, 12 notClosed' }))

test('there are no points before the decree', () => {
  expect(() => personPeriod('2025')).toThrow('period.beforeDecree')
})

test('Form 02 has twelve rows, and says of each month without a score why', () => {
  const posts = [post('old', '2026-02-01', '2026-06-18'), post('new', '2026-06-19')]
  const scores = ['2026-02 old 80', '2026-03 old –', '2026-06 old 80', '2026-06 new 91', '2026-07 new 90']
  const form = form02(told({ posts, scores }))
  expect(form.rows.map(({ note }) => note.vi)).toEqual([
    'không giữ vị trí nào',
    'Chuyên viên, old',
    'không được giao việc nên không tính điểm',
    ...['chưa khoá kỳ', 'chưa khoá kỳ'],
    'Chuyên viên, old: 80; Chuyên viên, new: 91',
    '',
    ...Array<string>(5).fill('chưa khoá kỳ'),
  ])
  expect([form.mean, form.note.vi]).toEqual([84_67, 'trung bình 3 tháng có điểm'])
})

const total = fc.integer({ min: 0, max: 100_00 })
const QUARTER = personPeriod('2026-Q3').months

/** A quarter of one to three posts, each held over some days. */
const quarter = fc
  .array(
    fc.record({
      from: fc.integer({ min: 1, max: 28 }),
      to: fc.integer({ min: 1, max: 28 }),
      totals: fc.array(total, { minLength: 3, maxLength: 3 }),
      units: fc.integer({ min: 0, max: 50_000 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((held) => {
    const day = (month: string, of: number) => `${month}-${String(of).padStart(2, '0')}`
    const posts = held.map(({ from, to }, at) => post(`u${at}`, day('2026-07', from), day('2026-09', to)))
    const scores = held.flatMap(({ totals, units }, at) =>
      QUARTER.map((month, number) => score(`${month} u${at} ${(totals[number] ?? 0) / 100}`, units)),
    )
    return { posts, scores }
  })
const reading = fc.record({
  A21: fc.constantFrom('equalMean' as const, 'byWork' as const),
  A22: fc.constantFrom('byWorkingDays' as const, 'byWork' as const),
})

test('the order in which posts and scores are given never matters', () =>
  fc.assert(
    fc.property(quarter, reading, ({ posts, scores }, settings) => {
      const story = { period: '2026-Q3', settings }
      expect(told({ ...story, posts: posts.toReversed(), scores: scores.toReversed() })).toEqual(
        told({ ...story, posts, scores }),
      )
    }),
  ))

test('a mean lies between the least and the greatest of what went in, at every step', () =>
  fc.assert(
    fc.property(quarter, reading, ({ posts, scores }, settings) => {
      const { months: all, mean } = told({ period: '2026-Q3', posts, scores, settings })
      for (const { total: combined, parts } of all) {
        const totals = parts.flatMap((part) => part.total ?? [])
        expect(combined).toBeGreaterThanOrEqual(Math.min(...totals))
        expect(combined).toBeLessThanOrEqual(Math.max(...totals))
      }
      const totals = all.flatMap((month) => month.total ?? [])
      expect(mean).toBeGreaterThanOrEqual(Math.min(...totals))
      expect(mean).toBeLessThanOrEqual(Math.max(...totals))
    }),
  ))

test('three equal months make the same quarter, and a month that is split in equal parts the same month', () =>
  fc.assert(
    fc.property(total, fc.integer({ min: 1, max: 29 }), reading, (of, day, settings) => {
      const split = String(day).padStart(2, '0')
      const next = String(day + 1).padStart(2, '0')
      const figure = of / 100
      const whole = told({ period: '2026-Q2', scores: months('2026-04', 3, 'room', String(figure)), settings })
      const parted = told({
        period: '2026-Q2',
        posts: [post('room', '2025-01-01', `2026-06-${split}`), post('hall', `2026-06-${next}`)],
        scores: [...months('2026-04', 3, 'room', String(figure)), `2026-06 hall ${figure}`],
        settings,
      })
      expect([whole.mean, parted.mean]).toEqual([of, of])
    }),
  ))

test('every leaf of the derivation names the sheet or the letter that it came from', () => {
  const posts = [post('old', '2026-04-01', '2026-06-18'), post('new', '2026-06-19')]
  const scores = ['2026-Q1 @ 84', '2026-04 old 80', '2026-05 old 80', '2026-06 old 80', '2026-06 new 91']
  const { root, ruleset } = explainRollUp(nd335Year, told({ period: '2026-H1', posts, scores }))
  const leaves = flattened(root).flatMap(({ node }) => (node.children.length === 0 ? [node] : []))
  const named = leaves.map(({ inputs }) => inputs.find(({ name }) => name === 'sheet' || name === 'received')?.value)
  expect(named).toEqual([
    '2026-Q1-@',
    '2026-Q1-@',
    '2026-Q1-@',
    '2026-04-old',
    '2026-05-old',
    '2026-06-old',
    '2026-06-new',
  ])
  expect(ruleset.id).toBe('vn.nd335-2025.year')
  expect(root.article?.article).toBe('Điều 17 khoản 3; Điều 11 khoản 2')
})
