import * as m from '../../paraglide/messages.js'

/** The period at the beginning of a line: Quý 3/2026. */
export function periodTitle(period: string): string {
  const text = periodText(period)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What people call the period: `2026-Q3` is quý 3/2026. */
export function periodText(period: string): string {
  const year = period.slice(0, 4)
  const number = period.slice(6)
  if (period[5] === 'Q') return m.period_quarter({ number, year })
  if (period[5] === 'H') return number === '1' ? m.period_first_half({ year }) : m.period_second_half({ year })
  return m.period_year({ year })
}
