import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { quantity as quantityText } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { QuantityField } from '../task/quantity-field.tsx'
import { ActForm } from './act-form.tsx'
import css from './assess.module.css'
import type { AssessFormProps } from './assess-acts.tsx'
import { CauseFields, causeOf, causeProblems, emptyCause } from './cause-form.tsx'
import { quantityProblems, ReasonField, reasonProblems } from './delivery-answer.tsx'

/** What differs between a failure of quality (Article 14.2b) and a missed deadline (Article 14.2c). */
const kinds = {
  failure: { rule: m.assess_failure_rule, quantity: m.assess_failure_quantity, send: m.assess_record_failure },
  delay: { rule: m.assess_delay_rule, quantity: m.assess_delay_quantity, send: m.assess_record_delay },
}

/** Records what counts against the owner, unless the cause is confirmed as objective by a document. */
export function DeductionForm({ kind, task, onDone }: AssessFormProps & { kind: keyof typeof kinds }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { accepted, deliveredLate } = task.progress
  const most = kind === 'failure' ? accepted : Math.min(accepted, deliveredLate)
  const [quantity, setQuantity] = useState<number | null>(most)
  const [reason, setReason] = useState('')
  const [isObjective, setObjective] = useState(false)
  const [cause, setCause] = useState(emptyCause)
  const [problems, setProblems] = useState<Problem[]>([])
  const onSuccess = () => cache.invalidateQueries()
  const failure = useAct(trpc.task.recordFailure.mutationOptions({ onSuccess }))
  const delay = useAct(trpc.task.recordDelay.mutationOptions({ onSuccess }))
  const act = kind === 'failure' ? failure : delay
  const words = kinds[kind]

  async function send() {
    const found = [
      ...quantityProblems('deduction-quantity', quantity, most),
      ...reasonProblems('deduction-reason', reason),
      ...(isObjective ? causeProblems(cause) : []),
    ]
    setProblems(found)
    if (found.length > 0 || quantity === null) return
    const { id, version } = task
    const input = { id, version, quantity, reason, cause: isObjective ? causeOf(cause) : null }
    // A refusal is shown by the form.
    if (await act.send(input).catch(() => undefined)) onDone()
  }

  return (
    <ActForm
      problems={problems}
      error={act.error}
      isPending={act.isPending}
      send={words.send()}
      onSend={() => void send()}
    >
      <p className={css.quiet}>{words.rule()}</p>
      <QuantityField
        id="deduction-quantity"
        label={words.quantity()}
        description={m.assess_most({ most: quantityText(most) })}
        value={quantity}
        onChange={setQuantity}
        error={problemOf(problems, 'deduction-quantity')}
      />
      <ReasonField
        id="deduction-reason"
        label={m.assess_deduction_reason()}
        value={reason}
        onChange={setReason}
        problems={problems}
      />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={isObjective}
          onChange={({ currentTarget }) => setObjective(currentTarget.checked)}
        />
        <span>{m.assess_is_objective()}</span>
      </label>
      {isObjective ? <CauseFields value={cause} onChange={setCause} problems={problems} /> : null}
    </ActForm>
  )
}
