import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client } from '../../api.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Page } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './change-password.module.css'

/** Changes one's own password; the sessions on other machines end with it. */
export default function ChangePassword() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({ mutationFn: () => client.changePassword(current, next) })
  const problems = tried
    ? [
        ...(current === '' ? [{ field: 'current', text: m.password_current_needed() }] : []),
        ...(next === '' ? [{ field: 'next', text: m.password_new_needed() }] : []),
        ...(next === again ? [] : [{ field: 'again', text: m.password_differs() }]),
      ]
    : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (current !== '' && next !== '' && next === again) change.mutate()
  }

  const show = { 'aria-label': m.sign_in_show_password() }
  return (
    <Page title={m.password_title()} state={m.password_state()}>
      {change.isSuccess ? (
        <Note tone="good" what={m.password_done()} next={m.password_done_next()} />
      ) : (
        <form className={css.form} onSubmit={submit} noValidate>
          <ErrorSummary problems={problems} />
          <PasswordInput
            id="current"
            label={m.password_current()}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={problemOf(problems, 'current')}
            visibilityToggleButtonProps={show}
          />
          <PasswordInput
            id="next"
            label={m.password_new()}
            description={m.password_new_form()}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            error={problemOf(problems, 'next')}
            visibilityToggleButtonProps={show}
          />
          <PasswordInput
            id="again"
            label={m.password_again()}
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={problemOf(problems, 'again')}
            visibilityToggleButtonProps={show}
          />
          <RefusalNote error={change.error} />
          <div>
            <Button type="submit" loading={change.isPending}>
              {m.password_change()}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
