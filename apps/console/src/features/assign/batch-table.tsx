import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { quantity, units } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { QuantityField } from '../task/quantity-field.tsx'
import { origins } from '../task/task-figures.ts'
import css from './assign.module.css'
import { type BatchRow, type Plan, unitsOf } from './batch.ts'
import type { RowFinding } from './batch-check.ts'

interface BatchTableProps {
  plan: Plan
  rows: readonly BatchRow[]
  findings: ReadonlyMap<string, RowFinding[]>
  nameOf: (postId: string) => string
  onChange: (id: string, to: Partial<BatchRow>) => void
  onRemove: (id: string) => void
}

/** The tasks collected so far, each to be corrected in its place; what is wrong with a row stands in the row. */
export function BatchTable({ plan, rows, findings, nameOf, onChange, onRemove }: BatchTableProps) {
  const columns = useMemo(
    (): Column<BatchRow>[] => [
      {
        id: 'task',
        head: m.assess_task(),
        phone: 'title',
        cell: (row) => (
          <>
            {row.task}
            <small className={css.under}>
              {row.product} · {row.itemCode}
              {row.requirement ? ` · ${row.requirement}` : ''}
            </small>
            <Findings findings={findings.get(row.id) ?? []} />
          </>
        ),
      },
      { id: 'person', head: m.task_owner(), width: '11rem', cell: (row) => nameOf(row.postId) },
      {
        id: 'quantity',
        head: m.assign_quantity(),
        width: '6.5rem',
        cell: (row) => (
          <QuantityField
            spoken={m.assign_quantity_of({ task: row.task, name: nameOf(row.postId) })}
            value={row.quantity}
            onChange={(next) => onChange(row.id, { quantity: next })}
            disabled={row.origin === 'takenOver'}
          />
        ),
      },
      {
        id: 'units',
        head: m.assess_units(),
        width: '8rem',
        align: 'end',
        cell: (row) => m.assign_units_line({ coefficient: quantity(row.coefficient), units: units(unitsOf(row)) }),
      },
      {
        id: 'deadline',
        head: m.task_deadline(),
        width: '10rem',
        cell: (row) => (
          <TextInput
            type="date"
            aria-label={m.assign_deadline_of({ task: row.task, name: nameOf(row.postId) })}
            value={row.deadline}
            min={plan.firstDay}
            max={plan.lastDay}
            onChange={({ currentTarget }) => onChange(row.id, { deadline: currentTarget.value })}
          />
        ),
      },
      {
        id: 'origin',
        head: m.task_origin(),
        width: '11rem',
        cell: (row) =>
          row.origin === 'takenOver' ? (
            origins.takenOver()
          ) : (
            <NativeSelect
              aria-label={m.assign_origin_of({ task: row.task, name: nameOf(row.postId) })}
              value={row.origin}
              onChange={({ currentTarget }) =>
                onChange(row.id, { origin: currentTarget.value === 'extra' ? 'extra' : 'planned' })
              }
              data={[
                { value: 'planned', label: origins.planned() },
                { value: 'extra', label: origins.extra() },
              ]}
            />
          ),
      },
      {
        id: 'remove',
        head: m.assign_remove(),
        width: '4rem',
        cell: (row) => (
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={m.assign_remove_of({ task: row.task, name: nameOf(row.postId) })}
            onClick={() => onRemove(row.id)}
          >
            <IconTrash size={18} aria-hidden={true} />
          </ActionIcon>
        ),
      },
    ],
    [plan, findings, nameOf, onChange, onRemove],
  )
  return (
    <DataTable label={m.assign_batch({ count: rows.length })} rows={rows} columns={columns} rowId={(row) => row.id} />
  )
}

/** What stands in the way of a row, and what only deserves a look. */
export function Findings({ findings }: { findings: readonly RowFinding[] }) {
  return findings.map(({ text, blocks }) => (
    <span key={text} className={css.finding} data-blocks={blocks}>
      {blocks ? <IconAlertTriangle size={16} aria-hidden={true} /> : <IconInfoCircle size={16} aria-hidden={true} />}
      <span>{text}</span>
    </span>
  ))
}
