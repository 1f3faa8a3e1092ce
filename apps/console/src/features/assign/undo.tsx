import { WITHDRAWAL_MINUTES } from '@congtam/core/work/task-flow'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './assign.module.css'
import { type BatchRow, isBatch, peopleCount } from './batch.ts'

interface Assigned {
  batchKey: string
  rows: BatchRow[]
  at: string
}

function isAssigned(kept: unknown): kept is Assigned {
  if (typeof kept !== 'object' || kept === null || !('batchKey' in kept) || !('rows' in kept) || !('at' in kept))
    return false
  return typeof kept.batchKey === 'string' && typeof kept.at === 'string' && isBatch(kept.rows)
}

const placeOf = (place: string) => `congtam.assigned.${place}`

/** Remembers what was given, in this tab, so that it can be taken back after a reload too. */
export function keepAssigned(place: string, assigned: Assigned): void {
  sessionStorage.setItem(placeOf(place), JSON.stringify(assigned))
}

function findAssigned(place: string): Assigned | undefined {
  const kept = sessionStorage.getItem(placeOf(place))
  if (kept === null) return undefined
  const read: unknown = JSON.parse(kept)
  return isAssigned(read) && secondsLeft(read) > 0 ? read : undefined
}

function secondsLeft({ at }: Assigned): number {
  return Math.floor((new Date(at).getTime() + WITHDRAWAL_MINUTES * 60_000 - Date.now()) / 1000)
}

interface UndoProps {
  place: string
  /** Gets the rows back, to be corrected and given again. */
  onUndone: (rows: BatchRow[]) => void
}

/** Takes the last assignment back while the minutes run and nobody has delivered. */
export function Undo({ place, onUndone }: UndoProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [now, setNow] = useState(0)
  const withdraw = useAct(trpc.task.withdrawBatch.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  useEffect(() => {
    const timer = setInterval(() => setNow((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const assigned = findAssigned(place)
  if (!assigned) return null
  const left = secondsLeft(assigned)
  // Taking work over has ended the task that it continues, which nothing undoes.
  const isFinal = assigned.rows.some((row) => row.origin === 'takenOver')

  async function undo() {
    if (!assigned) return
    const { batchKey, rows } = assigned
    // A refusal, such as that somebody has delivered meanwhile, is shown below.
    if (!(await withdraw.send({ batchKey, reason: m.assign_undo_reason() }).catch(() => undefined))) return
    sessionStorage.removeItem(placeOf(place))
    onUndone(rows)
  }

  return (
    <div className={css.undo} role="status" data-tick={now % 2}>
      <span>
        <strong>{m.assign_done({ count: assigned.rows.length, people: peopleCount(assigned.rows) })}</strong>{' '}
        {isFinal ? (
          m.assign_undo_final()
        ) : (
          <span aria-hidden="true">
            {m.assign_undo_left({ minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, '0') })}
          </span>
        )}
      </span>
      {isFinal ? null : (
        <Button variant="default" onClick={() => void undo()} loading={withdraw.isPending}>
          {m.assign_undo()}
        </Button>
      )}
      <RefusalNote error={withdraw.error} />
    </div>
  )
}
