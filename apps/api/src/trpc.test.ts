import { randomUUID } from 'node:crypto'
import { fail, Refusal } from '@congtam/core/errors'
import type { Sha256, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Database } from '@congtam/db/open'
import { openMigrated } from '@congtam/db/testing'
import { inTenant } from '@congtam/db/transaction'
import { TRPCError } from '@trpc/server'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { errorData } from './answer.ts'
import { refusalOf } from './testing.ts'
import { callContext, createCallerFactory, keyed, reads, router, watches, writes } from './trpc.ts'

const TENANT = 38 as TenantId
const NOW = new Date('2026-08-26T02:00:00Z')

/** A noun of its own for these stories: documents kept under their hash in the table `ruleset`. */
const documents = router({
  list: reads.query(async ({ ctx }) => {
    const rows = await ctx.db
      .selectFrom('ruleset')
      .select('id')
      .where('tenantId', '=', TENANT)
      .orderBy('id')
      .limit(50)
      .execute()
    return rows.map((row) => row.id)
  }),
  transaction: reads.query(async ({ ctx }) => {
    const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(ctx.db)
    return rows[0]?.id
  }),
  outer: reads.query(({ ctx }) => ctx.database.kysely.selectFrom('tenant').select('id').execute()),
  keep: writes.input(keyed({ id: z.string().min(3) })).mutation(async ({ ctx, input }) => {
    const sha256 = input.id.padEnd(64, '0') as Sha256
    await ctx.db.insertInto('ruleset').values({ tenantId: TENANT, sha256, id: input.id, document: '{}' }).execute()
    if (input.id.startsWith('refused')) fail('plan.closed', { month: '2026-07' })
    if (input.id.startsWith('broken')) throw new Error('the secret of the inside')
    return { id: input.id, at: ctx.now.toISOString(), by: ctx.actor.name }
  }),
  who: watches.query(({ ctx }) => ctx.actor.name),
})
const createCaller = createCallerFactory(documents)

let database: Database
beforeAll(async () => {
  database = await openMigrated()
})
afterAll(() => database.close())

function caller(name = 'An', tenantId: TenantId | null = TENANT) {
  const session = { userId: `user-${name}` as UserId, username: name, name, tenantId, officialId: null, usedAt: NOW }
  return createCaller(callContext({ database, now: NOW, requestNumber: 'r-1', session: async () => session }))
}

const key = () => randomUUID()

test('a change and its reply are there afterwards, and its key stands in the requests', async () => {
  const given = { key: key(), id: 'kept' }
  expect(await caller().keep(given)).toEqual({ id: 'kept', at: NOW.toISOString(), by: 'An' })
  expect(await caller().list()).toContain('kept')
  const stored = await inTenant(database, TENANT, (db) =>
    db
      .selectFrom('request')
      .select(['path', 'reply'])
      .where('tenantId', '=', TENANT)
      .where('key', '=', given.key as never)
      .execute(),
  )
  expect(stored).toEqual([{ path: 'keep', reply: '{"id":"kept","at":"2026-08-26T02:00:00.000Z","by":"An"}' }])
})

test('the same key and input gets the first reply and acts no second time', async () => {
  const given = { key: key(), id: 'once' }
  const first = await caller().keep(given)
  expect(await caller().keep(given)).toEqual(first)
  expect((await caller().list()).filter((id) => id === 'once')).toHaveLength(1)
})

test('of two equal requests at the same moment one acts and both get its reply', async () => {
  const given = { key: key(), id: 'together' }
  const [first, second] = await Promise.all([caller().keep(given), caller().keep(given)])
  expect(second).toEqual(first)
})

test('a key used for another input, another act or by another person is refused', async () => {
  const given = { key: key(), id: 'owned' }
  await caller().keep(given)
  expect(await refusalOf(caller().keep({ ...given, id: 'owned-other' }))).toBe('request.keyReused')
  expect(await refusalOf(caller('Bình').keep(given))).toBe('request.keyReused')
  expect(await caller().list()).not.toContain('owned-other')
})

test('a refusal undoes everything and leaves the key free', async () => {
  const given = { key: key(), id: 'refused-1' }
  expect(await refusalOf(caller().keep(given))).toBe('plan.closed')
  expect(await caller().list()).not.toContain('refused-1')
  expect(await refusalOf(caller().keep(given))).toBe('plan.closed')
  expect(await caller().keep({ ...given, id: 'mended' })).toMatchObject({ id: 'mended' })
})

test('a fault undoes everything and shows a reference number, nothing of the inside', async () => {
  const error = await caller()
    .keep({ key: key(), id: 'broken-1' })
    .catch((failure: unknown) => failure)
  expect(error).toBeInstanceOf(TRPCError)
  const data = errorData(error as TRPCError, 'r-1')
  expect(data).toMatchObject({ code: 'fault', kind: 'fault', reference: 'r-1' })
  expect(JSON.stringify(data)).not.toContain('secret')
  expect(await caller().list()).not.toContain('broken-1')
})

test.each([
  ['no key', { id: 'keyless' }, 'key'],
  ['a key that is no UUID', { key: '1', id: 'keyless' }, 'key'],
  ['a wrong field', { key: randomUUID(), id: 'x' }, 'id'],
  ['no input', undefined, 'input'],
])('a change with %s is refused at its place', async (_, input, path) => {
  const error = await caller()
    .keep(input as never)
    .catch((failure: TRPCError) => failure)
  expect(error).toMatchObject({ code: 'BAD_REQUEST', cause: { code: 'request.invalid', details: { path } } })
})

test('nobody signed in gets nothing, and an account without a province neither', async () => {
  const stranger = createCaller(callContext({ database, now: NOW, requestNumber: 'r', session: async () => undefined }))
  expect(await refusalOf(stranger.list())).toBe('access.signedOut')
  expect(await refusalOf(stranger.keep({ key: key(), id: 'never' }))).toBe('access.signedOut')
  expect(await refusalOf(stranger.who())).toBe('access.signedOut')
  expect(await refusalOf(caller('An', null).list())).toBe('access.noAccount')
})

test('reads of one request share a transaction, reads of another have their own', async () => {
  const together = caller()
  const [a, b] = await Promise.all([together.transaction(), together.transaction()])
  expect(a).toBe(b)
  expect(await together.transaction()).not.toBe(a)
  expect(await caller().transaction()).not.toBe(a)
})

test('a read that reaches for the outer handle is a fault and hangs nothing', async () => {
  await expect(caller().outer()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  expect(await caller().list()).toBeInstanceOf(Array)
})

test('a full disk is a refusal in words, whichever driver reports it', () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' })
  const data = errorData(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: full }), 'r')
  expect(data).toMatchObject({ code: 'storage.full', what: { vi: 'Máy chủ hết chỗ lưu nên chưa ghi gì.' } })
})

test('every kind of refusal reaches the client with words in both languages', () => {
  const refusal = new Refusal('access.notYourRole', { roles: ['head'] })
  expect(errorData(new TRPCError({ code: 'FORBIDDEN', cause: refusal }), 'r')).toEqual({
    code: 'access.notYourRole',
    kind: 'forbidden',
    what: { vi: 'Việc này dành cho: người đứng đầu đơn vị.', en: 'Only these may do this: head of the unit.' },
    next: {
      vi: 'Nhờ người có vai trò đó thực hiện, hoặc đề nghị quản trị giao quyền.',
      en: 'Ask one of them, or ask the administrator for the right.',
    },
    details: { roles: ['head'] },
    reference: 'r',
  })
})
