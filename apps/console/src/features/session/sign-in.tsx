import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { client } from '../../api.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import { changeLanguage, language } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './sign-in.module.css'

/** The way in. It says the same for a wrong name as for a wrong password. */
export default function SignIn() {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const { tiep } = useSearch({ from: paths.signIn })
  const navigate = useNavigate()
  const cache = useQueryClient()
  const enter = useMutation({
    mutationFn: () => client.signIn(username.trim(), password),
    onSuccess: async () => {
      cache.clear()
      await navigate({ href: tiep ?? paths.home, replace: true })
    },
  })
  useEffect(() => {
    document.title = `${m.sign_in_title()} · ${m.app_name()}`
  }, [])

  const problems = tried
    ? [
        ...(username.trim() === '' ? [{ field: 'username', text: m.sign_in_name_needed() }] : []),
        ...(password === '' ? [{ field: 'password', text: m.sign_in_password_needed() }] : []),
      ]
    : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (username.trim() !== '' && password !== '') enter.mutate()
  }

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))

  return (
    <main className={css.page}>
      <form className={css.form} onSubmit={submit} noValidate>
        <div className={css.brand}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <div>
            <h1>{m.app_name()}</h1>
            <p>{m.sign_in_motto()}</p>
          </div>
        </div>
        <ErrorSummary problems={problems} />
        <RefusalNote error={enter.error} />
        <TextInput
          id="username"
          label={m.sign_in_name()}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={problemOf(problems, 'username')}
        />
        <PasswordInput
          id="password"
          label={m.sign_in_password()}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          onKeyUp={watchCapsLock}
          error={problemOf(problems, 'password')}
          visibilityToggleButtonProps={{ 'aria-label': m.sign_in_show_password() }}
        />
        {capsLock ? <Note tone="warn" what={m.sign_in_caps_lock()} /> : null}
        <Button type="submit" loading={enter.isPending} fullWidth>
          {m.sign_in_enter()}
        </Button>
        <p className={css.help}>{m.sign_in_help()}</p>
      </form>
      <button type="button" className={css.language} onClick={() => changeLanguage(language() === 'vi' ? 'en' : 'vi')}>
        {m.shell_other_language()}
      </button>
    </main>
  )
}
