import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import css from './assess.module.css'

interface ActFormProps {
  problems: readonly Problem[]
  error: unknown
  isPending: boolean
  send: string
  onSend: () => void
  children: ReactNode
}

/** A form that sends one act: what is to be corrected above, what the server refused below, one button. */
export function ActForm({ problems, error, isPending, send, onSend, children }: ActFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault()
    onSend()
  }
  return (
    <form onSubmit={submit} noValidate className={css.fields}>
      <ErrorSummary problems={problems} />
      {children}
      <RefusalNote error={error} />
      <div className={css.foot}>
        <Button type="submit" loading={isPending}>
          {send}
        </Button>
      </div>
    </form>
  )
}
