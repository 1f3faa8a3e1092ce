import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { instantText, monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { hasRole, useSession } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { StateMark } from './state-mark.tsx'

type Row = Outputs['simulation']['list']['rows'][number]

const columns: Column<Row>[] = [
  {
    id: 'drafts',
    head: m.lab_tried(),
    phone: 'title',
    cell: ({ id, drafts }) => (
      <Link to={paths.simulation} params={{ simulationId: id }}>
        {drafts.map(({ title, version }) => m.lab_draft({ title: said(title), version })).join('; ')}
      </Link>
    ),
  },
  { id: 'unit', head: m.lab_scope(), width: '14rem', cell: ({ unitName }) => unitName },
  {
    id: 'months',
    head: m.lab_months(),
    width: '9rem',
    sortBy: ({ from }) => from,
    cell: ({ from, to }) => m.lab_span({ from: monthText(from), to: monthText(to) }),
  },
  { id: 'state', head: m.lab_state(), width: '9rem', cell: ({ state }) => <StateMark state={state} /> },
  {
    id: 'at',
    head: m.lab_asked(),
    width: '13rem',
    sortBy: ({ at }) => at,
    cell: ({ at, byName }) => m.lab_asked_by({ at: instantText(at), name: byName }),
  },
]

/** What was tried before it was adopted: other rules over months that are closed. */
export default function Laboratory() {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const mayRun = hasRole(useSession(), 'admin', 'head')
  const query = useSuspenseInfiniteQuery(
    trpc.simulation.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  )
  const rows = query.data.pages.flatMap((page) => page.rows)
  return (
    <Page
      title={m.lab_title()}
      state={m.lab_says()}
      action={mayRun ? <LinkButton to={paths.newSimulation}>{m.lab_new()}</LinkButton> : undefined}
    >
      <Section title={m.lab_list()}>
        {rows.length === 0 ? (
          <EmptyState what={m.lab_none()} next={mayRun ? m.lab_none_next() : m.lab_none_ask()} />
        ) : (
          <DataTable
            label={m.lab_list()}
            rows={rows}
            columns={columns}
            rowId={(row) => row.id}
            onOpen={(row) => void navigate({ to: paths.simulation, params: { simulationId: row.id } })}
            foot={<MoreRows query={query} />}
          />
        )}
      </Section>
    </Page>
  )
}
