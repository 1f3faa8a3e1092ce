import type { Outputs } from '../../api.ts'
import { points, quantity } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './correction.module.css'

type Change = Outputs['correction']['get']['changes'][number]
type Failures = Extract<Change, { of: 'qualityFailures' }>['from']

/** A total, or that there is none. */
export const totalText = (total: number | null) => (total === null ? m.correction_not_scored() : points(total))

const shares: Record<string, () => string> = {
  full: m.correction_d_full,
  half: m.correction_d_half,
  none: m.correction_d_none,
}

/** A leader's term as people write it. */
export const shareText = (share: string) => shares[share]?.() ?? share

/** What is corrected, one line a figure: as it was, and as it is. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null
  return (
    <ul className={css.changes}>
      {changes.map((change) => (
        <li key={keyOf(change)}>{changeText(change)}</li>
      ))}
    </ul>
  )
}

function keyOf(change: Change): string {
  const at = change.of === 'general' ? change.criterion : change.of === 'leadership' ? change.term : change.taskId
  return `${change.sheetId} ${change.of} ${at}`
}

function changeText(change: Change): string {
  const label = said(change.label)
  switch (change.of) {
    case 'general':
      return m.correction_points({ label, from: points(change.from), to: points(change.to) })
    case 'leadership':
      return m.correction_share({ label, from: shareText(change.from), to: shareText(change.to) })
    case 'accepted':
      return m.correction_quantity({ label, from: quantity(change.from), to: quantity(change.to) })
    case 'qualityFailures':
      return m.correction_failures({ label, from: failuresText(change.from), to: failuresText(change.to) })
    case 'missedDeadlines':
      return m.correction_delays({ label, from: failuresText(change.from), to: failuresText(change.to) })
  }
}

function failuresText(failures: Failures): string {
  if (failures.length === 0) return m.correction_failure_none()
  const said = failures.map(({ quantity: of, objectiveCause }) => {
    const text = objectiveCause ? m.correction_failure_excused : m.correction_failure_one
    return text({ quantity: quantity(of) })
  })
  return said.join(', ')
}
