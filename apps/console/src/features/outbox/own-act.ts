import { newRequestKey } from '@congtam/client/request-key'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import {
  findInOutbox,
  type OutboxEntry,
  type OwnAct,
  outboxText,
  putInOutbox,
  readOutbox,
  sendOutbox,
  takeFromOutbox,
  watchOutbox,
} from './outbox.ts'

/** What waits on this machine for the person who is signed in. */
export function useOutbox(): OutboxEntry[] {
  const person = useSession().officialId ?? ''
  const text = useSyncExternalStore(watchOutbox, () => outboxText(person))
  return useMemo(() => readOutbox(text), [text])
}

const AGAIN_AFTER_MS = 30_000

/** Sends what waits: at once, when the network is back, when somebody looks, and now and then. */
export function useSending(): { isSending: boolean; sendNow: () => void } {
  const person = useSession().officialId ?? ''
  const cache = useQueryClient()
  const waiting = useOutbox().filter((entry) => entry.problem === null).length
  const [isSending, setSending] = useState(false)
  const sendNow = useCallback(() => {
    const before = outboxText(person)
    setSending(true)
    void sendOutbox(person).finally(() => {
      setSending(false)
      if (outboxText(person) !== before) void cache.invalidateQueries()
    })
  }, [person, cache])
  const hasWaiting = waiting > 0
  useEffect(() => {
    if (!hasWaiting) return
    if (navigator.onLine) sendNow()
    const timer = setInterval(sendNow, AGAIN_AFTER_MS)
    window.addEventListener('online', sendNow)
    document.addEventListener('visibilitychange', sendNow)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', sendNow)
      document.removeEventListener('visibilitychange', sendNow)
    }
  }, [hasWaiting, sendNow])
  return { isSending, sendNow }
}

interface Problem {
  what: string
  next: string
}

/** An act before it has its key. */
export type NewOwnAct = OwnAct extends infer Act
  ? Act extends OwnAct
    ? { kind: Act['kind']; input: Omit<Act['input'], 'key'> }
    : never
  : never

/**
 * Carries out an act of the owner. It is first kept on the machine under its key and only then sent, so that neither a lost
 * network nor a closed tab loses or doubles it. `kept`: it waits for a network. A refusal goes back to the form.
 */
export function useOwnAct() {
  const person = useSession().officialId ?? ''
  const cache = useQueryClient()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function send(act: NewOwnAct, title: string): Promise<'sent' | 'kept' | 'refused'> {
    const key = newRequestKey()
    setPending(true)
    setProblem(null)
    try {
      // The input with its key is the input of the same kind, which the compiler cannot follow through a union.
      putInOutbox(person, { kind: act.kind, input: { ...act.input, key } } as OwnAct, title)
      if (navigator.onLine) await sendOutbox(person)
      const entry = findInOutbox(person, key)
      if (!entry) {
        await cache.invalidateQueries()
        return 'sent'
      }
      if (!entry.problem) return 'kept'
      takeFromOutbox(person, key)
      setProblem({ what: said(entry.problem.what), next: said(entry.problem.next) })
      return 'refused'
    } catch {
      // Only the browser's storage throws here: nothing was sent.
      setProblem({ what: m.outbox_no_room(), next: m.outbox_no_room_next() })
      return 'refused'
    } finally {
      setPending(false)
    }
  }
  return { send, isPending, problem }
}
