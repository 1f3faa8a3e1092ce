import { Refusal } from '@congtam/core/errors'
import { insertAccounts } from '@congtam/db/access/account'
import { type Database, openDatabase } from '@congtam/db/open'
import { checkQueries } from '@congtam/db/rules/query'
import { openMigrated } from '@congtam/db/testing'
import { asOwner } from '@congtam/db/transaction'
import { loadSample } from '@congtam/sample/load'
import { TRPCError } from '@trpc/server'
import { appRouter } from './router.ts'
import { type CallContext, callContext, createCallerFactory } from './trpc.ts'

/** The instant at which stories happen unless they say otherwise: Wednesday 26 August 2026, 09:00 in Hà Nội. */
export const NOW = new Date('2026-08-26T02:00:00Z')

const createCaller = createCallerFactory(appRouter)
export type Caller = ReturnType<typeof createCaller>

export interface Province {
  database: Database
  /** Calls procedures as the account of that name, at the instant. Each call reads the rights anew. */
  callerFor(username: string, now?: Date): Caller
  /** What a request of that account brings with it, for what lies beside the procedures. */
  callFor(username: string, now?: Date): CallContext
  /** Calls procedures as nobody. */
  stranger: Caller
  close(): Promise<void>
}

/** The sample as it is at the instant, with so many months of work up to it. */
interface Moment {
  now: Date
  months?: number
}

/** A database of its own with the small sample world at the moment; the caller closes it. What is written stays until then. */
export async function givenProvince(moment: Moment = { now: NOW }): Promise<Province> {
  return provinceOn(await openSample(moment), moment.now)
}

/** Calls on a database that has a province and its accounts, at the instant unless told otherwise. */
function provinceOn(database: Database, at: Date): Province {
  const callFor = (username: string, now = at) =>
    callContext({ database, now, requestNumber: 'story', session: () => accountOf(database, username) })
  const callerFor = (username: string, now = at) => createCaller(callFor(username, now))
  const stranger = createCaller(
    callContext({ database, now: at, requestNumber: 'story', session: async () => undefined }),
  )
  return { database, callerFor, callFor, stranger, close: () => database.close() }
}

/** Making a sample takes seconds; where it can be copied, a worker makes it once and gives each file a copy. */
const shared = globalThis as typeof globalThis & { congtamSamples?: Map<string, Promise<Uint8Array<ArrayBuffer>>> }

async function openSample(moment: Moment): Promise<Database> {
  if (process.env.TEST_DATABASE_KIND === 'server') return await withSample(await openMigrated(), moment)
  shared.congtamSamples ??= new Map()
  const key = JSON.stringify(moment)
  const content = shared.congtamSamples.get(key) ?? sampleContent(moment)
  shared.congtamSamples.set(key, content)
  return await openDatabase({ memory: true, content: await content }, [checkQueries()])
}

async function sampleContent(moment: Moment): Promise<Uint8Array<ArrayBuffer>> {
  const database = await withSample(await openMigrated(), moment)
  const content = new Uint8Array(await database.dump())
  await database.close()
  return content
}

async function withSample(database: Database, moment: Moment): Promise<Database> {
  const { accounts } = await loadSample(database, moment)
  // Nobody signs in by password here, so none is hashed.
  const rows = accounts.map(({ title, isGuide, ...account }) => ({ ...account, passwordHash: '-' }))
  await asOwner(database, (db) => insertAccounts(db, rows, moment.now))
  return database
}

async function accountOf(database: Database, username: string) {
  const { id, ...account } = await database.kysely
    .selectFrom('auth.user')
    .select(['id', 'username', 'name', 'tenantId', 'officialId'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return { userId: id, ...account, usedAt: NOW }
}

/** The code of the refusal that a call ends in; a call that succeeds or breaks fails the story. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    (value) => new Error(`Nothing was refused; the reply was ${JSON.stringify(value)}`),
    (failure: unknown) => failure,
  )
  if (error instanceof TRPCError && error.cause instanceof Refusal) return error.cause.code
  throw error
}
