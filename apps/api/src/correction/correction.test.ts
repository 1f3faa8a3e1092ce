import type { FactChange } from '@congtam/core/evaluation/correction/change'
import { inverseOf } from '@congtam/core/evaluation/correction/change'
import { Day } from '@congtam/core/shared/period'
import { decimal } from '@congtam/core/shared/points'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  as,
  assessed,
  closed,
  closeInput,
  database,
  inGivenMonth,
  MONTH,
  type Name,
  newKey,
  opened,
  people,
  ready,
  sheetOf,
  TENANT,
  which,
} from '../evaluation/testing-month.ts'
import { rescorePeriod } from '../rescore/rescore-period.ts'
import { refusalOf } from '../testing.ts'
import { acceptedAs, draftInput, pointsBy, prepared, reason, sign, TODAY, waveOf } from './testing-correction.ts'

inGivenMonth()

/** The room is closed with minh at 34, below 50: d is a half for deputy and head. */
const closedRoom = async () => {
  await ready('room', { minh: { quantity: 10, accepted: 2 }, lan: { quantity: 10, accepted: 9 } }, { minh: 20 })
  await closed('room')
}
const closedCommune = async () => {
  await closedRoom()
  await ready('other')
  await closed('other')
  await ready('commune')
  await closed('commune')
}

const said = (value: number | null | undefined) => (value == null ? '–' : decimal(value, 2))

/** The person's total, held against each other wherever it is shown. */
async function totalOf(name: Name): Promise<string> {
  const id = await sheetOf(name)
  const unit = people[name] === people.chair ? 'commune' : 'room'
  const reader = as(unit === 'room' ? 'head' : 'chair', TODAY)
  const { score, isPublished } = await as(name, TODAY).sheet.get({ id })
  const board = (await reader.sheet.list(which(unit))).rows.find(({ sheetId }) => sheetId === id)
  const results = (await reader.month.results(which(unit)))?.rows.find(({ sheetId }) => sheetId === id)
  const history = (await as(name, TODAY).official.get({ id: people[name].officialId })).months
  const derivation = await as(name, TODAY).sheet.explain({ id })
  const versions = await as(name, TODAY).result.versions({ sheetId: id })
  expect(isPublished).toBe(true)
  const own = history.filter(({ sheetId }) => sheetId === id).map(({ total }) => said(total))
  expect(own).toEqual([said(score.total)])
  const shown = [board?.total, results?.total, versions.at(-1)?.total].map(said)
  expect([...shown, derivation.root.value]).toEqual(Array(4).fill(said(score.total)))
  return said(score.total)
}

/** What re-scoring says of the month: how many closings, results and differences. */
async function rescored() {
  const found: string[] = []
  const count = await rescorePeriod(database(), TENANT, { from: MONTH, to: MONTH }, ({ at, stored, computed }) =>
    found.push(`${at}: ${stored} ${computed}`),
  )
  expect(found).toEqual([])
  return count
}

test('a petition that was won makes version 2, shown everywhere, beside version 1 as it was', async () => {
  await closedRoom()
  const before = await as('head').month.results(which())
  const id = await sheetOf('lan')
  const old = await as('lan').sheet.explain({ id })
  const changes = [await acceptedAs('lan', 'head', 10)]
  expect(await waveOf('head', changes)).toEqual([
    'lan 91 → 98',
    'deputy 92.17 → 92.17 unchanged',
    'head 92.17 → 92.17 unchanged',
  ])
  const waiting = await prepared('head', changes)
  expect(await totalOf('lan')).toBe('91')
  expect(await sign('head', waiting)).toEqual({ closings: 1, results: 1 })
  expect(await totalOf('lan')).toBe('98')
  expect(await totalOf('minh')).toBe('34')
  const versions = await as('lan', TODAY).result.versions({ sheetId: id })
  expect(
    versions.map(({ version, number, total, level, byName, correction }) => [
      version,
      number,
      said(total),
      level?.en,
      byName,
      correction?.reason ?? null,
    ]),
  ).toEqual([
    [1, 1, '91', 'Excellent', 'head', null],
    [2, 2, '98', 'Excellent', 'head', reason],
  ])
  expect(versions[1]?.correction?.changes).toMatchObject([
    { of: 'accepted', from: 9000, to: 10_000, label: { vi: 'Việc B.1' } },
  ])
  expect((await as('lan', TODAY).result.explain({ sheetId: id, version: 1 })).root).toEqual(old.root)
  expect(await as('head', TODAY).month.results(which())).toMatchObject({ number: 2, byName: 'head' })
  expect((await as('head', TODAY).month.results(which()))?.resultsSha256).not.toBe(before?.resultsSha256)
  expect(await rescored()).toEqual({ closings: 2, results: 6, differences: 0 })
})

