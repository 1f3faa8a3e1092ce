import { expect, test } from 'vitest'
import { Ruleset } from '../ruleset.ts'
import { hcmc06Staff } from '../rulesets/local/hcmc06.ts'
import { nd335Agency } from '../rulesets/national/nd335-agency.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { rulesets } from '../rulesets/registry.ts'
import { agencySplit } from '../rulesets/template/agency-split.ts'
import { findingKey } from './finding.ts'
import { inspect } from './inspection.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests break the document in ways that its type forbids.
type Stored = any

interface Story {
  of?: Ruleset
  change: (document: Stored) => void
  among?: readonly Ruleset[]
  expect: string[]
}

function changed(of: Ruleset, change: (document: Stored) => void): Ruleset {
  const document: Stored = JSON.parse(JSON.stringify(of))
  change(document)
  return Ruleset.parse(document)
}

/** The findings that the change brings, `code path`; those that have to be mended end in `!`. */
function check({ of = nd335Staff, change, among = rulesets, expect: expected }: Story) {
  const before = inspect(of, among).map(findingKey)
  const found = inspect(changed(of, change), among).filter((one) => !before.includes(findingKey(one)))
  expect(found.map((one) => `${findingKey(one)}${one.blocks ? '!' : ''}`)).toEqual(expected)
  for (const { what, articles } of found) {
    expect(`${what.vi} ${what.en}`).not.toContain('undefined')
    expect(articles.length).toBeGreaterThan(0)
  }
  return found
}

test('built-in rulesets have nothing to mend but the one that its source itself leaves in doubt', () => {
  const blocking = rulesets.flatMap((ruleset) =>
    inspect(ruleset, rulesets).flatMap((one) => (one.blocks ? [`${ruleset.id}: ${findingKey(one)}`] : [])),
  )
  expect(blocking).toEqual([
    'vn.hcmc06-2026.staff: refinement.criterionAdded criteria.2',
    'vn.hcmc06-2026.staff: refinement.total total',
    'vn.hcmc06-2026.leader: refinement.criterionAdded criteria.2',
    'vn.hcmc06-2026.leader: refinement.total total',
  ])
})

test('a level that begins where the one above does is never reached', () =>
  check({
    change: (ruleset) => {
      ruleset.bands[1].from = 90_00
    },
    expect: ['band.unreachable bands.1!'],
  }))

test('a level above the scale is never reached', () =>
  check({
    change: (ruleset) => {
      ruleset.bands[0].from = 100_01
    },
    expect: ['band.unreachable bands.0!'],
  }))

test('a level that ends before the one above begins leaves a gap', () =>
  check({
    change: (ruleset) => {
      ruleset.bands[1].below = 85_00
    },
    expect: ['band.gap bands.1'],
  }))

test('a level that reaches into the one above overlaps it', () =>
  check({
    change: (ruleset) => {
      ruleset.bands[1].below = 92_00
    },
    expect: ['band.overlap bands.1'],
  }))

test('levels that begin only above their border meet without a gap', () =>
  check({
    change: (ruleset) => {
      ruleset.bands[0].bound = 'open'
      ruleset.bands[1].bound = 'open'
    },
    expect: [],
  }))

test('scores below the lowest level belong to none', () =>
  check({
    change: (ruleset) => {
      ruleset.bands.pop()
    },
    expect: ['band.gap bands.2'],
  }))

test('conditions beside points leave rows that match nothing, as the decree does', () => {
  expect(inspect(nd335Agency, rulesets).map(findingKey)).toEqual(['placement.gap placement'])
})

test('criteria above the scale have to be mended, criteria below it acknowledged', () => {
  const failing = (count: number) => Array.from({ length: count }, (_, index) => `golden.failing golden.${index}!`)
  check({
    change: (ruleset) => {
      ruleset.criteria[1].params.max = 71_00
    },
    expect: ['weights.aboveMaximum criteria!', ...failing(7)],
  })
  check({
    change: (ruleset) => {
      ruleset.criteria[1].params.max = 69_00
    },
    expect: ['weights.belowMaximum criteria', ...failing(7)],
  })
})

test('a worked example that gives something else is named', () =>
  check({
    change: (ruleset) => {
      ruleset.golden[2].expect.total = 90_66
    },
    expect: ['golden.failing golden.2!'],
  }))

test('a ruleset without worked examples has proved nothing', () =>
  check({
    change: (ruleset) => {
      ruleset.golden = []
    },
    expect: ['golden.none golden!'],
  }))

test('a validity that ends before it begins is named', () =>
  check({
    change: (ruleset) => {
      ruleset.effective = { from: '2026-05', to: '2026-04' }
    },
    expect: ['validity.empty effective!'],
  }))

