import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DraftNote, useDraft } from '../../components/draft.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { units } from '../../components/figures.tsx'
import { Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './assign.module.css'
import { type BatchRow, isBatch, type Plan, peopleCount, totalOf } from './batch.ts'
import { useBatchCheck } from './batch-check.ts'
import { BatchTable } from './batch-table.tsx'
import { Composer } from './composer.tsx'
import { Review } from './review.tsx'
import { keepAssigned, Undo } from './undo.tsx'

/** Choose a product and people, collect the tasks, look at them, give them all or none. */
export function AssignBoard({ plan }: { plan: Plan }) {
  const { unitId, month } = plan
  const cache = useQueryClient()
  const place = `${unitId}:${month}`
  const draft = useDraft<BatchRow[]>(`assign:${place}`, [], isBatch)
  const [isReviewing, setReviewing] = useState(false)
  const rows = draft.value
  const check = useBatchCheck(plan, rows)
  const nameOf = (postId: string) => check.loads.find((load) => load.postId === postId)?.fullName ?? ''
  const change = (id: string, to: Partial<BatchRow>) =>
    draft.set((now) => now.map((row) => (row.id === id ? { ...row, ...to } : row)))

  return (
    <>
      <Undo place={place} onUndone={(undone) => draft.set((now) => [...undone, ...now])} />
      <Composer plan={plan} loads={check.loads} onAdd={(added) => draft.set((now) => [...now, ...added])} />
      <Section title={m.assign_batch({ count: rows.length })} action={<DraftNote draft={draft} />}>
        {rows.length === 0 ? (
          <EmptyState what={m.assign_batch_empty()} next={m.assign_batch_empty_next()} />
        ) : (
          <BatchTable
            plan={plan}
            rows={rows}
            findings={check.findings}
            nameOf={nameOf}
            onChange={change}
            onRemove={(id) => draft.set((now) => now.filter((row) => row.id !== id))}
          />
        )}
        {check.error ? <RefusalNote error={check.error} /> : null}
        {rows.length > 0 ? (
          <div className={css.foot}>
            <strong aria-live="polite">
              {m.assign_total({ count: rows.length, people: peopleCount(rows), units: units(totalOf(rows)) })}
            </strong>
            <Button onClick={() => setReviewing(true)}>
              {m.assign_preview({ count: rows.length, people: peopleCount(rows) })}
            </Button>
          </div>
        ) : null}
      </Section>
      {isReviewing ? (
        <Review
          plan={plan}
          rows={rows}
          check={check}
          onClose={() => setReviewing(false)}
          onAssigned={(batchKey) => {
            keepAssigned(place, { batchKey, rows, at: new Date().toISOString() })
            draft.set([])
            draft.clear()
            setReviewing(false)
            window.scrollTo({ top: 0 })
            void cache.invalidateQueries()
          }}
        />
      ) : null}
    </>
  )
}
