import type { Told } from '@congtam/client/failure'
import { failureOf } from '@congtam/client/failure'
import { newRequestKey } from '@congtam/client/request-key'
import { client } from '../../api.ts'
import { language } from '../../language.ts'
import { bytesOf, forgetBytes } from './file-store.ts'

type TaskApi = typeof client.api.task
type DeliverInput = Parameters<TaskApi['deliver']['mutate']>[0]
type AskExtensionInput = Parameters<TaskApi['askExtension']['mutate']>[0]
type ReportObstacleInput = Parameters<TaskApi['reportObstacle']['mutate']>[0]

/** What an official does to a task of their own; it may wait on the machine until there is a network. */
export type OwnAct =
  | { kind: 'deliver'; input: DeliverInput }
  | { kind: 'askExtension'; input: AskExtensionInput }
  | { kind: 'reportObstacle'; input: ReportObstacleInput }

/** An act that was not carried out yet. `problem` is the server's refusal: it waits for its person and not for a network. */
export interface OutboxEntry {
  act: OwnAct
  title: string
  problem: Pick<Told, 'code' | 'what' | 'next'> | null
}

const CHANGED = 'congtam.outbox'
const placeOf = (person: string) => `congtam.outbox.${person}`

/** The text of what waits; the same text as long as nothing changed. */
export function outboxText(person: string): string {
  return localStorage.getItem(placeOf(person)) ?? '[]'
}

export function readOutbox(text: string): OutboxEntry[] {
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? kept.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(kept: unknown): kept is OutboxEntry {
  if (typeof kept !== 'object' || kept === null || !('act' in kept) || !('title' in kept)) return false
  const { act } = kept
  if (typeof act !== 'object' || act === null || !('kind' in act) || !('input' in act)) return false
  const { input } = act
  return typeof input === 'object' && input !== null && 'key' in input && 'id' in input && 'version' in input
}

/** Throws where the browser has no room: then the form keeps what was typed and says so. */
function change(person: string, to: (entries: OutboxEntry[]) => OutboxEntry[]): void {
  localStorage.setItem(placeOf(person), JSON.stringify(to(readOutbox(outboxText(person)))))
  window.dispatchEvent(new Event(CHANGED))
}

export function watchOutbox(listener: () => void): () => void {
  const events = [CHANGED, 'storage']
  for (const event of events) window.addEventListener(event, listener)
  return () => {
    for (const event of events) window.removeEventListener(event, listener)
  }
}

export function putInOutbox(person: string, act: OwnAct, title: string): void {
  change(person, (entries) => [...entries, { act, title, problem: null }])
}

export function takeFromOutbox(person: string, key: string): void {
  change(person, (entries) => entries.filter((entry) => entry.act.input.key !== key))
}

export function findInOutbox(person: string, key: string): OutboxEntry | undefined {
  return readOutbox(outboxText(person)).find((entry) => entry.act.input.key === key)
}

/** Asks once more for a refused act, on the task as it is now: a refused act did nothing, so it gets another key. */
export async function askAgain(person: string, key: string): Promise<void> {
  const entry = findInOutbox(person, key)
  if (!entry) return
  const { version } = await client.api.task.get.query({ id: entry.act.input.id })
  const fresh = { version, key: newRequestKey() }
  change(person, (entries) =>
    entries.map((one) => (one.act.input.key === key ? { ...changed(one, fresh), problem: null } : one)),
  )
  await sendOutbox(person)
}

let sending: Promise<void> | null = null

/** Sends what waits, in order, until there is no network or nothing left. Never throws; what was not sent stays. */
export async function sendOutbox(person: string): Promise<void> {
  while (sending) await sending
  sending = sendInOrder(person).finally(() => {
    sending = null
  })
  await sending
}

async function sendInOrder(person: string): Promise<void> {
  const held = new Set<string>()
  for (const { act } of readOutbox(outboxText(person))) {
    const { key, id } = act.input
    // The entry may have been sent by another tab, or got another version when the one before it was carried out.
    const entry = findInOutbox(person, key)
    if (!entry || held.has(id)) continue
    if (entry.problem) {
      held.add(id)
      continue
    }
    try {
      const { version } = await post(entry.act)
      change(person, (entries) =>
        entries
          .filter((one) => one.act.input.key !== key)
          .map((one) => (one.act.input.id === id ? changed(one, { version }) : one)),
      )
      await forgetFiles(entry.act)
    } catch (error) {
      const { code, kind, what, next } = failureOf(error, language())
      if (kind === 'offline' || kind === 'fault' || kind === 'unauthenticated') return
      held.add(id)
      change(person, (entries) =>
        entries.map((one) => (one.act.input.key === key ? { ...one, problem: { code, what, next } } : one)),
      )
    }
  }
}

function changed(entry: OutboxEntry, to: { version: number; key?: string }): OutboxEntry {
  // Only fields that every act has are changed, so the act stays of its kind.
  return { ...entry, act: { ...entry.act, input: { ...entry.act.input, ...to } } as OwnAct }
}

/** The same key as ever: what was carried out although the answer was lost is answered and not done again. */
async function post(act: OwnAct): Promise<{ version: number }> {
  switch (act.kind) {
    case 'deliver':
      for (const hash of filesOf(act)) {
        const bytes = await bytesOf(hash)
        if (bytes) await client.upload(bytes)
      }
      return await client.api.task.deliver.mutate(act.input)
    case 'askExtension':
      return await client.api.task.askExtension.mutate(act.input)
    case 'reportObstacle':
      return await client.api.task.reportObstacle.mutate(act.input)
  }
}

async function forgetFiles(act: OwnAct): Promise<void> {
  for (const hash of filesOf(act)) await forgetBytes(hash)
}

function filesOf(act: OwnAct): string[] {
  if (act.kind !== 'deliver') return []
  return act.input.evidence.flatMap((evidence) => (evidence.kind === 'file' ? [evidence.sha256] : []))
}
