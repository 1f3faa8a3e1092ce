import {
  type Difference,
  resultDifferences,
  rulesetReader,
  signatureDifference,
} from '@congtam/core/evaluation/month/rescoring'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { type Sha256, type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { lastDay } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import {
  type ClosedSpan,
  type Closing,
  listClosingResults,
  listClosings,
  listUnsignedResults,
} from '@congtam/db/evaluation/closed-month'
import type { StoredResult } from '@congtam/db/evaluation/result'
import { listRulesetDocuments } from '@congtam/db/evaluation/ruleset'
import type { Database } from '@congtam/db/open'
import { getOfficial } from '@congtam/db/organisation/official'
import { listUnitIdsOfCode, listUnitsById } from '@congtam/db/organisation/unit'
import { inTenant } from '@congtam/db/transaction'

/** Closings that are read ahead: their hashes alone. */
const PAGE = 50
/** Results without a closing that are named; the first says that the others have to be looked for. */
const MOST_UNSIGNED = 100

/** Which closed months of a province. A unit is an id, or the official code that it has or had. */
export interface Period {
  from: Month
  to: Month
  unit?: string | undefined
}

/** A difference with where it stands. The names are for people; the ids are what is certain. */
export interface FoundDifference extends Difference {
  /** The month, or the year. */
  period: string
  number: number
  unitId: string
  unitName: string | null
  /** Null for what concerns the whole closing. */
  sheetId: string | null
  fullName: string | null
}

export interface RescoredCount {
  closings: number
  results: number
  differences: number
}

/**
 * Computes every closed result of the period again from what was stored with it, and tells each difference. One closing
 * is in memory at a time; what the tree, the posts, the catalogue and the built-in rulesets are today is never asked.
 */
export async function rescorePeriod(
  database: Database,
  tenantId: TenantId,
  { from, to, unit }: Period,
  tell: (difference: FoundDifference) => void,
): Promise<RescoredCount> {
  const count: RescoredCount = { closings: 0, results: 0, differences: 0 }
  const documents = new Map<Sha256, string>()
  const rulesetOf = rulesetReader((sha256) => documents.get(sha256))
  const inProvince = <T>(act: (db: Db) => Promise<T>) => inTenant(database, tenantId, act)
  const unitIds = unit === undefined ? undefined : await inProvince((db) => unitsNamed(db, tenantId, unit))
  if (unitIds?.length === 0) return count
  const span: ClosedSpan = { from, to, unitIds }
  const report = (found: FoundDifference[]) => {
    count.differences += found.length
    found.forEach(tell)
  }
  let after: Closing | null = null
  do {
    const closings: Closing[] = await inProvince((db) => listClosings(db, tenantId, span, { after, limit: PAGE }))
    for (const closing of closings) {
      const { results, found } = await inProvince((db) => rescoreClosing(db, tenantId, closing, documents, rulesetOf))
      count.closings += 1
      count.results += results
      report(found)
    }
    after = closings.length < PAGE ? null : (closings.at(-1) ?? null)
  } while (after)
  report(await inProvince((db) => unsigned(db, tenantId, span)))
  return count
}

async function unitsNamed(db: Db, tenantId: TenantId, unit: string) {
  const { success, data } = UnitId.safeParse(unit)
  return success ? [data] : await listUnitIdsOfCode(db, tenantId, unit)
}

async function rescoreClosing(
  db: Db,
  tenantId: TenantId,
  closing: Closing,
  documents: Map<Sha256, string>,
  rulesetOf: (sha256: Sha256) => Ruleset,
): Promise<{ results: number; found: FoundDifference[] }> {
  const inForce = await listClosingResults(db, tenantId, closing)
  // What an earlier closing published was computed again with that one.
  const results = inForce.filter(({ number }) => number === closing.number)
  const unread = [...new Set(results.map(({ rulesetSha256 }) => rulesetSha256))].filter((sha) => !documents.has(sha))
  for (const [sha256, document] of await listRulesetDocuments(db, tenantId, unread)) documents.set(sha256, document)
  const found: FoundDifference[] = []
  for (const result of results) {
    for (const difference of resultDifferences(result, rulesetOf)) {
      found.push(await placed(db, tenantId, result, difference))
    }
  }
  const signature = signatureDifference(inForce, closing.resultsSha256)
  if (signature) found.push(await placed(db, tenantId, closing, signature))
  return { results: results.length, found }
}

async function unsigned(db: Db, tenantId: TenantId, span: ClosedSpan): Promise<FoundDifference[]> {
  const results = await listUnsignedResults(db, tenantId, span, MOST_UNSIGNED)
  const found: FoundDifference[] = []
  for (const result of results) {
    const nobody = { at: 'monthClose', stored: '–', computed: String(result.number) }
    found.push(await placed(db, tenantId, result, nobody))
  }
  return found
}

async function placed(
  db: Db,
  tenantId: TenantId,
  at: Closing | StoredResult,
  difference: Difference,
): Promise<FoundDifference> {
  const { month, number, unitId } = at
  const [unit] = await listUnitsById(db, tenantId, [unitId], lastDay(month))
  const sheet = 'sheetId' in at ? at : undefined
  const official = sheet && (await getOfficial(db, tenantId, sheet.officialId))
  return {
    ...difference,
    period: month,
    number,
    unitId,
    unitName: unit?.name ?? null,
    sheetId: sheet?.sheetId ?? null,
    fullName: official?.fullName ?? null,
  }
}
