import { expect, test } from 'vitest'
import { MonthFacts } from '../facts.ts'
import { haiphong212Staff } from '../rulesets/local/haiphong212.ts'
import { nd90Staff } from '../rulesets/national/nd90-staff.ts'
import { nd335Agency } from '../rulesets/national/nd335-agency.ts'
import { party366Member } from '../rulesets/national/party366.ts'
import { pointsAndGates } from '../rulesets/template/points-and-gates.ts'
import { prepareRuleset } from '../score.ts'
import { bandOf } from './band.ts'
import { explainGrade } from './explain-grade.ts'
import { placeGrade } from './place.ts'
import { PlacementFacts } from './placement-facts.ts'
import { coversPeriod, scoredPeriod } from './scored-period.ts'
import { gradeSheet } from './sheet-grade.ts'

interface Story {
  of?: typeof nd335Agency
  total: number | null
  conditions?: object
  gates?: object
  settings?: Parameters<typeof placeGrade>[3]
  expect: string
}

const share = (done: number, of = 10) => ({ done, of })
const all = {
  wrongdoing: false,
  done: share(10),
  onTimeAndQuality: share(10),
  exceeded: share(3),
  late: share(0),
  unitsNotFailed: share(0, 0),
  shortcomingsFixed: share(0, 0),
}

/** `grade band | reason missing | forced gated waits | settings`. */
function check({ of = nd335Agency, total, conditions = {}, gates = {}, settings, expect: expected }: Story) {
  const facts = PlacementFacts.parse({ conditions: of === nd335Agency ? { ...all, ...conditions } : conditions, gates })
  const placed = placeGrade(of, total, facts, settings)
  const { grade, band, reason, missing, forcedBy, gatedBy, waitsFor } = placed
  const used = placed.settings.map(({ number, value }) => `${number} ${value}`)
  const why = [reason, ...missing, forcedBy, gatedBy, ...waitsFor, ...used].filter(Boolean)
  expect(`${grade} ${band} ${why.join(' ')}`.trim()).toBe(expected)
}

test('points and conditions together make the grade', () => {
  check({ total: 90_00, expect: 'excellent excellent' })
  check({ total: 89_99, expect: 'good good' })
  check({ total: 50_00, expect: 'completed completed' })
  check({ total: 49_99, expect: 'failed failed' })
})

test('30 % exceeded is enough, 29 % is not, and then no row of the decree matches', () => {
  check({ total: 92_00, conditions: { exceeded: share(30, 100) }, expect: 'excellent excellent' })
  check({
    total: 92_00,
    conditions: { exceeded: share(29, 100) },
    expect: 'null excellent noRowMatches A13 humanDecision',
  })
  check({
    total: 92_00,
    conditions: { exceeded: share(29, 100) },
    settings: { A13: 'fallThrough' },
    expect: 'good excellent A13 fallThrough',
  })
})

test('a gap of the law gives no grade unless somebody decided to fall through', () => {
  const late = { onTimeAndQuality: share(9), late: share(1) }
  check({ total: 85_00, conditions: late, expect: 'null good noRowMatches A13 humanDecision' })
  check({
    total: 85_00,
    conditions: late,
    settings: { A13: 'fallThrough' },
    expect: 'completed good A13 fallThrough',
  })
})

test('20 % late is allowed, more is not', () => {
  check({ total: 60_00, conditions: { late: share(2) }, expect: 'completed completed' })
  check({
    total: 60_00,
    conditions: { late: share(3) },
    expect: 'null completed noRowMatches A13 humanDecision',
  })
})

test('what forces the lowest grade does so whatever the points, and even without them', () => {
  check({ total: 95_00, conditions: { wrongdoing: true }, expect: 'failed excellent wrongdoing' })
  check({ total: null, conditions: { wrongdoing: true }, expect: 'failed null wrongdoing' })
  check({ total: 95_00, conditions: { done: share(69, 100) }, expect: 'failed excellent done' })
})

test('what is not known is named and never taken as met', () => {
  check({ total: 92_00, conditions: { exceeded: null }, expect: 'null excellent missingFact exceeded' })
  check({ total: 92_00, conditions: { wrongdoing: null }, expect: 'null excellent missingFact wrongdoing' })
  check({ total: null, expect: 'null null noScore' })
})

