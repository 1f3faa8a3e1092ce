import { expect, test } from 'vitest'
import type { GeneralPoints } from '../general.ts'
import { fullGeneral } from '../testing-facts.ts'
import { compareGroups } from './comparison.ts'
import { tProbability, tQuantile } from './distribution.ts'
import { mirror } from './mirror.ts'
import type { AssessedSheet } from './observation.ts'
import { ratings, seeded } from './testing-ratings.ts'

test.each([
  [1, 12.706],
  [4, 2.776],
  [10, 2.228],
  [30, 2.042],
  [1000, 1.962],
])('with %i degrees of freedom the printed table says %f at 5 percent', (freedom, printed) => {
  expect(tQuantile(0.05, freedom)).toBeCloseTo(printed, 3)
  expect(tProbability(printed, freedom)).toBeCloseTo(0.05, 3)
})

test('far from zero the probability stays exact, and at zero it is one', () => {
  expect(tProbability(0, 7)).toBe(1)
  // With two degrees of freedom the probability is 1 − t / √(2 + t²).
  for (const t of [0.5, 3, 40]) expect(tProbability(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 10)
})

test('a worked comparison: three equal groups but one, held against the other two', () => {
  const [first, , third] = compareGroups([
    [9, 10, 11, 10, 10],
    [10, 10, 11, 9, 10],
    [13, 14, 13, 12, 13],
  ])
  // Noise 0.5 inside the groups; the third is 3 above the mean of the others, the first 1.5 below the mean of 10 and 13.
  expect(third?.direct.estimate).toBeCloseTo(3, 10)
  expect(first?.direct.estimate).toBeCloseTo(-1.5, 10)
  expect(third?.observations).toBe(5)
  expect(Math.abs(third?.shrunk.estimate ?? 9)).toBeLessThan(3)
})

test('the fewer the observations, the more the best guess is drawn to zero', () => {
  const noisy = (count: number, middle: number) => Array.from({ length: count }, (_, at) => middle + (at % 5) - 2)
  const all = compareGroups([noisy(5, 12), noisy(50, 12), noisy(20, 10), noisy(20, 10), noisy(20, 10)])
  const drawn = all.map((standing) => (standing ? standing.shrunk.estimate / standing.direct.estimate : 0))
  expect(drawn[0]).toBeLessThan(drawn[1] ?? 0)
  expect(drawn[1]).toBeLessThan(1)
})

test('nothing is said without others, without variation, or of too few', () => {
  const nobody = [undefined, undefined, undefined]
  expect(compareGroups([])).toEqual([])
  expect(compareGroups([[1, 2, 3, 4, 5], [2, 3, 4, 5, 6], [1]])).toEqual(nobody)
  expect(compareGroups([Array(5).fill(7), Array(5).fill(7), Array(9).fill(8)])).toEqual(nobody)
})

const world = () =>
  ratings(seeded(7), [{ people: 9 }, { people: 6 }, { people: 12 }, { people: 3 }], { months: 5, level: 0.8 })

test('the order of the sheets and a second look change no byte', () => {
  const sheets = world()
  const text = JSON.stringify(mirror(sheets))
  expect(JSON.stringify(mirror(sheets.toReversed()))).toBe(text)
  expect(JSON.stringify(mirror(sheets.toSorted((a, b) => (a.officialId < b.officialId ? 1 : -1))))).toBe(text)
})

test('the mirror only looks: the ratings are left as they are', () => {
  const sheets = world()
  const before = JSON.stringify(sheets)
  mirror(sheets)
  expect(JSON.stringify(sheets)).toBe(before)
})

/** Two points more for ten points more of work; the first head's people did eight points more. */
function workedMore(): AssessedSheet[] {
  const random = seeded(11)
  const habits = Array.from({ length: 4 }, () => ({ people: 12 }))
  const effort = new Map<string, number>()
  return ratings(random, habits, { months: 4, level: 0.7 }).map((sheet) => {
    const own = effort.get(sheet.officialId) ?? Math.floor(random() * 12) * 100
    effort.set(sheet.officialId, own)
    const results = 45_00 + own + (sheet.evaluatorId.endsWith('000') ? 8_00 : 0)
    const given = 2_00 + (results - 45_00) / 10
    const jitter = Math.floor(random() * 3) * 25
    return {
      ...sheet,
      results,
      superior: { ...fullGeneral, 'I.1': given, 'I.2': given, 'II.1': 1_50 + jitter } as GeneralPoints,
    }
  })
}

test('a head of people who did more work is not lenient for giving them more', () => {
  const leniency = (sheets: AssessedSheet[]) => mirror(sheets).map(({ measures }) => measures.leniency)
  for (const reading of leniency(workedMore())) expect(reading).toMatchObject({ enough: true, standsOut: false })
  const unseen = workedMore().map((sheet) => ({ ...sheet, results: 50_00 }))
  expect(leniency(unseen)[0]).toMatchObject({ enough: true, standsOut: true })
})

test('months without a score and sheets without a self score are left out, not taken for zero', () => {
  const sheets = world().map((sheet) => ({ ...sheet, results: null, self: null }))
  for (const { measures } of mirror(sheets)) {
    expect(measures.leniency.enough).toBe(false)
    expect(measures.copying.enough).toBe(false)
    expect(measures.spread.enough).toBe(measures.halo.enough)
  }
})
