import { randomUUID } from 'node:crypto'
import { Adoption } from '@congtam/core/evaluation/library/life'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { RequestKey, Sha256 } from '@congtam/core/shared/ids'
import type { Caller, Province } from '../testing.ts'
import type { RulesetReply } from './ruleset-act.ts'

export const newKey = () => RequestKey.parse(randomUUID())

export const adoption = Adoption.parse({
  document: 'Quyết định 12/2026/QĐ-UBND',
  signers: ['Chủ tịch UBND tỉnh'],
  on: '2026-08-25',
})

export const withoutSimulation = 'Chưa có tháng đã khoá nào để thử.'

/** Those who act on the library of the sample: who runs the system, who answers for the province, and a commune's chair. */
export function actorsOf({ callerFor }: Province) {
  return { admin: callerFor('quantri'), chair: callerFor('chutich.tinh'), commune: callerFor('chutich.hoaquy') }
}

/** The hash of the built-in ruleset of that id. */
export async function builtIn(caller: Caller, id: string): Promise<Sha256> {
  const { rows } = await caller.ruleset.list()
  return Sha256.parse(rows.find((row) => row.id === id)?.sha256)
}

// biome-ignore lint/suspicious/noExplicitAny: stories change documents in ways that their type forbids.
export type Document = any

export interface Draft extends RulesetReply {
  document: Ruleset
}

/** A draft of the province's own out of a built-in ruleset, changed as the story says. */
export async function givenDraft(
  admin: Caller,
  change: (document: Document) => void = () => {},
  { of = 'vn.nd335-2025.staff', id = 'tinh.thanhhoa.staff' } = {},
): Promise<Draft> {
  const copy = await admin.ruleset.copy({ key: newKey(), sha256: await builtIn(admin, of), id })
  const { ruleset } = await admin.ruleset.get({ sha256: copy.sha256 })
  const document: Document = JSON.parse(JSON.stringify(ruleset))
  change(document)
  const saved = await admin.ruleset.save({ key: newKey(), ...whichOf(copy), ruleset: document })
  return { ...saved, document }
}

export async function givenTested(...given: Parameters<typeof givenDraft>): Promise<Draft> {
  const draft = await givenDraft(...given)
  const { findings } = await given[0].ruleset.get({ sha256: draft.sha256 })
  const acknowledged = findings.map(({ code, path }) => `${code} ${path}`)
  return { ...draft, ...(await given[0].ruleset.test({ key: newKey(), ...whichOf(draft), acknowledged })) }
}

export function whichOf({ sha256, recordVersion }: RulesetReply) {
  return { sha256, recordVersion }
}

/** What an adoption asks for, with the usual decision and a reason for not having simulated. */
export function adopting(draft: RulesetReply) {
  return { key: newKey(), ...whichOf(draft), adoption, simulationId: null, withoutSimulation }
}

/** The province reads the open question A5 otherwise; the decree's worked examples say by which reading they hold. */
export function uncapped(document: Document): void {
  document.title = { vi: 'Đánh giá tháng của tỉnh Thanh Hóa', en: 'The month of Thanh Hóa' }
  document.settings.A5 = 'uncapped'
  for (const golden of document.golden) golden.settings = { A5: 'capped', ...golden.settings }
}
