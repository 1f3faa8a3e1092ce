import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../../errors.ts'
import { OfficialId, Sha256 } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import { decimal } from '../../shared/points.ts'
import { runs } from '../../shared/testing-runs.ts'
import { ResultInputs, resultsIdentity } from '../month/closing.ts'
import { leadingTerm } from '../month/month-facts.ts'
import { resultDifferences } from '../month/rescoring.ts'
import { scoreMonth } from '../score.ts'
import { FactChange, inverseOf } from './change.ts'
import { isOwnInterest, requireDraft, requireReason, requireSignable } from './correction.ts'
import { chair, closedMonths, rulesetOf, sheet, signed, staff, task } from './testing-closed-month.ts'
import { correctionClosings, correctionWave, type ResultInForce, type Wave, waveEntries } from './wave.ts'

const accepted = (index: number, from: number, to: number) =>
  FactChange.parse({ sheetId: sheet(index), of: 'accepted', taskId: task(index), from: from * 1000, to: to * 1000 })
const general = (index: number, criterion: string, from: number, to: number) =>
  FactChange.parse({ sheetId: sheet(index), of: 'general', criterion, from, to })

const wave = (results: readonly ResultInForce[], changes: readonly FactChange[]): Wave =>
  correctionWave({ changes, results, figures: [], rulesetOf })

const nameOf = (id: string, people: number) =>
  id === chair
    ? 'chair'
    : [...Array.from({ length: people }, (_, index) => sheet(index))].indexOf(id as never).toString()

/** Two staff (sheets 0 and 1), the deputy (2), the head (3) and the chair above: who is touched, and how. */
function check(story: { accepted: [number, number]; changes: FactChange[]; expect: string[] }) {
  const before = closedMonths(story.accepted.map((each) => staff(each)))
  const { affected } = wave(before, story.changes)
  const said = affected.map(({ sheetId, before: was, after: is, d, isRewritten }) => {
    const total = (value: number | null) => (value === null ? '–' : decimal(value, 2))
    const moved = d ? ` d ${d.before} → ${d.after}` : ''
    return `${nameOf(sheetId, 4)} ${total(was.total)} → ${total(is.total)}${moved}${isRewritten ? '' : ' unchanged'}`
  })
  expect(said).toEqual(story.expect)
}

test('a corrected score that crosses 50 moves the term d of the deputy, the head and the chair, in that order', () =>
  check({
    accepted: [10, 1],
    changes: [accepted(1, 1, 6)],
    expect: ['1 27 → 62', '2 92.17 → 98 d half → full', '3 92.17 → 98 d half → full', 'chair 92.17 → 98 d half → full'],
  }))

test('a score that moves on one side of 50 leaves those who lead as they are, and they are listed', () =>
  check({
    accepted: [10, 9],
    changes: [accepted(1, 9, 8)],
    expect: ['1 83 → 76', '2 98 → 98 unchanged', '3 98 → 98 unchanged', 'chair 98 → 98 unchanged'],
  }))

test('nobody beside the person and those who lead them is touched', () =>
  check({
    accepted: [10, 9],
    changes: [general(0, 'I.1', 500, 400)],
    expect: ['0 90 → 89', '2 98 → 98 unchanged', '3 98 → 98 unchanged', 'chair 98 → 98 unchanged'],
  }))

test('what the head gets for d moves nobody but the chair', () =>
  check({
    accepted: [10, 9],
    changes: [FactChange.parse({ sheetId: sheet(3), of: 'leadership', term: 'e', from: 'full', to: 'half' })],
    expect: ['3 98 → 92.17', 'chair 98 → 98 unchanged'],
  }))

test('a failure that had an objective cause takes nothing any more', () => {
  const before = closedMonths([{ ...staff(10), work: [{ quantity: 10, accepted: 10, failures: [10] }] }])
  const failure = (objectiveCause: boolean) => [{ quantity: 10_000, objectiveCause }]
  const change = { sheetId: sheet(0), of: 'qualityFailures', taskId: task(0), from: failure(false), to: failure(true) }
  const [own] = wave(before, [FactChange.parse(change)]).affected
  expect([own?.before.total, own?.after.total]).toEqual([8417, 9000])
  expect([own?.before.level?.en, own?.after.level?.en]).toEqual(['Good', 'Excellent'])
})

