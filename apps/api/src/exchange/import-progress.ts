import type { WorkbookProgress } from './workbook.ts'

/** How far a check is. It ends as `done` or `failed`; why it failed is the answer of the check itself. */
export interface ImportProgress extends WorkbookProgress {
  phase: 'waiting' | 'reading' | 'comparing' | 'done' | 'failed'
}

interface Running {
  latest: ImportProgress
  /** Wakes those who watch. */
  changed: PromiseWithResolvers<void>
  watchers: number
}

const nothingYet: ImportProgress = { phase: 'waiting', read: 0, total: 0, rows: 0 }
const hasEnded = ({ phase }: ImportProgress) => phase === 'done' || phase === 'failed'

/** A watcher may come before the check that it watches, but not wait for it without end. */
const LONGEST_WAIT_MS = 60_000
const MOST_RUNNING = 1000

/** Checks under way on this server. The progress is a courtesy: nothing is lost with it. */
const running = new Map<string, Running>()

function entry(key: string): Running {
  const found = running.get(key)
  if (found) return found
  const made = { latest: nothingYet, changed: Promise.withResolvers<void>(), watchers: 0 }
  const oldest = running.keys().next().value
  if (running.size >= MOST_RUNNING && oldest !== undefined) running.delete(oldest)
  running.set(key, made)
  return made
}

/** Tells those who watch the check how far it is. The last word frees its place once nobody watches. */
export function tellProgress(key: string, latest: ImportProgress): void {
  const check = entry(key)
  check.latest = latest
  check.changed.resolve()
  check.changed = Promise.withResolvers<void>()
  if (hasEnded(latest) && check.watchers === 0) running.delete(key)
}

/** What is told of the check from now to its end; the newest word only, where words come faster than they are read. */
export async function* watchProgress(key: string, signal: AbortSignal | undefined): AsyncGenerator<ImportProgress> {
  const check = entry(key)
  check.watchers += 1
  try {
    for (let last: ImportProgress | undefined; ; ) {
      const { changed, latest } = check
      if (latest !== last) yield latest
      last = latest
      if (hasEnded(latest) || signal?.aborted) return
      if (check.latest === latest && !(await inTime(changed.promise, signal))) return
    }
  } finally {
    check.watchers -= 1
    if (check.watchers === 0 && (hasEnded(check.latest) || check.latest === nothingYet)) running.delete(key)
  }
}

async function inTime(change: Promise<void>, signal: AbortSignal | undefined): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const giveUp = () => resolve(false)
  const timer = setTimeout(giveUp, LONGEST_WAIT_MS)
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([change.then(() => true), promise])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}
