import { expect, test } from 'vitest'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { filledScopes, Quota, type QuotaMember, standings } from './quota.ts'

const [decree] = nd335Year.quotas
if (!decree) throw new Error('The decree has a quota')
const quota = (more: Partial<Quota> = {}) => Quota.parse({ ...decree, ...more })

/** `A/g 95 95 80` is a group of an agency with its points; 90 and above are excellent, 70 good, the rest completed, `-` not graded. */
function members(text: string): QuotaMember[] {
  return text.split('; ').flatMap((own) => {
    const [place = '', ...points] = own.split(' ')
    const [agency = '', group = ''] = place.split('/')
    return points.map((point, index): QuotaMember => {
      const id = `${place} ${index}`
      if (point === '-') return { id, agency, group, mean: null, grade: null }
      const mean = Number(point) * 100
      const grade = mean >= 90_00 ? 'excellent' : mean >= 70_00 ? 'good' : 'completed'
      return { id, agency, group, mean, grade }
    })
  })
}

/** `id: scope rank/places of counted, candidates, tied`, `+` where placed. */
function check(rules: Quota, text: string, expected: string[], settings = {}, outstanding: string[] = []): void {
  const found = standings(rules, members(text), (agency) => outstanding.includes(agency), settings)
  const shown = [...found].map(
    ([id, { scope, rank, places, placed, counted, candidates, tied, groups, isException }]) =>
      `${id}${placed ? '+' : ''}: ${scope} ${rank}/${places} of ${counted}, ${candidates}, ${tied} tied (${groups.join(' ')})${isException ? ' exception' : ''}`,
  )
  expect(shown).toEqual(expected)
}

test('one place for six who reached good, in the group first', () =>
  check(quota(), 'A/g 95 91 80 79 78 77', [
    'A/g 0+: group 1/1 of 6, 2, 0 tied (g)',
    'A/g 1: group 2/1 of 6, 2, 0 tied (g)',
  ]))

test('those completed and those not graded give no place', () =>
  check(quota(), 'A/g 95 80 79 78 77 60 60 - -', ['A/g 0: group 1/0 of 5, 1, 0 tied (g)']))

test('the agency turns away whom the group would place, and tells its groups in order', () =>
  check(quota(), 'A/h 95 80 79 78 77 76; A/g 96 96 80 79 78 77 76 75 74 73 72 71; B/g 99 80', [
    'A/h 0+: group 1/1 of 6, 1, 0 tied (h)',
    'A/g 0+: group 1/2 of 12, 2, 1 tied (g)',
    'A/g 1+: group 1/2 of 12, 2, 1 tied (g)',
    'B/g 0: group 1/0 of 2, 1, 0 tied (g)',
  ]))

test('ties are counted, and a tie across the border is turned away whole', () =>
  check(quota({ scopes: ['agency'] }), 'A/h 91 95 80 79 78 77; A/g 91 91 75 74 73 72', [
    'A/h 0: agency 2/2 of 12, 4, 2 tied (g h)',
    'A/h 1+: agency 1/2 of 12, 4, 0 tied (g h)',
    'A/g 0: agency 2/2 of 12, 4, 2 tied (g h)',
    'A/g 1: agency 2/2 of 12, 4, 2 tied (g h)',
  ]))

test('an outstanding agency has the higher share, another has not', () =>
  check(
    quota({ scopes: ['agency'] }),
    'A/g 95 80 79 78 77; B/g 95 80 79 78 77',
    ['A/g 0+: agency 1/1 of 5, 1, 0 tied (g) exception', 'B/g 0: agency 1/0 of 5, 1, 0 tied (g)'],
    {},
    ['A'],
  ))

test('similar duties of several agencies have the higher share only where all of them are outstanding', () => {
  const rules = quota({ scopes: ['dutyGroup'] })
  const text = 'A/g 95 80 79; B/g 85 84 83'
  const one = ['A/g 0+: dutyGroup 1/1 of 6, 1, 0 tied (g)']
  check(rules, text, one, {}, ['A'])
  check(rules, text, ['A/g 0+: dutyGroup 1/1 of 6, 1, 0 tied (g) exception'], {}, ['A', 'B'])
})

