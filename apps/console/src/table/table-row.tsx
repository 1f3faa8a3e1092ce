import type { KeyboardEvent } from 'react'
import type { Column } from './data-table.tsx'

/** As cards on a phone the rows lose their table display and with it their roles, so each part says its own. */
export const as = (role: string) => ({ role })

interface TableRowProps<Data> {
  row: Data
  index: number
  columns: readonly Column<Data>[]
  measure: ((element: HTMLTableRowElement | null) => void) | undefined
  onOpen: ((row: Data) => void) | undefined
  onMove: (event: KeyboardEvent<HTMLTableRowElement>, index: number) => void
}

/** One row: a line on a desk screen, a card on a phone. Enter opens it and the arrow keys leave it. */
export function TableRow<Data>({ row, index, columns, measure, onOpen, onMove }: TableRowProps<Data>) {
  function press(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.key === 'Enter' && event.target === event.currentTarget) {
      // Otherwise the same Enter presses the button that gets the focus in what opens, and closes it again.
      event.preventDefault()
      onOpen?.(row)
    } else onMove(event, index)
  }
  return (
    <tr
      ref={measure}
      {...as('row')}
      data-index={index}
      data-opens={onOpen ? true : undefined}
      aria-rowindex={index + 2}
      tabIndex={index === 0 ? 0 : -1}
      onKeyDown={press}
      onClick={(event) => {
        // A link or button in the row has its own meaning.
        const inner = event.target instanceof Element && event.target.closest('a, button, input, select, label')
        if (!inner) onOpen?.(row)
      }}
    >
      {columns.map((column) => {
        const content = column.cell(row)
        // A card says nothing of what a row does not have.
        const phone = content === '' || content === null ? 'none' : (column.phone ?? 'line')
        return (
          <td key={column.id} {...as('cell')} data-align={column.align} data-phone={phone} data-label={column.head}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

/** Stands for the rows that are not drawn. */
export function Gap({ height }: { height: number }) {
  return (
    <tr {...as('presentation')}>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
