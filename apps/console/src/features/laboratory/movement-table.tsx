import { useMemo } from 'react'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../table/data-table.tsx'
import css from './laboratory.module.css'
import type { Movements } from './report.tsx'
import { changeText, type Trait, valueName } from './report-words.ts'

type Row = Movements['by'][Trait][number]

interface MovementTableProps {
  title: string
  trait: Trait
  rows: readonly Row[]
  names: Record<string, string>
}

/** Who moves up and down among those who are alike in one thing, and by how much. */
export function MovementTable({ title, trait, rows, names }: MovementTableProps) {
  const columns = useMemo(() => columnsOf(trait, names), [trait, names])
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <p className={css.quiet}>{m.lab_no_rows()}</p>
      ) : (
        <DataTable
          label={title}
          rows={rows}
          columns={columns}
          rowId={({ value }) => value ?? '-'}
          // There may be many units, so those that fall come first; the others have an order of their own.
          {...(trait === 'unit' ? { sorted: { id: 'down', desc: true } } : {})}
        />
      )}
    </Section>
  )
}

function columnsOf(trait: Trait, names: Record<string, string>): Column<Row>[] {
  const number = (id: 'people' | 'results' | 'up' | 'down', head: string): Column<Row> => {
    return { id, head, align: 'end', width: '7rem', sortBy: (row) => row[id], cell: (row) => row[id] }
  }
  return [
    {
      id: 'value',
      head: m.lab_group(),
      phone: 'title',
      sortBy: ({ value }) => (value === null ? null : valueName(trait, value, names)),
      cell: ({ value }) => valueName(trait, value, names),
    },
    number('people', m.lab_people()),
    number('results', m.lab_sheets()),
    number('up', m.lab_up()),
    number('down', m.lab_down()),
    {
      id: 'change',
      head: m.lab_mean_change(),
      align: 'end',
      width: '9rem',
      sortBy: ({ meanChange }) => meanChange,
      cell: ({ meanChange }) => (meanChange === null ? '–' : changeText(meanChange)),
    },
  ]
}
