import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText } from '../../shared/canonical.ts'
import type { Month } from '../../shared/period.ts'
import { runs } from '../../shared/testing-runs.ts'
import { flattened } from '../derivation.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { placesOf } from '../question/quota-reading.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { yearRulesets } from '../rulesets/registry.ts'
import { yearCounterfactual } from './counterfactual.ts'
import { explainYear } from './explain-year.ts'
import { monthsOf, periodMean, sumReaching } from './mean.ts'
import type { Quota } from './quota.ts'
import { gradeChanges, scoreYear } from './score-year.ts'
import { Conduct, YearFacts, YearSubject } from './year-facts.ts'

const quota = nd335Year.quotas[0] as Quota

/** A person with one score all year, in the only group of U1 unless told otherwise. */
function person(id: string, mean: number, more: Partial<Record<keyof YearSubject, unknown>> = {}): YearSubject {
  return YearSubject.parse({
    id,
    agency: 'U1',
    group: 'G1',
    role: 'staff',
    heads: more.role === 'head' ? ['U1'] : [],
    monthsWorked: 1200,
    months: Object.fromEntries(monthsOf({ kind: 'year', year: 2026 }).map((month) => [month, mean])),
    provisional: [],
    conduct: [],
    ...more,
  })
}

const good = (count: number, more: Parameters<typeof person>[2] = {}) =>
  Array.from({ length: count }, (_, index) => person(`good${more.group ?? ''}${index}`, 8000, more))

type Agencies = Record<string, { grade: Grade | null; outstanding: boolean }>
const U1: Agencies = { U1: { grade: 'excellent', outstanding: false } }

function year(subjects: YearSubject[], agencies: Agencies = U1): YearFacts {
  return YearFacts.parse({ year: 2026, agencies, subjects })
}

interface Story {
  subjects: YearSubject[]
  agencies?: Agencies
  settings?: { A15: 'strict' | 'pool' }
  /** `S1 good 7/5` for the first person, and `+` where placed. */
  expect: string
}

/** The first person's id, grade, and rank of places. */
function check({ subjects, agencies, settings, expect: expected }: Story): void {
  const [first] = scoreYear(nd335Year, year(subjects, agencies), settings)
  const { id, grade, reason, quota: place } = first ?? {}
  const standing = place ? ` ${place.rank}/${place.places}${place.placed ? '+' : ''}` : ''
  expect(`${id} ${grade ?? reason}${standing}`).toBe(expected)
}

test.each(
  yearRulesets.flatMap((ruleset) => ruleset.golden.map((golden) => ({ ruleset, golden, title: golden.title }))),
)('worked example $title', ({ ruleset, golden }) => {
  const results = scoreYear(ruleset, golden.facts, golden.settings)
  const found = Object.keys(golden.expect).map((id) => {
    const { mean, grade } = results.find((one) => one.id === id) ?? {}
    return [id, { mean, grade }]
  })
  expect(Object.fromEntries(found)).toEqual(golden.expect)
})

test.each([
  [5, 0, 1, 1],
  [6, 1, 1, 1],
  [7, 1, 1, 1],
  [12, 2, 2, 2],
  [30, 5, 6, 6],
  [100, 16, 20, 20],
])(
  'T6: %i eligible give %i places, by exception %i, and as a share of all eligible %i',
  (count, usual, exception, eligible) => {
    expect(placesOf(quota, count, false)).toBe(usual)
    expect(placesOf(quota, count, true)).toBe(exception)
    expect(placesOf({ ...quota, base: 'eligible' }, count, false)).toBe(eligible)
  },
)

test.each<[string, Partial<Quota>, number, boolean, number]>([
  ['T12: a fifth of all staff (Decree 48)', { base: 'staff' }, 37, false, 7],
  ['30 % of all rated (Hanoi)', { base: 'graded', ratio: { over: 3, under: 10 } }, 37, false, 11],
  [
    '40 % by exception',
    { base: 'graded', exception: { ...quota.exception, ratio: { over: 2, under: 5 } } as never },
    37,
    true,
    14,
  ],
  ['rounded half up', { base: 'eligible', ratio: { over: 1, under: 2 }, rounding: 'halfUp' }, 5, false, 3],
])('%s', (_, changes, count, isException, places) =>
  expect(placesOf({ ...quota, ...changes }, count, isException)).toBe(places),
)