test('small groups stand alone, or pooled within their agency where the reading says so; a group of six is not small', () => {
  const text = 'A/g 95 80 79; A/h 94 78 77; A/i 93 80 79 78 77 76; B/g 92 80'
  const alone = standings(quota(), members(text), () => false)
  expect([...alone].filter(([, { placed }]) => placed).map(([id]) => id)).toEqual(['A/i 0'])
  const pooled = standings(quota(), members(text), () => false, { A15: 'pool' })
  expect(pooled.get('A/g 0')).toMatchObject({ placed: true, groups: ['g', 'h'], counted: 6 })
  expect(pooled.get('A/i 0')).toMatchObject({ placed: true, groups: ['i'] })
  expect(pooled.get('B/g 0')).toMatchObject({ placed: false, groups: ['g'], counted: 2 })
  const named = (id: string) => alone.get(id)?.settings.map(({ number }) => number) ?? []
  expect(named('A/g 0')).toContain('A15')
  expect(named('A/i 0')).not.toContain('A15')
})

test('a share of all who are graded, and of the whole staff, counts them', () => {
  const text = 'A/g 95 94 80 60 -'
  const half = { ratio: { over: 1, under: 4 }, scopes: ['agency' as const] }
  check(quota({ ...half, base: 'graded' }), text, [
    'A/g 0+: agency 1/1 of 4, 2, 0 tied (g)',
    'A/g 1: agency 2/1 of 4, 2, 0 tied (g)',
  ])
  check(quota({ ...half, base: 'staff', ratio: { over: 2, under: 5 } }), text, [
    'A/g 0+: agency 1/2 of 5, 2, 0 tied (g)',
    'A/g 1+: agency 2/2 of 5, 2, 0 tied (g)',
  ])
})

test('halves of a place round up where the rules say so, and are lost where they do not', () => {
  const rules = (rounding: Quota['rounding']) =>
    quota({ base: 'graded', ratio: { over: 1, under: 2 }, scopes: ['agency'], rounding })
  expect(filledScopes(rules('halfUp'), members('A/g 95 94 93'), () => false)).toEqual([
    { scope: 'agency', groups: ['g'], counted: 3, places: 2, holders: 3, isException: false },
  ])
  expect(filledScopes(rules('down'), members('A/g 95 94 93'), () => false)[0]?.places).toBe(1)
})

test('who was turned away learns what would take a place while everybody else stays, the placed learn nothing', () => {
  const found = standings(quota({ scopes: ['agency'] }), members('A/g 95 91 80 79 78 77'), () => false)
  expect([...found.values()].map(({ reach }) => reach)).toEqual([null, 95_01])
  const none = standings(quota({ scopes: ['agency'] }), members('A/g 95 80'), () => false)
  expect([...none.values()].map(({ reach }) => reach)).toEqual([null])
})

test('a scope that still has room asks for nothing: the points of the full one are enough', () => {
  const text = 'A/g 99 98 95 80 79 78 77 76 75 74 73 72; A/h 80 79 78 77 76 75 74 73 72 71 70 70'
  const found = standings(quota(), members(text), () => false)
  expect(found.get('A/g 2')).toMatchObject({ placed: false, scope: 'group', reach: 98_01 })
})

test('how full each scope is follows the reading of small groups as the places do', () => {
  const text = 'A/g 95 80 79; A/h 94 78 77'
  const filled = (settings = {}) =>
    filledScopes(quota({ scopes: ['group'] }), members(text), () => false, settings).map(
      ({ groups, counted, places, holders }) => `${groups.join(' ')}: ${holders} of ${counted}, ${places} places`,
    )
  expect(filled()).toEqual(['g: 1 of 3, 0 places', 'h: 1 of 3, 0 places'])
  expect(filled({ A15: 'strict' })).toEqual(filled())
  expect(filled({ A15: 'pool' })).toEqual(['g h: 2 of 6, 1 places'])
})

test('each kind of duty has its own places, in whatever agency', () =>
  check(quota({ scopes: ['dutyGroup'] }), 'A/g 95 80 79; B/g 85 84 83; A/h 94 80 79', [
    'A/g 0+: dutyGroup 1/1 of 6, 1, 0 tied (g)',
    'A/h 0: dutyGroup 1/0 of 3, 1, 0 tied (h)',
  ]))

test('where the rules know no higher share, nobody is an exception', () => {
  const rules = quota({ scopes: ['agency'], exception: null })
  check(rules, 'A/g 95 80 79 78 77', ['A/g 0: agency 1/0 of 5, 1, 0 tied (g)'], {}, ['A'])
})

test('whoever holds the grade without points counts and is not ranked', () => {
  const without: QuotaMember = { id: 'x', agency: 'A', group: 'g', mean: null, grade: 'excellent' }
  const found = standings(quota({ scopes: ['agency'] }), [...members('A/g 95 80 79 78 77'), without], () => false)
  expect([...found.keys()]).toEqual(['A/g 0'])
  expect(found.get('A/g 0')).toMatchObject({ counted: 6, candidates: 1, placed: true })
})
