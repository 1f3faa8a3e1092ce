import { GivenPoints } from '@congtam/core/evaluation/general'
import { draftRuleset } from '@congtam/core/evaluation/library/life'
import { RulesetRecordId } from '@congtam/core/evaluation/library/own'
import { Ruleset } from '@congtam/core/evaluation/ruleset'
import { nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { canonicalText } from '@congtam/core/shared/canonical'
import { GrantId, UserId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { insertMany } from '@congtam/db/bulk'
import { listMonthResults } from '@congtam/db/evaluation/result'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { insertRecord, saveRecord } from '@congtam/db/library/ruleset-record'
import { inTenant } from '@congtam/db/transaction'
import { beforeAll, expect, test } from 'vitest'
import { adopting, adoption, type Document, givenTested, uncapped, whichOf } from '../library/testing-library.ts'
import { runRescore } from '../rescore/command.ts'
import { refusalOf } from '../testing.ts'
import {
  as,
  assessed,
  assessInput,
  closed,
  closeInput,
  database,
  inGivenMonth,
  MONTH,
  newKey,
  opened,
  people,
  planVersion,
  ready,
  sheetOf,
  submitInput,
  submitted,
  TENANT,
  units,
  which,
  worked,
} from './testing-month.ts'

inGivenMonth()

beforeAll(() =>
  inTenant(database(), TENANT, (db) =>
    insertMany(db, 'roleGrant', [
      {
        tenantId: TENANT,
        id: GrantId.parse(newKey()),
        userId: UserId.parse('manager'),
        role: 'admin',
        unitId: null,
        validFrom: Day.parse('2026-01-01'),
        validTo: null,
      },
    ]),
  ),
)

const admin = () => as('manager')
const governor = () => as('governor')

/** The province reads A5 without the cap from August on: who did twice the planned work gets the points for it. */
const fromAugust = (document: Document) => {
  uncapped(document)
  document.effective.from = '2026-08'
}

async function adopted(change: (document: Document) => void = fromAugust) {
  const draft = await givenTested(admin(), change)
  return await governor().ruleset.adopt(adopting(draft))
}

/** Lan does as much again beyond the plan. */
async function workedTwice(): Promise<void> {
  await worked('lan')
  const task = {
    postId: people.lan.postId,
    itemCode: 'B.1',
    quantity: 2000,
    deadline: Day.parse('2026-08-31'),
    origin: 'extra' as const,
    requirement: '',
  }
  const planned = { ...which(), planVersion: await planVersion(), key: newKey() }
  const [id] = (await as('head').task.assign({ ...planned, tasks: [task] })).ids
  if (id === undefined) throw new Error('No task was given')
  const quantity = Thousandths.parse(2000)
  const evidence = [{ kind: 'document' as const, number: '16/BC', issuedOn: Day.parse('2026-08-05'), title: 'Báo cáo' }]
  await as('lan').task.deliver({ key: newKey(), id, version: 0, quantity, evidence, note: '' })
  await as('head').task.accept({ key: newKey(), id, version: 1, quantity })
}

const lan = async () => as('lan').sheet.get({ id: await sheetOf('lan') })

async function rescored(): Promise<string[]> {
  const said: string[] = []
  const code = await runRescore(['--period', '2026-08'], {
    open: async () => ({ ...database(), close: async () => {} }),
    say: (line) => said.push(line),
    complain: (line) => said.push(line),
  })
  return [String(code), ...said]
}

test('a month is scored by the province’s own ruleset, on the sheet, the board, in the preview and when it is closed', async () => {
  const own = await adopted()
  await opened()
  await workedTwice()
  await submitted('lan')
  await assessed('lan')
  const view = await lan()
  expect(view.ruleset).toMatchObject({ id: 'tinh.thanhhoa.staff', sha256: own.sha256 })
  expect(view.score).toMatchObject({ total: 168_00 })
  expect(view.score.settings).toContainEqual({ number: 'A5', value: 'uncapped' })
  for (const name of ['minh', 'hoa', 'deputy', 'head'] as const) {
    await worked(name)
    await submitted(name)
    await assessed(name)
  }
  const rowOf = (rows: { sheetId: string; total: number | null }[]) =>
    rows.find(({ sheetId }) => sheetId === view.sheet.id)
  expect(rowOf((await as('head').sheet.list(which())).rows)?.total).toBe(168_00)
  expect(rowOf((await as('head').month.preview(which())).rows)?.total).toBe(168_00)
  await closed()
  const results = await inTenant(database(), TENANT, (db) => listMonthResults(db, TENANT, units.room, MONTH))
  const pinned = results.map(({ rulesetSha256, sheetId }) => [sheetId === view.sheet.id, rulesetSha256 === own.sha256])
  expect(pinned.filter(([isLan]) => isLan)).toEqual([[true, true]])
  expect(results.filter(({ rulesetSha256 }) => rulesetSha256 === own.sha256)).toHaveLength(3)
})

test('what was closed stays as it was when the rules of later months change, and still opens with its own', async () => {
  await ready()
  await closed()
  const shown = async () => ({
    view: { ...(await lan()), allowed: null, tasks: null },
    why: await as('lan').sheet.explain({ id: await sheetOf('lan') }),
    results: await as('head').month.results(which()),
    rescored: await rescored(),
  })
  const before = await shown()
  expect(before.view.ruleset.id).toBe(nd335Staff.id)
  expect(before.rescored).toEqual(['0', expect.stringContaining('giống từng byte')])
  await adopted((document) => {
    uncapped(document)
    document.effective.from = '2026-09'
  })
  expect(await shown()).toEqual(before)
})

test('rules that come into force between the preview and the signature change the results, and are not signed unseen', async () => {
  await opened()
  await workedTwice()
  for (const name of ['minh', 'hoa', 'deputy', 'head'] as const) await worked(name)
  for (const name of ['lan', 'minh', 'hoa', 'deputy', 'head'] as const) {
    await submitted(name)
    await assessed(name)
  }
  const input = await closeInput()
  await adopted()
  await expect(as('head').month.close(input)).rejects.toMatchObject({ message: 'month.changed' })
  expect(await closed()).toEqual({ number: 1, results: 5 })
})

test('a ruleset that was only tested scores nobody', async () => {
  const draft = await givenTested(admin(), fromAugust)
  await opened()
  await workedTwice()
  await submitted('lan')
  expect((await lan()).ruleset.id).toBe(nd335Staff.id)
  await governor().ruleset.adopt({ ...adopting(draft), ...whichOf(draft) })
  expect((await lan()).ruleset.id).toBe('tinh.thanhhoa.staff')
})

/** Rules of the kind that a later decree may bring: two criteria on the sheet where Decree 335 has ten. */
const twoCriteria = () => {
  const item = (code: string, max: number) => ({
    code,
    max,
    label: { vi: `Tiêu chí ${code}`, en: `Criterion ${code}` },
  })
  const [general, results] = nd335Staff.criteria
  return Ruleset.parse({
    ...nd335Staff,
    id: 'tinh.haitieuchi',
    track: 'local',
    parent: nd335Staff.id,
    effective: { from: MONTH, to: null },
    criteria: [{ ...general, params: { items: [item('X.1', 20_00), item('X.2', 10_00)] } }, results],
    golden: [],
  })
}

/** In force without the library's consent: Decree 335 does not open its criteria. */
async function givenTwoCriteria(): Promise<void> {
  const ruleset = twoCriteria()
  const draft = draftRuleset(ruleset)
  const record = {
    ...draft,
    id: RulesetRecordId.parse(newKey()),
    version: 1,
    simulationId: null,
    withoutSimulation: 'x',
  }
  await inTenant(database(), TENANT, async (db) => {
    await insertRulesets(db, TENANT, [{ sha256: draft.sha256, id: ruleset.id, document: canonicalText(ruleset) }])
    await insertRecord(db, TENANT, record)
    await saveRecord(db, TENANT, { ...record, state: 'adopted', adoption }, 1)
  })
}

test('a sheet of other rules has their criteria, takes points for them alone, and closes', async () => {
  await givenTwoCriteria()
  await opened()
  for (const name of ['lan', 'minh', 'hoa', 'deputy', 'head'] as const) await worked(name)
  expect((await lan()).criteria.map(({ code, max, article, looksAt }) => [code, max, article, looksAt.length])).toEqual(
    [
      ['X.1', 20_00, 'Điều 12 khoản 2', 0],
      ['X.2', 10_00, 'Điều 12 khoản 2', 0],
    ],
  )
  const given = (x1: number, x2: number) => GivenPoints.parse({ 'X.1': x1, 'X.2': x2 })
  const input = await submitInput('lan')
  expect(await refusalOf(as('lan').sheet.submit(input))).toBe('sheet.pointsMissing')
  expect(await refusalOf(as('lan').sheet.submit({ ...input, general: given(20_01, 0) }))).toBe('sheet.pointsAbove')
  for (const name of ['lan', 'minh', 'hoa'] as const) {
    await as(name).sheet.submit({ ...(await submitInput(name)), general: given(20_00, 9_00) })
    await as('head').sheet.assess({ ...(await assessInput(name)), general: given(19_50, 9_00) })
  }
  for (const name of ['deputy', 'head'] as const) {
    await submitted(name)
    await assessed(name)
  }
  expect((await lan()).score).toMatchObject({ general: 28_50, total: 98_50, missing: [] })
  await closed()
  expect(await rescored()).toEqual(['0', expect.stringContaining('giống từng byte')])
  const seen = await governor().mirror.ofUnit({ unitId: units.province, month: MONTH, months: 1 })
  // The head with the deputy’s sheet, and the chair with the head’s; the three sheets of other criteria are left out.
  expect(seen.evaluators).toBe(2)
})
