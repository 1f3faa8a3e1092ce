import { failureOf } from '@congtam/client/failure'
import type { ReactNode } from 'react'
import { language, said } from '../language.ts'
import css from './parts.module.css'

type Tone = 'bad' | 'warn' | 'good' | 'info'

/** A message in place, near what it is about: what happened, and what to do next. */
export function Note({ tone, what, next }: { tone: Tone; what: ReactNode; next?: ReactNode }) {
  return (
    <div className={css.refusal} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <strong>{what}</strong>
      {next ? <span>{next}</span> : null}
    </div>
  )
}

/** Why a request was refused and what to do, in the words of the server. Nothing for no error. */
export function RefusalNote({ error }: { error: unknown }) {
  if (!error) return null
  const told = failureOf(error, language())
  return <Note tone="bad" what={said(told.what)} next={said(told.next)} />
}
