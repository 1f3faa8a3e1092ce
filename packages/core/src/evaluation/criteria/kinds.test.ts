import { expect, test } from 'vitest'
import { z } from 'zod'
import { fractionText } from '../../shared/fraction.ts'
import type { Settings } from '../ambiguity.ts'
import type { Step } from '../derivation.ts'
import { MonthFacts } from '../facts.ts'
import type { Explained } from './criterion.ts'
import { criterionKinds } from './registry.ts'

interface Story {
  kind: string
  params: unknown
  /** What stands under the criterion's code; absent while nobody has given anything. */
  own?: unknown
  settings?: Settings
  expect: string
}

const sheet = (own: unknown) =>
  MonthFacts.parse({ general: null, tasks: [], leadership: null, ...(own !== undefined && { criteria: { x: own } }) })

function prepared(kind: string, params: unknown, settings: Settings = {}) {
  const known = criterionKinds[kind]
  if (!known) throw new Error(`no kind ${kind}`)
  return known.prepare(params, settings, { code: 'x', kinds: criterionKinds })
}

/** `points (raw) | missing, excluded, touched`, points in hundredths. What is complete must fit the schema and be explained. */
function check({ kind, params, own, settings, expect: expected }: Story) {
  const criterion = prepared(kind, params, settings)
  const facts = sheet(own)
  const score = criterion.evaluate(facts)
  const { points, raw, missing, excluded, touched } = score
  const figures = points && raw ? `${fractionText(points)} (${fractionText(raw)})` : 'none'
  expect(`${figures} | ${[...missing, ...(excluded ? [excluded] : []), ...touched].join(', ')}`).toBe(expected)
  expect(criterion.facts.safeParse(facts).success).toBe(missing.length === 0)
  const explained = criterion.explain(facts, score)
  for (const label of explained.children.map((child) => child.label)) {
    expect(label.vi).not.toMatch(/undefined|NaN/)
    expect(label.en).not.toMatch(/undefined|NaN/)
  }
  expect(JSON.stringify(explained)).not.toMatch(/undefined|NaN/)
  expect([kind, ...linesOf(explained)].join('\n')).toMatchSnapshot()
  return explained
}

/** The explanation as text, for its review in `__snapshots__`. */
function linesOf({ term, formula, children }: Explained): string[] {
  return [
    `  ${term} · ${formula ? `${formula.vi} / ${formula.en}` : '–'}`,
    ...children.flatMap((step) => stepLines(step, 2)),
  ]
}

function stepLines(
  { id, label, value, unit, formula, article, says, inputs = [], taskId, children = [] }: Step,
  depth: number,
) {
  const parts = [
    `${id}: ${label.vi} / ${label.en} = ${value ?? '?'} ${unit}`,
    formula && `${formula.vi} / ${formula.en}`,
    article,
    says?.en,
    inputs.map((input) => `${input.name} ${input.value}`).join(', '),
    taskId,
  ]
  const own = `${'  '.repeat(depth)}${parts.filter(Boolean).join(' · ')}`
  return [own, ...children.flatMap((child): string[] => stepLines(child, depth + 1))]
}

const label = { vi: 'Mục', en: 'Item' }
const item = (code: string, max: number) => ({ code, max, label })

const rated = { items: [item('a', 400), item('b', 600)] }
const checklist = { items: [item('a', 100), item('b', 250)] }
const ratio = { max: 2000, capped: true }
const deduction = { max: 1000, floor: 200, items: [{ code: 'late', label, each: 300 }] }
const achievement = { ceiling: 1000, each: { by: 'achievement', points: 400, label } }
const percent = { ceiling: 700, each: { by: 'percent', percent: 5, label } }
const stepped = {
  max: 1000,
  days: 'working',
  steps: [
    { upTo: 0, percent: 100 },
    { upTo: 3, percent: 80 },
    { upTo: 5, percent: 60 },
  ],
  beyond: 0,
}
const banded = {
  value: label,
  bands: [
    { from: 95_000, points: 250 },
    { from: 90_000, points: 100 },
  ],
}
const carried = { max: 1000, outOf: 10_000, from: { ruleset: 'vn.x', subject: 'unit', period: 'same' } }
const worst = { max: 1000, passFrom: 5000, by: { what: 'worst', otherwise: 50 } }
const share = { max: 1000, passFrom: 5000, by: { what: 'share' } }
const weighted = {
  max: 1000,
  whenNothingApplies: 'leaveOut',
  parts: [
    { code: 'p', label, weight: 300, kind: 'stepped', params: stepped },
    { code: 'q', label, weight: 700, kind: 'ratio', params: { max: 500, capped: true } },
  ],
}
const rescaled = {
  parts: [
    { code: 'p', label, kind: 'checklist', params: checklist },
    { code: 'q', label, kind: 'ratio', params: { max: 1400, capped: false } },
  ],
}
const perItem = {
  max: 7000,
  capped: true,
  each: { code: 'done', label, kind: 'weighted', params: weighted },
}

