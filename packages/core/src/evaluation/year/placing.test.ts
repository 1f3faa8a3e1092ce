import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../shared/testing-runs.ts'
import { type Candidate, place } from './placing.ts'

type Places = Readonly<Record<string, number>>[]

function placedBy(candidates: readonly Candidate[], places: Places): boolean[] {
  return place(
    candidates,
    places.map((kind) => new Map(Object.entries(kind))),
  ).placed
}

/** `95 94 94` in one scope of so many places: who is placed. */
function check(means: string, places: number, expected: string): void {
  const candidates = means.split(' ').map((mean) => ({ mean: Number(mean), scopes: ['s'] }))
  const placed = placedBy(candidates, [{ s: places }])
  expect(means.split(' ').filter((_, index) => placed[index])).toEqual(expected.split(' ').filter(Boolean))
}

test('the highest are placed', () => check('91 95 93', 2, '95 93'))
test('a tie across the border is turned away whole', () => check('95 94 94', 2, '95'))
test('nobody below a tie across the border is taken in its stead', () => check('95 94 94 93', 2, '95'))
test('a tie within the places is placed', () => check('94 95 94 93', 3, '94 95 94'))
test('all tied and more than the places: nobody', () => check('90 90 90', 2, ''))
test('all tied and as many as the places: everybody', () => check('90 90', 2, '90 90'))
test('no places, nobody', () => check('90', 0, ''))

test('who falls to the group does not count against the agency', () => {
  const tied = ['G1', 'G1', 'G2'].map((group) => ({ mean: 90, scopes: [group, 'A'] }))
  expect(placedBy(tied, [{ G1: 1, G2: 1 }, { A: 2 }])).toEqual([false, false, true])
})

test('an agency that turned a tie away takes nobody lower from any group', () => {
  const candidates = [95, 94, 94, 93].map((mean, index) => ({ mean, scopes: [`G${index}`, 'A'] }))
  expect(placedBy(candidates, [{ G0: 1, G1: 1, G2: 1, G3: 1 }, { A: 2 }])).toEqual([true, false, false, false])
})

test('a full group leaves the agency’s place to another group', () => {
  const candidates = [
    { mean: 95, scopes: ['G1', 'A'] },
    { mean: 94, scopes: ['G1', 'A'] },
    { mean: 91, scopes: ['G2', 'A'] },
  ]
  expect(placedBy(candidates, [{ G1: 1, G2: 1 }, { A: 2 }])).toEqual([true, false, true])
})

test('in crossing scopes, a tie that one scope turns away in any case leaves the other scope’s place free', () => {
  const tied = ['HA', 'HB', 'HB', 'IA'].map((pair) => ({ mean: 90, scopes: [pair[1] ?? '', pair[0] ?? ''] }))
  // H has one place for three of a tie; so A's one place is left to the fourth.
  expect(
    placedBy(tied, [
      { A: 1, B: 3 },
      { H: 1, I: 1 },
    ]),
  ).toEqual([false, false, false, true])
})

test('between equals no choice is made: a place that either of two could take alike stays empty', () => {
  // Placing GA would be as right as placing HB: each frees the other's scopes.
  const tied = ['HB', 'HA', 'HA', 'GB', 'GB', 'GA'].map((pair) => ({
    mean: 90,
    scopes: [pair[0] ?? '', pair[1] ?? ''],
  }))
  expect(
    placedBy(tied, [
      { G: 1, H: 1 },
      { A: 1, B: 1 },
    ]),
  ).toEqual(tied.map(() => false))
})

