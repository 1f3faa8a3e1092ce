import { Readable } from 'node:stream'
import { rescore } from '@congtam/core/evaluation/month/closing'
import type { ScoreAnswer } from '@congtam/core/exchange/score/score-answer'
import { canonicalText } from '@congtam/core/shared/canonical'
import { decimal } from '@congtam/core/shared/points'
import { listMonthResults } from '@congtam/db/evaluation/result'
import { getRulesetDocument } from '@congtam/db/evaluation/ruleset'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { runScore } from '../score/command.ts'
import { refusalOf } from '../testing.ts'
import {
  as,
  assessed,
  closed,
  closeInput,
  type Done,
  database,
  inGivenMonth,
  MONTH,
  type Name,
  newKey,
  opened,
  people,
  planVersion,
  ready,
  sheetOf,
  submitted,
  TENANT,
  units,
  which,
  worked,
} from './testing-month.ts'

inGivenMonth()

type Figures = [name: Name, general: string, results: string, total: string]
const said = (value: number | null | undefined) => (value == null ? '–' : decimal(value, 2))

/** Closes the room after this work, and holds the same digits against each other everywhere they are shown. */
async function check({
  done,
  sums = {},
  expect: expected,
}: {
  done: Partial<Record<Name, Done>>
  sums?: Partial<Record<Name, number>>
  expect: Figures[]
}) {
  await ready('room', done, sums)
  const before = await as('head').month.preview(which())
  await closed()
  const board = (await as('head').sheet.list(which())).rows
  const published = await as('head').month.results(which())
  expect(published?.rows.toSorted(byName)).toEqual(board.toSorted(byName))
  expect(before.rows.map(({ total, ratios }) => ({ total, ratios }))).toEqual(
    board.map(({ total, ratios }) => ({ total, ratios })),
  )
  expect(published?.resultsSha256).toBe(before.resultsSha256)
  const files = (await Promise.all((await as('head').month.file(which())).map(scoredByCommand))).flat()
  for (const [name, ...figures] of expected) {
    const id = await sheetOf(name)
    const row = board.find((each) => each.sheetId === id)
    const { score, isPublished } = await as(name).sheet.get({ id })
    expect(isPublished).toBe(true)
    const derivation = await as(name).sheet.explain({ id })
    const filed = files.find((each) => each.id === id)
    const shown = {
      list: [row?.general, row?.results, row?.total].map(said),
      sheet: [score.general, score.results, score.total].map(said),
      file: [filed?.general, filed?.results, filed?.total].map((value) => (value == null ? '–' : String(value))),
      why: derivation.root.value,
    }
    expect({ name, ...shown }).toEqual({ name, list: figures, sheet: figures, file: figures, why: figures[2] })
    expect(row?.ratios).toEqual(score.ratios)
    expect(filed?.ratios).toEqual(score.ratios)
  }
}

/** The results that `pnpm score` prints for an exported file. */
async function scoredByCommand(file: object): Promise<ScoreAnswer['results']> {
  const input = Readable.from([Buffer.from(JSON.stringify(file))])
  const { stdout, stderr } = await runScore(['-'], { folder: '/', input })
  expect(stderr).toBe('')
  const answer: ScoreAnswer = JSON.parse(stdout)
  return answer.results
}

const byName = (a: { fullName: string }, b: { fullName: string }) => (a.fullName < b.fullName ? -1 : 1)

test('what was computed is what is shown, on the sheet, in the list, in the derivation and from the exported file', () =>
  check({
    done: { lan: { quantity: 20, accepted: 18, failed: 2 }, minh: { quantity: 3, accepted: 2 } },
    sums: { lan: 27 },
    expect: [
      ['lan', '27', '62.42', '89.42'],
      ['minh', '28', '46.67', '74.67'],
      ['hoa', '28', '70', '98'],
      ['deputy', '28', '70', '98'],
      ['head', '28', '70', '98'],
    ],
  }))

test('T3: one subordinate below 50 halves the term d of the deputy and of the head', () =>
  check({
    done: { minh: { quantity: 10, accepted: 2 } },
    sums: { minh: 20 },
    expect: [
      ['minh', '20', '14', '34'],
      ['deputy', '28', '64.17', '92.17'],
      ['head', '28', '64.17', '92.17'],
    ],
  }))