test('every rewritten result comes out of its stored inputs again, to the byte', () => {
  const before = closedMonths([staff(10), staff(1)])
  const first = wave(before, [accepted(1, 1, 6)])
  const after = signed(before, first)
  expect(after.flatMap((result) => resultDifferences(result, rulesetOf))).toEqual([])
  const closings = correctionClosings(first, before)
  expect(closings.map(({ results }) => results.length).toSorted()).toEqual([1, 3])
  for (const { unitId, resultsSha256 } of closings) {
    expect(resultsSha256).toBe(resultsIdentity(after.filter((result) => result.unitId === unitId)))
  }
})

const world = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 })
const outputs = (results: readonly ResultInForce[]) => results.map(({ sheetId, output }) => [sheetId, output])

/** A correction of one person's accepted quantity, null where it would change nothing. */
function corrected(
  results: readonly ResultInForce[],
  index: number,
  to: number,
): { wave: Wave; change: FactChange } | null {
  const own = results.find(({ sheetId }) => sheetId === sheet(index))
  const from = ResultInputs.parse(JSON.parse(own?.inputs ?? '')).facts.tasks[0]?.accepted ?? 0
  if (from === to * 1000) return null
  const change = accepted(index, from / 1000, to)
  return { wave: wave(results, [change]), change }
}

/** The same months scored from nothing but the corrected facts. */
function scoredAnew(results: readonly ResultInForce[]): unknown[] {
  const done = new Map<string, { status: 'scored' | 'notScored' | 'incomplete'; total: number | null }>()
  const rank = ['staff', 'deputy', 'head']
  const all = results.map(({ inputs }) => ResultInputs.parse(JSON.parse(inputs)))
  const inOrder = all.toSorted(
    (a, b) =>
      Number(a.sheetId === chair) - Number(b.sheetId === chair) ||
      rank.indexOf(a.positionClass) - rank.indexOf(b.positionClass),
  )
  for (const { facts, led, ruleset, sheetId } of inOrder) {
    const rules = rulesetOf(ruleset.sha256)
    const members = (led ?? []).map((each) => ({ ...each, ...done.get(each.sheetId) }))
    const leadership = facts.leadership && { ...facts.leadership, d: leadingTerm(rules, members) }
    done.set(sheetId, scoreMonth(rules, { ...facts, leadership }))
  }
  return results.map(({ sheetId }) => [sheetId, done.get(sheetId)])
}

test('a correction and its inverse give the original results', () => {
  fc.assert(
    fc.property(world, fc.nat(3), fc.nat(10), (quantities, place, to) => {
      const before = closedMonths(quantities.map((each) => staff(each)))
      const first = corrected(before, place % quantities.length, to)
      if (!first) return
      const between = signed(before, first.wave)
      const after = signed(between, wave(between, [inverseOf(first.change)]))
      expect(outputs(after)).toEqual(outputs(before))
    }),
    runs(100),
  )
})

test('the order of two corrections does not matter, one signature over both is the same, and all agree with scoring anew', () => {
  fc.assert(
    fc.property(world, fc.nat(10), fc.nat(10), (quantities, one, two) => {
      const before = closedMonths([...quantities, 5].map((each) => staff(each)))
      const last = quantities.length
      const both = [corrected(before, 0, one), corrected(before, last, two)]
      if (!both[0] || !both[1]) return
      const forwards = signed(before, both[0].wave)
      const backwards = signed(before, both[1].wave)
      const ends = [
        signed(forwards, wave(forwards, [both[1].change])),
        signed(backwards, wave(backwards, [both[0].change])),
        signed(before, wave(before, [both[0].change, both[1].change])),
      ]
      for (const end of ends) {
        expect(outputs(end)).toEqual(outputs(ends[0] ?? []))
        expect(end.map(({ sheetId, output }) => [sheetId, JSON.parse(output)])).toEqual(scoredAnew(end))
      }
    }),
    runs(100),
  )
})

test('only those who are corrected, and those who lead them, are computed again', () => {
  fc.assert(
    fc.property(world, fc.nat(3), fc.nat(10), (quantities, place, to) => {
      const before = closedMonths(quantities.map((each) => staff(each)))
      const index = place % quantities.length
      const done = corrected(before, index, to)
      if (!done) return
      const leaders = [sheet(quantities.length), sheet(quantities.length + 1), chair]
      for (const { sheetId } of done.wave.affected) expect([sheet(index), ...leaders]).toContain(sheetId)
      expect(done.wave.sha256).toBe(wave([...before].reverse(), [done.change]).sha256)
    }),
    runs(100),
  )
})