test('a base of all staff counts those without a grade too', () => {
  const ruleset = { ...nd335Year, quotas: [{ ...quota, base: 'staff' as const }] }
  const others = Array.from({ length: 4 }, (_, index) => person(`low${index}`, 6000, { monthsWorked: 200 }))
  expect(scoreYear(ruleset, year([person('S1', 9100), ...others]))[0]?.quota).toMatchObject({
    counted: 5,
    placed: true,
  })
})

test('seven who met the conditions for five places: the seventh is told so', () => {
  const excellent = Array.from({ length: 7 }, (_, index) => person(`S${7 - index}`, 9500 - 10 * (6 - index)))
  check({ subjects: [...excellent, ...good(23)], expect: 'S7 good 7/5' })
  check({ subjects: [...excellent.toReversed(), ...good(23)], expect: 'S1 excellent 1/5+' })
})

test('a group of nobody eligible, of one, of five, of six', () => {
  check({ subjects: [person('S1', 4900)], expect: 'S1 failed' })
  check({ subjects: [person('S1', 9900)], expect: 'S1 good 1/0' })
  check({ subjects: [person('S1', 9900), ...good(4)], expect: 'S1 good 1/0' })
  check({ subjects: [person('S1', 9900), ...good(5)], expect: 'S1 excellent 1/1+' })
  expect(scoreYear(nd335Year, year([]))).toEqual([])
})

test('all tied, and more than the places: nobody', () => {
  const tied = Array.from({ length: 12 }, (_, index) => person(`S${index}`, 9300))
  check({ subjects: tied, expect: 'S0 good 1/2' })
})

test('T8: a reprimand for a breach of duty forces the grade; another kind of discipline does not', () => {
  const reprimand = Conduct.parse({
    kind: 'discipline',
    dutyRelated: true,
    document: '12/QĐ',
    effective: '2026-05-10',
    act: null,
    countedIn: null,
  })
  const S1 = (...conduct: Conduct[]) => [person('S1', 9300, { conduct }), ...good(6)]
  check({ subjects: S1(reprimand), expect: 'S1 failed' })
  check({ subjects: S1({ ...reprimand, dutyRelated: false }), expect: 'S1 excellent 1/1+' })
  check({ subjects: S1({ ...reprimand, kind: 'degradation', dutyRelated: null }), expect: 'S1 failed' })
  check({ subjects: S1({ ...reprimand, kind: 'corruptionInUnit' }), expect: 'S1 excellent 1/1+' })
  check({
    subjects: [
      person('S1', 9300, { role: 'deputy', conduct: [{ ...reprimand, kind: 'corruptionInUnit' }] }),
      ...good(6),
    ],
    expect: 'S1 failed',
  })
  const [result] = scoreYear(nd335Year, year(S1({ ...reprimand, dutyRelated: false }, reprimand)))
  expect(result).toMatchObject({ band: 'excellent', overriddenBy: 1, quota: null })
})

test('T11: an act that two decisions answer counts once, in the year of the first or the one recorded', () => {
  const party = {
    kind: 'discipline',
    dutyRelated: true,
    document: '3-QĐ/UBKT',
    effective: '2026-11-20',
    act: 'a1',
    countedIn: null,
  }
  const state = { ...party, document: '15/QĐ', effective: '2027-02-10' }
  const gradeIn = (number: number, conduct: object[]) => {
    const months = { [`${number}-01`]: 8000 }
    const subject = person('S1', 0, { months, conduct })
    return scoreYear(nd335Year, { ...year([subject]), year: number })[0]?.grade
  }
  expect([gradeIn(2026, [party, state]), gradeIn(2027, [party, state])]).toEqual(['failed', 'good'])
  const recorded = [party, { ...state, countedIn: 2027 }]
  expect([gradeIn(2026, recorded), gradeIn(2027, recorded)]).toEqual(['good', 'failed'])
})

