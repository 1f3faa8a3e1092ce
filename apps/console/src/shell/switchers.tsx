import { NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react'
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { monthText } from '../components/day-text.tsx'
import { periodTitle } from '../features/period/period-text.ts'
import * as m from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { periodAround, periodStep, periodsUntil } from '../period-step.ts'
import { hasRole, usePlace, useSession } from '../place.ts'
import { monthStep } from './month-step.ts'
import css from './shell.module.css'

const UnitDialog = lazy(() => import('../features/unit/unit-dialog.tsx'))

/** How many months back can be chosen at once; older ones are reached step by step. */
const MONTHS_BACK = 12

/** Which unit the screens show: those of one's own, and those below or, for the whole province, any. */
export function UnitSwitcher() {
  const session = useSession()
  const { unit } = usePlace()
  const [picking, setPicking] = useState(false)
  if (!hasRole(session, 'admin', 'auditor', 'head') && session.units.length < 2) {
    return <span className={css.unit}>{unit?.name}</span>
  }
  return (
    <>
      <button
        type="button"
        className={`${css.unit} ${css.pick}`}
        onClick={() => setPicking(true)}
        title={m.shell_unit()}
      >
        <span>{unit?.name ?? m.shell_pick_unit()}</span>
        <IconSelector size={18} aria-hidden={true} />
      </button>
      {picking ? (
        <Suspense fallback={null}>
          <UnitDialog onClose={() => setPicking(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/**
 * Which period the screens show. It stands in the address, so a link shows what its sender saw. Choosing a quarter, half-year
 * or year leads to the unit's board of it, or to one's own figures for those who see no board.
 */
export function PeriodSwitcher() {
  const session = useSession()
  const { month, go } = usePlace()
  const navigate = useNavigate()
  const onBoard = useRouterState({ select: (state) => state.location.pathname === paths.periodBoard })
  const { ky } = useSearch({ strict: false })
  const period = ky ?? periodAround(session.month, 'Q')
  const value = onBoard ? period : month
  const latest = monthStep(session.month, 1)
  const months = Array.from({ length: MONTHS_BACK + 2 }, (_, back) => monthStep(latest, -back))
  if (!months.includes(month)) months.push(month)
  const sees = hasRole(session, 'admin', 'auditor', 'head')
  const periods = sees || session.officialId !== null ? periodsUntil(session.month) : []
  if (onBoard && !periods.includes(period)) periods.push(period)
  const step = (count: number) =>
    onBoard ? go({ ky: periodStep(period, count) }) : go({ thang: monthStep(month, count) })

  function choose(chosen: string) {
    if (!periods.includes(chosen)) {
      if (onBoard) void navigate({ to: paths.board, search: { thang: chosen } })
      else go({ thang: chosen })
    } else if (onBoard) go({ ky: chosen })
    else if (sees) void navigate({ to: paths.periodBoard, search: { ky: chosen } })
    else if (session.officialId !== null) {
      const { officialId } = session
      void navigate({ to: paths.official, params: { officialId }, search: { ky: chosen, 'vi-sao-ky': officialId } })
    }
  }

  return (
    <div className={css.period}>
      <button
        type="button"
        className={css.step}
        aria-label={onBoard ? m.shell_period_before() : m.shell_month_before()}
        onClick={() => step(-1)}
      >
        <IconChevronLeft size={18} aria-hidden={true} />
      </button>
      <NativeSelect
        aria-label={m.shell_month()}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          {
            group: m.shell_months(),
            items: months.map((one) => ({ value: one, label: m.shell_month_name({ month: monthText(one) }) })),
          },
          {
            group: m.shell_periods(),
            items: periods.map((one) => ({ value: one, label: periodTitle(one) })),
          },
        ].filter(({ items }) => items.length > 0)}
      />
      <button
        type="button"
        className={css.step}
        aria-label={onBoard ? m.shell_period_after() : m.shell_month_after()}
        disabled={onBoard ? periodStep(period, 1) > periodAround(session.month, kindOf(period)) : month >= latest}
        onClick={() => step(1)}
      >
        <IconChevronRight size={18} aria-hidden={true} />
      </button>
    </div>
  )
}

function kindOf(period: string): 'Q' | 'H' | 'year' {
  return period[5] === 'Q' ? 'Q' : period[5] === 'H' ? 'H' : 'year'
}