test('rated: points given are added, and one that is not given leaves none', () => {
  check({ kind: 'rated', params: rated, own: { a: 350, b: 600 }, expect: '950 (950) | ' })
  check({ kind: 'rated', params: rated, own: { a: 350 }, expect: 'none | criteria.x.b' })
  check({ kind: 'rated', params: rated, expect: 'none | criteria.x' })
})

test('checklist: an item gives all of its points or none', () => {
  check({ kind: 'checklist', params: checklist, own: { a: true, b: false }, expect: '100 (100) | ' })
  check({ kind: 'checklist', params: checklist, own: { a: true, b: null }, expect: 'none | criteria.x.b' })
})

test('ratio: a share of the points, capped with the surplus kept, or not capped', () => {
  check({ kind: 'ratio', params: ratio, own: { done: 18_000, of: 20_000 }, expect: '1800 (1800) | ' })
  check({ kind: 'ratio', params: ratio, own: { done: 3000, of: 2000 }, expect: '2000 (3000) | ' })
  check({
    kind: 'ratio',
    params: { max: 2000, capped: false },
    own: { done: 3000, of: 2000 },
    expect: '3000 (3000) | ',
  })
})

test('ratio: nothing to do is neither none nor all of it', () =>
  check({ kind: 'ratio', params: ratio, own: { done: 0, of: 0 }, expect: 'none | nothingApplies, A7' }))

test('deduction: each occurrence takes its points, down to the floor', () => {
  check({ kind: 'deduction', params: deduction, own: { late: 2 }, expect: '400 (400) | ' })
  check({ kind: 'deduction', params: deduction, own: { late: 4 }, expect: '200 (-200) | ' })
  check({ kind: 'deduction', params: deduction, own: {}, expect: 'none | criteria.x.late' })
})

test('bonus: points for each item, up to the ceiling', () => {
  check({ kind: 'bonus', params: achievement, own: { items: [] }, expect: '0 (0) | ' })
  const items = [{ id: 'i1' }, { id: 'i2' }, { id: 'i3', document: '12/QĐ' }]
  check({ kind: 'bonus', params: achievement, own: { items }, expect: '1000 (1200) | ' })
})

test('bonus: a percentage of the outstanding work, which must be known', () => {
  check({ kind: 'bonus', params: percent, own: { items: [{ id: 'i1', points: 1010 }] }, expect: '101/2 (101/2) | ' })
  check({
    kind: 'bonus',
    params: percent,
    own: {
      items: [
        { id: 'i1', points: 10_000 },
        { id: 'i2', points: 10_000 },
      ],
    },
    expect: '700 (1000) | ',
  })
  check({ kind: 'bonus', params: percent, own: { items: [{ id: 'i1' }] }, expect: 'none | criteria.x.items.0.points' })
})

test.each([
  [0, 1000],
  [1, 800],
  [3, 800],
  [4, 600],
  [5, 600],
  [6, 0],
  ['notDelivered', 0],
])('stepped: %s days late give %i', (lateDays, points) => {
  check({ kind: 'stepped', params: stepped, own: { lateDays }, expect: `${points} (${points}) | ` })
})

test('banded: a value earns the points of the band that it reaches', () => {
  check({ kind: 'banded', params: banded, own: { value: 95_000 }, expect: '250 (250) | ' })
  check({ kind: 'banded', params: banded, own: { value: 94_999 }, expect: '100 (100) | ' })
  check({ kind: 'banded', params: banded, own: { value: 0 }, expect: '0 (0) | ' })
})

test('carried: another result in proportion', () =>
  check({ kind: 'carried', params: carried, own: { points: 8825 }, expect: '1765/2 (1765/2) | ' }))

test('subordinates: the worst of those led, or the share who completed', () => {
  const led = [
    { id: 'A', points: 9000 },
    { id: 'B', points: 4999 },
  ]
  check({ kind: 'subordinates', params: worst, own: { led }, expect: '500 (500) | ' })
  check({ kind: 'subordinates', params: share, own: { led }, expect: '500 (500) | ' })
  check({ kind: 'subordinates', params: share, own: { led: led.slice(0, 1) }, expect: '1000 (1000) | ' })
})

test('subordinates: a leader of nobody is read as A11 says', () => {
  check({ kind: 'subordinates', params: worst, own: { led: [] }, expect: 'none | nothingApplies, A11' })
  check({
    kind: 'subordinates',
    params: worst,
    own: { led: [] },
    settings: { A11: 'full' },
    expect: '1000 (1000) | A11',
  })
})

