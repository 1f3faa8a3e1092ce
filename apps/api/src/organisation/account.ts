import { Username } from '@congtam/core/access/account'
import type { Actor } from '@congtam/core/access/actor'
import { Role } from '@congtam/core/access/role'
import type { RoleGrant } from '@congtam/core/access/role-grant'
import { fail } from '@congtam/core/errors'
import { GrantId, OfficialId, UnitId, UserId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { addDays, Day } from '@congtam/core/shared/period'
import { findAccount, listAccounts } from '@congtam/db/access/account'
import type { Db } from '@congtam/db/db'
import { getOfficial } from '@congtam/db/organisation/official'
import { endGrant, getGrant, insertGrant, listGrantsOf, lockLastingAdmins } from '@congtam/db/organisation/role-grant'
import { lineageOf } from '@congtam/db/organisation/unit'
import { inTenant } from '@congtam/db/transaction'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { newPassword } from '../access/password.ts'
import { createAccounts, resetPasswords } from '../auth.ts'
import { keyed, reads, router, watches, writes } from '../trpc.ts'

/** These are held over one unit; only administration and audit may cover the whole province. */
const OVER_A_UNIT: readonly Role[] = ['head', 'assigner', 'official']

export const accountRouter = router({
  list: reads.input(PageRequest.extend({ search: z.string().max(100).optional() })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    ensure(actor, 'account.manage', { lineage: [] })
    const { search, limit } = input
    const rows = await listAccounts(db, actor.tenantId, { search, after: after(input, 1), limit })
    const shown = page(rows, limit, (row) => [row.username])
    const userIds = shown.rows.map(({ userId }) => userId)
    const grants = await listGrantsOf(db, actor.tenantId, userIds, today)
    return {
      rows: shown.rows.map((row) => ({ ...row, grants: grants.filter((grant) => grant.userId === row.userId) })),
      nextCursor: shown.nextCursor,
    }
  }),

  // Passwords and sign-in names are the owner's, whom a request's transaction cannot become; so this holds none of its own.
  // The key is the account's id: the same act again finds what it made.
  create: watches
    .input(keyed({ username: Username, name: z.string().trim().min(1).max(120), officialId: OfficialId.nullable() }))
    .mutation(async ({ ctx, input: { key, username, name, officialId } }) => {
      const { actor, database, now } = ctx
      const { tenantId } = actor
      ensure(actor, 'account.manage', { lineage: [] })
      const userId = UserId.parse(key)
      const existing = await inTenant(database, tenantId, async (db) => {
        if (officialId !== null) await getOfficial(db, tenantId, officialId)
        return await findAccount(db, tenantId, userId)
      })
      if (existing) return existing.username === username ? { userId } : fail('request.keyReused', {})
      const account = { userId, username, name, tenantId, officialId, password: newPassword() }
      await createAccounts(database, [account], now)
      return { userId }
    }),

  /** Shown once and kept nowhere, also not with the request's reply: asking again gives another and ends the sessions. */
  issuePassword: watches.input(keyed({ userId: UserId })).mutation(async ({ ctx, input: { userId } }) => {
    const { actor, database, now } = ctx
    ensure(actor, 'account.manage', { lineage: [] })
    const account = await inTenant(database, actor.tenantId, (db) => findAccount(db, actor.tenantId, userId))
    if (!account) fail('account.notFound', {})
    const password = newPassword()
    await resetPasswords(database, [{ userId, password }], now)
    return { username: account.username, password }
  }),

  grant: writes
    .input(keyed({ userId: UserId, role: Role, unitId: UnitId.nullable(), validFrom: Day, validTo: Day.nullable() }))
    .mutation(async ({ ctx, input: { key, ...right } }) => {
      const { db, actor, today } = ctx
      const { role, unitId, validFrom, validTo } = right
      await ensureManages(db, actor, unitId, today)
      if (unitId === null && OVER_A_UNIT.includes(role)) fail('grant.needsUnit', { role })
      if (validFrom < today) fail('grant.inPast', { today })
      if (validTo !== null && validTo < validFrom) fail('grant.daysTurned', { validFrom, validTo })
      if (!(await findAccount(db, actor.tenantId, right.userId))) fail('account.notFound', {})
      const grant: RoleGrant = { id: GrantId.parse(key), ...right }
      await insertGrant(db, actor.tenantId, grant)
      return grant
    }),

  /** `lastDay` null takes the right back at once. */
  end: writes
    .input(keyed({ grantId: GrantId, lastDay: Day.nullable() }))
    .mutation(async ({ ctx, input: { grantId, lastDay } }) => {
      const { db, actor, today } = ctx
      const grant = await getGrant(db, actor.tenantId, grantId)
      await ensureManages(db, actor, grant.unitId, today)
      const validTo = lastDay ?? addDays(today, -1)
      if (lastDay !== null && lastDay < today) fail('grant.inPast', { today })
      if (grant.validTo !== null && grant.validTo < today) return grant
      if (grant.role === 'admin' && grant.unitId === null) {
        const staying = await lockLastingAdmins(db, actor.tenantId, validTo)
        if (!staying.some((id) => id !== grantId)) fail('account.lastAdmin', {})
      }
      await endGrant(db, actor.tenantId, grantId, validTo)
      return { ...grant, validTo }
    }),
})

async function ensureManages(db: Db, actor: Actor, unitId: UnitId | null, on: Day): Promise<void> {
  const lineage = unitId === null ? [] : await lineageOf(db, actor.tenantId, unitId, on)
  ensure(actor, 'account.manage', { lineage })
}