test('every row carries the level of the ruleset that scored it, and the explanation what would reach the next', async () => {
  await ready('room', { minh: { quantity: 3, accepted: 2 } }, { minh: 28 })
  const id = await sheetOf('minh')
  const shown = async () => {
    const { level, counterfactual, ratings, isPublished } = await as('minh').sheet.explain({ id })
    const row = (await as('head').sheet.list(which())).rows.find(({ sheetId }) => sheetId === id)
    expect(row?.level).toEqual(level)
    expect((await as('minh').sheet.get({ id })).level).toEqual(level)
    expect([ratings.self?.byName, ratings.superior?.byName]).toEqual(['minh', 'head'])
    return { level, counterfactual, isPublished }
  }
  const open = await shown()
  expect(open).toMatchObject({
    isPublished: false,
    level: { grade: 'good', label: { vi: 'Hoàn thành tốt nhiệm vụ' }, from: 7000, next: 9000 },
    counterfactual: {
      next: { grade: 'excellent' },
      missing: 15_33,
      remaining: {
        changes: [{ kind: 'accept', quantity: 1000, late: 0 }],
        total: 98_00,
        level: { grade: 'excellent' },
      },
    },
  })
  await closed()
  expect(await shown()).toEqual({ ...open, isPublished: true })
  const { months } = await as('minh').official.get({ id: people.minh.officialId })
  expect(months.map(({ level }) => level)).toEqual([open.level])
})

test('a commune is closed after its rooms, and its chair answers for everybody in them', async () => {
  await ready('commune')
  await ready('room', { minh: { quantity: 10, accepted: 2 } }, { minh: 20 })
  await ready('other')
  const missing = async () =>
    (await as('chair').month.checklist(which('commune'))).map(({ kind, who }) => `${kind} ${who}`)
  expect(await missing()).toEqual(['unitBelowOpen Phòng Kinh tế', 'unitBelowOpen Phòng Văn hoá'])
  await closed('room')
  expect(await missing()).toEqual(['unitBelowOpen Phòng Văn hoá'])
  const refused = {
    key: newKey(),
    ...which('commune'),
    planVersion: await planVersion('commune'),
    resultsSha256: 'a'.repeat(64) as never,
  }
  expect(await refusalOf(as('chair').month.close(refused))).toBe('month.incomplete')
  await closed('other')
  await closed('commune')
  const explained = await as('chair').sheet.explain({ id: await sheetOf('chair') })
  expect(explained.led?.map(({ fullName, total }) => `${fullName} ${said(total)}`)).toContain('minh 34')
  expect(explained.led).toHaveLength(7)
  const { score } = await as('chair').sheet.get({ id: await sheetOf('chair') })
  expect([score.ratios.d, said(score.total)]).toEqual(['1/2', '92.17'])
})

test('a head of nobody with a score is scored without d, and the reading is on the result', async () => {
  await opened('other')
  for (const name of ['neighbour', 'manager'] as const) {
    if (name === 'manager') await worked(name)
    await submitted(name)
    await assessed(name, 28, 'Nghỉ ốm cả tháng')
  }
  await closed('other')
  const { score } = await as('manager').sheet.get({ id: await sheetOf('manager') })
  expect(score).toMatchObject({ total: 9800, ratios: { d: null } })
  expect(score.settings).toContainEqual({ number: 'A11', value: 'drop' })
  expect((await as('neighbour').sheet.get({ id: await sheetOf('neighbour') })).score).toMatchObject({
    status: 'notScored',
    reason: 'noAssignedWork',
    total: null,
  })
})

test('the checklist names what is missing, whose it is and where to settle it', async () => {
  await opened()
  await worked('lan')
  await submitted('lan')
  const waiting = await worked('minh', { accepted: 0 })
  await as('minh').task.deliver({
    key: newKey(),
    id: waiting,
    version: 0,
    quantity: 1000 as never,
    evidence: [{ kind: 'document', number: '1/BC', issuedOn: '2026-08-20' as never, title: '' }],
    note: '',
  })
  const items = await as('head').month.checklist(which())
  expect(items).toContainEqual({
    kind: 'sheetNotAssessed',
    who: 'lan',
    unitId: units.room,
    sheetId: await sheetOf('lan'),
    taskId: null,
    title: null,
  })
  expect(items).toContainEqual({
    kind: 'deliveryWaiting',
    who: 'minh',
    unitId: units.room,
    sheetId: await sheetOf('minh'),
    taskId: waiting,
    title: 'Việc B.1',
  })
  expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['sheetNotSubmitted']))
  expect((await as('head').month.preview(which())).resultsSha256).toBeNull()
})

test('results that changed since they were looked at are not signed', async () => {
  await ready()
  const input = await closeInput()
  await assessed('lan', 20)
  expect(await refusalOf(as('head').month.close(input))).toBe('month.changed')
})

