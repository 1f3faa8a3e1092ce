import { expect, test } from 'vitest'
import { Ruleset } from '../ruleset.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { rulesets } from '../rulesets/registry.ts'
import { rulesetDifference } from './difference.ts'

// biome-ignore lint/suspicious/noExplicitAny: the stories change documents in ways that their type forbids.
type Stored = any

function check(change: (document: Stored) => void, expected: object[]) {
  const document: Stored = JSON.parse(JSON.stringify(nd335Staff))
  change(document)
  const found = rulesetDifference(nd335Staff, Ruleset.parse(document))
  expect(found).toEqual(expected.map((one) => expect.objectContaining(one)))
  for (const { label, article } of found) {
    expect(`${label.vi} ${label.en}`).not.toContain('undefined')
    expect(article).not.toBe('')
  }
}

test('a ruleset differs from itself in nothing, and from any other in something', () => {
  for (const ruleset of rulesets) expect(rulesetDifference(ruleset, ruleset)).toEqual([])
  for (const other of rulesets.slice(1)) expect(rulesetDifference(nd335Staff, other).length).toBeGreaterThan(0)
})

test('a figure is named by the line that it stands in, with the article of its rule', () =>
  check(
    (document) => {
      document.criteria[0].params.items[1].max = 4_00
    },
    [
      {
        path: 'criteria.0.params.items.1.max',
        label: expect.objectContaining({ vi: expect.stringMatching(/^Tiêu chí › Tiêu chí chung › .* › Điểm tối đa$/) }),
        kind: 'changed',
        before: 5_00,
        after: 4_00,
        unit: 'points',
        article: 'Điều 12 khoản 2',
      },
    ],
  ))

test('a line that is taken out moves no other, and one that is put in is one change', () => {
  check(
    (document) => {
      document.criteria[0].params.items.splice(2, 1)
    },
    [{ path: 'criteria.0.params.items.2', kind: 'removed', after: null }],
  )
  check(
    (document) => {
      const item = { code: 'IV.1', max: 1_00, label: { vi: 'Mới', en: 'New' } }
      document.criteria[0].params.items.unshift(item)
    },
    [{ path: 'criteria.0.params.items.0', kind: 'added', before: null }],
  )
})

test('another title, source, validity and reading are each one change', () =>
  check(
    (document) => {
      document.title = { vi: 'Khác', en: 'Other' }
      document.source.article = 'Điều 3'
      document.effective.to = '2026-12'
      document.settings.A5 = 'uncapped'
    },
    [
      { path: 'effective.to', before: null, after: '2026-12', kind: 'changed' },
      { path: 'settings.A5', before: 'capped', after: 'uncapped' },
      { path: 'source.article', before: 'Điều 12–17', after: 'Điều 3' },
      { path: 'title', after: { vi: 'Khác', en: 'Other' } },
    ],
  ))
