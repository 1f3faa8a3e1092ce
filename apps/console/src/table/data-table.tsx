import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import * as m from '../paraglide/messages.js'
import css from './table.module.css'
import { as, Gap, TableRow } from './table-row.tsx'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/** One column: what it is called, what it shows, and what it is sorted by. */
export interface Column<Data> {
  id: string
  head: string
  cell: (row: Data) => ReactNode
  /** Makes the column sortable. Text is compared as Vietnamese. */
  sortBy?: (row: Data) => string | number | null
  align?: 'end'
  /** A CSS width; without one the column takes what is left. */
  width?: string
  /** On a phone the row is a card: its title, a line of it, or left out. */
  phone?: 'title' | 'line' | 'none'
}

interface DataTableProps<Data> {
  /** What the table is, for those who hear it. */
  label: string
  rows: readonly Data[]
  columns: readonly Column<Data>[]
  rowId: (row: Data) => string
  /** What Enter and a click on the row do. */
  onOpen?: (row: Data) => void
  sorted?: { id: string; desc: boolean }
  /** Stands under the rows: the next page, or the sum. */
  foot?: ReactNode
}

/** Below this many rows everything is drawn, so that the browser's own search finds it. */
const DRAW_ALL = 80
const ROW_HEIGHT = 44

const order = new Intl.Collator('vi', { numeric: true })

function compared(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b))
}

/** Dense rows with sticky heads, sorting and the arrow keys; cards on a phone; long lists draw only what is seen. */
export function DataTable<Data extends object>(props: DataTableProps<Data>) {
  const { label, rows, columns, rowId, onOpen, foot } = props
  const [sorting, setSorting] = useState<SortingState>(props.sorted ? [props.sorted] : [])
  const definitions = useMemo(() => columns.map(definitionOf), [columns])
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { sorting },
    onSortingChange: setSorting,
    enableMultiSort: false,
  })
  const shown = table.getRowModel().rows
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: shown.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: top,
    enabled: shown.length > DRAW_ALL,
  })
  const items = virtual.getVirtualItems()
  const isLong = shown.length > DRAW_ALL
  const drawn = isLong ? items.map((item) => item.index) : shown.map((_, index) => index)
  const before = isLong ? (items[0]?.start ?? top) - top : 0
  const after = isLong ? virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top) : 0

  function move(event: KeyboardEvent<HTMLTableRowElement>, index: number) {
    const to = destination(event.key, index, shown.length)
    if (to === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    const focusRow = () => {
      const row = body.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)
      row?.focus()
      return row !== null && row !== undefined
    }
    if (focusRow()) return
    virtual.scrollToIndex(to)
    requestAnimationFrame(focusRow)
  }

  return (
    <div className={css.frame}>
      <table className={css.table} {...as('table')} aria-label={label} aria-rowcount={shown.length + 1}>
        <thead {...as('rowgroup')}>
          <tr {...as('row')}>
            {columns.map((column) => {
              const sort = sorting[0]?.id === column.id ? (sorting[0].desc ? 'descending' : 'ascending') : undefined
              return (
                <th
                  key={column.id}
                  {...as('columnheader')}
                  scope="col"
                  data-align={column.align}
                  style={column.width ? { width: column.width } : undefined}
                  aria-sort={column.sortBy ? (sort ?? 'none') : undefined}
                >
                  {column.sortBy ? (
                    <button
                      type="button"
                      className={css.sort}
                      onClick={() => table.getColumn(column.id)?.toggleSorting()}
                    >
                      {column.head}
                      <SortSign sort={sort} />
                    </button>
                  ) : (
                    column.head
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody ref={body} {...as('rowgroup')}>
          {before > 0 ? <Gap height={before} /> : null}
          {drawn.map((index) => {
            const row = shown[index]
            if (!row) return null
            return (
              <TableRow
                key={row.id}
                row={row.original}
                index={index}
                columns={columns}
                measure={isLong ? virtual.measureElement : undefined}
                onOpen={onOpen}
                onMove={move}
              />
            )
          })}
          {after > 0 ? <Gap height={after} /> : null}
        </tbody>
      </table>
      {foot}
    </div>
  )
}

function definitionOf<Data extends object>(column: Column<Data>): ColumnDef<typeof features, Data> {
  const { sortBy } = column
  if (!sortBy) return { id: column.id, header: column.head, enableSorting: false }
  return {
    id: column.id,
    header: column.head,
    accessorFn: sortBy,
    sortFn: (a, b, id) => compared(a.getValue(id), b.getValue(id)),
  }
}

/** Where an arrow key, Home or End leads from a row; undefined for any other key or beyond the ends. */
function destination(key: string, index: number, count: number): number | undefined {
  const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[key]
  return to === undefined || to < 0 || to >= count ? undefined : to
}

function SortSign({ sort }: { sort: 'ascending' | 'descending' | undefined }) {
  const Sign = sort === 'ascending' ? IconArrowUp : sort === 'descending' ? IconArrowDown : IconArrowsSort
  return <Sign size={14} aria-hidden={true} />
}

/** Asks for the next page of a list that is read in pages. */
export function MoreRows({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}) {
  if (!query.hasNextPage) return null
  return (
    <button
      type="button"
      className={css.more}
      onClick={() => query.fetchNextPage()}
      disabled={query.isFetchingNextPage}
    >
      {query.isFetchingNextPage ? m.app_loading() : m.table_more()}
    </button>
  )
}