/** Everything that the rule allows, found by trying every family of borders against its words. */
function allowed(candidates: readonly Candidate[], places: Places): boolean[][] {
  const scopes = places.flatMap((kind, at) => Object.entries(kind).map(([name, room]) => ({ at, name, room })))
  const isIn = (candidate: Candidate, { at, name }: (typeof scopes)[number]) => candidate.scopes[at] === name
  const choices = scopes.map((scope) => [
    Number.NEGATIVE_INFINITY,
    ...new Set(candidates.filter((one) => isIn(one, scope)).map(({ mean }) => mean)),
  ])
  const found = new Map<string, boolean[]>()
  const borders: number[] = []
  const passes = (candidate: Candidate, except?: (typeof scopes)[number]) =>
    scopes.every(
      (scope, index) => scope === except || !isIn(candidate, scope) || candidate.mean > (borders[index] ?? 0),
    )
  const isTrue = () => {
    const placed = candidates.filter((one) => passes(one))
    const isFull = (scope: (typeof scopes)[number], mean: number) =>
      placed.filter((one) => isIn(one, scope) && one.mean > mean).length >= scope.room
    return scopes.every((scope, index) => {
      const wanting = candidates.filter(
        (one) =>
          isIn(one, scope) &&
          passes(one, scope) &&
          !scopes.some((other) => other !== scope && isIn(one, other) && isFull(other, one.mean)),
      )
      // A full scope turns away whoever is left, wanted elsewhere or not.
      const withoutRoom = choices[index]?.filter(
        (mean) =>
          Number.isFinite(mean) &&
          (isFull(scope, mean) || wanting.filter((one) => one.mean >= mean).length > scope.room),
      )
      return borders[index] === Math.max(Number.NEGATIVE_INFINITY, ...(withoutRoom ?? []))
    })
  }
  const tryFrom = (index: number): void => {
    if (index === scopes.length) {
      if (!isTrue()) return
      const placed = candidates.map((one) => passes(one))
      found.set(placed.join(), placed)
      return
    }
    for (const border of choices[index] ?? []) {
      borders[index] = border
      tryFrom(index + 1)
    }
  }
  tryFrom(0)
  return [...found.values()]
}

function verify(candidates: readonly Candidate[], places: Places, best: 'most' | 'onlyMost' | 'any'): void {
  const placed = placedBy(candidates, places)
  const isExceeded = places.some((kind, at) =>
    Object.entries(kind).some(
      ([name, room]) => candidates.filter((one, index) => placed[index] && one.scopes[at] === name).length > room,
    ),
  )
  // Nobody of the same scopes is passed over, and a tie there stands or falls together.
  const isPassedOver = candidates.some((one, index) =>
    candidates.some(
      (rival, other) =>
        !placed[index] &&
        placed[other] &&
        one.mean >= rival.mean &&
        one.scopes.every((scope, at) => scope === rival.scopes[at]),
    ),
  )
  expect({ isExceeded, isPassedOver }).toEqual({ isExceeded: false, isPassedOver: false })
  const all = allowed(candidates, places)
  expect(all.map(String)).toContain(String(placed))
  const size = (set: boolean[]) => set.filter(Boolean).length
  const most = Math.max(...all.map(size))
  if (best === 'most') expect(size(placed)).toBe(most)
  const fullest = all.filter((one) => size(one) === most)
  if (best === 'onlyMost' && fullest.length === 1) expect(placed).toEqual(fullest[0])
}

/** Every pattern of ties among `count` ranked candidates: 2^(count − 1) of them. */
function tiePatterns(count: number): number[][] {
  return Array.from({ length: 2 ** Math.max(0, count - 1) }, (_, bits) => {
    let mean = 100
    return Array.from({ length: count }, (_, index) => {
      if (index > 0 && (bits >> (index - 1)) & 1) mean -= 1
      return mean
    })
  })
}

test('one scope: every tie pattern of up to twelve candidates and every number of places, against the plain words', () => {
  for (let count = 0; count <= 12; count++) {
    for (const means of tiePatterns(count)) {
      const candidates = means.map((mean) => ({ mean, scopes: ['s'] }))
      for (let places = 0; places <= count; places++) {
        const placed = placedBy(candidates, [{ s: places }])
        const expected = means.map((mean) => means.filter((other) => other >= mean).length <= places)
        if (String(placed) !== String(expected)) expect({ means, places, placed }).toEqual({ means, places, expected })
      }
    }
  }
})

test('two groups in an agency: every tie pattern of up to six, every division, six sets of places, by brute force', () => {
  for (let count = 1; count <= 6; count++) {
    for (const means of tiePatterns(count)) {
      for (let division = 0; division < 2 ** (count - 1); division++) {
        const candidates = means.map((mean, index) => ({ mean, scopes: [(division >> index) & 1 ? 'G' : 'H', 'A'] }))
        for (const [G, H, A] of [
          [0, 2, 2],
          [1, 1, 1],
          [1, 1, 2],
          [1, 2, 2],
          [2, 2, 3],
          [2, 3, 4],
        ] as const) {
          verify(candidates, [{ G, H }, { A }], 'most')
        }
      }
    }
  }
})

