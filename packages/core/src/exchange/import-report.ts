import { z } from 'zod'
import { CatalogueItem, CatalogueSection } from '../work/catalogue.ts'
import { catalogueFields } from './catalogue-heading.ts'
import { Finding } from './finding.ts'

/** How one sheet was understood. `section` is null for a sheet that is not a catalogue. */
export const SheetReport = z.object({
  name: z.string(),
  section: CatalogueSection.nullable(),
  headingRow: z.int().nullable(),
  columns: z.array(
    z.object({
      column: z.int(),
      name: z.string(),
      heading: z.string(),
      field: z.enum(catalogueFields).nullable(),
    }),
  ),
  items: z.int(),
})
export type SheetReport = z.infer<typeof SheetReport>

/** What an import would do to one code. `fields` are those that differ. */
export const ItemChange = z.object({
  code: z.string(),
  kind: z.enum(['new', 'changed', 'removed']),
  fields: z.array(CatalogueItem.keyof()),
})
export type ItemChange = z.infer<typeof ItemChange>

/** A dry run: what was read, what is wrong, and what would change against the version it was checked against. */
export const ImportReport = z.object({
  sheets: z.array(SheetReport),
  counts: z.object({
    items: z.int(),
    mistakes: z.int(),
    notices: z.int(),
    refusedRows: z.int(),
    new: z.int(),
    changed: z.int(),
    same: z.int(),
    removed: z.int(),
  }),
  /** The first of them, mistakes first; the marked workbook shows them all. */
  findings: z.array(Finding),
  changes: z.array(ItemChange),
})
export type ImportReport = z.infer<typeof ImportReport>

/** So many findings and changes are kept with a report; more would be read by nobody. */
const KEPT = 1000

export interface Difference {
  changes: ItemChange[]
  same: number
}

/** What becomes of each code from the old items to the new: in the order of the new ones, then what falls away. */
export function difference(before: readonly CatalogueItem[], items: readonly CatalogueItem[]): Difference {
  const old = new Map(before.map((item) => [item.code, item]))
  const changes: ItemChange[] = []
  for (const item of items) {
    const was = old.get(item.code)
    old.delete(item.code)
    const fields = was ? changedFields(was, item) : []
    if (was === undefined) changes.push({ code: item.code, kind: 'new', fields: [] })
    else if (fields.length > 0) changes.push({ code: item.code, kind: 'changed', fields })
  }
  for (const code of old.keys()) changes.push({ code, kind: 'removed', fields: [] })
  return { changes, same: items.length - changes.filter(({ kind }) => kind !== 'removed').length }
}

function changedFields(was: CatalogueItem, item: CatalogueItem): ItemChange['fields'] {
  return CatalogueItem.keyof().options.filter((field) => was[field] !== item[field])
}

export interface Reading {
  items: readonly CatalogueItem[]
  findings: readonly Finding[]
  sheets: SheetReport[]
}

/** The report of a reading against the items in force before. */
export function importReport(reading: Reading, before: readonly CatalogueItem[]): ImportReport {
  const { changes, same } = difference(before, reading.items)
  const mistakes = reading.findings.filter(({ severity }) => severity === 'mistake')
  const notices = reading.findings.filter(({ severity }) => severity === 'notice')
  const refused = new Set(mistakes.filter(({ row }) => row !== null).map(({ sheet, row }) => `${row} ${sheet}`))
  const ofKind = (kind: ItemChange['kind']) => changes.filter((change) => change.kind === kind).length
  return {
    sheets: reading.sheets,
    counts: {
      items: reading.items.length,
      mistakes: mistakes.length,
      notices: notices.length,
      refusedRows: refused.size,
      new: ofKind('new'),
      changed: ofKind('changed'),
      same,
      removed: ofKind('removed'),
    },
    findings: [...mistakes, ...notices].slice(0, KEPT),
    changes: changes.slice(0, KEPT),
  }
}
