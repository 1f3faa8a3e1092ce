import { may } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { catalogueFields } from '@congtam/core/exchange/catalogue-heading'
import { CatalogueId, ImportId, RequestKey, Sha256, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { Month } from '@congtam/core/shared/period'
import {
  type CatalogueItem,
  CatalogueSection,
  CatalogueVersion,
  ComplexityGroup,
  itemsIdentity,
} from '@congtam/core/work/catalogue'
import { lineageOf } from '@congtam/db/organisation/unit'
import {
  findLatestVersion,
  findVersionInForce,
  getVersion,
  insertVersion,
  listCatalogues,
  listItems,
  listVersions,
  lockCatalogue,
} from '@congtam/db/work/catalogue'
import { getCheckedImport, getImport, saveImportApplied } from '@congtam/db/work/catalogue-import'
import { z } from 'zod'
import { allowedOf, ensure, forbidden } from '../access/allow.ts'
import { watchProgress } from '../exchange/import-progress.ts'
import { scopeOf } from '../organisation/unit.ts'
import { type CallContext, keyed, reads, router, type Scope, watches, writes } from '../trpc.ts'
import { type CheckReply, checkWorkbook, ensureImports } from './catalogue-check.ts'

/** Text that somebody typed, which is stored: no character that cannot be seen. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u)

const ColumnChoice = z.object({
  sheet: z.string().max(100),
  column: z.int().min(1).max(16_384),
  field: z.enum(catalogueFields).nullable(),
})

const CheckInput = {
  unitId: UnitId,
  fileSha256: Sha256,
  fileName: line(255),
  columns: z.array(ColumnChoice).max(500).default([]),
}

/** What adopting gave: the version adopted, or that the items are those in force and nothing changed. */
export type Adopted = CatalogueVersion | { unchanged: true; number: number }

export const catalogueRouter = router({
  /** The lists of the reader's units, of those above, by which they work, and of those below. */
  list: reads.query(async ({ ctx: { db, actor, today } }) => {
    const roots = scopeOf(actor, ['admin', 'head', 'assigner', 'auditor', 'official'])
    const around = roots && { roots, above: await unitsAbove({ db, actor }, today) }
    return await listCatalogues(db, actor.tenantId, { on: today, around })
  }),

  /** The versions of the list by which the unit works, the latest first. */
  versions: reads.input(z.object({ unitId: UnitId })).query(async ({ ctx, input: { unitId } }) => {
    const { db, actor, today } = ctx
    await ensureReads(ctx, today, unitId)
    const latest = await findLatestVersion(db, actor.tenantId, await lineageOf(db, actor.tenantId, unitId, today))
    return latest ? await listVersions(db, actor.tenantId, latest.catalogueId) : []
  }),

  /** Items by which the unit works: of the month's version, of a version by number, or of the latest. */
  items: reads
    .input(
      PageRequest.extend({
        unitId: UnitId,
        month: Month.optional(),
        number: z.int().min(1).optional(),
        search: z.string().max(100).optional(),
        section: CatalogueSection.optional(),
        group: ComplexityGroup.optional(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { db, actor } = ctx
      const { unitId, month, number, search, section, group, limit } = input
      await ensureReads(ctx, ctx.today, unitId)
      const version = await versionOf(ctx, ctx.today, unitId, { month, number })
      if (!version) return page<CatalogueItem>([], limit, () => [])
      const { catalogueId } = version
      const query = { catalogueId, number: version.number, search, section, group, after: after(input, 1), limit }
      const { rows, nextCursor } = page(await listItems(db, actor.tenantId, query), limit, ({ position }) => [
        String(position),
      ])
      return { rows: rows.map(({ item }) => item), nextCursor }
    }),

  /** The dry run. It holds no transaction while it reads; `progress` tells how far it is. */
  check: watches
    .input(keyed(CheckInput))
    .mutation(
      async ({ ctx, path, input: { key, ...input } }): Promise<CheckReply> => checkWorkbook(ctx, path, key, input),
    ),

  progress: watches.input(z.object({ importKey: RequestKey })).subscription(async function* ({ input, signal }) {
    yield* watchProgress(input.importKey, signal)
  }),

  report: reads.input(z.object({ importId: ImportId })).query(async ({ ctx, input: { importId } }) => {
    const { db, actor, today } = ctx
    const { byUserId: _, ...checked } = await getCheckedImport(db, actor.tenantId, importId)
    await ensureImports(ctx, ctx, checked.unitId)
    const lineage = await lineageOf(db, actor.tenantId, checked.unitId, today)
    const { mistakes } = checked.report.counts
    const allowed = allowedOf(actor, { adopt: ['catalogue.import', { lineage }] })
    return { ...checked, allowed: mistakes > 0 ? { adopt: forbidden('import.refused', { count: mistakes }) } : allowed }
  }),

  /** All of the items or none, as the next version. The same items again change nothing. */
  adopt: writes
    .input(keyed({ importId: ImportId, title: line(200), decision: line(100), validFrom: Month }))
    .mutation(async ({ ctx, input: { key, importId, ...decided } }): Promise<Adopted> => {
      const { db, actor, now } = ctx
      const { tenantId, userId: byUserId } = actor
      const checked = await getImport(db, tenantId, importId)
      const { unitId, items, fileSha256, baseNumber } = checked
      await ensureImports(ctx, ctx, unitId)
      const { mistakes } = checked.report.counts
      if (mistakes > 0) fail('import.refused', { count: mistakes })
      const catalogueId = await lockCatalogue(db, tenantId, unitId, CatalogueId.parse(key))
      const latest = await findLatestVersion(db, tenantId, [unitId])
      const itemsSha256 = itemsIdentity(items)
      if (latest?.itemsSha256 === itemsSha256) return { unchanged: true, number: latest.number }
      if ((latest?.number ?? 0) !== baseNumber) fail('import.stale', {})
      const number = baseNumber + 1
      const version = { catalogueId, unitId, number, ...decided, itemCount: items.length }
      await insertVersion(db, tenantId, { ...version, itemsSha256, fileSha256, at: now, byUserId }, items)
      await saveImportApplied(db, tenantId, importId, number)
      return CatalogueVersion.parse(version)
    }),
})

/** The units above those over which the reader has a right, themselves included. */
async function unitsAbove({ db, actor }: Scope, today: CallContext['today']): Promise<UnitId[]> {
  const own = new Set(actor.grants.flatMap(({ unitId }) => unitId ?? []))
  const above: UnitId[] = []
  for (const unitId of own) above.push(...(await lineageOf(db, actor.tenantId, unitId, today)))
  return [...new Set(above)]
}

/** Whoever may read the unit, and whoever works below it: their work is counted by its list. */
async function ensureReads(scope: Scope, today: CallContext['today'], unitId: UnitId): Promise<void> {
  const lineage = await lineageOf(scope.db, scope.actor.tenantId, unitId, today)
  if (may(scope.actor, 'catalogue.read', { lineage }).allowed) return
  if ((await unitsAbove(scope, today)).includes(unitId)) return
  ensure(scope.actor, 'catalogue.read', { lineage })
}

async function versionOf(
  { db, actor }: Scope,
  today: CallContext['today'],
  unitId: UnitId,
  { month, number }: { month: Month | undefined; number: number | undefined },
) {
  const lineage = await lineageOf(db, actor.tenantId, unitId, today)
  if (number === undefined && month !== undefined) return await findVersionInForce(db, actor.tenantId, lineage, month)
  const latest = await findLatestVersion(db, actor.tenantId, lineage)
  if (number === undefined || !latest) return latest
  return await getVersion(db, actor.tenantId, latest.catalogueId, number)
}
