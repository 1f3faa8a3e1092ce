import { VisuallyHidden } from '@mantine/core'
import type { Outputs } from '../../api.ts'
import { PointsText } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'

type PeriodMonth = Outputs['period']['list']['rows'][number]['months'][number]

const reasons = {
  notClosed: m.period_not_closed,
  noWork: m.period_no_work,
  notInService: m.period_not_in_service,
  elsewhere: m.period_elsewhere,
} as const satisfies Record<NonNullable<PeriodMonth['reason']>, () => string>

/** Why the month has no score; nothing for one that has. */
function reasonOf({ reason }: Pick<PeriodMonth, 'reason'>): string | undefined {
  return reason === null ? undefined : reasons[reason]()
}

interface MonthFigureProps {
  month: PeriodMonth
  /** Opens the sheet's own explanation; the roll-up explains a month that several sheets made. */
  onSheet: (sheetId: string) => void
  onPeriod: () => void
}

/** A month's score in a row of months. A month without one shows why to whoever asks, and is never a zero. */
export function MonthFigure({ month, onSheet, onPeriod }: MonthFigureProps) {
  const { total, parts, status } = month
  if (total === null) {
    return (
      <span title={reasonOf(month)}>
        <span aria-hidden="true">{month.reason === 'noWork' ? '∅' : '–'}</span>
        <VisuallyHidden>{reasonOf(month)}</VisuallyHidden>
      </span>
    )
  }
  const [only, ...rest] = parts
  const sheetId = rest.length === 0 ? only?.sheetId : null
  return (
    <>
      <PointsText value={total} onWhy={() => (sheetId ? onSheet(sheetId) : onPeriod())} />
      {status === 'provisional' ? <abbr title={m.period_provisional()}>*</abbr> : null}
    </>
  )
}