test('T9: a head is graded no higher than the organisation, and who leads several, than the lowest', () => {
  const agencies: Agencies = {
    ...U1,
    U2: { grade: 'good', outstanding: false },
    U3: { grade: 'completed', outstanding: false },
  }
  const head = (...heads: string[]) => [person('S1', 9400, { role: 'head', heads }), ...good(6)]
  check({ subjects: head('U1'), agencies, expect: 'S1 excellent 1/1+' })
  check({ subjects: head('U1', 'U2'), agencies, expect: 'S1 good' })
  check({ subjects: head('U2', 'U3'), agencies, expect: 'S1 completed' })
  expect(scoreYear(nd335Year, year(head('U2', 'U3'), agencies))[0]?.gatedBy).toBe('U3')
})

test('the gate is named only where it lowered the grade, and of several alike the first', () => {
  const agencies: Agencies = {
    ...U1,
    U2: { grade: 'good', outstanding: false },
    U3: { grade: 'good', outstanding: false },
  }
  const gatedBy = (mean: number, heads: string[]) =>
    scoreYear(nd335Year, year([person('S1', mean, { role: 'head', heads })], agencies))[0]?.gatedBy
  expect([gatedBy(8000, ['U2']), gatedBy(9400, ['U1']), gatedBy(9400, ['U3', 'U2'])]).toEqual([null, null, 'U3'])
})

test('a scope across agencies has the exception ratio only where all of them were granted it', () => {
  const ruleset = { ...nd335Year, quotas: [{ ...quota, scopes: ['dutyGroup' as const, 'agency' as const] }] }
  const placesWith = (outstanding: boolean) => {
    const subjects = [person('S1', 9300), ...good(4), ...good(5, { agency: 'U2' })]
    const unique = subjects.map((subject, index) => ({ ...subject, id: `S${index + 1}` }))
    const agencies: Agencies = { U1: { grade: 'good', outstanding: true }, U2: { grade: 'good', outstanding } }
    return scoreYear(ruleset, year(unique, agencies))[0]?.quota
  }
  expect(placesWith(true)).toMatchObject({
    scope: 'dutyGroup',
    counted: 10,
    places: 2,
    isException: true,
    placed: true,
  })
  expect(placesWith(false)).toMatchObject({
    scope: 'dutyGroup',
    counted: 10,
    places: 1,
    isException: false,
    placed: true,
  })
})

test('a scope that turns somebody away is the one that is named', () => {
  const ruleset = { ...nd335Year, quotas: [{ ...quota, scopes: ['dutyGroup' as const, 'agency' as const] }] }
  // The duty group has one place for six people of two agencies; the agency of four has none.
  const subjects = [
    person('S1', 9300),
    ...good(3),
    person('S2', 9200, { agency: 'U2' }),
    person('S3', 8000, { agency: 'U2' }),
  ]
  const agencies: Agencies = { ...U1, U2: { grade: 'good', outstanding: false } }
  const found = scoreYear(ruleset, year(subjects, agencies)).flatMap(({ id, quota: place }) =>
    place ? [`${id} ${place.scope}`] : [],
  )
  expect(found).toEqual(['S1 agency', 'S2 agency'])
})

test('an organisation without a grade leaves its head provisional, and only its head', () => {
  const subjects = [person('S1', 9400, { role: 'head' }), person('S2', 9300, { role: 'deputy' }), ...good(5)]
  const results = scoreYear(nd335Year, year(subjects, { U1: { grade: null, outstanding: false } }))
  expect(results.map(({ status }) => status).slice(0, 2)).toEqual(['provisional', 'graded'])
  expect(results[0]).toMatchObject({ grade: 'excellent', gatedBy: null, waitsFor: { agencies: ['U1'] } })
})

test('a head lowered to good still counts among those graded good', () => {
  const subjects = [person('S1', 9300), person('head', 9900, { role: 'head' }), ...good(4)]
  check({ subjects, agencies: { U1: { grade: 'good', outstanding: false } }, expect: 'S1 excellent 1/1+' })
})

