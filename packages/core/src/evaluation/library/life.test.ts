import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../../errors.ts'
import { Month } from '../../shared/period.ts'
import { Ruleset } from '../ruleset.ts'
import { nd335Agency } from '../rulesets/national/nd335-agency.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { rulesets } from '../rulesets/registry.ts'
import { agencySplit } from '../rulesets/template/agency-split.ts'
import { findingKey } from './finding.ts'
import { inspect } from './inspection.ts'
import {
  Adoption,
  decideAdopted,
  decideEdit,
  decideSuperseded,
  decideTested,
  draftRuleset,
  type LibraryRuleset,
  scoresMonth,
} from './life.ts'

const month = (text: string) => Month.parse(text)
const library = rulesets.map(draftRuleset)
const adoption = Adoption.parse({ document: 'Quyết định 12/QĐ-UBND', signers: ['Chủ tịch'], on: '2026-01-05' })
const changed = (of: Ruleset, change: object) => Ruleset.parse({ ...JSON.parse(JSON.stringify(of)), ...change })
const keysOf = (ruleset: Ruleset) => inspect(ruleset, rulesets).map(findingKey)

const tested = (ruleset: Ruleset) => decideTested(draftRuleset(ruleset), library, keysOf(ruleset))
const adopted = (ruleset: Ruleset) => decideAdopted(tested(ruleset), library, adoption)

/** The code of the refusal, after making sure that both languages have a sentence for it. */
function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const language of ['vi', 'en'] as const) {
      const { what, next } = sentenceOf(error.code, error.details, language)
      expect(`${what} ${next}`).not.toMatch(/undefined|\[object/)
    }
    return error.code
  }
  return 'taken'
}

test('a ruleset is drafted, tested, adopted and superseded', () => {
  const record = adopted(nd335Staff)
  expect([tested(nd335Staff).state, record.state, record.adoption]).toEqual(['tested', 'adopted', adoption])
  const next = changed(nd335Staff, { version: 2, effective: { from: '2027-01', to: null } })
  expect(decideSuperseded(record, next)).toMatchObject({ state: 'superseded', supersededFrom: '2027-01' })
})

test('only what is adopted scores, and what was superseded still scores its own months', () => {
  const record = adopted(nd335Staff)
  const next = changed(nd335Staff, { version: 2, effective: { from: '2027-01', to: null } })
  const old = decideSuperseded(record, next)
  const months = ['2025-12', '2026-01', '2026-12', '2027-01'].map(month)
  expect(months.map((each) => scoresMonth(tested(nd335Staff), each))).toEqual([false, false, false, false])
  expect(months.map((each) => scoresMonth(record, each))).toEqual([false, true, true, true])
  expect(months.map((each) => scoresMonth(old, each))).toEqual([false, true, true, false])
})

test('a draft is edited freely, and a tested one becomes a draft again', () => {
  const other = changed(nd335Staff, { title: { vi: 'Bản khác', en: 'Another' } })
  expect(decideEdit(draftRuleset(nd335Staff), other)).toMatchObject({ state: 'draft', ruleset: other })
  expect(decideEdit(tested(nd335Staff), other)).toMatchObject({ state: 'draft', acknowledged: [] })
  const same = tested(nd335Staff)
  expect(decideEdit(same, changed(nd335Staff, {}))).toBe(same)
})

test('a published ruleset is never edited, not even by a letter', () => {
  const other = changed(nd335Staff, { title: { vi: 'Bản khác', en: 'Another' } })
  const record = adopted(nd335Staff)
  const next = changed(nd335Staff, { version: 2, effective: { from: '2027-01', to: null } })
  expect(refusalOf(() => decideEdit(record, other))).toBe('ruleset.published')
  expect(refusalOf(() => decideEdit(decideSuperseded(record, next), other))).toBe('ruleset.published')
})

const failing = changed(nd335Staff, {
  golden: nd335Staff.golden.map((golden) => ({ ...golden, expect: { ...golden.expect, total: 1 } })),
})

test.each<[string, () => unknown, string]>([
  ['a failing worked example', () => tested(failing), 'ruleset.goldenFailing'],
  [
    'a contradiction',
    () => tested(changed(nd335Staff, { track: 'local', parent: 'vn.nowhere' })),
    'ruleset.contradicts',
  ],
  [
    'a gap that nobody acknowledged',
    () => decideTested(draftRuleset(nd335Agency), library, []),
    'ruleset.notAcknowledged',
  ],
  ['a test of what is tested already', () => decideTested(tested(nd335Staff), library, []), 'ruleset.notThere'],
  ['an adoption without a test', () => decideAdopted(draftRuleset(nd335Staff), library, adoption), 'ruleset.notThere'],
  ['an adoption of a template', () => adopted(agencySplit), 'ruleset.isTemplate'],
  [
    'superseding what was never adopted',
    () => decideSuperseded(tested(nd335Staff), changed(nd335Staff, { version: 2 })),
    'ruleset.notThere',
  ],
  [
    'superseding by something that is not later',
    () => decideSuperseded(adopted(nd335Staff), changed(nd335Staff, { version: 2 })),
    'ruleset.notLater',
  ],
  [
    'superseding by another ruleset',
    () =>
      decideSuperseded(
        adopted(nd335Staff),
        changed(nd335Staff, { id: 'vn.other', version: 2, effective: { from: '2027-01', to: null } }),
      ),
    'ruleset.notLater',
  ],
])('%s is refused', (_, act, code) => expect(refusalOf(act)).toBe(code))

test('two versions of one ruleset never score the same month', () => {
  const record = adopted(nd335Staff)
  const next = changed(nd335Staff, { version: 2, effective: { from: '2027-01', to: null } })
  const adopt = (among: LibraryRuleset[]) => () => decideAdopted(tested(next), among, adoption)
  expect(refusalOf(adopt([record]))).toBe('ruleset.overlaps')
  expect(refusalOf(adopt([decideSuperseded(record, next)]))).toBe('taken')
  const ended = changed(nd335Staff, { effective: { from: '2026-01', to: '2026-12' } })
  expect(refusalOf(adopt([adopted(ended)]))).toBe('taken')
})

test('an adoption names its document, its signers and its day', () => {
  expect(Adoption.safeParse({ ...adoption, document: ' ' }).success).toBe(false)
  expect(Adoption.safeParse({ ...adoption, signers: [] }).success).toBe(false)
  expect(Adoption.safeParse({ ...adoption, on: '2026-02-30' }).success).toBe(false)
})
