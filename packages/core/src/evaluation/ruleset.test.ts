import { expect, test } from 'vitest'
import type { PositionClass } from '../organisation/post.ts'
import type { Month } from '../shared/period.ts'
import { inForce, Ruleset, rulesetSha256 } from './ruleset.ts'
import { nd335Staff } from './rulesets/nd335.ts'
import { rulesetById, rulesetFor, rulesets } from './rulesets/registry.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests break the document in ways that its type forbids.
type Stored = any
const document = (): Stored => JSON.parse(JSON.stringify(nd335Staff))

/** The ruleset as it would be stored, with one thing changed. */
function changed(change: (document: Stored) => void) {
  const copy = document()
  change(copy)
  return Ruleset.safeParse(copy)
}

/** The criterion as two groups around a part. */
function nestedIn(criterion: Stored, part: object): Stored {
  const label = { vi: 'Phần', en: 'Part' }
  const group = (inner: object) => ({ kind: 'rescaled', params: { parts: [{ code: 'part', label, ...inner }] } })
  return { ...criterion, ...group(group(part)) }
}

test.each<[string, (ruleset: Stored) => void, string]>([
  [
    'an unknown kind',
    (ruleset) => {
      ruleset.criteria[1].kind = 'guess'
    },
    'criteria.1.kind',
  ],
  [
    'a wrong parameter',
    (ruleset) => {
      ruleset.criteria[1].params.failuresToZero = 3
    },
    'criteria.1.params.failuresToZero',
  ],
  [
    'a missing parameter',
    (ruleset) => {
      delete ruleset.criteria[0].params.items[3].max
    },
    'criteria.0.params.items.3.max',
  ],
  [
    'an unknown parameter',
    (ruleset) => {
      ruleset.criteria[1].params.bonus = 5
    },
    'criteria.1.params',
  ],
  [
    'an unknown kind inside a criterion',
    (ruleset) => {
      ruleset.criteria[1] = nestedIn(ruleset.criteria[1], { kind: 'guess', params: {} })
    },
    'criteria.1.params.parts.0.params.parts.0.kind',
  ],
  [
    'a wrong parameter inside a criterion',
    (ruleset) => {
      ruleset.criteria[1] = nestedIn(ruleset.criteria[1], { kind: 'ratio', params: { max: -1, capped: true } })
    },
    'criteria.1.params.parts.0.params.parts.0.params.max',
  ],
  [
    'an unknown reading',
    (ruleset) => {
      ruleset.settings.A5 = 'doubled'
    },
    'settings.A5',
  ],
  [
    'an unknown ambiguity',
    (ruleset) => {
      ruleset.settings.A99 = 'capped'
    },
    'settings',
  ],
  [
    'a month that does not exist',
    (ruleset) => {
      ruleset.effective.from = '2026-13'
    },
    'effective.from',
  ],
])('a ruleset with %s does not parse, and the place is named', (_, change, path) => {
  expect(changed(change).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
})

test('the identity is of the content: kept through storage, changed by any change', () => {
  expect(rulesetSha256(Ruleset.parse(document()))).toBe(rulesetSha256(nd335Staff))
  const other = changed((ruleset) => {
    ruleset.criteria[1].params.max = 69_00
  })
  expect(other.success && rulesetSha256(other.data)).not.toBe(rulesetSha256(nd335Staff))
})

test('every built-in ruleset has its own id and identity', () => {
  expect(new Set(rulesets.map(({ id }) => id)).size).toBe(rulesets.length)
  expect(new Set(rulesets.map(rulesetSha256)).size).toBe(rulesets.length)
})

test('Decree 335 scores months from January 2026 on', () => {
  expect(inForce(nd335Staff, '2025-12' as Month)).toBe(false)
  expect(inForce(nd335Staff, '2026-01' as Month)).toBe(true)
})

test.each<[PositionClass, string]>([
  ['staff', 'vn.nd335-2025.staff'],
  ['head', 'vn.nd335-2025.head'],
  ['deputy', 'vn.nd335-2025.deputy'],
])('%s is scored by %s', (positionClass, id) => {
  expect(rulesetFor(positionClass, '2026-08' as Month)).toBe(rulesetById(id))
})

test('a month before every ruleset is refused', () =>
  expect(() => rulesetFor('staff', '2025-11' as Month)).toThrow('ruleset.noneInForce'))
