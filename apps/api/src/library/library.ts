import { fail } from '@congtam/core/errors'
import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import type { LibraryRuleset } from '@congtam/core/evaluation/library/life'
import type { RulesetRecord } from '@congtam/core/evaluation/library/own'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import type { Sha256, TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { listRulesetDocuments } from '@congtam/db/evaluation/ruleset'
import { findRecord, listRecords, type StoredRecord } from '@congtam/db/library/ruleset-record'
import { rulesetsByHash } from './known-rulesets.ts'

/** A province's library: what it made itself, which comes first, and what is built in. */
export interface Library {
  own: RulesetRecord[]
  all: LibraryRuleset[]
}

/** Everything in the library but what was laid aside. */
export async function readLibrary(db: Db, tenantId: TenantId): Promise<Library> {
  const own = await withRulesets(db, tenantId, await listRecords(db, tenantId))
  // What is in force is found before a draft of the same name.
  const inForce = own.filter(({ state }) => state === 'adopted')
  const others = own.filter(({ state }) => state !== 'adopted')
  return { own, all: [...inForce, ...others, ...builtInLibrary()] }
}

/** The documents that others are inspected among: all but the one itself. */
export function othersOf({ all }: Library, sha256: Sha256): Ruleset[] {
  return all.filter((one) => one.sha256 !== sha256).map(({ ruleset }) => ruleset)
}

/** The province's own record of that text, to be changed: one that comes with the software is refused, and a later version too. */
export async function ownRecord(
  db: Db,
  tenantId: TenantId,
  { sha256, recordVersion }: { sha256: Sha256; recordVersion: number },
): Promise<RulesetRecord> {
  const builtIn = builtInLibrary().find((one) => one.sha256 === sha256)
  if (builtIn) fail('ruleset.builtIn', { id: builtIn.ruleset.id })
  const stored = await findRecord(db, tenantId, sha256)
  if (!stored) {
    // A text that is kept and that no record has any more was edited since it was read.
    const isKept = (await listRulesetDocuments(db, tenantId, [sha256])).has(sha256)
    fail(isKept ? 'ruleset.stale' : 'ruleset.notFound', {})
  }
  if (stored.version !== recordVersion) fail('ruleset.stale', {})
  const [record] = await withRulesets(db, tenantId, [stored])
  return record ?? fail('ruleset.notFound', {})
}

export async function withRulesets(
  db: Db,
  tenantId: TenantId,
  stored: readonly StoredRecord[],
): Promise<RulesetRecord[]> {
  if (stored.length === 0) return []
  const sha256s = [...new Set(stored.map(({ sha256 }) => sha256))]
  const rulesets = await rulesetsByHash(db, tenantId, sha256s)
  return stored.flatMap((record) => {
    const ruleset = rulesets.get(record.sha256)
    return ruleset ? [{ ...record, ruleset }] : []
  })
}
