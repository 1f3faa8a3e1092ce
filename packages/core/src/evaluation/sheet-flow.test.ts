import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../errors.ts'
import { Day, Month } from '../shared/period.ts'
import { GeneralCode, GeneralPoints, generalMax } from './general.ts'
import { RatingEntry, Sheet, SheetState } from './sheet.ts'
import { currentRatings, mayStep, requireLeadership, type SheetAct, stepSheet } from './sheet-flow.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const lastDay = Day.parse('2026-08-31')

interface Story {
  acts: SheetAct[]
  from?: SheetState
  today?: string
  planState?: 'open' | 'closed'
  /** The version that the last act names; the sheet's own unless told. */
  version?: number
  expect: string
}

function check({ acts, from = 'open', today = '2026-08-20', planState = 'open', version, expect: expected }: Story) {
  const moment = { planState, planLastDay: lastDay, today: Day.parse(today) }
  const start = Sheet.parse({
    id: id(1),
    officialId: id(2),
    postId: id(3),
    unitId: id(4),
    month: '2026-08',
    state: from,
    version: 1,
  })
  const run = () =>
    acts.reduce(
      (sheet, act, index) =>
        stepSheet(act, sheet, (index === acts.length - 1 ? version : undefined) ?? sheet.version, moment),
      start,
    )
  let outcome: string
  try {
    const sheet = run()
    outcome = `${sheet.state} v${sheet.version}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    outcome = error.code
    for (const language of ['vi', 'en'] as const)
      expect(sentenceOf(error.code, error.details, language).next).not.toBe('')
  }
  expect(outcome).toEqual(expected)
}

test('a sheet goes from the official to the superior and is ready to close', () =>
  check({ acts: ['submit', 'assess'], expect: 'assessed v3' }))
test('the superior may give points again before the month is closed', () =>
  check({ acts: ['submit', 'assess', 'assess'], expect: 'assessed v4' }))
test('a sheet that was sent back goes through the official again', () =>
  check({ acts: ['submit', 'sendBack', 'submit', 'assess'], expect: 'assessed v5' }))
test('an assessed sheet can still be sent back', () =>
  check({ acts: ['submit', 'assess', 'sendBack'], expect: 'open v4' }))
test('the superior waits for the self score while the plan runs', () =>
  check({ acts: ['assess'], expect: 'sheet.notWithYou' }))
test('on the plan’s last day the superior still waits', () =>
  check({ acts: ['assess'], today: '2026-08-31', expect: 'sheet.notWithYou' }))
test('after the plan’s last day a late official holds nobody up', () =>
  check({ acts: ['assess'], today: '2026-09-01', expect: 'assessed v2' }))
test('an official submits once', () => check({ acts: ['submit', 'submit'], expect: 'sheet.notWithYou' }))
test('nothing is sent back before it was submitted', () => check({ acts: ['sendBack'], expect: 'sheet.notWithYou' }))
test('a change on an older reading is refused', () =>
  check({ acts: ['submit', 'assess'], version: 1, expect: 'sheet.stale' }))
test.each<SheetAct>(['submit', 'assess', 'sendBack'])('%s on a closed sheet is refused', (act) =>
  check({ acts: [act], from: 'closed', expect: 'sheet.closed' }),
)
test.each<SheetAct>(['submit', 'assess', 'sendBack'])('%s in a closed month is refused', (act) =>
  check({ acts: [act], from: 'submitted', planState: 'closed', expect: 'sheet.closed' }),
)

test('what may be done is what would be done', () => {
  for (const state of SheetState.options) {
    for (const act of ['submit', 'assess', 'sendBack'] as const) {
      const moment = {
        state,
        month: Month.parse('2026-08'),
        planState: 'open' as const,
        planLastDay: lastDay,
        today: Day.parse('2026-09-01'),
      }
      const permission = mayStep(act, moment)
      check({
        acts: [act],
        from: state,
        today: '2026-09-01',
        expect: permission.allowed ? expect.stringMatching(/ v2$/) : permission.code,
      })
    }
  }
})

const general = GeneralPoints.parse(Object.fromEntries(GeneralCode.options.map((code) => [code, generalMax[code]])))
const choice = { share: 'full', reason: 'Đơn vị hoàn thành kế hoạch' } as const

test('a leader’s points come with the terms đ and e, and only a leader’s', () => {
  expect(() => requireLeadership('head', null)).toThrow('sheet.leadershipNeeded')
  expect(() => requireLeadership('deputy', null)).toThrow('sheet.leadershipNeeded')
  expect(() => requireLeadership('staff', { dd: choice, e: choice })).toThrow('sheet.leadershipNotHere')
  requireLeadership('head', { dd: choice, e: choice })
  requireLeadership('staff', null)
})

const ratings = {
  self: { by: 'self', general, strengths: '', weaknesses: '' },
  superior: { by: 'superior', general, leadership: null, comment: '' },
  sentBack: { by: 'sentBack', message: 'Bổ sung minh chứng' },
}

function current(...given: (keyof typeof ratings)[]): string {
  const entries = given.map((by, index) =>
    RatingEntry.parse({
      number: index + 1,
      rating: ratings[by],
      byUserId: 'u',
      byName: 'Lê Văn Ân',
      at: '2026-08-20T02:00:00.000Z',
    }),
  )
  const found = [currentRatings(entries), currentRatings(entries.toReversed())].map(({ self, superior, returned }) =>
    [self, superior, returned].map((entry) => entry?.number ?? '-').join(' '),
  )
  expect(found[0]).toBe(found[1])
  return found[0] ?? ''
}

test('of the ratings given, the latest self score and the superior’s points after it count', () => {
  expect(current()).toBe('- - -')
  expect(current('self')).toBe('1 - -')
  expect(current('self', 'superior')).toBe('1 2 -')
  expect(current('self', 'superior', 'superior')).toBe('1 3 -')
  expect(current('self', 'superior', 'sentBack')).toBe('1 - 3')
  expect(current('self', 'sentBack', 'self')).toBe('3 - -')
  expect(current('self', 'sentBack', 'self', 'superior')).toBe('3 4 -')
  expect(current('self', 'sentBack', 'superior')).toBe('1 3 -')
})
