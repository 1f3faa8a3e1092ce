import { expect, test } from 'vitest'
import { Refusal } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import { Month } from '../../shared/period.ts'
import { Ruleset } from '../ruleset.ts'
import { hanoi3814Staff } from '../rulesets/local/hanoi3814.ts'
import { nd90Staff } from '../rulesets/national/nd90-staff.ts'
import { nd335Deputy, nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { rulesets } from '../rulesets/registry.ts'
import { threeStepMonth } from '../rulesets/template/three-step-month.ts'
import { builtInLibrary, builtInRuleset, isReservedId, libraryOf } from './built-in.ts'
import { rulesetOf } from './in-force.ts'
import { Adoption, decideTested, draftRuleset, type LibraryRuleset } from './life.ts'
import { adoptRuleset, copyRuleset, requireForm, requireOwn } from './own.ts'

const adoption = Adoption.parse({ document: 'QĐ 12/2026', signers: ['Chủ tịch'], on: '2026-08-25' })
const month = (text: string) => Month.parse(text)
const august = month('2026-08')

const local = (given: object): Ruleset =>
  Ruleset.parse({
    ...nd335Staff,
    id: 'tinh.a',
    track: 'local',
    parent: nd335Staff.id,
    effective: { from: '2026-09', to: null },
    ...given,
  })

/** The library after the province has put these into force, one after the other. */
function adopted(...own: Ruleset[]): LibraryRuleset[] {
  return own.reduce<LibraryRuleset[]>(
    (library, ruleset) => {
      const tested = decideTested(draftRuleset(ruleset), library, [])
      const { adopted: next, superseded } = adoptRuleset(tested, library, adoption)
      const kept = library.map((one) => superseded.find(({ sha256 }) => sha256 === one.sha256) ?? one)
      return [next, ...kept]
    },
    [...builtInLibrary()],
  )
}

const scoredBy = (library: LibraryRuleset[], text: string, positionClass: PositionClass = 'staff') =>
  rulesetOf(library)(positionClass, month(text))

function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'taken'
}

test('every built-in ruleset is in the library once, adopted by its document or as a model', () => {
  const library = builtInLibrary()
  expect(library.map(({ ruleset }) => ruleset.id)).toEqual(rulesets.map(({ id }) => id))
  for (const { state, adoption: by, ruleset } of library) {
    expect(state === 'adopted').toBe(by !== null)
    if (by) expect([by.document, by.on]).toEqual([ruleset.source.document, ruleset.source.issued])
    // A national ruleset without an issuer would be a model, and would score nobody.
    expect(state === 'adopted').toBe(ruleset.track !== 'local')
  }
  expect(builtInRuleset(library[3]?.sha256 ?? '')).toBe(library[3])
  expect(['vn.x', 'template.x', 'tinh.vn'].map(isReservedId)).toEqual([true, true, false])
})

test('a decree’s next version takes over in every province, and the months before keep the first', () => {
  const next = Ruleset.parse({ ...nd335Staff, version: 2, effective: { from: '2027-01', to: null } })
  const library = libraryOf([nd335Staff, next])
  expect(library.map(({ ruleset, state }) => [ruleset.version, state])).toEqual([
    [2, 'adopted'],
    [1, 'superseded'],
  ])
  expect(['2026-12', '2027-01'].map((text) => scoredBy(library, text).version)).toEqual([1, 2])
})

test('without anything of its own, a province’s months are scored by the decree', () => {
  const library = [...builtInLibrary()]
  expect(scoredBy(library, '2026-01')).toBe(nd335Staff)
  expect(scoredBy(library, '2026-01', 'head')).toBe(nd335Head)
  expect(scoredBy(library, '2030-12', 'deputy')).toBe(nd335Deputy)
  expect(refusalOf(() => scoredBy(library, '2025-12'))).toBe('ruleset.noneInForce')
})

test('a province’s own ruleset comes before the one that it refines, from its first month on', () => {
  const own = local({})
  const library = adopted(own)
  expect(scoredBy(library, '2026-08')).toBe(nd335Staff)
  expect(scoredBy(library, '2026-09')).toBe(own)
  expect(scoredBy(library, '2026-09', 'head')).toBe(nd335Head)
})

