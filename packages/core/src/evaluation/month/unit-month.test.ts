import { expect, test } from 'vitest'
import { Refusal } from '../../errors.ts'
import { decimal } from '../../shared/points.ts'
import { rulesetFor } from '../rulesets/registry.ts'
import { checklist, unusualFigures } from './checklist.ts'
import { closeMonth, monthResults, rescore } from './closing.ts'
import { givenUnitMonth, MONTH, type PersonStory } from './testing-month.ts'
import { scoreUnit } from './unit-month.ts'

interface Story {
  people: PersonStory[]
  /** Totals published in the units below, in points; null for a month that was not scored. */
  below?: (number | null)[]
  openBelow?: string[]
  expect: string[]
}

const said = (value: number | null) => (value === null ? '–' : decimal(value, 2))

/** Each person as `name: general + results = total (d)`, in the order in which they are scored. */
function check({ people, below = [], openBelow = [], expect: expected }: Story) {
  const unit = givenUnitMonth(people, below, openBelow)
  const scored = scoreUnit(rulesetFor, unit)
  const missing = checklist(unit, scored)
  const lines = scored.map(({ fullName, facts, score }) => {
    const d = facts.leadership ? ` d ${facts.leadership.d ?? 'unknown'}` : ''
    const readings = score.settings
      .filter(({ number }) => number === 'A7' || number === 'A11')
      .map(({ number, value }) => ` ${number} ${value}`)
      .join('')
    return `${fullName}: ${said(score.general)} + ${said(score.results)} = ${said(score.total)}${d}${readings}`
  })
  const things = missing.map(({ kind, who, title }) => [kind, who, title].filter(Boolean).join(' '))
  const unusual = unusualFigures(scored).map(({ kind, sheetIds }) => `unusual ${kind} ${sheetIds.length}`)
  expect([...lines, ...things, ...unusual]).toEqual(expected)
  if (things.length > 0) {
    expect(() => closeMonth(scored, missing.length, 'anything')).toThrow('month.incomplete')
    return
  }
  const results = monthResults(scored)
  const closed = closeMonth(scored, 0, results?.resultsSha256 ?? '')
  expect(closed).toEqual(results)
  expect(() => closeMonth(scored, 0, '0'.repeat(64))).toThrow(new Refusal('month.changed', {}))
  for (const result of closed.results) {
    const again = rescore(result.inputs, JSON.stringify(rulesetFor(positionOf(result.inputs), unit.plan.month)))
    expect(again.output).toBe(result.output)
  }
}

const positionOf = (inputs: string) => JSON.parse(inputs).positionClass

const clean = { quantity: 10, accepted: 10 }

test('a person who did everything gets general and result points', () =>
  check({ people: [{ name: 'An', work: [clean], superior: 27 }], expect: ['An: 27 + 70 = 97'] }))

test('T1: failures and delays take a quarter each of what they concern', () =>
  check({
    people: [
      {
        name: 'An',
        superior: 27,
        work: [
          { quantity: 12, accepted: 12 },
          { quantity: 2, accepted: 2, failures: [2] },
          { quantity: 4, accepted: 4, delays: [4] },
          { quantity: 2, accepted: 0 },
        ],
      },
    ],
    expect: ['An: 27 + 61.25 = 88.25'],
  }))

test('T3: one subordinate below 50 halves the head’s term d', () =>
  check({
    people: [
      {
        name: 'Chi',
        position: 'head',
        work: [{ quantity: 20, accepted: 19, delays: [4] }],
        superior: 28,
        leadership: ['full', 'full'],
      },
      { name: 'An', work: [{ quantity: 10, accepted: 2 }], superior: 20 },
      { name: 'Binh', work: [clean], superior: 28 },
    ],
    expect: ['An: 20 + 14 = 34', 'Binh: 28 + 70 = 98', 'Chi: 28 + 61.83 = 89.83 d half'],
  }))

test('the same head with everybody at 50 or above is excellent', () =>
  check({
    people: [
      {
        name: 'Chi',
        position: 'head',
        work: [{ quantity: 20, accepted: 19, delays: [4] }],
        superior: 28,
        leadership: ['full', 'full'],
      },
      { name: 'An', work: [{ quantity: 10, accepted: 5 }], superior: 20 },
      { name: 'Binh', work: [clean], superior: 28 },
    ],
    expect: ['An: 20 + 35 = 55', 'Binh: 28 + 70 = 98', 'Chi: 28 + 67.67 = 95.67 d full'],
  }))

test('somebody below 50 in a unit below halves the head’s d, and not the deputy’s', () =>
  check({
    people: [
      { name: 'Chi', position: 'head', work: [clean], superior: 30, leadership: ['full', 'full'] },
      { name: 'Dung', position: 'deputy', work: [clean], superior: 30, leadership: ['full', 'half'] },
      { name: 'An', work: [clean], superior: 28 },
    ],
    below: [90, 49.99],
    expect: [
      'An: 28 + 70 = 98',
      'Dung: 30 + 64.17 = 94.17 d full',
      'Chi: 30 + 64.17 = 94.17 d half',
      'unusual totalAtCap 0',
    ].slice(0, 3),
  }))

