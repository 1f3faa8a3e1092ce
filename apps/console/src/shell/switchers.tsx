import { NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { monthText } from '../components/day-text.tsx'
import * as m from '../paraglide/messages.js'
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

/** Which month the screens show. It stands in the address, so a link shows what its sender saw. */
export function PeriodSwitcher() {
  const session = useSession()
  const { month, go } = usePlace()
  const latest = monthStep(session.month, 1)
  const months = Array.from({ length: MONTHS_BACK + 2 }, (_, back) => monthStep(latest, -back))
  if (!months.includes(month)) months.push(month)
  return (
    <div className={css.period}>
      <button
        type="button"
        className={css.step}
        aria-label={m.shell_month_before()}
        onClick={() => go({ thang: monthStep(month, -1) })}
      >
        <IconChevronLeft size={18} aria-hidden={true} />
      </button>
      <NativeSelect
        aria-label={m.shell_month()}
        value={month}
        onChange={(event) => go({ thang: event.currentTarget.value })}
        data={months.map((one) => ({ value: one, label: m.shell_month_name({ month: monthText(one) }) }))}
      />
      <button
        type="button"
        className={css.step}
        aria-label={m.shell_month_after()}
        disabled={month >= latest}
        onClick={() => go({ thang: monthStep(month, 1) })}
      >
        <IconChevronRight size={18} aria-hidden={true} />
      </button>
    </div>
  )
}
