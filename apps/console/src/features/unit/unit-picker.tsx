import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import * as m from '../../paraglide/messages.js'
import css from './unit.module.css'
import { kindName } from './unit-kind.ts'

export type ListedUnit = Outputs['unit']['list']['rows'][number]

interface UnitPickerProps {
  label: string
  onPick: (unit: ListedUnit) => void
  /** Whether the unit can be picked here; every one where absent. */
  offers?: (unit: ListedUnit) => boolean
}

/** Finds one unit by name, with or without diacritics. */
export function UnitPicker({ label, onPick, offers = () => true }: UnitPickerProps) {
  const trpc = useTRPC()
  const listId = useId()
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const { data } = useQuery(
    trpc.unit.list.queryOptions(
      { ...(asked ? { search: asked } : {}), limit: 10 },
      { placeholderData: keepPreviousData },
    ),
  )
  const offered = data?.rows.filter(offers)
  return (
    <div className={css.picker}>
      <TextInput
        label={label}
        placeholder={m.unit_search_example()}
        leftSection={<IconSearch size={16} aria-hidden={true} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        aria-controls={listId}
      />
      <ul id={listId} aria-label={label}>
        {offered?.map((unit) => (
          <li key={unit.id}>
            <button type="button" onClick={() => onPick(unit)}>
              <span>{unit.name}</span>
              <small>{kindName(unit.kind)}</small>
            </button>
          </li>
        ))}
        {offered?.length === 0 ? <li className={css.none}>{m.unit_none_found()}</li> : null}
      </ul>
    </div>
  )
}
