import { Refusal } from '@congtam/core/errors'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inRollback, TENANT, testDatabases } from './testing.ts'
import { asOwner, inTenant } from './transaction.ts'

const who = sql<{ role: string; tenant: string; n: number }>`
  select current_user::text as role, coalesce(current_setting('app.tenant_id', true), '') as tenant, 1 as n`

describe('a transaction of a tenant', () => {
  test(
    'runs as the app role with its tenant',
    inRollback(async (db) => {
      const { rows } = await who.execute(db)
      expect(rows).toEqual([{ role: 'congtam_app', tenant: '38', n: 1 }])
    }),
  )
})
