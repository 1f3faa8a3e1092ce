import { NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { monthText } from '../components/day-text.tsx'
import * as m from '../paraglide/messages.js'
import { usePlace, useSession } from '../place.ts'
import { monthStep } from './month-step.ts'
import css from './shell.module.css'

/** How many months back can be chosen at once; older ones are reached step by step. */
const MONTHS_BACK = 12

/** Which unit the screens show. Only units with a role; with one there is nothing to choose. */
export function UnitSwitcher() {
  const session = useSession()
  const { unitId, unit, go } = usePlace()
  if (session.units.length === 0) return <span className={css.unit} />
  if (session.units.length === 1) return <span className={css.unit}>{unit?.name}</span>
  return (
    <NativeSelect
      className={css.unit}
      aria-label={m.shell_unit()}
      value={unitId}
      onChange={(event) => go({ 'don-vi': event.currentTarget.value })}
      data={session.units.map(({ id, name }) => ({ value: id, label: name }))}
    />
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
