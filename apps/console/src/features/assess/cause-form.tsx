import type { ObjectiveCause } from '@congtam/core/work/task'
import { NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { quantity } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { ActForm } from './act-form.tsx'
import css from './assess.module.css'
import type { AssessFormProps } from './assess-acts.tsx'
import { ReasonField, reasonProblems } from './delivery-answer.tsx'

export const emptyCause: ObjectiveCause = { document: '', reason: '' }

export function causeProblems({ document, reason }: ObjectiveCause): Problem[] {
  const missing = document.trim() === '' ? [{ field: 'cause-document', text: m.problem_cause_document() }] : []
  return [...missing, ...reasonProblems('cause-reason', reason)]
}

export function causeOf({ document, reason }: ObjectiveCause): ObjectiveCause {
  return { document: document.trim(), reason: reason.trim() }
}

interface CauseFieldsProps {
  value: ObjectiveCause
  onChange: (next: ObjectiveCause) => void
  problems: readonly Problem[]
}

/** By which document the competent person confirmed the cause, and what it was. */
export function CauseFields({ value, onChange, problems }: CauseFieldsProps) {
  return (
    <>
      <TextInput
        id="cause-document"
        label={m.assess_cause_document()}
        placeholder={m.assess_cause_example()}
        value={value.document}
        onChange={({ currentTarget }) => onChange({ ...value, document: currentTarget.value })}
        error={problemOf(problems, 'cause-document')}
        maxLength={200}
      />
      <ReasonField
        id="cause-reason"
        label={m.assess_cause_reason()}
        value={value.reason}
        onChange={(reason) => onChange({ ...value, reason })}
        problems={problems}
      />
    </>
  )
}

/** Confirms afterwards that what was recorded had an objective cause, which switches the deduction off. */
export function CauseForm({ task, onDone }: AssessFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { failures, delays } = task.progress
  const open = [
    ...failures.map((one) => ({ ...one, word: m.task_failure({ count: quantity(one.quantity) }) })),
    ...delays.map((one) => ({ ...one, word: m.task_delay({ count: quantity(one.quantity) }) })),
  ].filter((one) => one.cause === null)
  const [of, setOf] = useState(open[0]?.of ?? 0)
  const [cause, setCause] = useState(emptyCause)
  const [problems, setProblems] = useState<Problem[]>([])
  const confirm = useAct(trpc.task.confirmCause.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  async function send() {
    const found = causeProblems(cause)
    setProblems(found)
    if (found.length > 0) return
    const input = { id: task.id, version: task.version, of, cause: causeOf(cause) }
    // A refusal is shown by the form.
    if (await confirm.send(input).catch(() => undefined)) onDone()
  }

  return (
    <ActForm
      problems={problems}
      error={confirm.error}
      isPending={confirm.isPending}
      send={m.assess_confirm_cause()}
      onSend={() => void send()}
    >
      <p className={css.quiet}>{m.assess_cause_rule()}</p>
      <NativeSelect
        label={m.assess_cause_of()}
        value={String(of)}
        onChange={({ currentTarget }) => setOf(Number(currentTarget.value))}
        data={open.map((one) => ({ value: String(one.of), label: `${one.word}: ${one.reason}` }))}
      />
      <CauseFields value={cause} onChange={setCause} problems={problems} />
    </ActForm>
  )
}
