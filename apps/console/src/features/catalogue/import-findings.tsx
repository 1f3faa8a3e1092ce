import type { Finding } from '@congtam/core/exchange/finding'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { Mark } from '../../components/mark.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../table/data-table.tsx'

type Row = Finding & { at: number }

const columns: Column<Row>[] = [
  {
    id: 'severity',
    head: m.import_severity(),
    width: '8rem',
    sortBy: (row) => row.severity,
    cell: (row) =>
      row.severity === 'mistake' ? (
        <Mark tone="bad" icon={IconAlertTriangle} word={m.import_mistake} />
      ) : (
        <Mark tone="info" icon={IconInfoCircle} word={m.import_notice} />
      ),
  },
  { id: 'sheet', head: m.import_sheet(), width: '11rem', sortBy: (row) => row.sheet, cell: (row) => row.sheet ?? '' },
  {
    id: 'cell',
    head: m.import_cell(),
    width: '5rem',
    sortBy: (row) => row.row,
    cell: (row) => `${row.column ?? ''}${row.row ?? ''}`,
  },
  { id: 'value', head: m.import_value(), width: '10rem', cell: (row) => row.value },
  { id: 'what', head: m.import_what(), phone: 'title', cell: (row) => said(row.what) },
  { id: 'next', head: m.import_next(), cell: (row) => said(row.next) },
]

/** Everything seen in the workbook, each at its cell, mistakes first. */
export function ImportFindings({ findings }: { findings: readonly Finding[] }) {
  const rows = findings.map((finding, at) => ({ ...finding, at }))
  return <DataTable label={m.import_findings()} rows={rows} columns={columns} rowId={(row) => String(row.at)} />
}