test('weighted: each part counts by its weight, whatever its own maximum', () => {
  check({
    kind: 'weighted',
    params: weighted,
    own: { p: { lateDays: 2 }, q: { done: 1000, of: 2000 } },
    expect: '590 (590) | ',
  })
  check({ kind: 'weighted', params: weighted, own: { p: { lateDays: 2 } }, expect: 'none | criteria.x.q' })
})

test('weighted: a part without anything to judge is left out, or nothing is scored', () => {
  const own = { p: { lateDays: 2 }, q: { done: 0, of: 0 } }
  const without = { p: { lateDays: 2 }, q: 'notApplicable' }
  check({ kind: 'weighted', params: weighted, own: without, expect: '800 (800) | ' })
  check({ kind: 'weighted', params: weighted, own, expect: '800 (800) | A7' })
  check({
    kind: 'weighted',
    params: { ...weighted, whenNothingApplies: 'notScored' },
    own,
    expect: 'none | nothingApplies, A7',
  })
})

test('rescaled: a part that does not apply is left out and the rest reaches the same whole', () => {
  check({
    kind: 'rescaled',
    params: rescaled,
    own: { p: { a: true, b: true }, q: { done: 1000, of: 2000 } },
    expect: '1050 (1050) | ',
  })
  check({
    kind: 'rescaled',
    params: rescaled,
    own: { p: 'notApplicable', q: { done: 1000, of: 2000 } },
    expect: '875 (875) | ',
  })
  check({
    kind: 'rescaled',
    params: rescaled,
    own: { p: 'notApplicable', q: 'notApplicable' },
    expect: 'none | nothingApplies',
  })
})

test('rescaled: an open question of the source is named only where something was left out', () => {
  const open = { question: 'A19', readings: { footnote: 1000 } }
  const params = { ...rescaled, open }
  const full = { p: { a: true, b: true }, q: { done: 2000, of: 2000 } }
  const rest = { p: 'notApplicable', q: { done: 2000, of: 2000 } }
  check({ kind: 'rescaled', params, own: full, settings: { A19: 'footnote' }, expect: '1750 (1750) | ' })
  check({ kind: 'rescaled', params, own: rest, settings: { A19: 'table' }, expect: '1750 (1750) | A19' })
  check({ kind: 'rescaled', params, own: rest, settings: { A19: 'footnote' }, expect: '1000 (1000) | A19' })
})

test('perItem: each registered item earns its share of its own points times its difficulty', () => {
  const done = (lateDays: number) => ({ p: { lateDays }, q: { done: 1000, of: 1000 } })
  const items = [
    { id: 'i1', standard: 2000, done: done(0) },
    { id: 'i2', standard: 3000, difficulty: 1200, done: done(4) },
  ]
  check({ kind: 'perItem', params: perItem, own: { items }, expect: '5168 (5168) | ' })
  check({ kind: 'perItem', params: { ...perItem, max: 5000 }, own: { items }, expect: '5000 (5168) | ' })
  check({ kind: 'perItem', params: perItem, own: { items: [] }, expect: 'none | noAssignedWork, A7' })
  check({
    kind: 'perItem',
    params: perItem,
    own: { items: [{ id: 'i1', standard: 2000, done: { p: { lateDays: 0 } } }] },
    expect: 'none | criteria.x.items.0.done.q',
  })
  check({
    kind: 'perItem',
    params: perItem,
    own: { items: [{ id: 'i1' }] },
    expect: 'none | criteria.x.items.0.standard',
  })
})

test('an explanation carries the formula in both notations, down to the parts', () => {
  const own = { p: { lateDays: 2 }, q: { done: 1500, of: 2000 } }
  const { formula, children } = check({ kind: 'weighted', params: weighted, own, expect: '765 (765) | ' })
  expect(formula).toEqual({
    vi: '10 × (0,3 × 8 / 10 + 0,7 × 3,75 / 5) / 1 = 7,65',
    en: '10 × (0.3 × 8 / 10 + 0.7 × 3.75 / 5) / 1 = 7.65',
  })
  expect(children.map(({ id, value, formula }) => `${id} ${value}: ${formula?.en}`)).toEqual([
    'p 8: 10 × 80% = 8',
    'q 3.75: 5 × 1.5 / 2 = 3.75',
  ])
})

test.each<[string, string, unknown, unknown]>([
  ['points above the maximum', 'rated', rated, { a: 401, b: 0 }],
  ['an unknown item', 'rated', rated, { a: 1, b: 0, c: 1 }],
  ['a word for a yes', 'checklist', checklist, { a: 'yes', b: true }],
  ['a negative count', 'deduction', deduction, { late: -1 }],
  ['half a day', 'stepped', stepped, { lateDays: 1.5 }],
  ['more carried than the source can give', 'carried', carried, { points: 10_001 }],
  ['a negative denominator', 'ratio', ratio, { done: 1, of: -1 }],
])('facts with %s are refused', (_, kind, params, own) => {
  expect(() => prepared(kind, params).evaluate(sheet(own))).toThrow('facts.notAdmitted')
  expect(prepared(kind, params).facts.safeParse(sheet(own)).success).toBe(false)
})

