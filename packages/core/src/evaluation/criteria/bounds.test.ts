import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, fraction } from '../../shared/fraction.ts'
import { runs } from '../../shared/testing-runs.ts'
import type { MonthFacts } from '../facts.ts'
import { criterionKinds } from './registry.ts'

const label = { vi: 'Mục', en: 'Item' }
const items = ['a', 'b', 'c'].map((code, index) => ({ code, max: 100 * (index + 1), label }))
const thousandths = fc.integer({ min: 0, max: 999_999_999 })
const positive = fc.integer({ min: 1, max: 999_999_999 })
const points = fc.integer({ min: 0, max: 10_000 })
const steps = [
  { upTo: 0, percent: 100 },
  { upTo: 3, percent: 80 },
  { upTo: 5, percent: 60 },
]
const days = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant('notDelivered' as const))

const stepped = { max: 1000, days: 'working', steps, beyond: 0 }
const ratio = { max: 500, capped: true }
const parts = [
  { code: 'p', label, kind: 'stepped', params: stepped },
  { code: 'q', label, kind: 'ratio', params: ratio },
]
const share = fc.record({ done: thousandths, of: positive })
const late = fc.record({ lateDays: days })
const ledPeople = fc.array(fc.record({ id: fc.uuid(), points }), { minLength: 1, maxLength: 9 })

interface Kind {
  kind: string
  params: unknown
  own: fc.Arbitrary<unknown>
}

/** Every kind that reads its own facts, with any facts that its schema admits. */
const kinds: Kind[] = [
  { kind: 'rated', params: { items }, own: fc.record({ a: fc.nat(100), b: fc.nat(200), c: fc.nat(300) }) },
  { kind: 'checklist', params: { items }, own: fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }) },
  { kind: 'ratio', params: ratio, own: share },
  {
    kind: 'deduction',
    params: { max: 1000, floor: 0, items: [{ code: 'x', label, each: 300 }] },
    own: fc.record({ x: fc.nat(10_000) }),
  },
  {
    kind: 'bonus',
    params: { ceiling: 700, each: { by: 'percent', percent: 5, label } },
    own: fc.record({ items: fc.array(fc.record({ id: fc.uuid(), points }), { maxLength: 20 }) }),
  },
  { kind: 'stepped', params: stepped, own: late },
  {
    kind: 'banded',
    params: { value: label, bands: [{ from: 90_000, points: 500 }] },
    own: fc.record({ value: thousandths }),
  },
  {
    kind: 'carried',
    params: { max: 1000, outOf: 10_000, from: { ruleset: 'x', subject: 'unit', period: 'same' } },
    own: fc.record({ points }),
  },
  {
    kind: 'subordinates',
    params: { max: 1000, passFrom: 5000, by: { what: 'share' } },
    own: fc.record({ led: ledPeople }),
  },
  {
    kind: 'weighted',
    params: { max: 1000, whenNothingApplies: 'leaveOut', parts: parts.map((part) => ({ ...part, weight: 300 })) },
    own: fc.record({ p: late, q: share }),
  },
  {
    kind: 'rescaled',
    params: { parts },
    own: fc.record({ p: fc.oneof(late, fc.constant('notApplicable')), q: share }),
  },
  {
    kind: 'perItem',
    params: { max: 7000, capped: true, each: parts[0] },
    own: fc.record({
      items: fc.array(
        fc.record({ id: fc.uuid(), standard: points, difficulty: fc.integer({ min: 1, max: 5000 }), p: late }),
        {
          minLength: 1,
          maxLength: 9,
        },
      ),
    }),
  },
]

test('every kind but the one of Decree 335, which has its own properties, is here', () => {
  expect(['meanOfRatios', ...kinds.map(({ kind }) => kind)].sort()).toEqual(Object.keys(criterionKinds).sort())
})

const prepared = kinds.map((one) => {
  const criterion = criterionKinds[one.kind]?.prepare(one.params, {}, { code: 'x', kinds: criterionKinds })
  if (!criterion) throw new Error(`no kind ${one.kind}`)
  return { ...one, criterion }
})

const sheet = (own: unknown): MonthFacts =>
  ({ general: null, tasks: [], leadership: null, criteria: { x: own } }) as MonthFacts

test.each(prepared)(
  '$kind gives from nothing to its most points for any facts, and can say how',
  ({ own, criterion }) =>
    fc.assert(
      fc.property(own, (given) => {
        const facts = sheet(given)
        const score = criterion.evaluate(facts)
        expect(score.missing).toEqual([])
        const { points } = score
        if (points === null) throw new Error('no points for whole facts')
        expect(compare(points, fraction(0))).toBeGreaterThanOrEqual(0)
        expect(compare(points, fraction(criterion.max))).toBeLessThanOrEqual(0)
        expect(criterion.facts.safeParse(facts).success).toBe(true)
        expect(JSON.stringify(criterion.explain(facts, score))).not.toMatch(/undefined|NaN|Infinity/)
      }),
      runs(300),
    ),
)

test.each(prepared)('$kind never takes what is missing as zero', ({ own, criterion }) =>
  fc.assert(
    fc.property(own, fc.nat(), (given, at) => {
      const names = Object.keys(given as object)
      const name = names[at % names.length] ?? ''
      const { [name]: _, ...rest } = given as Record<string, unknown>
      const score = criterion.evaluate(sheet(rest))
      expect(score.points).toBeNull()
      expect(score.missing.some((path) => path.startsWith(`criteria.x.${name}`))).toBe(true)
    }),
    runs(300),
  ),
)
