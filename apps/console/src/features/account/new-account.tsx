import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './account.module.css'

type Official = Outputs['official']['list']['rows'][number]

/** An account for somebody of the province; rights and the first password are given afterwards. */
export function NewAccount({ onMade }: { onMade: (userId: string) => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [official, setOfficial] = useState<Official | null>(null)
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [tried, setTried] = useState(false)
  const create = useAct(
    trpc.account.create.mutationOptions({
      onSuccess: async ({ userId }) => {
        await cache.invalidateQueries(trpc.account.list.pathFilter())
        onMade(userId)
      },
    }),
  )
  const isName = /^[a-z0-9][a-z0-9._]{1,38}[a-z0-9]$/.test(username)
  const problems = tried
    ? [
        ...(name.trim() === '' ? [{ field: 'account-name', text: m.account_name_needed() }] : []),
        ...(isName ? [] : [{ field: 'account-username', text: m.account_username_needed() }]),
      ]
    : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (name.trim() !== '' && isName) create.start({ username, name: name.trim(), officialId: official?.id ?? null })
  }

  function pick(found: Official) {
    setOfficial(found)
    setName(found.fullName)
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      {official ? (
        <p>
          {m.account_for({ name: official.fullName, number: official.staffNumber })}{' '}
          <Button size="xs" variant="default" onClick={() => setOfficial(null)}>
            {m.account_other_person()}
          </Button>
        </p>
      ) : (
        <OfficialPicker onPick={pick} />
      )}
      <TextInput
        id="account-name"
        label={m.account_name()}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problemOf(problems, 'account-name')}
      />
      <TextInput
        id="account-username"
        label={m.account_username()}
        description={m.account_username_form()}
        autoCapitalize="none"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value.toLowerCase().trim())}
        error={problemOf(problems, 'account-username')}
      />
      <RefusalNote error={create.error} />
      <Button type="submit" loading={create.isPending}>
        {m.account_create()}
      </Button>
    </form>
  )
}

function OfficialPicker({ onPick }: { onPick: (official: Official) => void }) {
  const trpc = useTRPC()
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const { data } = useQuery(
    trpc.official.list.queryOptions(
      { search: asked, limit: 8 },
      { enabled: asked.length > 1, placeholderData: keepPreviousData },
    ),
  )
  return (
    <div className={css.form}>
      <TextInput
        label={m.account_person()}
        description={m.account_person_none()}
        placeholder={m.account_person_example()}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {asked.length > 1 && data ? (
        <ul className={css.found}>
          {data.rows.map((official) => (
            <li key={official.id}>
              <button type="button" onClick={() => onPick(official)}>
                <span>{official.fullName}</span>
                <small>
                  {official.posts.map((post) => `${post.title}, ${post.unitName}`).join('; ') || official.staffNumber}
                </small>
              </button>
            </li>
          ))}
          {data.rows.length === 0 ? <li className={css.quiet}>{m.account_person_not_found()}</li> : null}
        </ul>
      ) : null}
    </div>
  )
}
