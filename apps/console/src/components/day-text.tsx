import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

/** `2026-11-05` as 05/11/2026. */
export function dayText(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** `2026-11` as 11/2026. */
export function monthText(month: string): string {
  return `${Number(month.slice(5))}/${month.slice(0, 4)}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant in Vietnam's time, whatever the clock of the machine says: 05/11/2026 14:30. */
export function instantText(at: string): string {
  return clock.format(new Date(at)).replace(',', '')
}

/** A day, and where it matters how many working days are left to it. */
export function DayText({ day, workingDaysLeft }: { day: string; workingDaysLeft?: number | null }) {
  return (
    <span>
      <time dateTime={day}>{dayText(day)}</time>
      {workingDaysLeft === undefined || workingDaysLeft === null ? null : <Left days={workingDaysLeft} />}
    </span>
  )
}

function Left({ days }: { days: number }) {
  const text = days < 0 ? m.day_late({ days: -days }) : days === 0 ? m.day_today() : m.day_left({ days })
  const tone = days < 0 ? css.late : days <= 2 ? css.soon : undefined
  return (
    <>
      {' · '}
      <span className={tone}>{text}</span>
    </>
  )
}