test('a narrower one of the province comes before its wider one, in whatever order they stand', () => {
  const wide = local({})
  const narrow = local({ id: 'tinh.b', parent: 'tinh.a', effective: { from: '2026-11', to: '2026-12' } })
  const library = adopted(wide, narrow)
  for (const each of [library, library.toReversed()]) {
    expect(['2026-10', '2026-11', '2026-12', '2027-01'].map((text) => scoredBy(each, text).id)).toEqual([
      'tinh.a',
      'tinh.b',
      'tinh.b',
      'tinh.a',
    ])
  }
})

test('a later version takes over, and the months before keep theirs', () => {
  const library = adopted(local({}), local({ version: 2, effective: { from: '2027-01', to: null } }))
  expect(['2026-12', '2027-01'].map((text) => scoredBy(library, text).version)).toEqual([1, 2])
})

test('two of the province never score the same posts in the same months', () => {
  const beside = (given: object) => refusalOf(() => adopted(local({}), local({ id: 'tinh.b', ...given })))
  expect(beside({})).toBe('ruleset.rival')
  expect(beside({ effective: { from: '2026-01', to: '2026-09' } })).toBe('ruleset.rival')
  expect(beside({ effective: { from: '2026-01', to: '2026-08' } })).toBe('taken')
  const deputies = { ...nd335Deputy, id: 'tinh.c', track: 'local' as const, parent: nd335Deputy.id }
  expect(refusalOf(() => adopted(local({}), deputies))).toBe('taken')
})

test('parents that go in a circle end', () => {
  const circle = [local({ parent: 'tinh.b' }), local({ id: 'tinh.b', parent: 'tinh.a' })].map(
    (ruleset): LibraryRuleset => ({ ...draftRuleset(ruleset), state: 'adopted', adoption }),
  )
  expect(refusalOf(() => rulesetOf(circle)('staff', month('2026-10')))).toBe('ruleset.noneInForce')
})

test('a copy is a draft of the province’s own that refines what it was made from', () => {
  const library = [...builtInLibrary()]
  const of = (ruleset: Ruleset) => library.find((one) => one.ruleset === ruleset) ?? draftRuleset(ruleset)
  const shown = (ruleset: Ruleset, id = 'tinh.x') => {
    const { state, ruleset: copy } = copyRuleset(of(ruleset), id, library, august)
    const { version, track, parent, effective, isTemplate } = Ruleset.parse(copy)
    return { state, version, track, parent, from: effective.from, to: effective.to, isTemplate }
  }
  const draft = { state: 'draft', version: 1, track: 'local', isTemplate: undefined }
  expect(shown(nd335Staff)).toEqual({ ...draft, parent: nd335Staff.id, from: '2026-09', to: null })
  expect(shown(threeStepMonth)).toEqual({ ...draft, parent: nd335Staff.id, from: '2026-09', to: null })
  expect(shown(hanoi3814Staff)).toEqual({ ...draft, parent: nd90Staff.id, from: '2020-08', to: '2025-12' })
  const [own] = adopted(local({}))
  expect(own && copyRuleset(own, 'tinh.a', [own, ...library], august).ruleset.version).toBe(2)
  expect(refusalOf(() => shown(nd335Staff, 'vn.x'))).toBe('ruleset.reservedId')
})

test('what is not local, or has a name of ours, is not a province’s own', () => {
  expect(refusalOf(() => requireOwn(nd335Staff))).toBe('ruleset.reservedId')
  expect(refusalOf(() => requireOwn(local({ track: 'state' })))).toBe('ruleset.notLocal')
  expect(refusalOf(() => requireOwn(local({ parent: null })))).toBe('ruleset.notLocal')
})

test('what scores months is computed from what sheets gather', () => {
  for (const ruleset of [nd335Staff, nd335Head, nd335Deputy])
    expect(refusalOf(() => requireForm(ruleset))).toBe('taken')
  expect(refusalOf(() => requireForm({ ...hanoi3814Staff, gives: { month: 'score' } }))).toBe('ruleset.noForm')
  expect(refusalOf(() => requireForm(hanoi3814Staff))).toBe('taken')
})