test('T10: who worked less than six months is not graded, nor who has no score', () => {
  check({ subjects: [person('S1', 8000, { monthsWorked: 599 })], expect: 'S1 lessThanSixMonths' })
  check({ subjects: [person('S1', 8000, { months: { '2026-03': null } })], expect: 'S1 noScore' })
  check({ subjects: [person('S1', 0, { months: { '2026-03': 7000 }, monthsWorked: 600 })], expect: 'S1 good' })
})

test('T7: a provisional December that changes the grade is found, with everybody it moves', () => {
  const months = (december: number) =>
    Object.fromEntries(
      monthsOf({ kind: 'year', year: 2026 }).map((month) => [month, month === '2026-12' ? december : 9036]),
    )
  const facts = (december: number, provisional: string[]) =>
    year([person('S1', 0, { months: months(december), provisional }), person('S2', 9010), ...good(4)])
  const before = scoreYear(nd335Year, facts(9000, ['2026-12']))
  expect(before[0]).toMatchObject({
    status: 'provisional',
    mean: 9033,
    settings: [{ number: 'A8', value: 'provisional' }],
  })
  const after = scoreYear(nd335Year, facts(8000, []))
  expect(gradeChanges(before, after)).toMatchObject([
    { id: 'S1', before: { mean: 9033, grade: 'excellent' }, after: { mean: 8950, grade: 'good' } },
    { id: 'S2', before: { grade: 'good' }, after: { grade: 'excellent' } },
  ])
  expect(gradeChanges(before, scoreYear(nd335Year, facts(9000, [])))).toEqual([])
})

test('A15: small groups stand by themselves, or together', () => {
  const subjects = [
    person('S1', 9300),
    ...good(2),
    person('S2', 9200, { group: 'G2' }),
    ...good(3, { group: 'G2' }),
    person('S3', 9900, { group: 'G3' }),
    ...good(5, { group: 'G3' }),
  ]
  check({ subjects, expect: 'S1 good 1/0' })
  check({ subjects, settings: { A15: 'pool' }, expect: 'S1 excellent 1/1+' })
  const touched = (A15: 'strict' | 'pool') =>
    scoreYear(nd335Year, year(subjects), { A15 }).flatMap(({ id, settings }) =>
      settings.flatMap(({ number, value }) => (number === 'A15' ? [`${id} ${value}`] : [])),
    )
  expect(touched('strict')).toEqual(['S1 strict', 'S2 strict'])
  expect(touched('pool')).toEqual(['S1 pool', 'S2 pool'])
})

test('quarter, half and year are means of their months; a month without a score is left out', () => {
  const scores = { '2026-01': 8000, '2026-02': 8001, '2026-03': null, '2026-05': 9000 } as Partial<
    Record<Month, number | null>
  >
  expect(periodMean(scores, { kind: 'quarter', year: 2026, number: 1 })).toMatchObject({ mean: 8001, isPartial: true })
  expect(periodMean(scores, { kind: 'half', year: 2026, number: 1 }).mean).toBe(8334)
  expect(periodMean(scores, { kind: 'half', year: 2026, number: 2 }).mean).toBeNull()
  expect(monthsOf({ kind: 'quarter', year: 2026, number: 4 })).toEqual(['2026-10', '2026-11', '2026-12'])
})

test('the least sum that reaches a mean does, and one less does not', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 12 }), (mean, count) => {
      const rounded = (sum: number) => Math.floor((2 * sum + count) / (2 * count))
      const sum = sumReaching(mean, count)
      expect(rounded(sum)).toBeGreaterThanOrEqual(mean)
      expect(rounded(sum - 1)).toBeLessThan(mean)
    }),
  ))

const people = (count: number) =>
  fc.array(
    fc.record({
      // Few different means make ties on purpose, many of them at the borders of bands.
      mean: fc.constantFrom(4999, 5000, 6999, 7000, 8999, 9000, 9000, 9001, 9100, 9500),
      agency: fc.constantFrom('U1', 'U2'),
      group: fc.constantFrom('G1', 'G2', 'G3'),
      role: fc.constantFrom('staff', 'staff', 'staff', 'head', 'deputy'),
      worked: fc.constantFrom(1200, 1200, 1200, 500),
    }),
    { maxLength: count },
  )
