import { Evidence } from '@congtam/core/work/evidence'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { DraftNote, useDraft } from '../../components/draft.tsx'
import { ErrorSummary, type Problem, problemOf } from '../../components/error-summary.tsx'
import { quantity as quantityText } from '../../components/figures.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useOwnAct } from '../outbox/own-act.ts'
import { type DocumentDraft, documentOf, EvidenceFields, emptyDocument } from './evidence-fields.tsx'
import { QuantityField } from './quantity-field.tsx'
import css from './task.module.css'
import type { TaskView } from './task-figures.ts'

interface DeliverDraft {
  quantity: number | null
  evidence: Evidence[]
  document: DocumentDraft
  note: string
}

function isDeliverDraft(kept: unknown): kept is DeliverDraft {
  if (typeof kept !== 'object' || kept === null || !('evidence' in kept) || !('document' in kept)) return false
  const { evidence, document } = kept
  return (
    Array.isArray(evidence) &&
    evidence.every((one) => Evidence.safeParse(one).success) &&
    typeof document === 'object' &&
    document !== null &&
    'number' in document &&
    'note' in kept &&
    'quantity' in kept
  )
}

/** Delivers all or part of the task with what proves it. */
export function DeliverForm({ task, onDone }: { task: TaskView; onDone: (how: 'sent' | 'kept') => void }) {
  const { open } = task.progress
  const initial: DeliverDraft = { quantity: open, evidence: [], document: emptyDocument, note: '' }
  const draft = useDraft(`task:${task.id}:deliver`, initial, isDeliverDraft)
  const [problems, setProblems] = useState<Problem[]>([])
  const act = useOwnAct()
  const { quantity, evidence, document, note } = draft.value

  async function send(event: FormEvent) {
    event.preventDefault()
    // A document typed whole but not added yet is meant all the same.
    const typed = documentOf(document)
    const all = typed ? [...evidence, typed] : evidence
    const found = deliverProblems(draft.value, all, open)
    setProblems(found)
    if (found.length > 0 || quantity === null) return
    const { id, version, title } = task
    const how = await act.send({ kind: 'deliver', input: { id, version, quantity, evidence: all, note } }, title)
    if (how === 'refused') return
    draft.clear()
    onDone(how)
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className={css.fields}>
      <ErrorSummary problems={problems} />
      <QuantityField
        id="deliver-quantity"
        label={m.deliver_quantity()}
        description={m.deliver_open({ open: quantityText(open) })}
        value={quantity}
        onChange={(next) => draft.set((now) => ({ ...now, quantity: next }))}
        error={problemOf(problems, 'deliver-quantity')}
      />
      <EvidenceFields
        value={evidence}
        onAdd={(added) => {
          setProblems([])
          draft.set((now) => ({ ...now, evidence: [...now.evidence, ...added] }))
        }}
        onRemove={(gone) => draft.set((now) => ({ ...now, evidence: now.evidence.filter((one) => one !== gone) }))}
        document={document}
        onDocument={(next) => draft.set((now) => ({ ...now, document: next }))}
        problems={problems}
      />
      <Textarea
        label={m.deliver_note()}
        value={note}
        onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, note: value }))}
        autosize
        minRows={2}
        maxLength={1000}
      />
      {act.problem ? <Note tone="bad" {...act.problem} /> : null}
      <div className={css.foot}>
        <DraftNote draft={draft} />
        <Button type="submit" loading={act.isPending}>
          {m.deliver_send()}
        </Button>
      </div>
    </form>
  )
}

function deliverProblems({ quantity, document }: DeliverDraft, all: readonly Evidence[], open: number): Problem[] {
  const problems: Problem[] = []
  if (quantity === null || quantity <= 0) problems.push({ field: 'deliver-quantity', text: m.problem_quantity() })
  else if (quantity > open) {
    problems.push({ field: 'deliver-quantity', text: m.problem_above_open({ open: quantityText(open) }) })
  }
  const isHalf = documentOf(document) === null && (document.number.trim() !== '' || document.issuedOn !== '')
  if (isHalf) {
    const field = document.number.trim() === '' ? 'document-number' : 'document-day'
    problems.push({ field, text: field === 'document-day' ? m.problem_document_day() : m.problem_document_number() })
  } else if (all.length === 0) problems.push({ field: 'evidence', text: m.problem_evidence() })
  return problems
}
