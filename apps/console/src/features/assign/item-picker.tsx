import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useDeferredValue, useRef, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { quantity } from '../../components/figures.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { MoreRows } from '../../table/data-table.tsx'
import { sectionName } from '../catalogue/section-name.ts'
import css from './assign.module.css'
import type { CatalogueItem } from './batch.ts'

const sections = ['leadership', 'shared', 'department'] as const
const groups = ['N1', 'N2', 'N3', 'N4', 'N5'] as const

interface ItemPickerProps {
  unitId: string
  month: string
  search: RefObject<HTMLInputElement | null>
  chosen: CatalogueItem | null
  onChoose: (item: CatalogueItem) => void
}

/** The list in force, narrowed by words, part and group. Arrow down from the search goes into it, Enter takes its first. */
export function ItemPicker({ unitId, month, search, chosen, onChoose }: ItemPickerProps) {
  const trpc = useTRPC()
  const list = useRef<HTMLUListElement>(null)
  const [words, setWords] = useState('')
  const [section, setSection] = useState<(typeof sections)[number] | ''>('')
  const [group, setGroup] = useState<(typeof groups)[number] | ''>('')
  const asked = useDeferredValue(words.trim())
  const items = useInfiniteQuery(
    trpc.catalogue.items.infiniteQueryOptions(
      {
        unitId,
        month,
        ...(asked ? { search: asked } : {}),
        ...(section ? { section } : {}),
        ...(group ? { group } : {}),
      },
      { getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData },
    ),
  )
  const rows = items.data?.pages.flatMap((page) => page.rows) ?? []

  function press(event: KeyboardEvent) {
    const first = rows[0]
    if (event.key === 'Enter') {
      event.preventDefault()
      if (first) onChoose(first)
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      list.current?.querySelector('input')?.focus()
    }
  }

  return (
    <>
      <div className={css.filters}>
        <TextInput
          ref={search}
          id="item-search"
          type="search"
          label={m.catalogue_search()}
          placeholder={m.catalogue_search_example()}
          leftSection={<IconSearch size={16} aria-hidden={true} />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          onKeyDown={press}
        />
        <NativeSelect
          label={m.catalogue_section()}
          value={section}
          onChange={({ currentTarget }) => setSection(sections.find((one) => one === currentTarget.value) ?? '')}
          data={[
            { value: '', label: m.catalogue_all() },
            ...sections.map((one) => ({ value: one, label: sectionName(one) })),
          ]}
        />
        <NativeSelect
          label={m.catalogue_group()}
          value={group}
          onChange={({ currentTarget }) => setGroup(groups.find((one) => one === currentTarget.value) ?? '')}
          data={[{ value: '', label: m.catalogue_all() }, ...groups]}
        />
      </div>
      <RefusalNote error={items.error} />
      {items.isPending ? <Loading /> : null}
      {items.data && rows.length === 0 ? (
        <EmptyState what={m.catalogue_no_item()} next={m.catalogue_no_item_next()} />
      ) : null}
      <div className={css.items}>
        <ul ref={list} aria-label={m.assign_items()}>
          {rows.map((item) => (
            <li key={item.code}>
              <label className={css.item}>
                <input type="radio" name="item" checked={chosen?.code === item.code} onChange={() => onChoose(item)} />
                <span>
                  <strong>{item.task}</strong>
                  <small>
                    {item.product} · {item.code} · {item.department ?? sectionName(item.section)}
                  </small>
                  {asked && item.detail ? <small>{item.detail}</small> : null}
                </span>
                <span className={css.coefficient}>
                  <small>{item.group}</small> {quantity(item.coefficient)}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <MoreRows query={items} />
      </div>
    </>
  )
}
