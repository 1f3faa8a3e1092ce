import { RoomKind } from '@congtam/core/organisation/unit'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './unit.module.css'
import { kindName } from './unit-kind.ts'

/** Sets up a room inside a body. */
export function NewRoom({ parent, onClose }: { parent: { id: string; name: string }; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today } = useSession()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<RoomKind>('department')
  const [validFrom, setValidFrom] = useState<string>(today)
  const [tried, setTried] = useState(false)
  const create = useAct(
    trpc.unit.create.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const missing = [
    ...(name.trim() === '' ? [{ field: 'room-name', text: m.unit_name_needed() }] : []),
    ...(validFrom === '' ? [{ field: 'room-from', text: m.unit_day_needed() }] : []),
  ]
  const problems = tried ? missing : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (missing.length === 0) create.start({ parentId: parent.id, name: name.trim(), kind, validFrom })
  }

  return (
    <Panel title={m.unit_new_room()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <p>{m.unit_new_room_under({ name: parent.name })}</p>
        <TextInput
          id="room-name"
          data-autofocus
          label={m.unit_name()}
          placeholder={m.unit_room_example()}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={problemOf(problems, 'room-name')}
        />
        <NativeSelect
          label={m.unit_kind()}
          value={kind}
          onChange={({ currentTarget }) => setKind(RoomKind.parse(currentTarget.value))}
          data={RoomKind.options.map((one) => ({ value: one, label: kindName(one) }))}
        />
        <TextInput
          id="room-from"
          type="date"
          label={m.unit_from_day()}
          value={validFrom}
          onChange={({ currentTarget }) => setValidFrom(currentTarget.value)}
          error={problemOf(problems, 'room-from')}
        />
        <RefusalNote error={create.error} />
        <Button type="submit" loading={create.isPending}>
          {m.unit_new_room()}
        </Button>
      </form>
    </Panel>
  )
}
