import { fail } from '@congtam/core/errors'
import { Adoption } from '@congtam/core/evaluation/library/life'
import type { RulesetRecord, RulesetRecordId } from '@congtam/core/evaluation/library/own'
import type { Sha256, SimulationId, TenantId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '../db.ts'

/** More than a province ever drafts. */
const MOST_RECORDS = 1000

/** A record as it is stored; its document is kept by its hash. */
export type StoredRecord = Omit<RulesetRecord, 'ruleset'>

const columns = [
  'id',
  'rulesetSha256',
  'state',
  'acknowledged',
  'supersededFrom',
  'adoption',
  'simulationId',
  'withoutSimulation',
  'version',
] as const

/** Every record of the province but those laid aside, the latest version of a ruleset first. */
export async function listRecords(db: Db, tenantId: TenantId): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('rulesetRecord')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('state', '<>', 'discarded')
    .orderBy('rulesetId')
    .orderBy('rulesetVersion', 'desc')
    .orderBy('id')
    .limit(MOST_RECORDS)
    .execute()
  return rows.map(recordOf)
}

/** The record whose text has that hash; of several that were laid aside, any. */
export async function findRecord(db: Db, tenantId: TenantId, sha256: Sha256): Promise<StoredRecord | undefined> {
  const row = await db
    .selectFrom('rulesetRecord')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('rulesetSha256', '=', sha256)
    .orderBy(sql`state = 'discarded'`)
    .limit(1)
    .executeTakeFirst()
  return row && recordOf(row)
}

/** What a month may be scored by: the province's own rulesets adopted for it, and which of these documents are stored. */
export interface MonthRulesets {
  own: StoredRecord[]
  stored: ReadonlySet<Sha256>
}

/** The province's own rulesets adopted for the month; and of the given documents, those that are stored already. */
export async function listMonthRulesets(
  db: Db,
  tenantId: TenantId,
  month: Month,
  sha256s: readonly Sha256[],
): Promise<MonthRulesets> {
  const rows = await db
    .selectFrom('ruleset')
    .leftJoin('rulesetRecord', (join) =>
      join
        .onRef('rulesetRecord.tenantId', '=', 'ruleset.tenantId')
        .onRef('rulesetRecord.rulesetSha256', '=', 'ruleset.sha256')
        .on('rulesetRecord.tenantId', '=', tenantId)
        .on('rulesetRecord.state', 'in', ['adopted', 'superseded'])
        .on('rulesetRecord.effectiveFrom', '<=', month)
        .on((eb) => eb.or([eb('effectiveTo', 'is', null), eb('effectiveTo', '>=', month)]))
        .on((eb) => eb.or([eb('supersededFrom', 'is', null), eb('supersededFrom', '>', month)])),
    )
    .select(['ruleset.sha256', ...columns.map((column) => `rulesetRecord.${column}` as const)])
    .where('ruleset.tenantId', '=', tenantId)
    .where((eb) =>
      eb.or([eb('rulesetRecord.id', 'is not', null), sql<boolean>`ruleset.sha256 = any(${[...sha256s]}::text[])`]),
    )
    .orderBy('ruleset.sha256')
    .limit(MOST_RECORDS)
    .execute()
  // The record's columns are all there or none of them: they come from one row of the join.
  const own = rows.flatMap((row) => (row.id === null ? [] : [recordOf(row as Parameters<typeof recordOf>[0])]))
  return { own, stored: new Set(rows.map(({ sha256 }) => sha256 as Sha256)) }
}

/** How many times the province has put a ruleset into force. */
export async function countAdoptions(db: Db, tenantId: TenantId): Promise<number> {
  const row = await db
    .selectFrom('rulesetRecord')
    .select((eb) => eb.fn.max('adoptionNumber').as('number'))
    .where('tenantId', '=', tenantId)
    .executeTakeFirst()
  return row?.number ?? 0
}

export async function insertRecord(db: Db, tenantId: TenantId, record: RulesetRecord): Promise<void> {
  const { id, version } = record
  await db
    .insertInto('rulesetRecord')
    .values({ tenantId, id, version, ...contentOf(record) })
    .execute()
}

/** Writes the record as its next version, only if it is still as the caller read it; `adoptionNumber` where it is put into force. */
export async function saveRecord(
  db: Db,
  tenantId: TenantId,
  record: RulesetRecord,
  adoptionNumber?: number,
): Promise<RulesetRecord> {
  const { numUpdatedRows } = await db
    .updateTable('rulesetRecord')
    .set({
      ...contentOf(record),
      version: record.version + 1,
      ...(adoptionNumber === undefined ? {} : { adoptionNumber }),
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', record.id)
    .where('version', '=', record.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) fail('ruleset.stale', {})
  return { ...record, version: record.version + 1 }
}

function contentOf(record: RulesetRecord) {
  const { ruleset, sha256, state, acknowledged, supersededFrom, adoption, simulationId, withoutSimulation } = record
  return {
    rulesetId: ruleset.id,
    rulesetVersion: ruleset.version,
    rulesetSha256: sha256,
    state,
    acknowledged: JSON.stringify(acknowledged),
    effectiveFrom: ruleset.effective.from,
    effectiveTo: ruleset.effective.to,
    supersededFrom,
    adoption: adoption && JSON.stringify(adoption),
    simulationId,
    withoutSimulation,
  }
}

function recordOf(row: Pick<Selectable<Tables['rulesetRecord']>, (typeof columns)[number]>): StoredRecord {
  const { id, state, acknowledged, supersededFrom, simulationId, withoutSimulation, version } = row
  const rest = { id, state, acknowledged, supersededFrom, simulationId, withoutSimulation, version }
  // Written by insertRecord and saveRecord, from values of these types.
  const typed = rest as Omit<StoredRecord, 'sha256' | 'adoption'> & {
    id: RulesetRecordId
    simulationId: SimulationId | null
  }
  const adoption = row.adoption === null ? null : Adoption.parse(row.adoption)
  return { ...typed, sha256: row.rulesetSha256 as Sha256, adoption }
}
