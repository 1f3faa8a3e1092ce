import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { points, quantity } from '../../components/figures.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { hasRole, useSession } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import css from './catalogue.module.css'
import { sectionName } from './section-name.ts'

type Item = Outputs['catalogue']['items']['rows'][number]

const sections = ['leadership', 'shared', 'department'] as const
const groups = ['N1', 'N2', 'N3', 'N4', 'N5'] as const

const columns: Column<Item>[] = [
  {
    id: 'code',
    head: m.catalogue_code(),
    width: '8rem',
    phone: 'line',
    sortBy: (item) => item.code,
    cell: (item) => item.code,
  },
  {
    id: 'task',
    head: m.catalogue_task(),
    phone: 'title',
    sortBy: (item) => item.task,
    cell: (item) => (
      <>
        {item.task}
        {item.detail ? <span className={css.detail}>{item.detail}</span> : null}
      </>
    ),
  },
  { id: 'product', head: m.catalogue_product(), cell: (item) => item.product },
  {
    id: 'section',
    head: m.catalogue_section(),
    width: '11rem',
    cell: (item) => item.department ?? sectionName(item.section),
  },
  { id: 'group', head: m.catalogue_group(), width: '5rem', sortBy: (item) => item.group, cell: (item) => item.group },
  {
    id: 'frame',
    head: m.catalogue_frame(),
    width: '6rem',
    align: 'end',
    phone: 'none',
    cell: (item) => `${points(item.frameMin)}–${points(item.frameMax)}`,
  },
  {
    id: 'points',
    head: m.catalogue_points(),
    width: '5rem',
    align: 'end',
    sortBy: (item) => item.points,
    cell: (item) => points(item.points),
  },
  {
    id: 'coefficient',
    head: m.catalogue_coefficient(),
    width: '5rem',
    align: 'end',
    sortBy: (item) => item.coefficient,
    cell: (item) => <strong>{quantity(item.coefficient)}</strong>,
  },
]

/** One unit's list of products in any of its versions. */
export default function CataloguePage() {
  const trpc = useTRPC()
  const session = useSession()
  const { unitId = '' } = useParams({ strict: false })
  const [filter, setFilter] = useState<{
    number?: number
    section?: (typeof sections)[number]
    group?: (typeof groups)[number]
  }>({})
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const { data: catalogues } = useSuspenseQuery(trpc.catalogue.list.queryOptions())
  const catalogue = catalogues.find((one) => one.unitId === unitId)
  const { data: versions } = useSuspenseQuery(trpc.catalogue.versions.queryOptions({ unitId }))
  const shown = versions.find((version) => version.number === filter.number) ?? versions[0]
  const items = useInfiniteQuery(
    trpc.catalogue.items.infiniteQueryOptions(
      { unitId, ...filter, ...(shown ? { number: shown.number } : {}), ...(asked ? { search: asked } : {}) },
      { getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData, enabled: shown !== undefined },
    ),
  )
  const rows = items.data?.pages.flatMap((page) => page.rows) ?? []
  const { number: _, ...others } = filter
  return (
    <Page
      title={catalogue ? m.catalogue_of({ unit: catalogue.unitName }) : m.catalogue_list_title()}
      state={
        shown
          ? m.catalogue_version_state({
              number: shown.number,
              decision: shown.decision,
              from: monthText(shown.validFrom),
              count: shown.itemCount,
            })
          : m.catalogue_empty()
      }
      action={
        hasRole(session, 'admin') ? (
          <LinkButton to={paths.importCatalogue} params={{ unitId }}>
            {m.catalogue_import()}
          </LinkButton>
        ) : null
      }
    >
      <div className={css.filters}>
        <TextInput
          type="search"
          label={m.catalogue_search()}
          placeholder={m.catalogue_search_example()}
          leftSection={<IconSearch size={16} aria-hidden={true} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <NativeSelect
          label={m.catalogue_section()}
          value={filter.section ?? ''}
          onChange={(event) => {
            const section = sections.find((one) => one === event.currentTarget.value)
            const { section: __, ...rest } = filter
            setFilter(section ? { ...rest, section } : rest)
          }}
          data={[
            { value: '', label: m.catalogue_all() },
            ...sections.map((one) => ({ value: one, label: sectionName(one) })),
          ]}
        />
        <NativeSelect
          label={m.catalogue_group()}
          value={filter.group ?? ''}
          onChange={(event) => {
            const group = groups.find((one) => one === event.currentTarget.value)
            const { group: __, ...rest } = filter
            setFilter(group ? { ...rest, group } : rest)
          }}
          data={[{ value: '', label: m.catalogue_all() }, ...groups]}
        />
        <NativeSelect
          label={m.catalogue_version()}
          value={shown?.number ?? ''}
          onChange={(event) => setFilter({ ...others, number: Number(event.currentTarget.value) })}
          data={versions.map((version) => ({
            value: String(version.number),
            label: m.catalogue_version_name({ number: version.number, from: monthText(version.validFrom) }),
          }))}
        />
      </div>
      <RefusalNote error={items.error} />
      {shown ? null : <EmptyState what={m.catalogue_empty()} next={m.catalogue_none_next()} />}
      {items.isPending && shown ? <Loading /> : null}
      {items.data && rows.length === 0 ? (
        <EmptyState what={m.catalogue_no_item()} next={m.catalogue_no_item_next()} />
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          label={m.catalogue_list_title()}
          rows={rows}
          columns={columns}
          rowId={(item) => item.code}
          foot={<MoreRows query={items} />}
        />
      ) : null}
    </Page>
  )
}
