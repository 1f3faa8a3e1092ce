import type { Actor } from '@congtam/core/access/actor'
import { fail } from '@congtam/core/errors'
import { RequestKey, type TenantId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import { dayAt } from '@congtam/core/shared/period'
import type { Session } from '@congtam/db/access/session'
import type { Db } from '@congtam/db/db'
import { insideTransaction } from '@congtam/db/driver/driver'
import type { Database } from '@congtam/db/open'
import { inTenant } from '@congtam/db/transaction'
import { initTRPC } from '@trpc/server'
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import'
import { z } from 'zod'
import { findReply, keepReply } from './access/request.ts'
import { actorOf } from './access/session.ts'
import { asTrpcError, errorData } from './answer.ts'
import { type SharedRead, sharedRead } from './shared-read.ts'

/** One transaction in the province of the person who asks. */
export interface Scope {
  db: Db
  actor: Actor
}

/** What every call brings with it, before it is known what is asked. */
export interface CallContext {
  database: Database
  now: Date
  today: Day
  /** The number under which the log keeps this request. */
  requestNumber: string
  /** Whose session it is; undefined when nobody is signed in. Read once for all calls of a request. */
  session: () => Promise<Session | undefined>
  /** In one transaction with the other reads of the request. */
  reading: SharedRead<Scope>
  /** In a transaction of its own, which a failure undoes. */
  writing: <Result>(act: (scope: Scope) => Promise<Result>) => Promise<Result>
}

/** The context of one HTTP request, or of one caller in a test. */
export function callContext(given: {
  database: Database
  now: Date
  requestNumber: string
  session: () => Promise<Session | undefined>
}): CallContext {
  const { database, now, requestNumber } = given
  const today = dayAt(now)
  let asked: Promise<Session | undefined> | undefined
  const session = () => (asked ??= given.session())
  const writing: CallContext['writing'] = async (act) => {
    const account = inProvince(await session())
    return await inTenant(database, account.tenantId, async (db) =>
      act({ db, actor: await actorOf(db, account, today) }),
    )
  }
  return { database, now, today, requestNumber, session, reading: sharedRead(writing), writing }
}

function inProvince(session: Session | undefined): Session & { tenantId: TenantId } {
  if (!session) fail('access.signedOut', {})
  const { tenantId } = session
  if (tenantId === null) fail('access.noAccount', {})
  return { ...session, tenantId }
}

const t = initTRPC.context<CallContext>().create({
  // The shape is ours altogether: no stack, no message from inside.
  errorFormatter: ({ shape, error, ctx }) => {
    const data = errorData(error, ctx?.requestNumber ?? '-')
    return { code: shape.code, message: data.code, data }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Gives failures the status and the words that clients know. */
const translated = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (!result.ok) throw asTrpcError(result.error)
  return result
})

/** A question of somebody signed in: `ctx.db` sees their province only, in one transaction with the request's other reads. */
export const reads = translated.use(({ ctx, next }) =>
  ctx.reading((scope) => insideTransaction(ctx.database.connections, () => next({ ctx: scope }))),
)

/** A question answered over time: it knows who asks, but holds no transaction meanwhile. */
export const watches = translated.use(async ({ ctx, next }) => {
  const actor = await ctx.reading(async (scope) => scope.actor)
  return await next({ ctx: { actor } })
})

/** The input of every change: the fields of the change and the key of the intended act. */
export function keyed<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object({ key: RequestKey, ...shape })
}

/**
 * A change by somebody signed in. One call, one transaction: a failure anywhere undoes all of it.
 * The same key and input again gets the first reply and acts no second time; a refusal stores nothing.
 */
export const writes = translated.use(async ({ ctx, path, getRawInput, next }) => {
  const { key, ...input } = z.looseObject({ key: RequestKey }).parse(await getRawInput())
  return await ctx.writing(async ({ db, actor }) => {
    const request = { tenantId: actor.tenantId, userId: actor.userId, key, path, input }
    const kept = await findReply(db, request)
    // tRPC has no public way to answer without asking the procedure; the marker is what its own results carry.
    if (kept) return { marker: middlewareMarker, ok: true as const, data: kept.reply }
    const result = await next({ ctx: { db, actor } })
    // next() reports a failure as a value; only a throw rolls back.
    if (!result.ok) throw result.error
    await keepReply(db, request, result.data, ctx.now)
    return result
  })
})
