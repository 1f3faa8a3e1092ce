import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { dayText } from '../../components/day-text.tsx'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { quantity } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import { ActForm } from './act-form.tsx'
import css from './assess.module.css'
import type { AssessFormProps } from './assess-acts.tsx'
import { ReasonField, reasonProblems } from './delivery-answer.tsx'

/** Gives what is open of the task to somebody else, and says what that means for its owner. */
export function HandOverForm({ task, onDone }: AssessFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const { unitId, month } = task
  const people = useQuery(trpc.unit.people.queryOptions({ id: unitId, month }))
  const plan = useQuery(trpc.plan.get.queryOptions({ unitId, month })).data?.plan
  const [toPostId, setTo] = useState('')
  const [deadline, setDeadline] = useState<string>(task.progress.deadline)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])
  const handOver = useAct(trpc.task.handOver.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const takers = (people.data ?? []).filter(
    ({ officialId }) => officialId !== task.ownerId && officialId !== session.officialId,
  )

  const rule = task.origin === 'planned' ? m.assess_hand_over_rule : m.assess_hand_over_extra

  async function send() {
    const found = [
      ...(toPostId === '' ? [{ field: 'hand-to', text: m.problem_hand_to() }] : []),
      ...(deadline === '' ? [{ field: 'hand-day', text: m.problem_deadline() }] : []),
      ...reasonProblems('hand-reason', reason),
    ]
    setProblems(found)
    if (found.length > 0) return
    const input = { id: task.id, version: task.version, toPostId, deadline, reason }
    // A refusal is shown by the form.
    if (await handOver.send(input).catch(() => undefined)) onDone()
  }

  return (
    <ActForm
      problems={problems}
      error={handOver.error}
      isPending={handOver.isPending}
      send={m.assess_hand_over()}
      onSend={() => void send()}
    >
      <p className={css.rule}>{rule({ name: task.ownerName, open: quantity(task.progress.open) })}</p>
      <NativeSelect
        id="hand-to"
        label={m.assess_hand_to()}
        value={toPostId}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        data={[
          { value: '', label: m.assess_choose() },
          ...takers.map(({ postId, fullName, title }) => ({ value: postId, label: `${fullName}, ${title}` })),
        ]}
        error={problemOf(problems, 'hand-to')}
      />
      <TextInput
        id="hand-day"
        type="date"
        label={m.assess_hand_day()}
        description={plan ? m.assess_plan_days({ from: dayText(plan.firstDay), to: dayText(plan.lastDay) }) : undefined}
        value={deadline}
        min={plan?.firstDay}
        max={plan?.lastDay}
        onChange={({ currentTarget }) => setDeadline(currentTarget.value)}
        error={problemOf(problems, 'hand-day')}
      />
      <ReasonField
        id="hand-reason"
        label={m.assess_hand_reason()}
        value={reason}
        onChange={setReason}
        problems={problems}
      />
    </ActForm>
  )
}
