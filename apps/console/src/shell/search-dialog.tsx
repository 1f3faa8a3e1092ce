import { TextInput } from '@mantine/core'
import { IconBuildingCommunity, IconSearch, IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import { useTRPC } from '../api.ts'
import { Panel } from '../components/panel.tsx'
import { RefusalNote } from '../components/refusal-note.tsx'
import { kindName } from '../features/unit/unit-kind.ts'
import * as m from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import css from './search.module.css'

/** Shorter words would find everybody. */
const SHORTEST = 2

/** People and units by name, with or without diacritics; the arrow keys go through what was found. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC()
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const more = { enabled: asked.length >= SHORTEST, placeholderData: keepPreviousData }
  const people = useQuery(trpc.official.list.queryOptions({ search: asked, limit: 8 }, more))
  const units = useQuery(trpc.unit.list.queryOptions({ search: asked, limit: 6 }, more))
  const isAsked = asked.length >= SHORTEST
  const nothing = isAsked && people.data?.rows.length === 0 && units.data?.rows.length === 0

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    if (step === 0 || links.length === 0) return
    event.preventDefault()
    const at = links.findIndex((link) => link.matches(':focus'))
    links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
  }

  return (
    <Panel title={m.search_title()} onClose={onClose}>
      <div className={css.search}>
        <TextInput
          aria-label={m.search_title()}
          placeholder={m.search_example()}
          leftSection={<IconSearch size={16} aria-hidden={true} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={move}
          data-autofocus
        />
        <RefusalNote error={people.error ?? units.error} />
        <div ref={list} className={css.found} aria-live="polite">
          {isAsked
            ? people.data?.rows.map((official) => (
                <Link
                  key={official.id}
                  to={paths.official}
                  params={{ officialId: official.id }}
                  onClick={onClose}
                  onKeyDown={move}
                >
                  <IconUser size={18} aria-hidden={true} />
                  <span>
                    <strong>{official.fullName}</strong>
                    <small>
                      {official.posts.map((post) => `${post.title}, ${post.unitName}`).join('; ') ||
                        m.official_number({ number: official.staffNumber })}
                    </small>
                  </span>
                </Link>
              ))
            : null}
          {isAsked
            ? units.data?.rows.map((unit) => (
                <Link key={unit.id} to={paths.unit} params={{ unitId: unit.id }} onClick={onClose} onKeyDown={move}>
                  <IconBuildingCommunity size={18} aria-hidden={true} />
                  <span>
                    <strong>{unit.name}</strong>
                    <small>{kindName(unit.kind)}</small>
                  </span>
                </Link>
              ))
            : null}
          {nothing ? <p>{m.search_nothing()}</p> : null}
        </div>
      </div>
    </Panel>
  )
}