const agencies = fc.record({
  U1: fc.record({ grade: fc.constantFrom(null, 'excellent', 'good', 'completed'), outstanding: fc.boolean() }),
  U2: fc.record({ grade: fc.constantFrom(null, 'excellent', 'good', 'completed'), outstanding: fc.boolean() }),
}) as fc.Arbitrary<Agencies>

type Drawn = ReturnType<typeof people> extends fc.Arbitrary<infer Value> ? Value : never
const factsOf = (drawn: Drawn, of: Agencies) =>
  year(
    drawn.map(({ mean, agency, group, role, worked }, index) =>
      person(`S${index}`, mean, { agency, group, role, heads: role === 'head' ? [agency] : [], monthsWorked: worked }),
    ),
    of,
  )

test('the share of excellent is within the law in each group and each agency, whatever the ties, for up to 200 people', () => {
  fc.assert(
    fc.property(people(200), agencies, fc.constantFrom('strict', 'pool'), (drawn, of, A15) => {
      const facts = factsOf(drawn, of)
      const results = scoreYear(nd335Year, facts, { A15 })
      const at = facts.subjects.map((subject, index) => ({ subject, result: results[index] }))
      const within = (members: typeof at, share: number) => {
        const count = (grade: Grade) => members.filter(({ result }) => result?.grade === grade).length
        expect(count('excellent') * share).toBeLessThanOrEqual(count('good'))
      }
      for (const [agency, members] of Map.groupBy(at, ({ subject }) => subject.agency)) {
        const share = of[agency]?.outstanding ? 4 : 5
        within(members, share)
        for (const own of Map.groupBy(members, ({ subject }) => subject.group).values()) {
          if (A15 === 'strict') within(own, share)
          for (const one of own) {
            for (const other of own) {
              // Nobody is passed over by an equal or lower mean in the same group.
              const [placed, out] = [one.result, other.result]
              if (!placed?.quota?.placed || out?.quota?.placed !== false) continue
              expect(placed.mean ?? 0).toBeGreaterThan(out.mean ?? 0)
            }
          }
        }
      }
      // The agency never binds beyond its groups: the floors of the parts add up to no more than that of the whole.
      expect(results.filter(({ quota: place }) => place?.scope === 'agency')).toEqual([])
    }),
    runs(300),
  )
})

test('the points that are said to take a place take it, where everybody else stays as they are', () => {
  fc.assert(
    fc.property(people(40), agencies, fc.constantFrom('strict', 'pool'), (drawn, of, A15) => {
      const facts = factsOf(drawn, of)
      const results = scoreYear(nd335Year, facts, { A15 })
      for (const [index, { quota: standing }] of results.entries()) {
        const subject = facts.subjects[index]
        if (!subject || !standing || standing.placed || standing.reach === null || standing.reach > 100_00) continue
        const higher = { ...subject, months: { '2026-01': standing.reach } as YearSubject['months'] }
        const again = scoreYear(nd335Year, { ...facts, subjects: facts.subjects.with(index, higher) }, { A15 })
        expect(again[index]?.quota?.placed).toBe(true)
      }
    }),
    runs(100),
  )
})

test('neither the order of people nor the names of groups change a result', () => {
  fc.assert(
    fc.property(people(60), agencies, fc.constantFrom('strict', 'pool'), (drawn, of, A15) => {
      const facts = factsOf(drawn, of)
      const results = scoreYear(nd335Year, facts, { A15 })
      const names: Record<string, string> = { G1: 'G3', G2: 'G1', G3: 'G2' }
      const subjects = facts.subjects.toReversed().map((subject) => ({ ...subject, group: names[subject.group] ?? '' }))
      const again = scoreYear(nd335Year, { ...facts, subjects }, { A15 }).toReversed()
      const shown = (all: typeof results) =>
        canonicalText(all.map((result) => ({ ...result, quota: result.quota && { ...result.quota, groups: [] } })))
      expect(shown(again)).toBe(shown(results))
    }),
    runs(300),
  )
})

