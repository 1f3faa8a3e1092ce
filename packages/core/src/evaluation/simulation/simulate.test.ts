import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { Day } from '../../shared/period.ts'
import { Ruleset } from '../ruleset.ts'
import { hanoi3814Staff } from '../rulesets/local/hanoi3814.ts'
import { hcmc06Staff } from '../rulesets/local/hcmc06.ts'
import { nd90Staff } from '../rulesets/national/nd90-staff.ts'
import { party366Member } from '../rulesets/national/party366.ts'
import { nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { draftedOver, type Policy } from './policy.ts'
import { simulate } from './simulate.ts'
import type { SimulatedSubject } from './subject.ts'
import type { MovementReport } from './tally.ts'
import { hanoiPoints, inForceToday, person, withFaults } from './testing-people.ts'

const changed = (ruleset: Ruleset, change: object): Ruleset => Ruleset.parse({ ...ruleset, ...change })
const against = (...drafts: Ruleset[]): Policy => ({ present: inForceToday, draft: draftedOver(drafts, inForceToday) })

const noCredit = changed(nd335Staff, { settings: { ...nd335Staff.settings, A4: 'zero' } })

/** Quality counts as much as quantity and progress together. */
const qualityTwice = changed(nd335Staff, {
  criteria: nd335Staff.criteria.map((criterion) => {
    if (criterion.code !== 'results') return criterion
    const params = JSON.parse(JSON.stringify(criterion.params))
    return { ...criterion, params: { ...params, terms: [...params.terms, { ...params.terms[1], code: 'bb' }] } }
  }),
})

/** Two units; 100, 98.54, 97.08, 95.63 and 94.17 points under the decree. */
const office: SimulatedSubject[] = [
  person('an', [withFaults(0)], { sex: 'female', ageBand: '30–39', serviceClass: 'A1' }),
  person('bình', [withFaults(1)], { sex: 'male', ageBand: '30–39' }),
  person('chi', [withFaults(2)], { sex: 'female', ageBand: '40–49' }),
  person('dũng', [withFaults(3)], { sex: 'male', unitId: 'V' }),
  person('giang', [withFaults(4)], { sex: 'female', unitId: 'V' }),
]

function flows({ flows: all }: MovementReport): string {
  return all.map(({ from, to, results }) => `${from} → ${to}: ${results}`).join(', ')
}

async function check(policy: Policy, people: SimulatedSubject[], expected: string): Promise<void> {
  expect(flows((await simulate(policy, people)).sheets)).toBe(expected)
}

test('the same rules move nobody', async () => {
  const report = await simulate(against(nd335Staff), office)
  expect(report.sheets.all).toEqual({ people: 5, results: 5, up: 0, down: 0, meanChange: 0, withPoints: 5 })
  expect(flows(report.sheets)).toBe('excellent → excellent: 5')
  expect(report.affected).toEqual([])
})

// Quality 4/4, 3/4, 2/4, 1/4, 0/4: 100, 94.17, 88.33, 82.50, 76.67 points.
test('no credit for a faulty product lowers those with two and more of four', () =>
  check(against(noCredit), office, 'excellent → excellent: 2, excellent → good: 3'))

// 30 + 70 × (1 + 2 × quality + 1) / 4 with quality 3/4 to 1: nobody below 91.25.
test('quality counted twice costs points and no level', async () => {
  const { sheets } = await simulate(against(qualityTwice), office)
  expect(flows(sheets)).toBe('excellent → excellent: 5')
  // 100, 97.81, 95.63, 93.44, 91.25 against 100, 98.54, 97.08, 95.63, 94.17: −7.29 over five.
  expect(sheets.all.meanChange).toBe(-146)
  expect(sheets.all.withPoints).toBe(5)
})

test('movement is told by unit, sex, age, class of post and of service', async () => {
  const { sheets } = await simulate(against(noCredit), office)
  const told = (rows: MovementReport['by']['unit']) =>
    rows.map(({ value, results, up, down, meanChange }) => `${value} ${results} +${up} −${down} ${meanChange}`)
  // Changes in hundredths: 0, −437, −875, −1313, −1750.
  expect(told(sheets.by.unit)).toEqual(['U 3 +0 −1 -437', 'V 2 +0 −2 -1531'])
  expect(told(sheets.by.sex)).toEqual(['female 3 +0 −2 -875', 'male 2 +0 −1 -875'])
  expect(told(sheets.by.ageBand)).toEqual(['30–39 2 +0 −0 -218', '40–49 1 +0 −1 -875', 'null 2 +0 −2 -1531'])
  expect(told(sheets.by.positionClass)).toEqual(['staff 5 +0 −3 -875'])
  expect(told(sheets.by.serviceClass)).toEqual(['A1 1 +0 −0 0', 'null 4 +0 −3 -1094'])
})

test('the most affected come first, with both computations', async () => {
  const { affected } = await simulate(against(noCredit), office)
  expect(affected.map(({ id }) => id)).toEqual(['giang', 'dũng', 'chi', 'bình'])
  expect(affected[0]).toMatchObject({
    unitId: 'V',
    period: '2026-08',
    steps: 1,
    change: 1750,
    present: { total: 94_17, level: 'excellent' },
    draft: { total: 76_67, level: 'good' },
  })
  expect(affected[0]?.present.formula?.en).toBe('30 + 70 × (1.000 + 0.750 + 1.000) / 3 ≈ 94.17')
  expect(affected[0]?.draft.formula?.vi).toBe('30 + 70 × (1,000 + 0,000 + 1,000) / 3 ≈ 76,67')
})

test('of many, ten are kept', async () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    person(`p${String(index).padStart(2, '0')}`, Array(1 + (index % 5)).fill(withFaults(4))),
  )
  const { affected } = await simulate(against(noCredit), many)
  expect(affected.map(({ id }) => id).join(' ')).toBe('p04 p09 p14 p19 p24 p29 p34 p39 p03 p08')
})

