import { rulesetFor } from '@congtam/core/evaluation/rulesets/registry'
import { Month } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner } from '@congtam/db/transaction'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, type Province } from '../testing.ts'
import { runRescore } from './command.ts'

let province: Province
let tenantId = 0
beforeAll(async () => {
  province = await givenProvince()
  const [tenant] = (await asOwner(province.database, listTenants)).filter(({ code }) => code === '38')
  tenantId = tenant?.id ?? 0
})
afterAll(() => province.close())

/** Runs the command on the sample, which the caller keeps open. */
async function check(words: string[]): Promise<{ code: number; said: string[]; complained: string[] }> {
  const [said, complained]: [string[], string[]] = [[], []]
  const code = await runRescore(words, {
    open: async () => ({ ...province.database, close: async () => {} }),
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  })
  return { code, said, complained }
}

const asSuperuser = <T>(act: (db: Db) => Promise<T>) => asOwner(province.database, act, tenantId)

const identical = {
  code: 0,
  said: [expect.stringMatching(/^38 Thanh Hóa · 2026-06\.\.2026-07: \d+ lần khoá, \d{2} kết quả, giống từng byte$/)],
  complained: [],
}

test('the closed months of the sample come out identical', async () => {
  expect(await check(['--period', '2026-06..2026-07'])).toEqual(identical)
  expect(await check(['--period=2026-07', '--lang', 'en'])).toMatchObject({
    code: 0,
    said: [expect.stringContaining('identical to the byte')],
  })
})

test('one unit is re-scored by its id or its official code', async () => {
  const unit = await asSuperuser((db) =>
    db
      .selectFrom('unitName')
      .select(['unitId', 'code'])
      .where('tenantId', '=', tenantId as never)
      .where('kind', '=', 'commune')
      .executeTakeFirstOrThrow(),
  )
  const byId = await check(['--period', '2026-07', '--unit', unit.unitId])
  expect(byId).toMatchObject({ code: 0, said: [expect.stringContaining('1 lần khoá')] })
  expect(await check(['--period', '2026-07', '--unit', unit.code ?? ''])).toEqual(byId)
})

test('they stay identical when the tree, names, posts, people, catalogue, tasks and built-in rulesets change', async () => {
  await asSuperuser(async (db) => {
    for (const statement of [
      sql`update unit_name set name = name || ' (mới)', kind = 'office', valid_to = '2026-07-15' where tenant_id = ${tenantId}`,
      sql`update unit_parent set valid_to = '2026-06-15' where tenant_id = ${tenantId} and valid_from <= '2026-06-15'`,
      sql`update post set position_class = 'deputy', title = 'Khác' where tenant_id = ${tenantId}`,
      sql`update official set full_name = 'Người Khác' where tenant_id = ${tenantId}`,
      sql`update catalogue_item set coefficient = coefficient * 2, points = points * 2 where tenant_id = ${tenantId}`,
      sql`update catalogue_version set valid_from = '2026-12' where tenant_id = ${tenantId}`,
      sql`update task set coefficient = coefficient * 3, quantity = quantity + 1000 where tenant_id = ${tenantId}`,
    ]) {
      await statement.execute(db)
    }
  })
  const staff = rulesetFor('staff', Month.parse('2026-07'))
  const { criteria, settings } = staff
  try {
    Object.assign(staff, { criteria: criteria.slice(0, 1), settings: { ...settings, A5: 'uncapped' } })
    expect(await check(['--period', '2026-06..2026-07'])).toEqual(identical)
  } finally {
    Object.assign(staff, { criteria, settings })
  }
})

/** What the command says while the statement's change stands; the change is taken back afterwards. */
async function withTampering(tamper: RawBuilder<unknown>, restore: RawBuilder<unknown>) {
  await asSuperuser((db) => tamper.execute(db))
  try {
    return await check(['--period', '2026-07'])
  } finally {
    await asSuperuser((db) => restore.execute(db))
  }
}

interface Kept {
  sheetId: string
  output: string
  inputs: string
  rulesetSha256: string
}

async function aResult(): Promise<Kept> {
  const { rows } = await asSuperuser((db) =>
    sql<Kept>`
      select sheet_id, output, inputs, ruleset_sha256 from result
      where tenant_id = ${tenantId} and month = '2026-07' and status = 'scored' and total < 9999 order by sheet_id limit 1
    `.execute(db),
  )
  const [row] = rows
  if (!row) throw new Error('The sample has no result')
  return row
}