const carrying = (id: string, from: string, period = 'same') =>
  changed(agencySplit, (ruleset) => {
    ruleset.id = id
    ruleset.parent = null
    ruleset.track = 'organisation'
    ruleset.criteria[1].params.parts[0] = {
      ...ruleset.criteria[1].params.parts[0],
      kind: 'carried',
      params: { max: 10_00, outOf: 100_00, from: { ruleset: from, subject: 'unit', period } },
    }
    ruleset.golden = []
  })

test('results that wait for each other in one period are a circle, also when nested', () => {
  const [a, b, c] = [carrying('test.a', 'test.b'), carrying('test.b', 'test.c'), carrying('test.c', 'test.a')]
  const circle = 'carried.cyclic criteria.1.params.parts.0.params'
  expect(inspect(a, [a, b, c]).map(findingKey)).toContain(circle)
  expect(inspect(carrying('test.x', 'test.x'), []).map(findingKey)).toContain(circle)
})

test('a result of an earlier period closes no circle', () => {
  const [a, b] = [carrying('test.a', 'test.b'), carrying('test.b', 'test.a', 'previous')]
  expect(inspect(a, [a, b]).map(findingKey).join()).not.toContain('carried')
})

test('a result from a ruleset that is not there is named', () => {
  expect(inspect(carrying('test.a', 'test.nowhere'), []).map(findingKey).join()).toContain('carried.unknown')
})

test('a local ruleset needs a parent that is there', () => {
  check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.parent = null
    },
    expect: ['refinement.noParent parent!'],
  })
  check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.parent = 'vn.nowhere'
    },
    expect: ['refinement.noParent parent!'],
  })
})

test('a local ruleset may not hold longer or for others than its parent', () =>
  check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.effective.from = '2025-06'
      ruleset.appliesTo = { subject: 'civilServant', positionClasses: ['staff'] }
    },
    expect: ['refinement.validity effective!', 'refinement.subject appliesTo!'],
  }))

test('what the parent opens may be filled, and not made larger', () => {
  const found = check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.criteria[0].params.items[0].max = 11_00
      ruleset.total.max = 101_00
    },
    expect: ['refinement.criterionMaximum criteria.0!', 'refinement.total total!'],
  })
  expect(found[0]?.articles).toEqual([
    { document: 'Nghị định 335/2025/NĐ-CP', article: 'Điều 6' },
    { document: 'Nghị định 335/2025/NĐ-CP', article: 'Điều 6' },
  ])
})

test('a criterion may be neither left out nor added where the parent does not open it', () =>
  check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.criteria[0].code = 'own'
      ruleset.golden = [{ ...ruleset.golden[0], expect: { results: 70_00, total: null, grade: null } }]
    },
    expect: ['refinement.criterionMissing criteria!', 'refinement.criterionAdded criteria.0!'],
  }))

test('a rule that the parent keeps closed may not be changed, and both articles are named', () => {
  const local = changed(nd335Staff, (ruleset) => {
    ruleset.id = 'local.staff'
    ruleset.track = 'local'
    ruleset.parent = nd335Staff.id
    ruleset.source = { document: 'Quyết định 1', article: 'Điều 1' }
    ruleset.criteria[1].article = 'Điều 2'
    ruleset.criteria[1].params.failuresToZero = 2
    ruleset.bands[0].from = 85_00
    ruleset.golden = ruleset.golden.slice(3, 4)
  })
  const found = inspect(local, rulesets)
  expect(found.map(findingKey)).toEqual(['refinement.criterionChanged criteria.1', 'refinement.bands bands'])
  expect(found[0]?.articles).toEqual([
    { document: 'Quyết định 1', article: 'Điều 2' },
    { document: 'Nghị định 335/2025/NĐ-CP', article: 'Điều 16 khoản 1' },
  ])
})

test('a condition of the parent may not be dropped, nor its share of top grades widened', () =>
  check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.placement.grades[0].conditions.splice(1, 1)
      ruleset.placement.forces.splice(0, 1)
      ruleset.quota.percent = 25
    },
    expect: [
      'refinement.conditionDropped placement.excellent.exceeded!',
      'refinement.conditionDropped placement.failed.wrongdoing!',
      'refinement.quota quota!',
    ],
  }))

test('a share counted in the agency alone, where the parent counts each group too, widens it', () =>
  check({
    of: agencySplit,
    change: (ruleset) => {
      ruleset.quota.scopes = ['agency']
    },
    expect: ['refinement.quota quota!'],
  }))

test('a bonus that the parent does not open is named with both documents', () => {
  const added = inspect(hcmc06Staff, rulesets).find(({ code }) => code === 'refinement.criterionAdded')
  expect(added?.articles.map(({ document }) => document)).toEqual([
    'Hướng dẫn 06-HD/BTCTU của Ban Tổ chức Thành ủy TP. Hồ Chí Minh',
    'Quy định 366-QĐ/TW',
  ])
})