test('somebody led elsewhere counts with the figure in force, not with the one at closing', () => {
  const [first, second] = [closedMonths([staff(1), staff(1)]), accepted(0, 1, 9)]
  const above = first.filter(({ sheetId }) => sheetId !== sheet(1))
  const own = first.find(({ sheetId }) => sheetId === sheet(1))
  if (!own) throw new Error('There is no second person')
  const figures = [{ sheetId: own.sheetId, officialId: own.officialId, status: 'scored' as const, total: 6000 }]
  const { affected } = correctionWave({ changes: [second], results: above, figures, rulesetOf })
  expect(affected.map(({ d }) => d?.after ?? null)).toEqual([null, 'full', 'full', 'full'])
})

function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { what, next } = sentenceOf(error.code, error.details, 'vi')
    expect(`${what} ${next}`).not.toMatch(/undefined|\[object/)
    return error.code
  }
  return 'nothing'
}

const closed = closedMonths([staff(10), staff(9)])
const leadership = FactChange.parse({ sheetId: sheet(0), of: 'leadership', term: 'e', from: 'full', to: 'half' })
const failed = (quantity: number) =>
  FactChange.parse({
    sheetId: sheet(1),
    of: 'missedDeadlines',
    taskId: task(1),
    from: [],
    to: [{ quantity, objectiveCause: false }],
  })

test.each<[string, FactChange[], string]>([
  ['points above the most of the criterion', [general(0, 'II.1', 250, 251)], 'correction.aboveMaximum'],
  ['a criterion that the form has not', [general(0, 'IV.1', 0, 100)], 'correction.noSuchFact'],
  [
    'a task that the sheet has not',
    [FactChange.parse({ ...accepted(0, 10, 9), taskId: 'x' })],
    'correction.noSuchFact',
  ],
  ['a leader’s term on a sheet of staff', [leadership], 'correction.noSuchFact'],
  ['more accepted than assigned', [accepted(0, 10, 11)], 'correction.aboveAssigned'],
  ['more late than accepted', [failed(9001)], 'correction.aboveAccepted'],
  ['the value that is there', [accepted(0, 10, 10)], 'correction.unchanged'],
  ['a value that was read before another correction', [accepted(0, 8, 9)], 'correction.changed'],
  ['two values for one figure', [accepted(0, 10, 9), accepted(0, 10, 8)], 'correction.twice'],
  ['a sheet of another unit or month', [accepted(7, 10, 9)], 'correction.notClosed'],
  [
    'a cause that moves nothing',
    [FactChange.parse({ ...failed(0), to: [{ quantity: 0, objectiveCause: false }] })],
    'correction.changesNothing',
  ],
])('%s is refused', (_, changes, code) => expect(refusalOf(() => wave(closed, changes))).toBe(code))

const reason = {
  kind: 'petitionWon' as const,
  text: 'Chấm thiếu',
  document: { number: '7/QĐ', issuedOn: Day.parse('2026-09-10') },
}
const today = Day.parse('2026-09-10')

test.each([
  [{ ...reason, text: '' }, 'correction.reasonNeeded'],
  [{ ...reason, document: { ...reason.document, number: '' } }, 'correction.documentNeeded'],
  [{ ...reason, document: { ...reason.document, issuedOn: Day.parse('2026-09-11') } }, 'correction.documentNotYet'],
  [reason, 'nothing'],
])('a correction stands on words and on a document: %o', (given, code) =>
  expect(refusalOf(() => requireReason(given, today))).toBe(code),
)

test('a correction is settled once', () => {
  expect(refusalOf(() => requireDraft('signed'))).toBe('correction.signed')
  expect(refusalOf(() => requireDraft('withdrawn'))).toBe('correction.withdrawn')
  expect(refusalOf(() => requireDraft('draft'))).toBe('nothing')
})

test('nobody signs for themselves, or what was not looked at', () => {
  const small = wave(closed, [accepted(1, 9, 8)])
  const officialOf = (id: string) => OfficialId.parse(small.affected.find(({ sheetId }) => sheetId === id)?.officialId)
  const other = Sha256.parse('a'.repeat(64))
  const sign = (lookedAt = small.sha256, prepared = small.sha256) =>
    refusalOf(() => requireSignable(small, prepared, lookedAt))
  expect([sign(), sign(other), sign(small.sha256, other)]).toEqual([
    'nothing',
    'correction.changed',
    'correction.changed',
  ])
  const entries = waveEntries(small)
  expect(isOwnInterest(officialOf(sheet(1)), entries)).toBe(true)
  expect(isOwnInterest(officialOf(sheet(3)), entries)).toBe(false)
  expect(isOwnInterest(null, entries)).toBe(false)
})