test('a total that was raised in its column is found and named', async () => {
  const { sheetId } = await aResult()
  const raised = (by: number) =>
    sql`update result set total = total + ${by} where tenant_id = ${tenantId} and sheet_id = ${sheetId}`
  const { code, said } = await withTampering(raised(1), raised(-1))
  expect(code).toBe(1)
  expect(said).toEqual([
    expect.stringMatching(new RegExp(`^≠ 2026-07 #1 .* · Người Khác \\(${sheetId}\\): total lưu \\d+, tính lại \\d+$`)),
    expect.stringContaining('1 khác biệt'),
  ])
})

test.each<[string, (kept: Kept) => [column: string, value: string], string[]]>([
  [
    'an output that was rewritten',
    ({ output }) => ['output', output.replace(/"total":(\d+)/, (_, total) => `"total":${Number(total) + 100}`)],
    ['output.total', 'resultsSha256'],
  ],
  [
    'an output in other bytes of the same meaning',
    ({ output }) => ['output', `${output} `],
    ['output', 'resultsSha256'],
  ],
  [
    'inputs that were rewritten',
    ({ inputs }) => ['inputs', inputs.replace('"I.1":', '"I.1": ')],
    ['inputsSha256', 'inputs'],
  ],
  ['inputs that are no inputs', () => ['inputs', '{}'], ['inputsSha256', 'inputs']],
  ['a hash of other inputs', () => ['inputs_sha256', 'f'.repeat(64)], ['inputsSha256', 'resultsSha256']],
])('%s is found and named', async (_, change, expected) => {
  const kept = await aResult()
  const [column, value] = change(kept)
  const { rows } = await asSuperuser((db) =>
    sql<{ before: string }>`
      select ${sql.ref(column)} as before from result where tenant_id = ${tenantId} and sheet_id = ${kept.sheetId}
    `.execute(db),
  )
  const set = (text: string) =>
    sql`update result set ${sql.ref(column)} = ${text} where tenant_id = ${tenantId} and sheet_id = ${kept.sheetId}`
  const { code, said } = await withTampering(set(value), set(rows[0]?.before ?? ''))
  expect(code).toBe(1)
  expect(said.slice(0, -1).map((line) => /: ([\w.]+) lưu/.exec(line)?.[1])).toEqual(expected)
})

test('a ruleset that was rewritten is found in every result that it gave', async () => {
  const { rulesetSha256 } = await aResult()
  const set = (from: string, to: string) =>
    sql`
      update ruleset set document = replace(document, ${from}, ${to})
      where tenant_id = ${tenantId} and sha256 = ${rulesetSha256}
    `
  const { code, said } = await withTampering(set('7000', '7001'), set('7001', '7000'))
  expect(code).toBe(1)
  expect(said.length).toBeGreaterThan(5)
  expect(said[0]).toContain('the stored ruleset has the hash')
})

test('a result that went missing breaks the signature, and one that nobody signed is named', async () => {
  const { sheetId } = await aResult()
  const moved = (from: number, to: number) =>
    sql`
      update result set number = ${to}
      where tenant_id = ${tenantId} and sheet_id = ${sheetId} and number = ${from}
    `
  const { code, said } = await withTampering(moved(1, 9), moved(9, 1))
  expect(code).toBe(1)
  expect(said.slice(0, -1).map((line) => /: ([\w.]+) lưu/.exec(line)?.[1])).toEqual(['resultsSha256', 'monthClose'])
})

test.each([
  [[]],
  [['--period', '2026-13']],
  [['--period', '2026-07..2026-06']],
  [['--period', '2026-05..2026-06..2026-07']],
  [['--period', '2026-07', '--force']],
  [['--period', '2026-07', '--lang', 'fr']],
  [['2026-07']],
])('%j is wrong usage', async (words) => {
  const { code, said, complained } = await check(words)
  expect({ code, said }).toEqual({ code: 2, said: [] })
  expect(complained).toEqual([expect.stringContaining('pnpm rescore --period')])
})

test('a period in which nothing was closed is not taken for identical', async () => {
  expect(await check(['--period', '2025-01'])).toMatchObject({ code: 2, said: [] })
  const unknown = '019a0000-0000-7000-8000-000000000000'
  expect(await check(['--period', '2026-07', '--unit', unknown])).toMatchObject({ code: 2 })
})