test('NaN is refused, never read as zero', () => {
  const facts = { ...sheet(undefined), criteria: { x: { done: Number.NaN, of: 1 } } }
  expect(() => prepared('ratio', ratio).evaluate(facts)).toThrow('facts.notAdmitted')
})

test.each<[string, string, unknown]>([
  [
    'steps that give more for more days',
    'stepped',
    {
      ...stepped,
      steps: [
        { upTo: 0, percent: 80 },
        { upTo: 1, percent: 90 },
      ],
    },
  ],
  [
    'steps in no order',
    'stepped',
    {
      ...stepped,
      steps: [
        { upTo: 3, percent: 80 },
        { upTo: 3, percent: 70 },
      ],
    },
  ],
  ['bands from low to high', 'banded', { ...banded, bands: banded.bands.toReversed() }],
  ['a percentage above 100', 'bonus', { ceiling: 700, each: { ...percent.each, percent: 101 } }],
])('parameters with %s do not parse', (_, kind, params) => {
  expect(criterionKinds[kind]?.params.safeParse(params).success).toBe(false)
})

/** Parameters of every kind, so that the walk below leaves none out. */
const examples: Record<string, unknown> = {
  banded,
  bonus: percent,
  carried,
  checklist,
  deduction,
  meanOfRatios: {
    max: 7000,
    failuresToZero: 4,
    terms: [{ from: 'work', measure: 'completed', code: 'a', label, article: '1' }],
  },
  perItem,
  rated,
  ratio,
  rescaled,
  stepped,
  subordinates: worst,
  weighted,
}

test('every kind can show a form for its parameters and for its facts', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(criterionKinds).sort())
  for (const [name, kind] of Object.entries(criterionKinds)) {
    expect(z.toJSONSchema(kind.params, { io: 'input' })).toMatchObject({ type: 'object' })
    const { own, facts } = prepared(name, examples[name])
    expect(z.toJSONSchema(facts, { io: 'input' })).toMatchObject({ type: 'object' })
    if (own) expect(z.toJSONSchema(own, { io: 'input' })).toMatchObject({ type: 'object' })
  }
})

test('at a cap, a floor or a border exactly, nothing is cut', () => {
  check({ kind: 'ratio', params: ratio, own: { done: 2000, of: 2000 }, expect: '2000 (2000) | ' })
  check({ kind: 'deduction', params: { ...deduction, floor: 100 }, own: { late: 3 }, expect: '100 (100) | ' })
  const items = [{ id: 'i1' }, { id: 'i2' }]
  check({ kind: 'bonus', params: { ...achievement, ceiling: 800 }, own: { items }, expect: '800 (800) | ' })
  const led = [{ id: 'A', points: 5000 }]
  check({ kind: 'subordinates', params: worst, own: { led }, expect: '1000 (1000) | ' })
  check({ kind: 'subordinates', params: share, own: { led }, expect: '1000 (1000) | ' })
  const done = { p: { lateDays: 0 }, q: { done: 1000, of: 1000 } }
  const whole = [{ id: 'i1', standard: 5000, done }]
  check({ kind: 'perItem', params: { ...perItem, max: 5000 }, own: { items: whole }, expect: '5000 (5000) | ' })
  check({ kind: 'banded', params: banded, own: { value: 90_000 }, expect: '100 (100) | ' })
})

test('what is left out, from where a result was carried and what nobody has given is told too', () => {
  const own = { p: 'notApplicable', q: { done: 1000, of: 2000 } }
  const parts = rescaled.parts.map((part) => ({ ...part, article: 'Điều 5', says: label }))
  check({ kind: 'rescaled', params: { parts }, own, expect: '875 (875) | ' })
  check({ kind: 'rescaled', params: rescaled, own: { p: { a: true, b: false } }, expect: 'none | criteria.x.q' })
  const from = { ...carried.from, period: 'previous' }
  check({
    kind: 'carried',
    params: { ...carried, from },
    own: { points: 8825, result: 'r1' },
    expect: '1765/2 (1765/2) | ',
  })
  check({ kind: 'carried', params: carried, expect: 'none | criteria.x' })
  check({ kind: 'stepped', params: { ...stepped, days: 'calendar' }, own: { lateDays: 2 }, expect: '800 (800) | ' })
})

test('points and quantities say how many decimals a form shows', () => {
  const schema = JSON.stringify(z.toJSONSchema(prepared('perItem', perItem).facts))
  expect(schema).toContain('"decimals":2')
  expect(schema).toContain('"decimals":3')
})
