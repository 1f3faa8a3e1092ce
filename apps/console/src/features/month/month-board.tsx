import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { figure, PointsText, points } from '../../components/figures.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { SheetMark } from '../../components/mark.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { usePlace, useWhy } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { UnitNeeded } from '../unit/unit-needed.tsx'
import { Distribution } from './distribution.tsx'
import css from './month.module.css'
import { ratioText } from './ratio-text.ts'

export type BoardRow = Outputs['sheet']['list']['rows'][number]

/** Everybody's month beside each other; each figure opens, each row leads to its sheet. */
export default function MonthBoard() {
  const trpc = useTRPC()
  const { month, unit } = usePlace()
  if (!unit) return <UnitNeeded title={m.board_title({ month: monthText(month) })} />
  return (
    <Page
      title={m.board_title({ month: monthText(month) })}
      state={unit.name}
      action={
        unit.roles.includes('head') ? <LinkButton to={paths.closeMonth}>{m.board_close()}</LinkButton> : undefined
      }
    >
      <Board key={`${unit.id}:${month}`} unitId={unit.id} month={month} trpc={trpc} />
    </Page>
  )
}

function Board({ unitId, month, trpc }: { unitId: string; month: string; trpc: ReturnType<typeof useTRPC> }) {
  const navigate = useNavigate()
  const columns = useBoardColumns()
  const query = useSuspenseInfiniteQuery(
    trpc.sheet.list.infiniteQueryOptions({ unitId, month }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0)
    return <EmptyState what={m.board_none({ month: monthText(month) })} next={m.board_none_next()} />
  return (
    <>
      <Distribution rows={rows} />
      <Section title={m.board_people({ count: rows.length })}>
        <DataTable
          label={m.board_title({ month: monthText(month) })}
          rows={rows}
          columns={columns}
          rowId={(row) => row.sheetId}
          onOpen={(row) => void navigate({ to: paths.sheet, params: { sheetId: row.sheetId } })}
          foot={<MoreRows query={query} />}
        />
      </Section>
    </>
  )
}

const TERMS = ['a', 'b', 'c', 'd', 'dd', 'e'] as const

/** The columns of the board; the closing's preview shows the same. */
export function useBoardColumns(): Column<BoardRow>[] {
  const { open } = useWhy()
  return useMemo(
    () => [
      {
        id: 'name',
        head: m.board_name(),
        phone: 'title',
        sortBy: (row) => row.fullName.split(' ').toReversed().join(' '),
        cell: (row) => (
          <span className={css.person}>
            <strong>{row.fullName}</strong>
            <small>{row.isCorrected ? `${row.title} · ${m.correction_was()}` : row.title}</small>
          </span>
        ),
      },
      {
        id: 'state',
        head: m.board_state(),
        width: '7.5rem',
        sortBy: (row) => row.state,
        cell: (row) => <SheetMark state={row.state} />,
      },
      {
        id: 'units',
        head: m.board_load(),
        width: '5.5rem',
        align: 'end',
        sortBy: (row) => row.units,
        cell: (row) => figure(row.units, 3, 2),
      },
      ...TERMS.map(
        (code): Column<BoardRow> => ({
          id: code,
          head: code === 'dd' ? 'đ' : code,
          align: 'end',
          phone: 'none',
          width: '4rem',
          cell: (row) => <span className={css.figure}>{ratioText(row.ratios[code])}</span>,
        }),
      ),
      {
        id: 'general',
        head: m.board_general(),
        align: 'end',
        width: '9rem',
        cell: (row) => (
          <span className={css.figure}>
            {m.board_general_pair({ own: shown(row.selfGeneral), theirs: shown(row.superiorGeneral) })}
          </span>
        ),
      },
      {
        id: 'results',
        head: m.board_results(),
        align: 'end',
        width: '6rem',
        sortBy: (row) => row.results,
        cell: (row) => <PointsText value={row.results} onWhy={() => open(row.sheetId, 'results')} />,
      },
      {
        id: 'total',
        head: m.board_total(),
        align: 'end',
        width: '6rem',
        sortBy: (row) => row.total,
        cell: (row) =>
          row.status === 'notScored' ? (
            m.board_not_scored()
          ) : (
            <PointsText value={row.total} onWhy={() => open(row.sheetId, 'total')} />
          ),
      },
    ],
    [open],
  )
}

function shown(value: number | null): string {
  return value === null ? '–' : points(value)
}
