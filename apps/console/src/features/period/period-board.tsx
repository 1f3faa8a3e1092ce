import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PointsText } from '../../components/figures.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { usePlace, useWhy } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { UnitNeeded } from '../unit/unit-needed.tsx'
import { MonthFigure } from './month-figure.tsx'
import css from './period.module.css'
import { PeriodMark } from './period-mark.tsx'
import { usePeriod, usePeriodWhy } from './period-place.ts'
import { periodText } from './period-text.ts'

type Row = Outputs['period']['list']['rows'][number]

/** A unit's quarter, half-year or year: everybody who was in it, their months and the mean. */
export default function PeriodBoard() {
  const { unit } = usePlace()
  const period = usePeriod()
  if (!unit) return <UnitNeeded title={m.period_board_title({ period: periodText(period) })} />
  return (
    <Page title={m.period_board_title({ period: periodText(period) })} state={unit.name}>
      <Board key={`${unit.id}:${period}`} unitId={unit.id} period={period} />
    </Page>
  )
}

function Board({ unitId, period }: { unitId: string; period: string }) {
  const trpc = useTRPC()
  const why = usePeriodWhy()
  const query = useSuspenseInfiniteQuery(
    trpc.period.list.infiniteQueryOptions({ unitId, period }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const rows = query.data.pages.flatMap((page) => page.rows)
  const columns = useColumns(rows[0]?.months.map(({ month }) => month).join() ?? '', period)
  if (rows.length === 0) return <EmptyState what={m.period_board_none()} next={m.period_board_none_next()} />
  return (
    <Section title={m.period_people({ count: rows.length })}>
      <DataTable
        label={m.period_board_title({ period: periodText(period) })}
        rows={rows}
        columns={columns}
        rowId={(row) => row.officialId}
        onOpen={(row) => why.open(row.officialId, period)}
        foot={<MoreRows query={query} />}
      />
      <p className={css.quiet}>{m.period_signs()}</p>
    </Section>
  )
}

function useColumns(months: string, period: string): Column<Row>[] {
  const { open } = useWhy()
  const { open: explain } = usePeriodWhy()
  return useMemo(() => {
    const all = months.split(',')
    // Twelve months leave room for the name and the mean alone; how many months it has stands under it.
    const isWide = all.length > 6
    const name: Column<Row> = {
      id: 'name',
      head: m.board_name(),
      phone: 'title',
      sortBy: (row) => row.fullName.split(' ').toReversed().join(' '),
      cell: (row) => (
        <span className={`${css.person} ${isWide ? css.narrow : ''}`}>
          <Link to={paths.official} params={{ officialId: row.officialId }} search={{ ky: undefined }}>
            {row.fullName}
          </Link>
          <small>{row.movedTo ? m.period_moved_to({ unit: row.movedTo }) : row.title}</small>
        </span>
      ),
    }
    const scores = all.map(
      (month, at): Column<Row> => ({
        id: month,
        head: m.period_month_short({ month: Number(month.slice(5)) }),
        align: 'end',
        width: isWide ? '3.5rem' : '6rem',
        phone: 'none',
        ...(isWide ? {} : { sortBy: (row) => row.months[at]?.total ?? null }),
        cell: (row) => {
          const found = row.months[at]
          if (!found) return null
          return <MonthFigure month={found} onSheet={open} onPeriod={() => explain(row.officialId, period)} />
        },
      }),
    )
    const mean: Column<Row> = {
      id: 'mean',
      head: m.period_mean(),
      align: 'end',
      width: '7rem',
      sortBy: (row) => row.mean,
      cell: (row) => (
        <span className={css.mean}>
          <PointsText value={row.mean} onWhy={() => explain(row.officialId, period)} />
          <small>{m.period_counted_short({ counted: row.counted, all: row.months.length })}</small>
        </span>
      ),
    }
    const status: Column<Row> = {
      id: 'status',
      head: m.period_state(),
      width: '10rem',
      sortBy: (row) => row.status,
      cell: (row) => <PeriodMark {...row} />,
    }
    return isWide ? [name, ...scores, mean] : [name, ...scores, mean, status]
  }, [months, period, open, explain])
}
