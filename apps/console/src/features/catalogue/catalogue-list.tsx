import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { hasRole, useSession } from '../../place.ts'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { UnitPicker } from '../unit/unit-picker.tsx'

type Row = Outputs['catalogue']['list'][number]

const columns: Column<Row>[] = [
  {
    id: 'unit',
    head: m.catalogue_unit(),
    phone: 'title',
    sortBy: (row) => row.unitName,
    cell: (row) => (
      <Link to={paths.catalogue} params={{ unitId: row.unitId }}>
        {row.unitName}
      </Link>
    ),
  },
  { id: 'title', head: m.catalogue_title(), cell: (row) => row.latest.title },
  { id: 'decision', head: m.catalogue_decision(), width: '12rem', cell: (row) => row.latest.decision },
  {
    id: 'from',
    head: m.catalogue_valid_from(),
    width: '8rem',
    sortBy: (row) => row.latest.validFrom,
    cell: (row) => monthText(row.latest.validFrom),
  },
  {
    id: 'items',
    head: m.catalogue_items(),
    width: '8rem',
    align: 'end',
    sortBy: (row) => row.latest.itemCount,
    cell: (row) => row.latest.itemCount,
  },
]

/** The lists of products, one for each unit that decided its own. */
export default function CatalogueList() {
  const trpc = useTRPC()
  const session = useSession()
  const navigate = useNavigate()
  const [picking, setPicking] = useState(false)
  const { data } = useSuspenseQuery(trpc.catalogue.list.queryOptions())
  const mayImport = hasRole(session, 'admin')
  return (
    <Page
      title={m.catalogue_list_title()}
      state={m.catalogue_list_state({ count: data.length })}
      action={mayImport ? <Button onClick={() => setPicking(!picking)}>{m.catalogue_import()}</Button> : null}
    >
      {picking ? (
        <Section title={m.catalogue_pick_unit()}>
          <UnitPicker
            label={m.catalogue_pick_unit_label()}
            onPick={(unit) => void navigate({ to: paths.importCatalogue, params: { unitId: unit.id } })}
          />
        </Section>
      ) : null}
      {data.length === 0 ? (
        <EmptyState
          what={m.catalogue_none()}
          next={mayImport ? m.catalogue_none_next_admin() : m.catalogue_none_next()}
        />
      ) : (
        <DataTable
          label={m.catalogue_list_title()}
          rows={data}
          columns={columns}
          rowId={(row) => row.catalogueId}
          onOpen={(row) => void navigate({ to: paths.catalogue, params: { unitId: row.unitId } })}
        />
      )}
    </Page>
  )
}
