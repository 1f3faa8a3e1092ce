import { fail } from '@congtam/core/errors'
import type { LibraryRuleset } from '@congtam/core/evaluation/library/life'
import type { RulesetAct, RulesetRecord } from '@congtam/core/evaluation/library/own'
import { RulesetRecordId } from '@congtam/core/evaluation/library/own'
import { canonicalText } from '@congtam/core/shared/canonical'
import type { RequestKey, Sha256 } from '@congtam/core/shared/ids'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { insertActs } from '@congtam/db/library/ruleset-act'
import { insertRecord, saveRecord } from '@congtam/db/library/ruleset-record'
import { ensure } from '../access/allow.ts'
import type { Viewer } from '../work/task-view.ts'
import { librarySubject } from './ruleset-view.ts'

export type Writer = Viewer & { now: Date }

/** What an act on a ruleset answers: where the record stands now. */
export interface RulesetReply {
  sha256: Sha256
  recordVersion: number
  state: RulesetRecord['state']
}

export async function ensureOnLibrary(viewer: Viewer, action: 'ruleset.prepare' | 'ruleset.adopt'): Promise<void> {
  ensure(viewer.actor, action, await librarySubject(viewer))
}

/** Begins a record; the key of the request is its id, so that a repeated one cannot begin a second. */
export async function beginRecord(
  writer: Writer,
  key: RequestKey,
  draft: LibraryRuleset,
  act: RulesetAct,
): Promise<RulesetReply> {
  const { db, actor } = writer
  const record: RulesetRecord = {
    ...draft,
    id: RulesetRecordId.parse(key),
    version: 1,
    simulationId: null,
    withoutSimulation: null,
  }
  await keepDocument(writer, record)
  await insertRecord(db, actor.tenantId, record)
  await keepAct(writer, record, act)
  return replyOf(record)
}

/** Writes what core decided over the record, with the act that did it. */
export async function saveAct(
  writer: Writer,
  record: RulesetRecord,
  act: RulesetAct,
  adoptionNumber?: number,
): Promise<RulesetReply> {
  const { db, actor } = writer
  await keepDocument(writer, record)
  const saved = await saveRecord(db, actor.tenantId, record, adoptionNumber)
  await keepAct(writer, saved, act)
  return replyOf(saved)
}

/** The record as core decided it, where the record that was read goes on. */
export function decided(record: RulesetRecord, by: LibraryRuleset): RulesetRecord {
  const { id, version, simulationId, withoutSimulation } = record
  return { ...by, id, version, simulationId, withoutSimulation }
}

export function replyOf({ sha256, version, state }: RulesetRecord): RulesetReply {
  return { sha256, recordVersion: version, state }
}

/** Those of the decided ones that have a record, which all of a province's own do. */
export function recordOf(own: readonly RulesetRecord[], one: LibraryRuleset): RulesetRecord {
  return own.find(({ sha256 }) => sha256 === one.sha256) ?? fail('ruleset.builtIn', { id: one.ruleset.id })
}

async function keepDocument({ db, actor }: Writer, { sha256, ruleset }: RulesetRecord): Promise<void> {
  await insertRulesets(db, actor.tenantId, [{ sha256, id: ruleset.id, document: canonicalText(ruleset) }])
}

async function keepAct({ db, actor, now }: Writer, record: RulesetRecord, act: RulesetAct): Promise<void> {
  const { id: recordId, version: number, sha256: rulesetSha256 } = record
  const by = { byUserId: actor.userId, byName: actor.name, at: now }
  await insertActs(db, actor.tenantId, [{ recordId, number, act, rulesetSha256, ...by }])
}
