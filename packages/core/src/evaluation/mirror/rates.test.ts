import { afterAll, expect, test } from 'vitest'
import { FALSE_ALARM } from './comparison.ts'
import { mirror, mirrorMeasures, type Reading } from './mirror.ts'
import { type MirrorMeasure, measureKeys } from './observation.ts'
import { type Habit, ratings, seeded } from './testing-ratings.ts'

/** Provinces simulated for each rate; the rates below are true of exactly these, for the seed is fixed. */
const PROVINCES = 120
const report: string[] = []
afterAll(() => console.log(['Evaluator mirror, simulated:', ...report].join('\n  ')))

/** And for each planted habit. */
const PLANTED = 60
/** So many simulated provinces show a true 5 % at most this much higher in 999 of 1,000 runs. */
const slack = (provinces: number) => 3.1 * Math.sqrt((FALSE_ALARM * (1 - FALSE_ALARM)) / provinces)

const groups = (count: number, people: (at: number) => number): Habit[] =>
  Array.from({ length: count }, (_, at) => ({ people: people(at) }))

const none = () => Object.fromEntries(measureKeys.map((key) => [key, 0])) as Record<MirrorMeasure, number>

/** On the side that the measure claims anything about: wide spreads of small groups are not all that rare, nor ever named. */
function isRare(key: MirrorMeasure, reading: Reading): boolean {
  if (!reading.enough || reading.chance > FALSE_ALARM) return false
  const { side } = mirrorMeasures[key]
  return side === 'both' || (side === 'low' ? reading.direct.estimate < 0 : reading.direct.estimate > 0)
}

/** In how many provinces of alike evaluators anybody stands out, for each measure, and where the size were not asked. */
function falseAlarms(habits: readonly Habit[], level: number) {
  const random = seeded(2026)
  const [alarms, byChance] = [none(), none()]
  for (let province = 0; province < PROVINCES; province += 1) {
    const readings = mirror(ratings(random, habits, { months: 6, level }))
    for (const key of measureKeys) {
      const stands = readings.some(({ measures }) => measures[key].enough && measures[key].standsOut)
      if (stands) alarms[key] += 1
      if (readings.some(({ measures }) => isRare(key, measures[key]))) byChance[key] += 1
    }
  }
  return { alarms, byChance }
}

test.each<[string, Habit[], number]>([
  ['24 small groups of 5 to 7, ratings at the ceiling', groups(24, (at) => 5 + (at % 3)), 0.93],
  ['24 small groups of 5 to 7, ratings with room', groups(24, (at) => 5 + (at % 3)), 0.7],
  ['12 groups of 5 to 30', groups(12, (at) => 5 + 2 * at), 0.9],
  ['4 groups of 8', groups(4, () => 8), 0.9],
])('where all evaluators are alike, nobody stands out beyond the stated rate: %s', (title, habits, level) => {
  const { alarms, byChance } = falseAlarms(habits, level)
  const percent = (count: number) => ((100 * count) / PROVINCES).toFixed(1)
  const said = measureKeys.map(
    (key) => `${key} ${percent(alarms[key])} % (whatever its size ${percent(byChance[key])} %)`,
  )
  report.push(`false alarm in a province (stated ≤ ${100 * FALSE_ALARM} %), ${title}: ${said.join(', ')}`)
  for (const key of measureKeys) {
    // Offices do differ in their pace here, so lateness is not a world of equals.
    if (key !== 'lateness') expect(byChance[key] / PROVINCES, key).toBeLessThanOrEqual(FALSE_ALARM + slack(PROVINCES))
    expect(alarms[key], key).toBeLessThanOrEqual(byChance[key])
  }
})

test('a group below the least is never judged', () => {
  const readings = mirror(
    ratings(seeded(1), [...groups(6, () => 10), { people: 4, leniency: 8_00 }], { months: 3, level: 0.6 }),
  )
  const { measures, people } = readings.at(-1) ?? {}
  expect(people).toBe(4)
  for (const key of ['leniency', 'spread', 'halo', 'copying'] as const) {
    expect(measures?.[key]).toEqual({ enough: false, needs: 5 })
  }
})

const planted: [MirrorMeasure, Habit, truth: number | undefined, least: number][] = [
  ['leniency', { people: 12, leniency: 3_00 }, 3_00, 0.9],
  ['leniency', { people: 12, leniency: -3_00 }, -3_00, 0.9],
  ['leniency', { people: 25, leniency: 2_00 }, 2_00, 0.9],
  ['spread', { people: 20, equal: true }, undefined, 0.9],
  ['drift', { people: 12, drift: 60 }, 60, 0.9],
  ['halo', { people: 8, halo: true }, undefined, 0.9],
  ['lateness', { people: 8, late: 10 }, undefined, 0.9],
  ['copying', { people: 10, copies: 0.98 }, undefined, 0.9],
]

test.each(planted)('planted %s is found: %j', (key, habit, truth, least) => {
  const random = seeded(335)
  let [found, covered, others, drawn] = [0, 0, 0, 0]
  for (let province = 0; province < PLANTED; province += 1) {
    const habits = [habit, ...groups(10, (at) => 8 + at)]
    const [own, ...rest] = mirror(ratings(random, habits, { months: 6, level: 0.7 }))
    const reading = own?.measures[key]
    if (!reading?.enough) throw new Error(`${key} was not judged`)
    if (reading.standsOut) found += 1
    if (truth !== undefined && reading.direct.low <= truth && truth <= reading.direct.high) covered += 1
    drawn += reading.shrunk.estimate / PLANTED
    if (rest.some(({ measures }) => measures[key].enough && measures[key].standsOut)) others += 1
  }
  const percent = (count: number) => `${((100 * count) / PLANTED).toFixed(1)} %`
  const cover =
    truth === undefined
      ? ''
      : `, interval covers the truth ${percent(covered)} (stated 95 %), mean best guess ${drawn.toFixed(1)}`
  report.push(
    `${key} ${JSON.stringify(habit)}: found ${percent(found)}, somebody else named ${percent(others)}${cover}`,
  )
  expect(found / PLANTED).toBeGreaterThanOrEqual(least)
  if (truth !== undefined) expect(covered / PLANTED).toBeGreaterThanOrEqual(0.95 - slack(PLANTED))
  if (key !== 'lateness') expect(others / PLANTED).toBeLessThanOrEqual(FALSE_ALARM + slack(PLANTED))
})