test('the order of people plays no part', async () => {
  const people = [...office, ...office.map((one) => ({ ...one, id: `${one.id}2`, agency: 'Sở' }))]
  const straight = await simulate(against(noCredit), people)
  expect(await simulate(against(noCredit), people.toReversed())).toEqual(straight)
})

test('what the draft cannot score is counted with its reason', async () => {
  const idle = { ...withFaults(0), tasks: [] }
  const unrated = { ...withFaults(0), general: null }
  const people = [person('an', [withFaults(0), idle]), person('bình', [unrated]), person('chi', [])]
  const same = await simulate(against(nd335Staff), people)
  expect(same.withoutDraft).toBe(2)
  expect(same.sheets.unscored.draft).toEqual({
    results: 2,
    reasons: [
      { reason: 'missing', detail: 'general', results: 1 },
      { reason: 'notScored', detail: 'noAssignedWork', results: 1 },
    ],
  })
  const city = await simulate(against(changed(hcmc06Staff, { gives: { month: 'score' } })), people)
  expect(city.withoutDraft).toBe(3)
  expect(city.sheets.unscored.draft.results).toBe(3)
  expect(city.sheets.unscored.draft.reasons.map(({ reason }) => reason)).toContain('missing')
  const byYear = await simulate(against(nd90Staff), people)
  expect(byYear.sheets.unscored.draft.reasons).toEqual([{ reason: 'notItsPeriod', detail: nd90Staff.id, results: 3 }])
  const nobody = await simulate({ present: inForceToday, draft: () => undefined }, people)
  expect(nobody.sheets.unscored.draft.reasons).toEqual([{ reason: 'noRuleset', detail: 'staff', results: 3 }])
  expect(flows(nobody.sheets)).toBe('excellent → none: 1, none → none: 2')
})

test('rules that know no points name the facts that are not on record', async () => {
  const people = [person('an', [withFaults(0)])]
  const draft = changed(nd90Staff, { gives: { month: 'grade' } })
  const { sheets } = await simulate(against(draft), people)
  expect(sheets.unscored.draft.reasons.map(({ detail }) => detail)).toEqual([
    'placement.degradation',
    'placement.disciplined',
    'placement.notMet',
  ])
})