test('a unit without units below is not held to them; a year without tasks is no full year', () => {
  check({ total: 92_00, conditions: { unitsNotFailed: share(0, 0) }, expect: 'excellent excellent' })
  check({
    total: 75_00,
    conditions: { onTimeAndQuality: share(0, 0) },
    expect: 'null good noRowMatches A13 humanDecision',
  })
})

test('the Party’s gap is a question of its own', () => {
  const clean = { degradation: false, dutyDiscipline: false, notDone: share(0) }
  check({
    of: party366Member,
    total: 85_00,
    conditions: { ...clean, onTimeAndQuality: share(9) },
    expect: 'null good noRowMatches A14 humanDecision',
  })
})

test('where “above 90” is written, exactly 90 is not excellent, and the question is named', () => {
  const { bands } = haiphong212Staff
  expect([90_00, 90_01, 80_00, 80_01, 50_00].map((total) => bandOf(bands, total)?.grade)).toEqual([
    'good',
    'excellent',
    'completed',
    'good',
    'completed',
  ])
  const clean = { degradation: false, disciplined: false, notMet: share(0), absentThreeMonths: false }
  check({
    of: haiphong212Staff,
    total: 90_00,
    conditions: { ...clean, generalMet: true, onTimeAndQuality: share(10) },
    expect: 'good good A20 asWritten',
  })
})

test('a person’s grade is not above those of the organisations answered for; one that is not graded yet is waited for', () => {
  const [golden] = pointsAndGates.golden
  const conditions = golden?.facts.placement?.conditions ?? {}
  const of = pointsAndGates
  check({ of, total: 91_00, conditions, gates: { division: 'good' }, expect: 'good excellent division' })
  check({
    of,
    total: 91_00,
    conditions,
    gates: { division: 'good', cell: 'completed', communeParty: null },
    expect: 'completed excellent cell communeParty',
  })
})

test('without points, the best grade whose conditions hold is taken', () => {
  const clean = { degradation: false, disciplined: false, notMet: share(0), absentThreeMonths: false }
  check({
    of: nd90Staff,
    total: null,
    conditions: { ...clean, generalWellMet: false, generalMet: true, onTimeAndQuality: share(10) },
    expect: 'good null',
  })
})

test.each([
  ['2026-08', 'month 2026-08'],
  ['2026-Q3', 'quarter 2026-09'],
  ['2026-H2', 'half 2026-12'],
  ['2026', 'year 2026-12'],
  ['2026-13', 'undefined undefined'],
  ['2026-Q5', 'undefined undefined'],
  ['2026-H0', 'undefined undefined'],
  ['', 'undefined undefined'],
])('the period %s ends where it should', (text, expected) => {
  const period = scoredPeriod(text)
  expect(`${period?.kind} ${period?.last}`).toBe(expected)
})

test('a year is graded by the rules of its end', () => {
  const covered = (text: string) => {
    const period = scoredPeriod(text)
    return period !== undefined && coversPeriod(nd90Staff, period)
  }
  expect(['2019', '2020', '2025', '2026'].map(covered)).toEqual([false, true, true, false])
})

test('the explanation of a grade goes from gates and conditions down to the score', () => {
  const [, golden] = pointsAndGates.golden
  if (!golden) throw new Error('no worked example')
  const facts = MonthFacts.parse(golden.facts)
  const { root } = explainGrade(pointsAndGates, facts, gradeSheet(prepareRuleset(pointsAndGates), facts, 'year'))
  expect(root.value).toBe('completed')
  expect(root.inputs).toEqual([
    { name: 'band', value: 'excellent' },
    { name: 'gatedBy', value: 'cell' },
  ])
  const lines = root.children.map(({ id, value, formula }) => `${id} ${value} ${formula?.vi ?? ''}`.trim())
  expect(lines.slice(0, 3)).toEqual([
    'grade.gate.division good',
    'grade.gate.cell completed',
    'grade.condition.1 20/20 < 70% → không',
  ])
  expect(lines.at(-1)).toBe('total 91 27 + 64 = 91')
})
