import { Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { dayText } from '../../components/day-text.tsx'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import * as m from '../../paraglide/messages.js'
import { ActForm } from './act-form.tsx'
import css from './assess.module.css'
import type { AssessFormProps } from './assess-acts.tsx'
import { ReasonField, reasonProblems } from './delivery-answer.tsx'

/** Answers a request for more time; a refusal says why. */
export function ExtensionAnswer({ task, onDone }: AssessFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const asked = task.progress.extensionAsked
  const [granted, setGranted] = useState<boolean | null>(null)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])
  const decide = useAct(trpc.task.decideExtension.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  async function send() {
    const found = [
      ...(granted === null ? [{ field: 'extension-grant', text: m.problem_extension_answer() }] : []),
      ...(granted === false ? reasonProblems('extension-answer', reason) : []),
    ]
    setProblems(found)
    if (found.length > 0 || granted === null) return
    // A refusal is shown by the form.
    if (await decide.send({ id: task.id, version: task.version, granted, reason }).catch(() => undefined)) onDone()
  }

  return (
    <ActForm
      problems={problems}
      error={decide.error}
      isPending={decide.isPending}
      send={m.assess_decide_extension()}
      onSend={() => void send()}
    >
      {asked ? (
        <p className={css.quiet}>
          {m.assess_asked({ from: dayText(task.progress.deadline), to: dayText(asked.deadline), reason: asked.reason })}
        </p>
      ) : null}
      <div className={css.radios}>
        <Radio
          id="extension-grant"
          name="extension"
          label={m.assess_grant({ day: asked ? dayText(asked.deadline) : '' })}
          checked={granted === true}
          onChange={() => setGranted(true)}
        />
        <Radio
          name="extension"
          label={m.assess_refuse({ day: dayText(task.progress.deadline) })}
          checked={granted === false}
          onChange={() => setGranted(false)}
        />
        {problemOf(problems, 'extension-grant') ? (
          <p className={css.wrong}>{problemOf(problems, 'extension-grant')}</p>
        ) : null}
      </div>
      <ReasonField
        id="extension-answer"
        label={granted === false ? m.assess_refuse_reason() : m.assess_grant_reason()}
        value={reason}
        onChange={setReason}
        problems={problems}
      />
    </ActForm>
  )
}
