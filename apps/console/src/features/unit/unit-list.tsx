import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { kindName } from './unit-kind.ts'
import type { ListedUnit } from './unit-picker.tsx'

const columns: Column<ListedUnit>[] = [
  {
    id: 'name',
    head: m.unit_name(),
    phone: 'title',
    sortBy: (unit) => unit.name,
    cell: (unit) => (
      <Link to={paths.unit} params={{ unitId: unit.id }}>
        {unit.name}
      </Link>
    ),
  },
  {
    id: 'kind',
    head: m.unit_kind(),
    width: '14rem',
    sortBy: (unit) => kindName(unit.kind),
    cell: (unit) => kindName(unit.kind),
  },
  { id: 'code', head: m.unit_code(), width: '8rem', cell: (unit) => unit.code ?? '' },
  {
    id: 'people',
    head: m.unit_people(),
    width: '8rem',
    align: 'end',
    sortBy: (unit) => unit.people,
    cell: (unit) => unit.people,
  },
]

/** Every unit that the person may see, found by name. */
export default function UnitList() {
  const trpc = useTRPC()
  const session = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const query = useInfiniteQuery(
    trpc.unit.list.infiniteQueryOptions(asked ? { search: asked } : {}, {
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),
  )
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={m.unit_list_title()} state={m.unit_list_state({ province: session.tenant.name })}>
      <TextInput
        type="search"
        label={m.unit_search()}
        placeholder={m.unit_search_example()}
        leftSection={<IconSearch size={16} aria-hidden={true} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={480}
      />
      <RefusalNote error={query.error} />
      {query.isPending ? <Loading /> : null}
      {query.data && rows.length === 0 ? (
        <EmptyState what={m.unit_none_found()} next={m.unit_none_found_next()} />
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          label={m.unit_list_title()}
          rows={rows}
          columns={columns}
          rowId={(unit) => unit.id}
          onOpen={(unit) => void navigate({ to: paths.unit, params: { unitId: unit.id } })}
          foot={<MoreRows query={query} />}
        />
      ) : null}
    </Page>
  )
}
