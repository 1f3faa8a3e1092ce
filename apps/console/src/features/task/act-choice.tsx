import type { Allowance } from '@congtam/api/access/allow'
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './task.module.css'

/** One thing that can be done to a task. */
interface Choice<Act extends string> {
  act: Act
  word: string
  isMain?: boolean
}

interface ActChoiceProps<Act extends string> {
  choices: readonly Choice<Act>[]
  /** Undefined while the reasons are not read yet; then `acts` says what is open. */
  allowed: Record<Act, Allowance> | undefined
  acts: readonly string[]
  chosen: Act | null
  onChoose: (act: Act | null) => void
  /** The form of the act that was chosen. */
  children: ReactNode
}

/** What can be done, as buttons; what cannot, with the rule that forbids it and who can; the form of what was chosen. */
export function ActChoice<Act extends string>(props: ActChoiceProps<Act>) {
  const { choices, allowed, acts, chosen, onChoose, children } = props
  const open = choices.filter(({ act }) => (allowed ? allowed[act].allowed : acts.includes(act)))
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!chosen) return
    form.current?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'start' })
  }, [chosen])
  const current = open.find(({ act }) => act === chosen)
  if (current) {
    return (
      <section ref={form} tabIndex={-1} className={css.form} aria-label={current.word}>
        <div className={css.formHead}>
          <h3>{current.word}</h3>
          <Button variant="subtle" size="compact-sm" onClick={() => onChoose(null)}>
            {m.task_form_close()}
          </Button>
        </div>
        {children}
      </section>
    )
  }
  return (
    <div className={css.choice}>
      {open.length > 0 ? (
        <div className={css.buttons}>
          {open.map(({ act, word, isMain }) => (
            <Button key={act} variant={isMain ? 'filled' : 'default'} onClick={() => onChoose(act)}>
              {word}
            </Button>
          ))}
        </div>
      ) : null}
      {allowed ? <Closed choices={choices} allowed={allowed} /> : null}
    </div>
  )
}

/** The acts that are not open, those with the same reason together. */
function Closed<Act extends string>({
  choices,
  allowed,
}: {
  choices: readonly Choice<Act>[]
  allowed: Record<Act, Allowance>
}) {
  const reasons = new Map<string, string[]>()
  for (const { act, word } of choices) {
    const allowance = allowed[act]
    if (allowance.allowed) continue
    const reason = `${said(allowance.what)} ${said(allowance.next)}`
    reasons.set(reason, [...(reasons.get(reason) ?? []), word])
  }
  if (reasons.size === 0) return null
  return (
    <details className={css.closed} open={reasons.size === 1}>
      <summary>{m.task_closed_acts()}</summary>
      <dl>
        {[...reasons].map(([reason, words]) => (
          <div key={reason}>
            <dt>{words.join(', ')}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
