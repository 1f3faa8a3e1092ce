import { expect, test } from 'vitest'
import { rulesetSha256 } from '../ruleset.ts'
import { nd335Year } from '../rulesets/nd335-year.ts'
import { YearRuleset } from './year-ruleset.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests break the document in ways that its type forbids.
type Stored = any
const document = (): Stored => JSON.parse(JSON.stringify(nd335Year))

test.each<[string, (ruleset: Stored) => void, string]>([
  ['an unknown key', (ruleset) => Object.assign(ruleset, { bonus: 1 }), ''],
  ['an unknown grade', (ruleset) => Object.assign(ruleset.bands[0], { grade: 'best' }), 'bands.0.grade'],
  ['bands that overlap', (ruleset) => Object.assign(ruleset.bands[1], { from: 9000 }), 'bands.1.from'],
  ['bands in the wrong order', (ruleset) => Object.assign(ruleset.bands[1], { grade: 'excellent' }), 'bands.1.from'],
  ['a gap below the lowest band', (ruleset) => Object.assign(ruleset.bands[3], { from: 100 }), 'bands.3.from'],
  [
    'an unknown kind of conduct',
    (ruleset) => Object.assign(ruleset.overrides[0], { kind: 'late' }),
    'overrides.0.kind',
  ],
  ['an override for nobody', (ruleset) => Object.assign(ruleset.overrides[0], { roles: [] }), 'overrides.0.roles'],
  ['a ratio of nothing', (ruleset) => Object.assign(ruleset.quotas[0].ratio, { under: 0 }), 'quotas.0.ratio.under'],
  ['an unknown base', (ruleset) => Object.assign(ruleset.quotas[0], { base: 'everybody' }), 'quotas.0.base'],
  ['an unknown scope', (ruleset) => Object.assign(ruleset.quotas[0], { scopes: ['floor'] }), 'quotas.0.scopes.0'],
  ['a quota without a scope', (ruleset) => Object.assign(ruleset.quotas[0], { scopes: [] }), 'quotas.0.scopes'],
  ['another rule for ties', (ruleset) => Object.assign(ruleset.quotas[0], { tie: 'lot' }), 'quotas.0.tie'],
  ['an unknown reading', (ruleset) => Object.assign(ruleset.settings, { A15: 'loose' }), 'settings.A15'],
  [
    'a worked example of another year',
    (ruleset) => Object.assign(ruleset.golden[0].facts, { year: 0 }),
    'golden.0.facts.year',
  ],
])('a yearly ruleset with %s does not parse, and the place is named', (_, change, path) => {
  const changed = document()
  change(changed)
  expect(YearRuleset.safeParse(changed).error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
})

test('its identity is of its content, kept through storage', () => {
  expect(rulesetSha256(YearRuleset.parse(document()))).toBe(rulesetSha256(nd335Year))
  const changed = document()
  changed.quotas[0].ratio.under = 4
  expect(rulesetSha256(YearRuleset.parse(changed))).not.toBe(rulesetSha256(nd335Year))
})
