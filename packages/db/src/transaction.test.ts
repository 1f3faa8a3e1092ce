import { Refusal } from '@congtam/core/errors'
import { UnitId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from './db.ts'
import type { Database } from './open.ts'
import { inRollback, OTHER_TENANT, TENANT, testDatabases } from './testing.ts'
import { asOwner, inTenant } from './transaction.ts'

const onEach = (story: (database: Database) => Promise<void>) => async () => {
  for (const database of await testDatabases()) await story(database)
}

const context = async (db: Db) => {
  const { rows } = await sql<{ role: string; tenant: string | null }>`
    select current_user::text as role, nullif(current_setting('app.tenant_id', true), '') as tenant`.execute(db)
  return rows[0]
}

const units = (db: Db) => db.selectFrom('unit').select('id').where('tenantId', '=', TENANT).execute()
const id = UnitId.parse('019a0000-0000-7000-8000-00000000aaaa')

describe('a transaction of a tenant', () => {
  test(
    'runs as the app role with its tenant',
    inRollback(async (db) => {
      expect(await context(db)).toEqual({ role: 'congtam_app', tenant: '38' })
    }),
  )

  test(
    'leaves neither role nor tenant behind on its connection',
    onEach(async (database) => {
      await inTenant(database, TENANT, context)
      const after = await asOwner(database, context)
      expect(after).toMatchObject({ tenant: null })
      expect(after?.role).not.toBe('congtam_app')
    }),
  )

  test(
    'undoes everything when it fails',
    onEach(async (database) => {
      await expect(
        inTenant(database, TENANT, async (db) => {
          await db.insertInto('unit').values({ tenantId: TENANT, id }).execute()
          throw new Error('later')
        }),
      ).rejects.toThrow('later')
      expect(await inTenant(database, TENANT, units)).toEqual([])
    }),
  )

  test(
    'does not pretend to have kept what a swallowed error undid',
    onEach(async (database) => {
      const swallowing = inTenant(database, TENANT, async (db) => {
        await db.insertInto('unit').values({ tenantId: TENANT, id }).execute()
        await sql`select 1/0`.execute(db).catch(() => {})
      })
      await expect(swallowing).rejects.toThrow('An earlier error has undone this transaction')
      expect(await inTenant(database, TENANT, units)).toEqual([])
    }),
  )

  test(
    'gives back what its act gave',
    onEach(async (database) => {
      expect(await inTenant(database, TENANT, async () => 'value')).toBe('value')
    }),
  )

  test.each(["38'; reset role; --", '38', 0, -1, 38.5, Number.NaN, 10_000, null])(
    'takes no tenant such as %s',
    async (tenantId) => {
      const [database] = await testDatabases()
      // What a caller without types could pass.
      await expect(inTenant(database as Database, tenantId as number, context)).rejects.toThrow('No such tenant number')
    },
  )

  test(
    'faults at once where the outer handle is used inside it',
    onEach(async (database) => {
      await expect(inTenant(database, TENANT, () => sql`select 1`.execute(database.kysely))).rejects.toThrow(
        'outer database handle',
      )
      await expect(inTenant(database, TENANT, () => inTenant(database, TENANT, context))).rejects.toThrow(
        'outer database handle',
      )
    }),
  )

  test(
    'lets what it started use the outer handle once it has ended',
    onEach(async (database) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const later = await inTenant(database, TENANT, async () => ({
        done: promise.then(() => sql`select 1`.execute(database.kysely)),
      }))
      resolve()
      await expect(later.done).resolves.toBeDefined()
    }),
  )

  test(
    'faults where its handle is used after it has ended',
    onEach(async (database) => {
      const escaped = await inTenant(database, TENANT, async (db) => ({ db }))
      await expect(context(escaped.db)).rejects.toThrow('has ended')
    }),
  )
})

test(
  'a thousand requests of alternating tenants over few connections each see their own tenant',
  onEach(async (database) => {
    const seen = await Promise.all(
      Array.from({ length: 1000 }, async (_, index) => {
        const tenantId = index % 2 ? TENANT : OTHER_TENANT
        const found = await inTenant(database, tenantId, context)
        return found?.tenant === String(tenantId) && found.role === 'congtam_app'
      }),
    )
    expect(seen).toEqual(seen.map(() => true))
  }),
)

describe('what the database objects to', () => {
  const day = '2026-08-31'
  const broken = (statement: string) => onEachRefusal(statement)
  const onEachRefusal = async (statement: string): Promise<unknown[]> => {
    const errors: unknown[] = []
    for (const database of await testDatabases()) {
      errors.push(
        await asOwner(database, (db) => sql.raw(statement).execute(db)).then(
          () => 'nothing',
          (error) => error,
        ),
      )
    }
    return errors
  }
  const task = (owner: string, assigner: string, quantity: number) => `
    insert into task (tenant_id, id, unit_id, month, owner_id, post_id, assigner_id, batch_key, catalogue_id, catalogue_number, item_code,
      title, product, requirement, quantity, coefficient, deadline, origin, version, at)
    values (38, gen_random_uuid(), '${id}', '2026-08', '${owner}', '${id}', '${assigner}', '${id}', '${id}', 1, 'A', 't', 'p', 'r',
      ${quantity}, 1000, '${day}', 'planned', 0, now())`
  const other = '019a0000-0000-7000-8000-00000000bbbb'

  test('is a refusal where the person can act on it', async () => {
    for (const error of await broken(task(id, id, 1000))) expect(error).toMatchObject({ code: 'access.ownWork' })
    for (const error of await broken(task(id, other, 0)))
      expect(error).toMatchObject({ code: 'task.quantityNotPositive' })
  })

  test('stays a fault where it is our mistake', async () => {
    for (const error of await broken(task(id, other, 1000))) {
      expect(error).not.toBeInstanceOf(Refusal)
      expect(error).toMatchObject({ code: '23503' })
    }
    for (const error of await broken('select 1/0')) expect(error).toMatchObject({ code: '22012' })
  })
})