test('the exported file of the month holds each person once, with the corrected figures', async () => {
  await closedRoom()
  await sign('head', await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)]))
  const files = await as('head', TODAY).month.file(which())
  const ids = files.flatMap(({ subjects }) => subjects.map(({ id }) => id))
  expect(ids).toHaveLength(5)
  expect(new Set(ids).size).toBe(5)
  expect(await totalOf('lan')).toBe('91.5')
})

test('a score that crosses 50 moves deputy, head and chair; the chair may not sign for herself, and the governor does', async () => {
  await closedCommune()
  const changes = [await acceptedAs('minh', 'head', 6)]
  expect(await waveOf('head', changes)).toEqual([
    'minh 34 → 62',
    'deputy 92.17 → 98 d half → full',
    'head 92.17 → 98 d half → full',
    'chair 92.17 → 98 d half → full',
  ])
  const waiting = await prepared('head', changes)
  const seen = await as('head', TODAY).correction.get({ id: waiting.id })
  expect(seen.wave.signer).toMatchObject({ unitName: 'Tỉnh Thanh Hóa' })
  expect(seen.allowed.sign).toMatchObject({ allowed: false, code: 'correction.headAbove' })
  expect(await refusalOf(sign('head', waiting))).toBe('correction.headAbove')
  expect(await refusalOf(sign('manager', waiting))).toBe('access.notYourRole')
  expect((await as('chair', TODAY).correction.get({ id: waiting.id })).allowed.sign).toMatchObject({
    code: 'correction.ownInterest',
  })
  expect(await refusalOf(sign('chair', waiting))).toBe('correction.ownInterest')
  expect((await as('governor', TODAY).correction.mine()).toSign.map(({ id }) => id)).toEqual([waiting.id])
  expect((await as('chair', TODAY).correction.mine()).toSign).toEqual([])
  expect(await sign('governor', waiting)).toEqual({ closings: 2, results: 4 })
  for (const name of ['deputy', 'head', 'chair'] as const) expect(await totalOf(name)).toBe('98')
  const reached = await as('chair', TODAY).result.versions({ sheetId: await sheetOf('chair') })
  expect(reached[1]?.correction).toMatchObject({ changes: [], d: { before: 'half', after: 'full' } })
  expect((await as('minh', TODAY).correction.mine()).own).toMatchObject([
    { month: MONTH, reason, before: { total: 3400 }, after: { total: 6200 } },
  ])
  expect((await as('lan', TODAY).correction.mine()).own).toEqual([])
  expect(await rescored()).toMatchObject({ closings: 5, differences: 0 })
})

test('taking a correction back by its inverse gives version 3 with the figures of version 1', async () => {
  await closedCommune()
  const change = await acceptedAs('minh', 'head', 6)
  const outputs = async () =>
    (await as('chair', TODAY).month.file(which())).concat(await as('chair', TODAY).month.file(which('commune')))
  const before = await outputs()
  await sign('governor', await prepared('head', [change]))
  expect(await outputs()).not.toEqual(before)
  await sign('governor', await prepared('head', [inverseOf(change)]))
  expect(await outputs()).toEqual(before)
  const versions = await as('minh', TODAY).result.versions({ sheetId: await sheetOf('minh') })
  expect(versions.map(({ total }) => said(total))).toEqual(['34', '62', '34'])
  expect(await rescored()).toMatchObject({ closings: 7, differences: 0 })
})

test('a unit above that is still open takes the corrected figures when it closes', async () => {
  await closedRoom()
  await ready('other')
  await closed('other')
  await ready('commune')
  const changes = [await acceptedAs('minh', 'head', 6)]
  const { openAbove, signer } = await as('head', TODAY).correction.preview({ ...which(), changes })
  expect(openAbove.map(({ unitName }) => unitName)).toEqual(['Xã Hóa Quỳ'])
  expect(signer).toMatchObject({ unitName: 'Xã Hóa Quỳ', fullName: 'chair' })
  await sign('chair', await prepared('head', changes))
  await closed('commune')
  expect(await totalOf('chair')).toBe('98')
  expect(await rescored()).toMatchObject({ differences: 0 })
})

