import { expect, test } from 'vitest'
import { Refusal } from '../../errors.ts'
import { readExactJson } from '../../exchange/score/exact-json.ts'
import { readYearFile } from '../../exchange/score-year/year-file.ts'
import { vietnamCalendar } from '../../shared/calendar.ts'
import { canonicalText } from '../../shared/canonical.ts'
import { OfficialId, PostId, UnitId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { nd335Agency } from '../rulesets/national/nd335-agency.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { monthsOf } from '../year/mean.ts'
import { scoreYear } from '../year/score-year.ts'
import type { AgencyGrade } from './agency-grade.ts'
import { assessAgency, reassessAgency } from './agency-grade.ts'
import { type ConductDecision, conductInForce, conductOf } from './conduct-decision.ts'
import { groupOn, usualGroup } from './duty-group.ts'
import { decideGrade } from './grade-decision.ts'
import { type GradedPerson, mainPost, type UnitYear, yearInputs } from './unit-year.ts'
import { yearChecklist } from './year-checklist.ts'
import { closeYear, personYears, yearDifferences, yearResults } from './year-closing.ts'
import { yearFileOf } from './year-file.ts'

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const commune = UnitId.parse(uuid(1))
const room = UnitId.parse(uuid(2))
const official = (number: number) => OfficialId.parse(uuid(1000 + number))
const SINCE = Day.parse('2025-07-01')

type PositionClass = 'staff' | 'head' | 'deputy'
interface Given {
  role?: PositionClass
  unitId?: UnitId
  /** The first month on record; a whole year by default. */
  from?: number
}

/** Somebody with the same score in every month. */
function person(number: number, points: number, { role = 'staff', unitId = room, from = 1 }: Given = {}): GradedPerson {
  const postId = PostId.parse(uuid(2000 + number))
  const validFrom = from === 1 ? SINCE : Day.parse(`2026-${String(from).padStart(2, '0')}-01`)
  const post = { id: postId, unitId, place: 'Phòng', validFrom, validTo: null }
  return {
    officialId: official(number),
    fullName: `Người ${number}`,
    present: [{ postId, unitId, title: 'Chuyên viên', positionClass: role }],
    posts: [post],
    scores: monthsOf({ kind: 'year', year: 2026 })
      .slice(from - 1)
      .map((period, index) => ({
        id: uuid(number * 100 + index),
        period,
        postId,
        status: 'scored',
        total: points,
        units: 0,
        place: null,
        number: 1,
      })),
  }
}

function unitYear(people: GradedPerson[], more: Partial<UnitYear> = {}): UnitYear {
  return {
    ruleset: nd335Year,
    settings: {},
    calendar: vietnamCalendar,
    unitId: commune,
    year: 2026,
    asOf: Day.parse('2026-12-31'),
    gradedOn: null,
    units: [
      { id: commune, name: 'UBND xã' },
      { id: room, name: 'Phòng Kinh tế' },
    ],
    people,
    agencyGrades: [],
    conduct: [],
    groups: [],
    decisions: [],
    ...more,
  }
}

const grades = (unit: UnitYear) =>
  personYears(nd335Year, yearInputs(unit)).map(({ grade, proposal }) => {
    const { quota, reason } = proposal
    return `${grade ?? reason}${quota ? ` ${quota.rank}/${quota.places}` : ''}`
  })

const many = (count: number, points: number, from = 0) =>
  Array.from({ length: count }, (_, index) => person(from + index, points))

test.each<[string, GradedPerson[], string[]]>([
  ['nobody', [], []],
  ['one', many(1, 9500), ['good 1/0']],
  ['five', many(5, 9500), Array(5).fill('good 1/0')],
  ['six, the best with a place', [...many(1, 9500), ...many(5, 8000, 1)], ['excellent 1/1', ...Array(5).fill('good')]],
  ['twelve, all tied', many(12, 9300), Array(12).fill('good 1/2')],
  ['somebody with five months', [person(0, 9500, { from: 8 })], ['lessThanSixMonths']],
  ['somebody without a score', [{ ...person(0, 9500), scores: [] }], ['noScore']],
])('a group of %s', (_, people, expected) => expect(grades(unitYear(people))).toEqual(expected))

const signed = { reason: 'Theo biên bản', document: '1/QĐ', decidedOn: Day.parse('2026-12-16'), signers: 'Chủ tịch' }
const where = (scope: string) => scope

function decided(unit: UnitYear, number: number, proposed: Grade, grade: Grade): string {
  try {
    return decideGrade(nd335Year, yearInputs(unit), official(number), { ...signed, proposed, grade }, where).grade
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('of those tied across the border a person may choose as many as there are places, and no more', () => {
  const tied = many(12, 9300)
  expect(decided(unitYear(tied), 0, 'good', 'excellent')).toBe('excellent')
  const chosen = (numbers: number[]) =>
    unitYear(tied, {
      decisions: numbers.map((number) => {
        return { officialId: official(number), number: 1, proposed: 'good', grade: 'excellent' }
      }),
    })
  expect(decided(chosen([0]), 1, 'good', 'excellent')).toBe('excellent')
  expect(decided(chosen([0, 1]), 2, 'good', 'excellent')).toBe('decision.quotaExceeded')
  expect(grades(chosen([0, 1])).filter((grade) => grade.startsWith('excellent'))).toHaveLength(2)
})

test('a decision that makes fewer good ones takes no place away from who holds it unseen', () => {
  const people = [...many(1, 9500), ...many(5, 8000, 1)]
  expect(decided(unitYear(people), 3, 'good', 'completed')).toBe('decision.quotaExceeded')
  const lowered = unitYear(people, {
    decisions: [{ officialId: official(0), number: 1, proposed: 'excellent', grade: 'good' }],
  })
  expect(decided(lowered, 3, 'good', 'completed')).toBe('completed')
})

const agencyGrade = (unitId: UnitId, grade: Grade): AgencyGrade => ({
  unitId,
  year: 2026,
  number: 1,
  grade,
  document: '9/QĐ',
  decidedOn: Day.parse('2026-12-10'),
  outstanding: false,
  outstandingDocument: '',
})

test('who heads the agency and a room passes both gates, and the post in the agency comes first', () => {
  const head = person(0, 9500, { role: 'head', unitId: commune })
  const second = { postId: PostId.parse(uuid(3)), unitId: room, title: 'Trưởng phòng', positionClass: 'head' as const }
  const both = { ...head, present: [second, ...head.present] }
  expect(mainPost(both, commune)?.unitId).toBe(commune)
  const unit = unitYear([both, ...many(6, 8000, 1)], {
    agencyGrades: [agencyGrade(commune, 'excellent'), agencyGrade(room, 'completed')],
  })
  const inputs = yearInputs(unit)
  expect(inputs.facts.subjects[0]?.heads).toEqual([commune, room])
  expect(inputs.headId).toBe(official(0))
  expect(personYears(nd335Year, inputs)[0]).toMatchObject({ grade: 'completed', awaitsAbove: true })
})

test('who moved in the year is graded where they are now, with the months of before', () => {
  const now = person(0, 9000, { from: 7 })
  const before = person(100, 8000, { unitId: commune })
  const left = { ...before.posts[0], validTo: Day.parse('2026-06-30') } as GradedPerson['posts'][number]
  const earlier = before.scores.filter(({ period }) => period < '2026-07')
  const moved = { ...now, posts: [left, ...now.posts], scores: [...earlier, ...now.scores] }
  const { subjects } = yearInputs(unitYear([moved])).facts
  expect(subjects[0]).toMatchObject({ agency: commune, group: 'Công chức Phòng Kinh tế', monthsWorked: 1200 })
  expect(personYears(nd335Year, yearInputs(unitYear([moved])))[0]?.proposal.mean).toBe(8500)
})

test('a post belongs to the last group that has begun, else to the usual one', () => {
  const post = { postId: uuid(5), positionClass: 'staff' as const, unitId: room, unitName: 'Phòng Kinh tế' }
  const entry = (number: number, validFrom: string, name: string | null) => {
    return { postId: PostId.parse(uuid(5)), number, validFrom: Day.parse(validFrom), name }
  }
  const entries = [entry(1, '2026-01-01', 'A'), entry(2, '2026-06-01', null), entry(3, '2026-09-01', 'C')]
  const on = (day: string) => groupOn(post, commune, entries, Day.parse(day))
  const usual = usualGroup(post, commune)
  expect([on('2025-12-31'), on('2026-05-31'), on('2026-08-31'), on('2026-12-31')]).toEqual([usual, 'A', usual, 'C'])
})

const entry = (id: number, more: Partial<ConductDecision>): ConductDecision => ({
  id: uuid(id),
  officialId: official(0),
  unitId: null,
  kind: 'discipline',
  dutyRelated: true,
  act: null,
  document: `${id}/QĐ`,
  issuedOn: SINCE,
  effective: SINCE,
  countedIn: null,
  note: '',
  replacesId: null,
  isRevoked: false,
  ...more,
})

test('of a chain of replacements the last one holds, and a revoked decision leaves nothing', () => {
  const chain = [entry(1, {}), entry(2, { replacesId: uuid(1) }), entry(3, { replacesId: uuid(2) })]
  expect(conductInForce(chain).map(({ document }) => document)).toEqual(['3/QĐ'])
  expect(conductInForce([...chain, entry(4, { replacesId: uuid(3), isRevoked: true })])).toEqual([])
})

test('what is recorded of a unit concerns those who lead it', () => {
  const register = [entry(1, { officialId: null, unitId: room, kind: 'corruptionInUnit', dutyRelated: null })]
  const of = (role: PositionClass, leads: string[]) => conductOf({ officialId: official(5), role, leads }, register)
  expect([of('head', [room]).length, of('deputy', [room]).length]).toEqual([1, 1])
  expect([of('head', [commune]).length, of('staff', [room]).length]).toEqual([0, 0])
})

test('the file of a year, with rooms led and a provisional month, grades the same as the facts', () => {
  const december = (one: GradedPerson): GradedPerson => ({
    ...one,
    scores: one.scores.map((score) => (score.period === '2026-12' ? { ...score, status: 'provisional' } : score)),
  })
  const people = [person(0, 9500, { role: 'head' }), december(person(1, 9400)), ...many(8, 9100, 2)]
  const reprimand = entry(1, { officialId: official(3), effective: Day.parse('2026-05-10') })
  const agencyGrades = [agencyGrade(room, 'good')]
  const inputs = yearInputs(unitYear(people, { conduct: [reprimand], agencyGrades, gradedOn: Day.parse('2026-12-15') }))
  const { ruleset, facts, settings } = readYearFile(readExactJson(JSON.stringify(yearFileOf(inputs))))
  const again = scoreYear(ruleset, facts, settings)
  expect(canonicalText(again)).toBe(canonicalText(scoreYear(nd335Year, inputs.facts, inputs.settings)))
  expect(again[0]).toMatchObject({ grade: 'good', gatedBy: room })
  expect(again[1]).toMatchObject({ status: 'provisional' })
})

test('a closed year is computed again from its own text alone; each byte that differs is named', () => {
  const inputs = yearInputs(unitYear(many(7, 9300)))
  const year = yearResults(nd335Year, inputs)
  const document = canonicalText(nd335Year)
  const stored = { ...year, unitId: commune, year: 2026 }
  expect(yearDifferences(stored, document)).toEqual([])
  expect(yearDifferences(stored, undefined).map(({ at }) => at)).toEqual(['ruleset', 'inputs'])
  const spaced = { ...stored, inputs: stored.inputs.replace('"facts":', '"facts": ') }
  expect(yearDifferences(spaced, document).map(({ at }) => at)).toContain('inputsSha256')
  const [first, ...others] = year.results
  if (!first) throw new Error('Nobody was graded')
  const raised = { ...stored, results: [{ ...first, grade: 'excellent' as const }, ...others] }
  expect(yearDifferences(raised, document)).toMatchObject([{ at: 'grade', stored: 'excellent', computed: 'good' }])
  expect(yearDifferences({ ...stored, results: others }, document).map(({ at }) => at)).toContain('resultsSha256')
  expect(() => closeYear(year, 0, 'a'.repeat(64))).toThrow(Refusal)
  expect(() => closeYear(year, 1, year.resultsSha256)).toThrow(Refusal)
  expect(closeYear(year, 0, year.resultsSha256)).toBe(year)
})

test('what was open is named: months by unit, December apart until the middle of January', () => {
  const unit = unitYear(many(2, 9300))
  const states = new Map(
    monthsOf({ kind: 'year', year: 2026 })
      .slice(1)
      .map((month) => [month, month < '2026-11' ? ('closed' as const) : ('open' as const)]),
  )
  const on = (day: string) =>
    yearChecklist(unit, yearInputs(unit), [{ unitId: room, name: 'Phòng', states }], nd335Year, Day.parse(day)).map(
      ({ kind, months, blocks }) => `${kind} ${months.join()} ${blocks}`,
    )
  expect(on('2026-12-10')).toEqual([
    'monthOpen 2026-11 true',
    'monthAbsent 2026-01 false',
    'decemberProvisional 2026-12 false',
  ])
  expect(on('2027-01-16')).toEqual(['monthOpen 2026-11,2026-12 true', 'monthAbsent 2026-01 false'])
  expect(on('2026-10-05')).toEqual(['tooEarly  true', 'monthAbsent 2026-01 false'])
})

test('an organisation’s figures give its grade again from what was kept', () => {
  const all = { done: 40, of: 40 }
  const facts = {
    general: 26_00,
    results: 59_00,
    conditions: { onTimeAndQuality: all, done: all, late: { done: 0, of: 40 }, wrongdoing: false },
  }
  const assessed = assessAgency(room, 2026, facts)
  expect(assessed).toMatchObject({ grade: 'good', total: 85_00 })
  expect(reassessAgency(assessed.inputs, nd335Agency)).toMatchObject({ output: assessed.output })
  const late = { ...facts.conditions, onTimeAndQuality: { done: 39, of: 40 }, late: { done: 1, of: 40 } }
  expect(assessAgency(room, 2026, { ...facts, conditions: late }).grade).toBeNull()
})
