import { yearDifferences } from '@congtam/core/evaluation/grading/year-closing'
import { OfficialId, type Sha256, type TenantId, UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { listRulesetDocuments } from '@congtam/db/evaluation/ruleset'
import type { Database } from '@congtam/db/open'
import { getOfficial } from '@congtam/db/organisation/official'
import { listUnitIdsOfCode, listUnitsById } from '@congtam/db/organisation/unit'
import { inTenant } from '@congtam/db/transaction'
import { listYearCloses, listYearResults, type YearClose } from '@congtam/db/year/year-close'
import type { FoundDifference, RescoredCount } from './rescore-period.ts'

/** A closing holds the facts of a whole agency: few are read ahead. */
const PAGE = 10

/**
 * Grades every closed year again from what was stored with it, and tells each difference: every version, whatever the
 * months, posts, groups and registers are today.
 */
export async function rescoreYear(
  database: Database,
  tenantId: TenantId,
  { year, unit }: { year: number; unit?: string | undefined },
  tell: (difference: FoundDifference) => void,
): Promise<RescoredCount> {
  const count: RescoredCount = { closings: 0, results: 0, differences: 0 }
  const documents = new Map<Sha256, string>()
  const inProvince = <T>(act: (db: Db) => Promise<T>) => inTenant(database, tenantId, act)
  const unitIds = unit === undefined ? undefined : await inProvince((db) => unitsNamed(db, tenantId, unit))
  if (unitIds?.length === 0) return count
  let after: YearClose | null = null
  do {
    const span = { from: year, to: year, unitIds }
    const closes: YearClose[] = await inProvince((db) => listYearCloses(db, tenantId, span, { after, limit: PAGE }))
    for (const close of closes) {
      const { results, found } = await inProvince((db) => rescoreClose(db, tenantId, close, documents))
      count.closings += 1
      count.results += results
      count.differences += found.length
      found.forEach(tell)
    }
    after = closes.length < PAGE ? null : (closes.at(-1) ?? null)
  } while (after)
  return count
}

async function unitsNamed(db: Db, tenantId: TenantId, unit: string) {
  const { success, data } = UnitId.safeParse(unit)
  return success ? [data] : await listUnitIdsOfCode(db, tenantId, unit)
}

async function rescoreClose(
  db: Db,
  tenantId: TenantId,
  close: YearClose,
  documents: Map<Sha256, string>,
): Promise<{ results: number; found: FoundDifference[] }> {
  const results = await listYearResults(db, tenantId, close)
  const { rulesetSha256, year, number, unitId } = close
  if (!documents.has(rulesetSha256)) {
    for (const [sha256, text] of await listRulesetDocuments(db, tenantId, [rulesetSha256])) documents.set(sha256, text)
  }
  const differences = yearDifferences({ ...close, results }, documents.get(rulesetSha256))
  const [named] = await listUnitsById(db, tenantId, [unitId], Day.parse(`${year}-12-31`))
  const found: FoundDifference[] = []
  for (const { at, stored, computed, officialId } of differences) {
    const person = OfficialId.safeParse(officialId)
    const official = person.success ? await getOfficial(db, tenantId, person.data) : undefined
    found.push({
      at,
      stored: shortened(stored),
      computed: shortened(computed),
      period: String(year),
      number,
      unitId,
      unitName: named?.name ?? null,
      sheetId: officialId,
      fullName: official?.fullName ?? null,
    })
  }
  return { results: results.length, found }
}

/** Whole inputs are too long for a line; where they part is found by their hashes and by the other differences. */
function shortened(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
