import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { hasRole, useSession } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { NewOfficial } from './new-official.tsx'
import { serviceName } from './position.ts'

type Official = Outputs['official']['list']['rows'][number]

const columns: Column<Official>[] = [
  {
    id: 'name',
    head: m.official_name(),
    phone: 'title',
    sortBy: (row) => row.fullName.split(' ').toReversed().join(' '),
    cell: (row) => (
      <Link to={paths.official} params={{ officialId: row.id }}>
        {row.fullName}
      </Link>
    ),
  },
  { id: 'title', head: m.official_title(), cell: (row) => row.posts.map((post) => post.title).join('; ') },
  { id: 'unit', head: m.official_unit(), cell: (row) => row.posts.map((post) => post.unitName).join('; ') },
  { id: 'service', head: m.official_service(), width: '11rem', cell: (row) => serviceName(row.serviceClass) },
  {
    id: 'number',
    head: m.official_staff_number(),
    width: '9rem',
    sortBy: (row) => row.staffNumber,
    cell: (row) => row.staffNumber,
  },
]

/** The people whose files the reader may open. */
export default function OfficialList() {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const session = useSession()
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const asked = useDeferredValue(search.trim())
  const query = useInfiniteQuery(
    trpc.official.list.infiniteQueryOptions(asked ? { search: asked } : {}, {
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),
  )
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page
      title={m.official_list_title()}
      state={m.official_list_state()}
      action={
        hasRole(session, 'admin') ? <Button onClick={() => setAdding(true)}>{m.official_new()}</Button> : undefined
      }
    >
      <TextInput
        type="search"
        label={m.official_search()}
        placeholder={m.account_person_example()}
        leftSection={<IconSearch size={16} aria-hidden={true} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={480}
      />
      <RefusalNote error={query.error} />
      {query.isPending ? <Loading /> : null}
      {query.data && rows.length === 0 ? <EmptyState what={m.account_person_not_found()} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={m.official_list_title()}
          rows={rows}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => void navigate({ to: paths.official, params: { officialId: row.id } })}
          foot={<MoreRows query={query} />}
        />
      ) : null}
      {adding ? <NewOfficial unit={null} onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}
