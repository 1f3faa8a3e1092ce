import { Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { AllowedButton } from '../../components/allowed-button.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './sheet.module.css'
import type { SheetView } from './sheet-screen.tsx'

/** Gives the sheet back to the official; always with a message, so that nobody has to guess. */
export function SendBack({ view }: { view: SheetView }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [message, setMessage] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const sendBack = useAct(trpc.sheet.sendBack.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  function send(event: FormEvent) {
    event.preventDefault()
    setProblem(message.trim() === '' ? m.sheet_problem_message() : null)
    if (message.trim() === '') return
    sendBack.start({ id: view.sheet.id, version: view.sheet.version, message })
  }

  return (
    <details className={css.aside}>
      <summary>{m.sheet_send_back_open()}</summary>
      <form onSubmit={send} noValidate className={css.form}>
        <Textarea
          label={m.sheet_message({ name: view.official.fullName })}
          value={message}
          onChange={({ currentTarget: { value } }) => setMessage(value)}
          error={problem}
          autosize
          minRows={2}
          maxLength={1000}
          required
        />
        <RefusalNote error={sendBack.error} />
        <AllowedButton type="submit" variant="default" allowance={view.allowed.sendBack} loading={sendBack.isPending}>
          {m.sheet_send_back()}
        </AllowedButton>
      </form>
    </details>
  )
}