test('a leader’s term for those led stays as published, and the report counts it', async () => {
  const led = { ...withFaults(1), leadership: { d: 'full', dd: 'full', e: 'full' } } as const
  const head = person('hà', [], {
    positionClass: 'head',
    sheets: [{ period: '2026-08', positionClass: 'head', facts: led }],
  })
  const report = await simulate(against(noCredit, nd335Head), [...office, head])
  expect(report.heldFixed).toBe(1)
  expect(report.sheets.by.positionClass.map(({ value, down }) => `${value} ${down}`)).toEqual(['head 0', 'staff 3'])
})

/** A room whose head leads four with faults, and a chair who leads the head and everybody of the room. */
function ledOffice(): SimulatedSubject[] {
  const named = (one: SimulatedSubject) => ({
    ...one,
    unitId: 'U',
    sheets: one.sheets.map((sheet) => ({ ...sheet, sheetId: `${one.id} ${sheet.period}` })),
  })
  const staff = office.map(named)
  const scoreOf = (one: SimulatedSubject, total: number) =>
    ({ sheetId: `${one.id} 2026-08`, officialId: one.id, status: 'scored', total }) as const
  const led = staff.map((one, index) => scoreOf(one, [10000, 9854, 9708, 9563, 9417][index] ?? 0))
  const facts = { ...withFaults(0), leadership: { d: 'full', dd: 'full', e: 'full' } } as const
  const leader = (id: string, below: typeof led) => {
    const sheet = { period: '2026-08', positionClass: 'head' as const, facts, sheetId: `${id} 2026-08`, led: below }
    return person(id, [], { positionClass: 'head', sheets: [sheet] })
  }
  const head = leader('hà', led)
  return [leader('sen', [...led, scoreOf(head, 10000)]), head, ...staff]
}

/** Everything that failed once counts nothing: 100, 82.50, 65.00, 47.50, 30.00 points. */
const strict = changed(nd335Staff, {
  settings: { ...nd335Staff.settings, A4: 'zero' },
  criteria: nd335Staff.criteria.map((criterion) => {
    if (criterion.code !== 'results') return criterion
    const params = JSON.parse(JSON.stringify(criterion.params))
    return { ...criterion, params: { ...params, terms: params.terms.slice(1, 2) } }
  }),
})

test('a leader falls with those led, wherever the leader stands in the stream, and the one above with the leader', async () => {
  const people = ledOffice()
  const report = await simulate(against(strict), people)
  expect(report.heldFixed).toBe(0)
  // Two of the staff fall below 50, so d is half for both leaders: 70 × (5 + ½) / 6 + 30.
  const heads = report.affected.filter(({ id }) => id === 'hà' || id === 'sen')
  expect(heads.map(({ id, draft }) => `${id} ${draft.total}`)).toEqual(['hà 9417', 'sen 9417'])
  expect(heads[0]).toMatchObject({ sheetId: 'hà 2026-08', present: { total: 100_00 } })
  expect(heads[0]?.draft.formula?.vi).toContain('94,17')
  const turned = [...people.slice(3).toReversed(), ...people.slice(0, 3)]
  expect(await simulate(against(strict), turned)).toEqual(report)
  expect((await simulate(against(nd335Staff), people)).affected).toEqual([])
})

test('who is led and not among the people looked at stands as published, and the leader’s sheet is counted', async () => {
  const people = ledOffice().filter(({ id }) => id !== 'giang')
  expect((await simulate(against(strict), people)).heldFixed).toBe(2)
})

test('the people of an agency where sheets name those led come one after another', async () => {
  const [sen, ha, ...staff] = ledOffice()
  if (!sen || !ha) throw new Error('There are two leaders')
  const elsewhere = staff.map((one) => ({ ...one, id: `s${one.id}`, agency: 'Sở' }))
  await expect(simulate(against(strict), [sen, ...elsewhere, ha, ...staff])).rejects.toThrow('one after another')
})