test('a unit above that closes while a correction below is signed: one of the two looks again, and d is right either way', async () => {
  await closedRoom()
  await ready('other')
  await closed('other')
  await ready('commune')
  const waiting = await prepared('head', [await acceptedAs('minh', 'head', 6)])
  const closing = await closeInput('commune')
  const both = await Promise.allSettled([as('chair', TODAY).month.close(closing), sign('chair', waiting)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const isSigned = both[1].status === 'fulfilled'
  if (isSigned) await closed('commune')
  expect(await totalOf('chair')).toBe(isSigned ? '98' : '92.17')
  const late = isSigned ? refusalOf(as('chair', TODAY).month.close(closing)) : refusalOf(sign('governor', waiting))
  expect(await late).toBe(isSigned ? 'plan.closed' : 'correction.changed')
  expect(await rescored()).toMatchObject({ differences: 0 })
})

test('two who sign at once sign once', async () => {
  await closedRoom()
  const waiting = await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)])
  const both = await Promise.allSettled([sign('head', waiting), sign('chair', waiting)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await refusalOf(sign('chair', waiting))).toBe('correction.signed')
  expect(await as('lan', TODAY).result.versions({ sheetId: await sheetOf('lan') })).toHaveLength(2)
})

test('one signs while another withdraws: one of them comes too late', async () => {
  await closedRoom()
  const waiting = await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)])
  const withdrawal = as('head', TODAY).correction.withdraw({ key: newKey(), id: waiting.id })
  const both = await Promise.allSettled([sign('chair', waiting), withdrawal])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the same signature sent twice is given once', async () => {
  await closedRoom()
  const waiting = await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)])
  const input = { key: newKey(), ...waiting }
  const replies = await Promise.all([
    as('head', TODAY).correction.sign(input),
    as('head', TODAY).correction.sign(input),
  ])
  expect(replies).toEqual([
    { closings: 1, results: 1 },
    { closings: 1, results: 1 },
  ])
})

test('of two corrections of one figure the second is stale; one of somebody else’s still stands', async () => {
  await closedRoom()
  const [first, second] = [await pointsBy('lan', 'head', 'III.4', 50), await pointsBy('lan', 'head', 'III.4', 25)]
  const [one, two] = [await prepared('head', [first]), await prepared('head', [second])]
  const other = await prepared('head', [await pointsBy('hoa', 'head', 'III.4', 50)])
  await sign('head', one)
  expect((await as('head', TODAY).correction.get({ id: two.id })).stale).toMatchObject({ code: 'correction.changed' })
  expect(await refusalOf(sign('head', two))).toBe('correction.changed')
  expect((await as('head', TODAY).correction.get({ id: other.id })).stale).toBeNull()
  await sign('head', other)
  expect(await rescored()).toMatchObject({ closings: 3, differences: 0 })
})

test('nobody signs another list than the one that was prepared', async () => {
  await closedRoom()
  const waiting = await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)])
  expect(await refusalOf(sign('head', { ...waiting, waveSha256: 'a'.repeat(64) as never }))).toBe('correction.changed')
})

test('a correction that was withdrawn is not signed, and stays in the list', async () => {
  await closedRoom()
  const waiting = await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)])
  await as('head', TODAY).correction.withdraw({ key: newKey(), id: waiting.id })
  expect(await refusalOf(sign('head', waiting))).toBe('correction.withdrawn')
  const { rows } = await as('chair', TODAY).correction.list({ unitId: which('commune').unitId })
  expect(rows).toMatchObject([
    { id: waiting.id, state: 'withdrawn', reason, corrected: [{ fullName: 'lan' }], rewritten: 1 },
  ])
})

test('who prepares, who reads and who does neither', async () => {
  await closedRoom()
  const change = await pointsBy('lan', 'head', 'III.4', 50)
  const input = await draftInput('head', [change])
  for (const name of ['minh', 'deputy', 'manager', 'neighbour'] as const) {
    expect(await refusalOf(as(name, TODAY).correction.preview({ ...which(), changes: [change] }))).toBe(
      'access.notYourRole',
    )
    expect(await refusalOf(as(name, TODAY).correction.draft(input))).toBe('access.notYourRole')
  }
  const { id } = await as('head', TODAY).correction.draft(input)
  for (const name of ['lan', 'manager'] as const) {
    expect(await refusalOf(as(name, TODAY).correction.get({ id }))).toBe('access.notYourRole')
    expect(await refusalOf(as(name, TODAY).correction.withdraw({ key: newKey(), id }))).toBe('access.notYourRole')
    expect(await refusalOf(as(name, TODAY).correction.list(which()))).toBe('access.notYourRole')
  }
  const sheetId = await sheetOf('lan')
  expect(await refusalOf(as('minh', TODAY).result.versions({ sheetId }))).toBe('access.notYourRole')
  expect(await refusalOf(as('minh', TODAY).result.explain({ sheetId, version: 1 }))).toBe('access.notYourRole')
  expect(await refusalOf(as('lan', TODAY).result.explain({ sheetId, version: 2 }))).toBe('correction.noSuchVersion')
})

