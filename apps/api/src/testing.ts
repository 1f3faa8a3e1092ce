import { Refusal } from '@congtam/core/errors'
import type { Database } from '@congtam/db/open'
import { openMigrated } from '@congtam/db/testing'
import { TRPCError } from '@trpc/server'
import { appRouter } from './router.ts'
import { callContext, createCallerFactory } from './trpc.ts'

/** The instant at which stories happen unless they say otherwise: Wednesday 26 August 2026, 09:00 in Hà Nội. */
export const NOW = new Date('2026-08-26T02:00:00Z')

const createCaller = createCallerFactory(appRouter)
export type Caller = ReturnType<typeof createCaller>

export interface Province {
  database: Database
  /** Calls procedures as the account of that name, at the instant. Each call reads the rights anew. */
  callerFor(username: string, now?: Date): Caller
  /** Calls procedures as nobody. */
  stranger: Caller
  close(): Promise<void>
}

/** A database of its own with the small sample world in it; the caller closes it. What is written stays until then. */
export async function givenProvince(): Promise<Province> {
  const database = await openMigrated()
  const callerFor = (username: string, now = NOW) =>
    createCaller(callContext({ database, now, requestNumber: 'story', session: () => accountOf(database, username) }))
  const stranger = createCaller(
    callContext({ database, now: NOW, requestNumber: 'story', session: async () => undefined }),
  )
  return { database, callerFor, stranger, close: () => database.close() }
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