test('a deputy below 50 halves the head’s d', () =>
  check({
    people: [
      { name: 'Chi', position: 'head', work: [clean], superior: 30, leadership: ['full', 'full'] },
      {
        name: 'Dung',
        position: 'deputy',
        work: [{ quantity: 10, accepted: 0 }],
        superior: 15,
        leadership: ['half', 'half'],
      },
      { name: 'An', work: [clean], superior: 28 },
    ],
    expect: ['An: 28 + 70 = 98', 'Dung: 15 + 23.33 = 38.33 d full', 'Chi: 30 + 64.17 = 94.17 d half'],
  }))

test('a leader of nobody is scored without d, and the reading is shown', () =>
  check({
    people: [{ name: 'Chi', position: 'head', work: [clean], superior: 28, leadership: ['full', 'half'] }],
    expect: ['Chi: 28 + 63 = 91 d none A11 drop'],
  }))

test('a month without work has no score and needs the superior’s reason; it does not weigh on d', () =>
  check({
    people: [
      { name: 'Chi', position: 'head', work: [clean], superior: 28, leadership: ['full', 'full'] },
      { name: 'An', work: [], superior: 20, comment: 'Nghỉ thai sản cả tháng' },
      { name: 'Binh', work: [clean], superior: 28 },
    ],
    expect: ['An: 20 + – = – A7 noScore', 'Binh: 28 + 70 = 98', 'Chi: 28 + 70 = 98 d full', 'unusual everybodyEqual 2'],
  }))

test('everything that is missing is named with whose it is', () =>
  check({
    people: [
      { name: 'An', state: 'open', work: [{ quantity: 3, accepted: 1, waiting: 2, title: 'Báo cáo' }] },
      {
        name: 'Binh',
        state: 'submitted',
        self: 28,
        work: [{ quantity: 3, accepted: 3, extension: true, title: 'Tờ trình' }],
      },
      { name: 'Chi', work: [], superior: 20 },
    ],
    openBelow: ['Văn phòng'],
    expect: [
      'An: – + 23.33 = –',
      'Binh: 28 + 70 = 98',
      'Chi: 20 + – = – A7 noScore',
      'unitBelowOpen Văn phòng',
      'sheetNotSubmitted An',
      'deliveryWaiting An Báo cáo',
      'sheetNotAssessed Binh',
      'extensionUndecided Binh Tờ trình',
      'reasonMissing Chi',
    ],
  }))

test('a unit where nobody has a sheet cannot be closed', () => check({ people: [], expect: ['nobody'] }))

test('while a unit below is open, nothing is assumed for the head’s d', () =>
  check({
    people: [{ name: 'Chi', position: 'head', work: [clean], superior: 28, leadership: ['full', 'full'] }],
    below: [90],
    openBelow: ['Văn phòng'],
    expect: ['Chi: 28 + – = – d unknown', 'unitBelowOpen Văn phòng'],
  }))

test('while somebody led has no score yet, nothing is assumed for the leader’s d', () =>
  check({
    people: [
      { name: 'Chi', position: 'head', state: 'open', self: 28, work: [clean] },
      { name: 'An', state: 'open', work: [clean] },
    ],
    expect: ['An: – + 70 = –', 'Chi: 28 + – = – d unknown', 'sheetNotSubmitted An', 'sheetNotSubmitted Chi'],
  }))

test('the superior’s points decide and the self score stays beside them', () => {
  check({ people: [{ name: 'An', work: [clean], self: 30, superior: 24 }], expect: ['An: 24 + 70 = 94'] })
})

test('equal totals, copied self scores and totals at the cap are named before signing', () =>
  check({
    people: [
      {
        name: 'An',
        work: [
          { quantity: 1, accepted: 1 },
          { quantity: 1, accepted: 1, origin: 'extra' },
        ],
        self: 30,
        superior: 30,
      },
      { name: 'Binh', work: [clean], self: 30, superior: 30 },
    ],
    expect: [
      'An: 30 + 70 = 100',
      'Binh: 30 + 70 = 100',
      'unusual everybodyEqual 2',
      'unusual selfIsSuperior 2',
      'unusual totalAtCap 2',
    ],
  }))

test('the order in which sheets and tasks are read changes no byte', () => {
  const people: PersonStory[] = [
    { name: 'Chi', position: 'head', work: [clean], superior: 28, leadership: ['full', 'full'] },
    { name: 'An', work: [{ quantity: 3, accepted: 2 }, clean], superior: 25 },
    { name: 'Binh', work: [clean], superior: 28 },
  ]
  const unit = givenUnitMonth(people, [90, null])
  const reversed = {
    ...unit,
    sheets: unit.sheets.toReversed().map((sheet) => ({ ...sheet, work: sheet.work.toReversed() })),
    below: unit.below.toReversed(),
  }
  expect(monthResults(scoreUnit(rulesetFor, reversed))).toEqual(monthResults(scoreUnit(rulesetFor, unit)))
})

test('a result is not computed again with another ruleset, nor with a term d that does not follow', () => {
  const people: PersonStory[] = [
    { name: 'Chi', position: 'head', work: [clean], superior: 28, leadership: ['full', 'full'] },
  ]
  const [head] = monthResults(scoreUnit(rulesetFor, givenUnitMonth(people, [40])))?.results ?? []
  const inputs = head?.inputs ?? ''
  const document = JSON.stringify(rulesetFor('head', MONTH))
  expect(rescore(inputs, document).output).toBe(head?.output)
  expect(() => rescore(inputs, JSON.stringify(rulesetFor('deputy', MONTH)))).toThrow('not the ruleset')
  expect(() => rescore(inputs.replace('"d":"half"', '"d":"full"'), document)).toThrow('does not follow')
})
