import { roleNames } from '@congtam/core/access/role-name'
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { hasRole, useSession } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import css from './account.module.css'
import { AccountPanel } from './account-panel.tsx'
import { NewAccount } from './new-account.tsx'

type Account = Outputs['account']['list']['rows'][number]

const columnsWith = (open: (userId: string) => void): Column<Account>[] => [
  {
    id: 'name',
    head: m.account_name(),
    phone: 'title',
    sortBy: (row) => row.name,
    cell: (row) => (
      <button type="button" className={css.open} onClick={() => open(row.userId)}>
        {row.name}
      </button>
    ),
  },
  { id: 'username', head: m.account_username(), sortBy: (row) => row.username, cell: (row) => row.username },
  {
    id: 'roles',
    head: m.account_roles(),
    cell: (row) =>
      [...new Set(row.grants.map((grant) => said(roleNames[grant.role])))].join(', ') || m.account_no_role(),
  },
]

/** Who may sign in, with which rights; the administrator gives, ends and resets. */
export default function AccountList() {
  const trpc = useTRPC()
  const session = useSession()
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<string | 'new' | null>(null)
  const asked = useDeferredValue(search.trim())
  const query = useInfiniteQuery(
    trpc.account.list.infiniteQueryOptions(asked ? { search: asked } : {}, {
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),
  )
  const columns = useMemo(() => columnsWith(setOpened), [])
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const account = rows.find((row) => row.userId === opened)
  const close = () => setOpened(null)
  return (
    <Page
      title={m.account_list_title()}
      state={m.account_list_state({ province: session.tenant.name })}
      action={
        hasRole(session, 'admin') ? <Button onClick={() => setOpened('new')}>{m.account_new()}</Button> : undefined
      }
    >
      <TextInput
        type="search"
        label={m.account_search()}
        placeholder={m.account_search_example()}
        leftSection={<IconSearch size={16} aria-hidden={true} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={480}
      />
      <RefusalNote error={query.error} />
      {query.isPending ? <Loading /> : null}
      {query.data && rows.length === 0 ? <EmptyState what={m.account_none()} next={m.unit_none_found_next()} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={m.account_list_title()}
          rows={rows}
          columns={columns}
          rowId={(row) => row.userId}
          onOpen={(row) => setOpened(row.userId)}
          foot={<MoreRows query={query} />}
        />
      ) : null}
      {opened === 'new' ? (
        <Panel title={m.account_new()} onClose={close}>
          <NewAccount onMade={setOpened} />
        </Panel>
      ) : null}
      {account ? (
        <Panel title={account.name} onClose={close}>
          <AccountPanel account={account} />
        </Panel>
      ) : null}
    </Page>
  )
}
