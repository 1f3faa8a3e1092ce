import { Sha256 } from '@congtam/core/shared/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, type Province, refusalOf } from '../testing.ts'
import {
  actorsOf,
  adopting,
  adoption,
  builtIn,
  givenDraft,
  givenTested,
  newKey,
  uncapped,
  whichOf,
} from './testing-library.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

test('every province finds the national rules adopted by their own documents, and the others as models', async () => {
  const { rows } = await province.callerFor('kinhte1.hoaquy').ruleset.list()
  const standing = rows.map(
    ({ id, state, isModel, adoption: by }) => `${id} ${isModel ? 'model' : state} ${by?.document ?? ''}`,
  )
  expect(standing.slice(0, 6)).toEqual([
    'vn.nd335-2025.staff adopted Nghị định 335/2025/NĐ-CP',
    'vn.nd335-2025.head adopted Nghị định 335/2025/NĐ-CP',
    'vn.nd335-2025.deputy adopted Nghị định 335/2025/NĐ-CP',
    'vn.nd335-2025.agency adopted Nghị định 335/2025/NĐ-CP',
    'vn.nd90-2020.staff adopted Nghị định 90/2020/NĐ-CP, sửa đổi bởi Nghị định 48/2023/NĐ-CP',
    'vn.nd90-2020.leader adopted Nghị định 90/2020/NĐ-CP, sửa đổi bởi Nghị định 48/2023/NĐ-CP',
  ])
  expect(standing).toContain('vn.hanoi3814-2018.staff model ')
  expect(standing).toContain('template.three-step-month model ')
  expect(standing.at(-1)).toBe('vn.nd335-2025.year adopted Nghị định 335/2025/NĐ-CP')
})

test('a ruleset opens with its worked examples, each beside what comes out', async () => {
  const { admin } = actorsOf(province)
  const view = await admin.ruleset.get({ sha256: await builtIn(admin, 'vn.nd335-2025.staff') })
  expect(view.golden.length).toBeGreaterThan(3)
  for (const { holds, expect: wanted, got } of view.golden) {
    expect([holds, got?.total]).toEqual([true, wanted.total])
  }
  expect(view.allowed.save).toMatchObject({ allowed: false, code: 'ruleset.builtIn' })
})

test('a province copies, changes, tests and adopts a ruleset of its own, and every step stays on record', async () => {
  const { admin, chair } = actorsOf(province)
  const draft = await givenTested(admin, uncapped)
  const { changes } = await admin.ruleset.difference({
    from: await builtIn(admin, 'vn.nd335-2025.staff'),
    to: draft.sha256,
  })
  expect(changes.find(({ path }) => path === 'settings.A5')).toMatchObject({
    kind: 'changed',
    before: 'capped',
    after: 'uncapped',
    label: { vi: 'Cách hiểu chỗ chưa rõ › A5' },
  })
  expect((await chair.ruleset.get({ sha256: draft.sha256 })).allowed.adopt).toEqual({ allowed: true })
  const adopted = await chair.ruleset.adopt(adopting(draft))
  const view = await admin.ruleset.get({ sha256: adopted.sha256 })
  expect(view.record).toMatchObject({ state: 'adopted', adoption, origin: 'own', effective: { from: '2026-09' } })
  expect(view.acts.map(({ number, act, byName }) => [number, act.kind, byName !== ''])).toEqual([
    [1, 'copied', true],
    [2, 'edited', true],
    [3, 'tested', true],
    [4, 'adopted', true],
  ])
  expect(await refusalOf(admin.ruleset.save({ key: newKey(), ...whichOf(adopted), ruleset: draft.document }))).toBe(
    'ruleset.published',
  )
})

test('a later version takes over from its first month', async () => {
  const { admin, chair } = actorsOf(province)
  const id = 'tinh.thanhhoa.staff'
  const [before] = (await admin.ruleset.list()).rows.filter((row) => row.id === id)
  const copy = await admin.ruleset.copy({ key: newKey(), sha256: Sha256.parse(before?.sha256), id })
  const { ruleset } = await admin.ruleset.get({ sha256: copy.sha256 })
  expect([ruleset.version, ruleset.parent]).toEqual([2, 'vn.nd335-2025.staff'])
  const later = { ...ruleset, effective: { from: '2027-01', to: null } }
  const saved = await admin.ruleset.save({ key: newKey(), ...whichOf(copy), ruleset: later })
  const tested = await admin.ruleset.test({ key: newKey(), ...whichOf(saved), acknowledged: [] })
  const adopted = await chair.ruleset.adopt(adopting(tested))
  const { versions } = await admin.ruleset.get({ sha256: adopted.sha256 })
  expect(versions).toMatchObject([
    { version: 2, state: 'adopted', supersededFrom: null },
    { version: 1, state: 'superseded', supersededFrom: '2027-01' },
  ])
})

test('a draft that is laid aside stays on record and leaves the list', async () => {
  const { admin } = actorsOf(province)
  const draft = await givenDraft(admin, () => {}, { of: 'vn.nd335-2025.deputy', id: 'tinh.thu' })
  const gone = await admin.ruleset.discard({ key: newKey(), ...whichOf(draft) })
  expect((await admin.ruleset.list()).rows.map(({ id }) => id)).not.toContain('tinh.thu')
  const view = await admin.ruleset.get({ sha256: gone.sha256 })
  expect([view.record.state, view.acts.at(-1)?.act.kind]).toEqual(['discarded', 'discarded'])
  expect(
    (await admin.ruleset.copy({ key: newKey(), sha256: await builtIn(admin, 'vn.nd335-2025.deputy'), id: 'tinh.thu' }))
      .state,
  ).toBe('draft')
})

test('forms come from the schemas of rulesets and of every kind', async () => {
  const { admin } = actorsOf(province)
  const { ruleset, kinds } = await admin.ruleset.forms()
  expect(Object.keys(ruleset.properties ?? {})).toContain('criteria')
  expect(kinds.rated?.properties).toHaveProperty('items')
})

test('before a ruleset is adopted it is known whose months it would score, and a yearly one scores no month', async () => {
  const { admin } = actorsOf(province)
  const reachOf = async (id: string) => await admin.ruleset.reach({ sha256: await builtIn(admin, id) })
  const [staff, head] = [await reachOf('vn.nd335-2025.staff'), await reachOf('vn.nd335-2025.head')]
  expect(staff.people).toBeGreaterThan(head.people)
  expect(head.units).toBe(head.people)
  expect(await reachOf('vn.nd90-2020.staff')).toEqual({ people: 0, units: 0 })
})

test('who writes over a text that somebody else has changed since is told so', async () => {
  const { admin } = actorsOf(province)
  const draft = await givenDraft(admin, () => {}, { id: 'tinh.thanhhoa.hai-nguoi' })
  const changed = (vi: string) => ({ ...draft.document, title: { vi, en: vi } })
  await admin.ruleset.save({ key: newKey(), ...whichOf(draft), ruleset: changed('Người thứ nhất') })
  const second = admin.ruleset.save({ key: newKey(), ...whichOf(draft), ruleset: changed('Người thứ hai') })
  expect(await refusalOf(second)).toBe('ruleset.stale')
})