test('the cap on result points is counted where it cut', async () => {
  const extra = { ...withFaults(0) }
  const [task] = extra.tasks
  if (!task) throw new Error('There is a task')
  const people = [person('an', [{ ...extra, tasks: [task, { ...task, id: 't2', origin: 'extra' as const }] }])]
  const uncapped = changed(nd335Staff, { settings: { ...nd335Staff.settings, A5: 'uncapped' } })
  const { sheets } = await simulate(against(uncapped), people)
  expect(sheets.effects).toEqual([{ what: 'cap', name: 'results', present: 1, draft: 0 }])
})

test('conditions, what forces a grade, and gates are counted under each side', async () => {
  const member = (grade: string) => party366Member.golden.filter(({ expect: { grade: own } }) => own === grade)
  const [excellent] = member('excellent')
  const gated = party366Member.golden.find(({ settings }) => settings?.A17)
  const late = party366Member.golden.find(({ expect: { grade } }) => grade === null)
  if (!excellent || !gated || !late) throw new Error('The worked examples have these cases')
  const placement = { conditions: { ...excellent.facts.placement?.conditions, dutyDiscipline: true }, gates: {} }
  const year = [excellent.facts, gated.facts, late.facts, { ...excellent.facts, placement }]
  const people = year.map((facts, index) =>
    person(`p${index}`, [], { sheets: [{ period: '2026', positionClass: 'staff', facts }] }),
  )
  const uncapped = changed(party366Member, { quota: undefined })
  const draft = changed(uncapped, { settings: { A14: 'fallThrough', A17: 'keptWithReason' } })
  const { sheets } = await simulate({ present: () => uncapped, draft: () => draft }, people)
  expect(flows(sheets)).toBe('excellent → excellent: 1, good → excellent: 1, failed → failed: 1, none → completed: 1')
  expect(sheets.effects).toEqual([
    { what: 'condition', name: 'good.onTimeAndQuality', present: 1, draft: 1 },
    { what: 'force', name: 'dutyDiscipline', present: 1, draft: 1 },
    { what: 'gate', name: 'stateGrade', present: 1, draft: 0 },
  ])
  expect(sheets.unscored.present.reasons).toEqual([{ reason: 'noRowMatches', detail: party366Member.id, results: 1 }])
})

const letters = [5, 4, 3, 2, 1].map((bonus) => person(`h${bonus}`, [hanoiPoints(bonus * 100)]))
const cut = changed(hanoi3814Staff, { quota: { ...hanoi3814Staff.quota, percent: 60 } })
const hanoi: Policy = { present: () => hanoi3814Staff, draft: () => cut }

test('a wider cap moves up those who stood next, and the cap’s effect is counted', async () => {
  // Five rated: ⌊5 × 30 %⌋ = 1 place now, ⌊5 × 60 %⌋ = 3 with the draft.
  const { sheets, affected } = await simulate(hanoi, letters)
  expect(flows(sheets)).toBe('excellent → excellent: 1, good → excellent: 2, good → good: 2')
  expect(sheets.all).toMatchObject({ up: 2, down: 0, meanChange: 0 })
  expect(sheets.effects).toEqual([{ what: 'quota', name: 'agency', present: 4, draft: 2 }])
  expect(affected.map(({ id }) => id)).toEqual(['h3', 'h4'])
  expect(affected[0]?.present.formula?.en).toBe(
    '⌊5 × 3 / 10⌋ = 1; met the conditions, rank 3 of 1 places, outside the places',
  )
  expect(affected[0]?.draft.formula?.en).toBe('⌊5 × 3 / 5⌋ = 3; met the conditions, rank 3 of 3 places')
})

test('people of an agency with a cap come one after another, in any order', async () => {
  const elsewhere = letters.map((one) => ({ ...one, id: `s${one.id}`, agency: 'Sở' }))
  const straight = await simulate(hanoi, [...letters, ...elsewhere])
  expect(await simulate(hanoi, [...elsewhere.toReversed(), ...letters.toReversed()])).toEqual(straight)
  const mixed = letters.flatMap((one, index) => [one, elsewhere[index] ?? one])
  await expect(simulate(hanoi, mixed)).rejects.toThrow('The people of UBND do not come one after another')
})