test('nobody prepares a correction of their own sheet', async () => {
  await closedRoom()
  const sheetId = await sheetOf('head')
  expect(await refusalOf(as('head', TODAY).correction.facts({ sheetId }))).toBe('access.ownWork')
  const change = { sheetId, of: 'leadership', term: 'e', from: 'full', to: 'half' } as FactChange
  expect(await refusalOf(as('head', TODAY).correction.preview({ ...which(), changes: [change] }))).toBe(
    'access.ownWork',
  )
  expect(await waveOf('chair', [change])).toEqual(['head 92.17 → 86.33'])
  await sign('chair', await prepared('chair', [change]))
  expect(await totalOf('head')).toBe('86.33')
})

test('in an open month nothing is corrected: it is assessed again', async () => {
  await opened()
  const sheetId = await sheetOf('lan')
  expect(await refusalOf(as('head', TODAY).correction.facts({ sheetId }))).toBe('correction.monthOpen')
})

test.each<[string, object, string]>([
  ['no reason', { reason: { ...reason, text: ' ' } }, 'correction.reasonNeeded'],
  ['no document', { reason: { ...reason, document: { ...reason.document, number: '' } } }, 'correction.documentNeeded'],
  [
    'a document of tomorrow',
    { reason: { ...reason, document: { ...reason.document, issuedOn: Day.parse('2026-09-11') } } },
    'correction.documentNotYet',
  ],
  ['another list than was looked at', { waveSha256: 'a'.repeat(64) }, 'correction.changed'],
])('%s: nothing is prepared', async (_, wrong, code) => {
  await closedRoom()
  const input = await draftInput('head', [await pointsBy('lan', 'head', 'III.4', 50)])
  expect(await refusalOf(as('head', TODAY).correction.draft({ ...input, ...wrong }))).toBe(code)
  expect((await as('head', TODAY).correction.list(which())).rows).toEqual([])
})

test.each<[string, (change: FactChange) => object, string]>([
  ['points above the most', (change) => ({ ...change, to: 999 }), 'correction.aboveMaximum'],
  ['the points that are there', (change) => ({ ...change, to: change.from }), 'correction.unchanged'],
  ['points that were others', (change) => ({ ...change, from: 1 }), 'correction.changed'],
  ['a criterion that is not on the form', (change) => ({ ...change, criterion: 'IX.1' }), 'correction.noSuchFact'],
])('%s: nothing is shown', async (_, wrong, code) => {
  await closedRoom()
  const changes = [wrong(await pointsBy('lan', 'head', 'III.4', 50)) as FactChange]
  expect(await refusalOf(as('head', TODAY).correction.preview({ ...which(), changes }))).toBe(code)
})

test('a sheet of another unit has a correction of its own', async () => {
  await closedCommune()
  const changes = [await pointsBy('neighbour', 'chair', 'III.4', 50)]
  expect(await refusalOf(as('chair', TODAY).correction.preview({ ...which('room'), changes }))).toBe(
    'correction.notClosed',
  )
})

const state = () =>
  inTenant(database(), TENANT, async (db) => {
    const count = async (table: 'result' | 'monthClose' | 'correctionEnd' | 'request') =>
      (await db.selectFrom(table).select('tenantId').where('tenantId', '=', TENANT).execute()).length
    return [await count('result'), await count('monthClose'), await count('correctionEnd'), await count('request')]
  })

test.each(['month_close', 'result', 'correction_end', 'request'])(
  'a failure on writing %s leaves nothing of a signature',
  async (name) => {
    await closedRoom()
    const waiting = await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)])
    const before = await state()
    const table = sql.table(name)
    await asOwner(database(), (db) =>
      sql`alter table ${table} add constraint stopped check (false) not valid`.execute(db),
    )
    try {
      await expect(sign('head', waiting)).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    } finally {
      await asOwner(database(), (db) => sql`alter table ${table} drop constraint stopped`.execute(db))
    }
    expect(await state()).toEqual(before)
    expect(await sign('head', waiting)).toEqual({ closings: 1, results: 1 })
  },
)

test('a corrected result that went missing breaks the signature of its closing', async () => {
  await closedRoom()
  await sign('head', await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)]))
  const remove = sql`delete from result where tenant_id = ${TENANT} and number = 2`
  await asOwner(database(), (db) => remove.execute(db), TENANT)
  const found: string[] = []
  const count = await rescorePeriod(database(), TENANT, { from: MONTH, to: MONTH }, ({ at, number }) =>
    found.push(`${at} #${number}`),
  )
  expect([found, count.differences]).toEqual([['resultsSha256 #2'], 1])
})

test('after a correction the month stays closed for everything else', async () => {
  await closedRoom()
  await sign('head', await prepared('head', [await pointsBy('lan', 'head', 'III.4', 50)]))
  expect(await refusalOf(assessed('lan', 10))).toBe('sheet.closed')
})