test('two groups in an agency: every tie pattern of seven to twelve, one division and number of places each, by brute force', () => {
  let turn = 0
  for (let count = 7; count <= 12; count++) {
    for (const means of tiePatterns(count)) {
      // Another division and other places for each pattern, the same in every run.
      turn += 1
      const division = (turn * 2_654_435_761) >>> 7
      const candidates = means.map((mean, index) => ({ mean, scopes: [(division >> index) & 1 ? 'G' : 'H', 'A'] }))
      verify(candidates, [{ G: turn % 4, H: (turn >> 2) % 4 }, { A: (turn >> 4) % 6 }], 'most')
    }
  }
})

const candidates = (scopes: string[][], means: number, count: number) =>
  fc.array(
    fc.record({
      mean: fc.integer({ min: 1, max: means }),
      scopes: fc.tuple(...scopes.map((names) => fc.constantFrom(...names))),
    }),
    { maxLength: count },
  )
const rooms = (names: string[]) => fc.record(Object.fromEntries(names.map((name) => [name, fc.nat({ max: 4 })])))

test('nested scopes of up to twelve people, ties on purpose: the most that the rule allows, by brute force', () => {
  const groups = ['G', 'H', 'I']
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }).chain((means) => candidates([groups, ['A']], means, 12)),
      rooms(groups),
      rooms(['A']),
      (people, group, agency) => verify(people, [group, agency], 'most'),
    ),
    runs(3000),
  )
})

const crossing = [
  ['G', 'H'],
  ['A', 'B'],
]

test('crossing scopes of up to twelve people, ties on purpose: what the rule allows, by brute force', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((means) => candidates(crossing, means, 12)),
      rooms(['G', 'H']),
      rooms(['A', 'B']),
      (people, first, second) => verify(people, [first, second], 'any'),
    ),
    runs(3000),
  )
})

test('one tie of up to twelve across crossing scopes: where one answer places most, it is given, by brute force', () => {
  fc.assert(
    fc.property(candidates(crossing, 1, 12), rooms(['G', 'H']), rooms(['A', 'B']), (people, first, second) =>
      verify(people, [first, second], 'onlyMost'),
    ),
    runs(5000),
  )
})

test('without ties, crossing or not, the rule leaves one answer', () => {
  fc.assert(
    fc.property(
      candidates([['G', 'H'], ['A', 'B'], ['X']], 1, 8).map((people) => people.map((one, mean) => ({ ...one, mean }))),
      rooms(['G', 'H']),
      rooms(['A', 'B']),
      rooms(['X']),
      (people, ...places) => {
        expect(allowed(people, places)).toEqual([placedBy(people, places)])
      },
    ),
    runs(500),
  )
})

test('many groups of one agency that ties cross at once are decided as few are', () => {
  const groups = Array.from({ length: 12 }, (_, index) => `G${index}`)
  const tied = groups.flatMap((group, index) => Array(index === 0 ? 1 : 2).fill({ mean: 90, scopes: [group, 'A'] }))
  const one = Object.fromEntries(groups.map((group) => [group, 1]))
  expect(placedBy(tied, [one, { A: 3 }])).toEqual(tied.map((_, index) => index === 0))
})

test('neither order nor names matter', () => {
  fc.assert(
    fc.property(
      candidates(
        [
          ['G', 'H'],
          ['A', 'B'],
        ],
        4,
        12,
      ),
      rooms(['G', 'H']),
      rooms(['A', 'B']),
      fc.infiniteStream(fc.nat()),
      (people, first, second, random) => {
        const placed = placedBy(people, [first, second])
        const order = [...people.keys()].map((index) => ({ index, by: random.next().value }))
        order.sort((a, b) => a.by - b.by)
        const names: Record<string, string> = { G: 'H', H: 'G', A: 'B', B: 'A' }
        const renamed = order.map(({ index }) => ({
          mean: people[index]?.mean ?? 0,
          scopes: (people[index]?.scopes ?? []).map((scope) => names[scope] ?? ''),
        }))
        const swapped = [
          { G: first.H ?? 0, H: first.G ?? 0 },
          { A: second.B ?? 0, B: second.A ?? 0 },
        ]
        expect(placedBy(renamed, swapped)).toEqual(order.map(({ index }) => placed[index]))
      },
    ),
    runs(3000),
  )
})
