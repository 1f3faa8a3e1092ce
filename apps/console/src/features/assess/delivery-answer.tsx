import { Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { quantity as quantityText } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { QuantityField } from '../task/quantity-field.tsx'
import { ActForm } from './act-form.tsx'
import type { AssessFormProps } from './assess-acts.tsx'

/** Accepts what was delivered, all of it unless said otherwise. */
export function AcceptForm({ task, onDone }: AssessFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { waiting } = task.progress
  const [quantity, setQuantity] = useState<number | null>(waiting)
  const [problems, setProblems] = useState<Problem[]>([])
  const accept = useAct(trpc.task.accept.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  async function send() {
    const found = quantityProblems('accept-quantity', quantity, waiting)
    setProblems(found)
    if (found.length > 0 || quantity === null) return
    // A refusal is shown by the form.
    if (await accept.send({ id: task.id, version: task.version, quantity }).catch(() => undefined)) onDone()
  }

  return (
    <ActForm
      problems={problems}
      error={accept.error}
      isPending={accept.isPending}
      send={m.assess_accept()}
      onSend={() => void send()}
    >
      <QuantityField
        id="accept-quantity"
        label={m.assess_accept_quantity()}
        description={m.assess_waiting_quantity({ waiting: quantityText(waiting) })}
        value={quantity}
        onChange={setQuantity}
        error={problemOf(problems, 'accept-quantity')}
      />
    </ActForm>
  )
}

/** Gives what was delivered back, always with the reason. */
export function ReturnForm({ task, onDone }: AssessFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { waiting } = task.progress
  const [quantity, setQuantity] = useState<number | null>(waiting)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])
  const give = useAct(trpc.task.returnDelivery.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  async function send() {
    const found = [
      ...quantityProblems('return-quantity', quantity, waiting),
      ...reasonProblems('return-reason', reason),
    ]
    setProblems(found)
    if (found.length > 0 || quantity === null) return
    // A refusal is shown by the form.
    if (await give.send({ id: task.id, version: task.version, quantity, reason }).catch(() => undefined)) onDone()
  }

  return (
    <ActForm
      problems={problems}
      error={give.error}
      isPending={give.isPending}
      send={m.assess_return()}
      onSend={() => void send()}
    >
      <QuantityField
        id="return-quantity"
        label={m.assess_return_quantity()}
        description={m.assess_waiting_quantity({ waiting: quantityText(waiting) })}
        value={quantity}
        onChange={setQuantity}
        error={problemOf(problems, 'return-quantity')}
      />
      <ReasonField
        id="return-reason"
        label={m.assess_return_reason()}
        value={reason}
        onChange={setReason}
        problems={problems}
      />
    </ActForm>
  )
}

export function quantityProblems(field: string, quantity: number | null, most: number): Problem[] {
  if (quantity === null || quantity <= 0) return [{ field, text: m.problem_quantity() }]
  return quantity > most ? [{ field, text: m.problem_above_open({ open: quantityText(most) }) }] : []
}

export function reasonProblems(field: string, reason: string): Problem[] {
  return reason.trim() === '' ? [{ field, text: m.problem_reason() }] : []
}

interface ReasonFieldProps {
  id: string
  label: string
  description?: string
  value: string
  onChange: (value: string) => void
  problems: readonly Problem[]
}

export function ReasonField({ problems, onChange, ...rest }: ReasonFieldProps) {
  return (
    <Textarea
      {...rest}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={problemOf(problems, rest.id)}
      autosize
      minRows={2}
      maxLength={1000}
    />
  )
}