test('a plan that changed since it was read is not closed', async () => {
  await ready()
  const input = await closeInput()
  expect(await refusalOf(as('head').month.close({ ...input, planVersion: input.planVersion - 1 }))).toBe('plan.stale')
})

test('only a head closes the month', async () => {
  await ready()
  const input = await closeInput()
  for (const name of ['lan', 'deputy', 'manager'] as const)
    expect(await refusalOf(as(name).month.close(input))).toBe('access.notYourRole')
})

test('two who close at once close once', async () => {
  await ready()
  const input = await closeInput()
  const both = await Promise.allSettled([
    as('head').month.close(input),
    as('chair').month.close({ ...input, key: newKey() }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await refusalOf(as('chair').month.close({ ...input, key: newKey() }))).toBe('plan.closed')
})

test('the same closing sent twice is done once and answered alike', async () => {
  await ready()
  const input = await closeInput()
  const replies = await Promise.all([as('head').month.close(input), as('head').month.close(input)])
  expect(replies).toEqual([
    { number: 1, results: 5 },
    { number: 1, results: 5 },
  ])
  expect(await as('head').month.close(input)).toEqual(replies[0])
})

const state = () =>
  inTenant(database(), TENANT, async (db) => {
    const count = async (table: 'result' | 'monthClose' | 'ruleset' | 'request') =>
      (await db.selectFrom(table).select('tenantId').where('tenantId', '=', TENANT).execute()).length
    const sheets = await db.selectFrom('sheet').select('state').where('tenantId', '=', TENANT).execute()
    const plans = await db.selectFrom('plan').select('state').where('tenantId', '=', TENANT).execute()
    const written = [await count('result'), await count('monthClose'), await count('ruleset'), await count('request')]
    return [written, [...sheets, ...plans].map((row) => row.state)]
  })

test.each(['ruleset', 'month_close', 'result', 'sheet', 'plan', 'request'])(
  'a failure on writing %s leaves nothing of a closing',
  async (name) => {
    await ready()
    const input = await closeInput()
    const before = await state()
    const table = sql.table(name)
    await asOwner(database(), (db) =>
      sql`alter table ${table} add constraint stopped check (false) not valid`.execute(db),
    )
    try {
      await expect(as('head').month.close(input)).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    } finally {
      await asOwner(database(), (db) => sql`alter table ${table} drop constraint stopped`.execute(db))
    }
    expect(await state()).toEqual(before)
    expect(await as('head').month.close(input)).toEqual({ number: 1, results: 5 })
  },
)

test('what is closed is computed again to the same bytes after tree, posts, names and catalogue have changed', async () => {
  await ready('room', { minh: { quantity: 3, accepted: 2, failed: 1 } })
  await closed()
  const shown = async () => ({
    results: await as('head').month.results(which()),
    why: await as('minh').sheet.explain({ id: await sheetOf('minh') }),
    file: await as('head').month.file(which()),
  })
  const before = await shown()
  await asOwner(
    database(),
    async (db) => {
      const tenant = sql`where tenant_id = ${TENANT}`
      await sql`update unit_parent set parent_id = ${units.other} ${tenant} and unit_id = ${units.room}`.execute(db)
      await sql`update post set position_class = 'staff' ${tenant} and unit_id = ${units.room}`.execute(db)
      await sql`update catalogue_item set coefficient = 9000 ${tenant}`.execute(db)
    },
    TENANT,
  )
  try {
    const stored = await inTenant(database(), TENANT, async (db) => {
      const results = await listMonthResults(db, TENANT, units.room, MONTH)
      return Promise.all(
        results.map(async (result) => [result, await getRulesetDocument(db, TENANT, result.rulesetSha256)] as const),
      )
    })
    for (const [result, document] of stored) {
      const again = rescore(result.inputs, document)
      expect(again.output).toBe(result.output)
      expect(canonicalText(again.inputs)).toBe(result.inputs)
    }
    const after = await shown()
    expect(after.why).toEqual(before.why)
    expect(after.file).toEqual(before.file)
    expect(after.results?.rows.map(({ total }) => total)).toEqual(before.results?.rows.map(({ total }) => total))
  } finally {
    await asOwner(
      database(),
      async (db) => {
        const tenant = sql`where tenant_id = ${TENANT}`
        await sql`update unit_parent set parent_id = ${units.commune} ${tenant} and unit_id = ${units.room}`.execute(db)
        for (const { postId, positionClass } of Object.values(people))
          await sql`update post set position_class = ${positionClass} ${tenant} and id = ${postId}`.execute(db)
        await sql`update catalogue_item set coefficient = points * 2 ${tenant}`.execute(db)
      },
      TENANT,
    )
  }
})