test('where nothing ranks more people than there are places, the report says that a body must choose', async () => {
  const facts = nd90Staff.golden.find(({ expect: { grade } }) => grade === 'excellent')?.facts
  if (!facts) throw new Error('There is a worked example of excellent')
  const people = ['an', 'bình', 'chi', 'dũng', 'giang'].map((id) =>
    person(id, [], { sheets: [{ period: '2025', positionClass: 'staff', facts }] }),
  )
  const wider = changed(nd90Staff, { quota: undefined })
  const { sheets } = await simulate({ present: () => wider, draft: () => nd90Staff }, people)
  expect(flows(sheets)).toBe('excellent → none: 5')
  expect(sheets.unscored.draft.reasons).toEqual([{ reason: 'needsDecision', detail: 'group', results: 5 }])
})

const ofYear = { heads: [], monthsWorked: 12_00, provisional: [], conduct: [] }

test('the year: months, conduct, gates and places under both rules', async () => {
  const fewer = { ...nd335Year, quotas: nd335Year.quotas.map((quota) => ({ ...quota, ratio: { over: 1, under: 2 } })) }
  const policy: Policy = {
    present: inForceToday,
    draft: inForceToday,
    year: { year: 2026, present: nd335Year, draft: fewer, agencies: { UBND: { grade: 'good', outstanding: false } } },
  }
  const months = (faults: number) => Array(8).fill(withFaults(faults))
  const people = [0, 1, 2, 3, 4].map((faults) => person(`y${faults}`, months(faults), { year: ofYear }))
  const reprimand = {
    kind: 'discipline' as const,
    dutyRelated: true,
    document: '12/QĐ',
    effective: Day.parse('2026-05-04'),
    act: null,
    countedIn: null,
  }
  people.push(person('y5', months(0), { year: { ...ofYear, conduct: [reprimand] } }))
  people.push(person('y6', months(0), { year: { ...ofYear, monthsWorked: 3_00 } }), person('y7', months(0)))
  const { year, affected } = await simulate(policy, people)
  if (!year) throw new Error('The year is compared')
  // Five reached excellent: ⌊5/6⌋ = 0 places now, ⌊5/3⌋ = 1 with the draft.
  expect(flows(year)).toBe('good → excellent: 1, good → good: 4, failed → failed: 1, none → none: 2')
  expect(year.effects).toEqual([
    { what: 'conduct', name: 'discipline', present: 1, draft: 1 },
    { what: 'quota', name: 'group', present: 5, draft: 4 },
  ])
  expect(year.unscored.draft.reasons).toEqual([
    { reason: 'noYearFacts', detail: '2026', results: 1 },
    { reason: 'notScored', detail: 'lessThanSixMonths', results: 1 },
  ])
  expect(affected.map(({ id, period }) => `${id} ${period}`)).toEqual(['y0 2026'])
  expect(affected[0]?.draft.formula?.en).toMatch(/rank 1 of 1 places/)
})

test('nothing of a person is kept once their agency is counted', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  const alive: WeakRef<SimulatedSubject>[] = []
  let most = 0
  async function* stream(hasCap: boolean) {
    for (let index = 0; index < 1200; index++) {
      if (index % 200 === 199) {
        await pause(0)
        collect()
        most = Math.max(most, alive.filter((one) => one.deref()).length)
      }
      const facts = hasCap ? hanoiPoints(index % 900) : withFaults(index % 5)
      const subject = person(`p${index}`, [facts], { agency: `A${Math.floor(index / 50)}` })
      alive.push(new WeakRef(subject))
      yield subject
    }
  }
  expect((await simulate(against(noCredit), stream(false))).people).toBe(1200)
  // The agency at hand, and what the collector has not looked at yet.
  expect(most).toBeLessThan(60)
  most = 0
  expect((await simulate(hanoi, stream(true))).people).toBe(1200)
  expect(most).toBeLessThan(120)
})
