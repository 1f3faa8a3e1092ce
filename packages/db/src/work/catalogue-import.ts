import { fail } from '@congtam/core/errors'
import { ImportReport } from '@congtam/core/exchange/import-report'
import type { ImportId, Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { CatalogueItem } from '@congtam/core/work/catalogue'
import type { Db } from '../db.ts'

/** A workbook that was checked for a unit: what was found, and the items that applying it would adopt. */
export interface CatalogueImport {
  id: ImportId
  unitId: UnitId
  fileSha256: Sha256
  fileName: string
  /** The version that it was compared with; 0 where the unit had none. */
  baseNumber: number
  report: ImportReport
  items: CatalogueItem[]
  /** The version that it became. */
  appliedNumber: number | null
  byUserId: UserId
  at: Date
}

/** Keeps the result of a check. */
export async function insertImport(db: Db, tenantId: TenantId, checked: CatalogueImport): Promise<void> {
  const { report, items, ...row } = checked
  await db
    .insertInto('catalogueImport')
    .values({ tenantId, ...row, report: JSON.stringify(report), items: JSON.stringify(items) })
    .execute()
}

/** The check, with its items. */
export async function getImport(db: Db, tenantId: TenantId, id: ImportId): Promise<CatalogueImport> {
  const row = await imports(db, tenantId, id).select('items').executeTakeFirst()
  if (!row) fail('import.notFound', {})
  return { ...row, report: ImportReport.parse(row.report), items: CatalogueItem.array().parse(row.items) }
}

/** The check as a person reads it: without the items, which may be many. */
export async function getCheckedImport(
  db: Db,
  tenantId: TenantId,
  id: ImportId,
): Promise<Omit<CatalogueImport, 'items'>> {
  const row = await imports(db, tenantId, id).executeTakeFirst()
  if (!row) fail('import.notFound', {})
  return { ...row, report: ImportReport.parse(row.report) }
}

/** Notes which version the import became. */
export async function saveImportApplied(db: Db, tenantId: TenantId, id: ImportId, number: number): Promise<void> {
  await db
    .updateTable('catalogueImport')
    .set({ appliedNumber: number })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

function imports(db: Db, tenantId: TenantId, id: ImportId) {
  return db
    .selectFrom('catalogueImport')
    .select(['id', 'unitId', 'fileSha256', 'fileName', 'baseNumber', 'report', 'appliedNumber', 'byUserId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
}