/** The formulas of the explanation from the top on, in one language. */
function explained(subjects: YearSubject[], language: 'vi' | 'en', of: Agencies = U1): string[] {
  const facts = year(subjects, of)
  const [subject] = subjects
  const [result] = scoreYear(nd335Year, facts)
  if (!subject || !result) return []
  const { root } = explainYear(nd335Year, facts, subject, result)
  const nodes = flattened(root).map(({ node }) => node)
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
  return nodes.flatMap(({ formula }) => (formula ? [formula[language]] : []))
}

test('the explanation goes from the grade over the quota down to the months', () => {
  const subjects = [person('S1', 9100), person('S2', 9200), ...good(5)]
  expect(explained(subjects, 'vi').slice(0, 2)).toEqual([
    'Hoàn thành xuất sắc nhiệm vụ (91 điểm) → Hoàn thành tốt nhiệm vụ (đủ điều kiện, xếp thứ 2 trên 1 chỗ, ngoài số chỗ)',
    '⌊7 / 6⌋ = 1; đủ điều kiện, xếp thứ 2 trên 1 chỗ, ngoài số chỗ',
  ])
  expect(explained(subjects, 'en')[2]).toBe(`(${Array(12).fill('91').join(' + ')}) / 12 = 91`)
})

test('a tie is named, and so are the gate and the decision', () => {
  expect(explained([person('S1', 9100), person('S2', 9100), ...good(5)], 'en')[1]).toBe(
    '⌊7 / 6⌋ = 1; met the conditions, rank 1 of 1 places, outside the places, tied with 1',
  )
  expect(
    explained([person('S1', 9400, { role: 'head' })], 'en', { U1: { grade: 'good', outstanding: false } })[0],
  ).toBe('Excellent (94 points) → Good (limited by U1)')
  const conduct = [
    { kind: 'discipline', dutyRelated: true, document: '12/QĐ', effective: '2026-05-10', act: null, countedIn: null },
  ]
  expect(explained([person('S1', 9400, { conduct })], 'vi')[0]).toContain(
    '(Kỷ luật vì vi phạm liên quan đến hoạt động công vụ, 12/QĐ)',
  )
  expect(explained([person('S1', 9400, { monthsWorked: 100 })], 'en')).toHaveLength(1)
})

function nextOf(subjects: YearSubject[], of: Agencies = U1) {
  const facts = year(subjects, of)
  const [subject] = subjects
  const [result] = scoreYear(nd335Year, facts)
  return subject && result && yearCounterfactual(nd335Year, facts, subject, result)
}

test('what stands between a person and the next grade', () => {
  expect(nextOf([person('S1', 6000)])).toEqual({
    next: 'good',
    changes: [{ kind: 'points', mean: 7000, missing: 11_994, months: 12 }],
  })
  expect(nextOf([person('S1', 9100), person('S2', 9200), ...good(5)])?.changes).toEqual([
    { kind: 'place', mean: 9201, missing: 1206, months: 12, counted: 12 },
  ])
  expect(nextOf([person('S1', 9100), person('S2', 9100), ...good(5)])?.changes).toEqual([
    { kind: 'place', mean: 9101, missing: 6, months: 12, counted: 12 },
  ])
  expect(nextOf([person('S1', 9100), ...good(4)])?.changes).toEqual([
    { kind: 'place', mean: null, missing: null, months: 12, counted: 6 },
  ])
  expect(
    nextOf([person('S1', 9400, { role: 'head' }), ...good(5)], { U1: { grade: 'good', outstanding: false } })?.changes,
  ).toEqual([{ kind: 'organisation', agency: 'U1', grade: 'excellent' }])
  expect(nextOf([person('S1', 9400), ...good(5)])).toBeUndefined()
  const conduct = [
    { kind: 'degradation', dutyRelated: null, document: '5-KL', effective: '2026-05-10', act: null, countedIn: null },
  ]
  expect(nextOf([person('S1', 4000, { conduct })])?.changes).toEqual([
    { kind: 'points', mean: 5000, missing: 11_994, months: 12 },
    { kind: 'conduct', index: 0, document: '5-KL' },
  ])
})
