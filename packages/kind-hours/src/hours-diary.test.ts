import { criterionKinds } from '@congtam/core/evaluation/criteria/registry'
import { MonthFacts } from '@congtam/core/evaluation/facts'
import { createEngine } from '@congtam/core/evaluation/library/engine'
import { inspect } from '@congtam/core/evaluation/library/inspection'
import { Ruleset } from '@congtam/core/evaluation/ruleset'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { hoursDiary } from './hours-diary.ts'

const engine = createEngine({ kinds: { ...criterionKinds, hoursDiary } })

const label = (vi: string, en: string) => ({ vi, en })
const diary = {
  max: 70_00,
  standardHours: 160_000,
  groups: [
    { code: 'A', label: label('Lãnh đạo, quản lý', 'Leadership'), needsApproval: false },
    { code: 'B', label: label('Việc chung', 'Shared work'), needsApproval: false },
    { code: 'C', label: label('Việc riêng của đơn vị', 'Work of the unit'), needsApproval: true },
    { code: 'D', label: label('Việc khác', 'Other work'), needsApproval: false },
  ],
}
const entries = [
  { id: 'n1', group: 'B', hours: 100_000, approved: false },
  { id: 'n2', group: 'C', hours: 40_000, approved: true },
  { id: 'n3', group: 'C', hours: 12_000, approved: false },
]
const factsOf = (own: unknown) =>
  MonthFacts.parse({ general: { total: 25_00 }, tasks: [], leadership: null, criteria: { diary: own } })

const document = (criterion: object = { kind: 'hoursDiary', params: diary }) => ({
  id: 'test.hours-diary',
  version: 1,
  title: label('Nhật ký giờ làm việc', 'Diary of hours'),
  source: { document: 'Thử nghiệm', article: '1' },
  track: 'state',
  appliesTo: { subject: 'civilServant', positionClasses: ['staff'] },
  effective: { from: '2026-01', to: null },
  parent: null,
  gives: { month: 'score' },
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: label('Tiêu chí chung', 'General'),
      article: '1',
      kind: 'rated',
      params: { items: [{ code: 'total', max: 30_00, label: label('Chung', 'General') }] },
    },
    { code: 'diary', part: 'results', label: label('Nhật ký', 'Diary'), article: '2', ...criterion },
  ],
  total: { max: 100_00, article: '3', rounding: { decimals: 2, mode: 'halfUp' } },
  bands: [{ grade: 'completed', from: 0, label: label('Hoàn thành', 'Completed') }],
  settings: {},
  confidence: 'uncertain',
  golden: [
    {
      title: '140 giờ của 160 giờ',
      facts: factsOf({ sentInTime: true, entries }),
      expect: { results: 61_25, total: 86_25 },
    },
  ],
})

/** `results total (surplus)`, in hundredths. */
function check(own: unknown, expected: string) {
  const { results, total, surplus, missing } = engine.score(engine.Ruleset.parse(document()), factsOf(own))
  expect(`${results} ${total} (${surplus}) ${missing.join(', ')}`.trim()).toBe(expected)
}

test('hours that need approval count once they have it', () => check({ sentInTime: true, entries }, '6125 8625 (0)'))

test('more hours than the month has are shown and not added', () =>
  check({ sentInTime: true, entries: [{ id: 'n1', group: 'A', hours: 200_000, approved: true }] }, '7000 9500 (1750)'))

test('a diary sent after its day counts as not kept', () => check({ sentInTime: false, entries }, '0 2500 (0)'))

test('an entry without hours is named and never taken as zero', () =>
  check(
    { sentInTime: true, entries: [{ id: 'n1', group: 'A', approved: true }] },
    'null null (null) criteria.diary.entries.0.hours',
  ))

test('the kind can stand inside ours, and its worked example is inspected like any other', () => {
  const nested = {
    kind: 'rescaled',
    params: { parts: [{ code: 'hours', label: label('Giờ', 'Hours'), kind: 'hoursDiary', params: diary }] },
  }
  const ruleset = engine.Ruleset.parse({ ...document(nested), golden: [] })
  const facts = factsOf({ hours: { sentInTime: true, entries } })
  expect(engine.score(ruleset, facts).total).toBe(86_25)
  expect(inspect(engine.Ruleset.parse(document()), [], engine)).toEqual([])
})

test('its explanation goes down to the groups in both languages', () => {
  const ruleset = engine.Ruleset.parse(document())
  const facts = factsOf({ sentInTime: true, entries })
  const { root } = engine.explain(ruleset, facts, engine.score(ruleset, facts))
  const [, own] = root.children
  expect(own?.formula).toEqual({ vi: '70 × 140 / 160 = 61,25', en: '70 × 140 / 160 = 61.25' })
  expect(own?.children.map(({ id, value }) => `${id} ${value}`)).toEqual([
    'total.diary.A 0',
    'total.diary.B 100',
    'total.diary.C 40',
    'total.diary.D 0',
  ])
})

test('core alone does not know it', () => {
  const issues = Ruleset.safeParse(document()).error?.issues ?? []
  expect(issues.map(({ path }) => path.join('.'))).toContain('criteria.1.kind')
})

test('forms of its parameters and facts are generated like those of every kind', () => {
  const { own } = hoursDiary.prepare(diary, {}, { code: 'diary', kinds: engine.kinds })
  expect(z.toJSONSchema(hoursDiary.params)).toMatchObject({ type: 'object' })
  expect(own && z.toJSONSchema(own)).toMatchObject({
    properties: {
      entries: { items: { properties: { group: { enum: ['A', 'B', 'C', 'D'] }, hours: { decimals: 3 } } } },
    },
  })
})
