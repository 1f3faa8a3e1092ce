import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { dayText } from '../../components/day-text.tsx'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './unit.module.css'

type Unit = Outputs['unit']['get']

/** Gives the unit another name from a day on. */
export function RenameUnit({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today } = useSession()
  const [name, setName] = useState(unit.name)
  const [validFrom, setValidFrom] = useState<string>(today)
  const rename = useAct(
    trpc.unit.rename.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const since = unit.names[0]?.validFrom ?? today
  const problems = [
    ...(name.trim() === '' ? [{ field: 'unit-name', text: m.unit_name_needed() }] : []),
    ...(validFrom === '' ? [{ field: 'unit-from', text: m.unit_day_needed() }] : []),
  ]

  function submit(event: FormEvent) {
    event.preventDefault()
    if (problems.length === 0) rename.start({ id: unit.id, name: name.trim(), validFrom })
  }

  return (
    <Panel title={m.unit_rename()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <TextInput
          id="unit-name"
          data-autofocus
          label={m.unit_rename_name()}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={problemOf(problems, 'unit-name')}
        />
        <TextInput
          id="unit-from"
          type="date"
          label={m.unit_from_day()}
          description={m.unit_rename_rule({ since: dayText(since) })}
          value={validFrom}
          min={since}
          onChange={({ currentTarget }) => setValidFrom(currentTarget.value)}
          error={problemOf(problems, 'unit-from')}
        />
        <RefusalNote error={rename.error} />
        <Button type="submit" loading={rename.isPending}>
          {m.unit_rename()}
        </Button>
      </form>
    </Panel>
  )
}
