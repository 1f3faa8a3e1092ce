import { IconDeviceFloppy } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

const PREFIX = 'congtam.draft.'
const SAVE_AFTER_MS = 400

export interface Draft<Value> {
  value: Value
  set: (next: Value | ((before: Value) => Value)) => void
  /** Whether what is on the screen is also on this machine. */
  saved: boolean
  /** Whether the value was found on this machine when the form opened. */
  restored: boolean
  /** Forgets the draft, after it was sent or given up. */
  clear: () => void
}

/**
 * A form's content that outlives the tab: kept on this machine a moment after each change and when the page is left.
 * `key` names the thing and its owner (`sheet:<id>:self`), so that two forms never share a draft.
 * `isDraft` refuses what an older version of the form left behind.
 */
export function useDraft<Value>(key: string, initial: Value, isDraft: (kept: unknown) => kept is Value): Draft<Value> {
  const place = PREFIX + key
  const [found] = useState(() => read(place, isDraft))
  const [value, setValue] = useState<Value>(found ?? initial)
  const [state, setState] = useState<'clean' | 'dirty' | 'saved'>(found === undefined ? 'clean' : 'saved')
  const latest = useRef({ value, state })
  latest.current = { value, state }

  const save = useCallback(() => {
    if (latest.current.state !== 'dirty') return
    if (write(place, latest.current.value)) setState('saved')
  }, [place])

  useEffect(() => {
    if (state !== 'dirty') return
    const timer = setTimeout(save, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [value, state, save])

  useEffect(() => {
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [save])

  const set = useCallback((next: Value | ((before: Value) => Value)) => {
    setState('dirty')
    setValue(next)
  }, [])
  const clear = useCallback(() => {
    latest.current.state = 'clean'
    localStorage.removeItem(place)
    setState('clean')
  }, [place])
  return { value, set, saved: state === 'saved', restored: found !== undefined, clear }
}

function read<Value>(place: string, isDraft: (kept: unknown) => kept is Value): Value | undefined {
  const text = localStorage.getItem(place)
  if (text === null) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    return isDraft(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** False where the browser has no room or forbids storage; the form goes on without. */
function write(place: string, value: unknown): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Says that nothing typed is lost, in the same place whether or not there is something to say. */
export function DraftNote({ draft }: { draft: Pick<Draft<unknown>, 'saved'> }) {
  return (
    <span className={css.draft} role="status">
      {draft.saved ? (
        <>
          <IconDeviceFloppy size={14} aria-hidden={true} /> {m.draft_saved()}
        </>
      ) : null}
    </span>
  )
}
