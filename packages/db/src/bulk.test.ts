import { CatalogueId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { Thousandths } from '@congtam/core/shared/points'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type BulkStrategy, insertMany } from './bulk.ts'
import type { Db } from './db.ts'
import { inRollback, TENANT } from './testing.ts'

const catalogueId = CatalogueId.parse('019a0000-0000-7000-8000-000000000001')
const unitId = UnitId.parse('019a0000-0000-7000-8000-000000000002')
const byUserId = UserId.parse('u1')
const sha256 = 'a'.repeat(64) as never
const at = new Date('2026-08-31T17:00:00.123Z')

/** Everything that an array literal could get wrong. */
const TEXTS = [
  '',
  ' ',
  'NULL',
  'null',
  '"',
  '\\',
  'a,b',
  '{x}',
  "l'an",
  'Nguyễn Thị Đào',
  'a\nb\tc',
  '\\"',
  '{"a":[1,"2"]}',
]

const item = (position: number) => ({
  tenantId: TENANT,
  catalogueId,
  number: 1,
  code: `A.${position}`,
  position,
  section: 'shared' as const,
  department: position % 2 ? null : 'NULL',
  task: TEXTS[position % TEXTS.length] ?? '',
  detail: '',
  product: 'p',
  complexityGroup: 'N1' as const,
  frameMin: 0,
  frameMax: 500,
  points: 500,
  coefficient: Thousandths.parse(1000),
  note: '',
  folded: '',
})

async function givenCatalogue(db: Db) {
  await insertMany(db, 'unit', [{ tenantId: TENANT, id: unitId }])
  await insertMany(db, 'file', [
    { tenantId: TENANT, sha256, mediaType: 'x', size: 1, content: new Uint8Array([0, 1, 92, 255]), byUserId, at },
  ])
  await insertMany(db, 'catalogue', [{ tenantId: TENANT, id: catalogueId, unitId }])
  await insertMany(db, 'catalogueVersion', [
    {
      tenantId: TENANT,
      catalogueId,
      number: 1,
      title: 't',
      decision: 'd',
      validFrom: Month.parse('2026-08'),
      itemCount: 1,
      itemsSha256: sha256,
      fileSha256: sha256,
      byUserId,
      at,
    },
  ])
}

const items = (db: Db) =>
  db.selectFrom('catalogueItem').selectAll().where('tenantId', '=', TENANT).orderBy('position').execute()

describe.each<BulkStrategy>(['unnest', 'values'])('many rows by %s', (strategy) => {
  test(
    'are stored as they were given, each awkward text included',
    inRollback(async (db) => {
      await givenCatalogue(db)
      const rows = Array.from({ length: 40 }, (_, position) => item(position))
      await insertMany(db, 'catalogueItem', rows, strategy)
      expect(await items(db)).toEqual(rows)
    }),
  )

  test(
    'may be more than one message can carry',
    inRollback(async (db) => {
      await givenCatalogue(db)
      await insertMany(
        db,
        'catalogueItem',
        Array.from({ length: 5_001 }, (_, position) => item(position)),
        strategy,
      )
      expect((await items(db)).map((row) => row.position)).toEqual(
        Array.from({ length: 5_001 }, (_, position) => position),
      )
    }),
  )

  test(
    'keep bytes, instants, days and JSON',
    inRollback(async (db) => {
      await givenCatalogue(db)
      const report = { findings: [{ cell: 'A"1', text: TEXTS }], keepThisKey: [null, 1.5] }
      await insertMany(
        db,
        'catalogueImport',
        [
          {
            tenantId: TENANT,
            id: catalogueId as never,
            unitId,
            fileSha256: sha256,
            fileName: 'Biểu "01".xlsx',
            baseNumber: 0,
            report: JSON.stringify(report),
            items: JSON.stringify(TEXTS),
            appliedNumber: null,
            byUserId,
            at,
          },
        ],
        strategy,
      )
      const rows = await db.selectFrom('catalogueImport').selectAll().where('tenantId', '=', TENANT).execute()
      expect(rows).toMatchObject([{ report, items: TEXTS, at, fileName: 'Biểu "01".xlsx', appliedNumber: null }])
      const files = await db.selectFrom('file').select(['content', 'at']).where('tenantId', '=', TENANT).execute()
      expect(files).toEqual([{ content: new Uint8Array([0, 1, 92, 255]), at }])
    }),
  )

  test(
    'none are no statement',
    inRollback((db) => insertMany(db, 'unit', [], strategy)),
  )

  test(
    'with different columns are a fault',
    inRollback(async (db) => {
      const rows = [{ tenantId: TENANT, id: unitId }, { tenantId: TENANT }] as never
      await expect(insertMany(db, 'unit', rows, strategy)).rejects.toThrow('differ in their columns')
    }),
  )

  test(
    'of another tenant are refused as a whole',
    inRollback(async (db) => {
      const rows = [
        { tenantId: TENANT, id: unitId },
        { tenantId: TenantId.parse(40), id: unitId },
      ]
      await sql`savepoint s`.execute(db)
      await expect(insertMany(db, 'unit', rows, strategy)).rejects.toThrow('row-level security')
      await sql`rollback to savepoint s`.execute(db)
      expect(await db.selectFrom('unit').select('id').where('tenantId', '=', TENANT).execute()).toEqual([])
    }),
  )
})
